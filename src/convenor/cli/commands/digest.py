"""`convenor digest`: what was noted, for those who came, the same day."""

from __future__ import annotations

from pathlib import Path

import click

from convenor.cli.files import write_bytes, write_text
from convenor.cli.options import library_of, library_option, style_option
from convenor.cli.wiring import make_clipboard, make_host, make_writer
from convenor.cli.writer import layout_of
from convenor.services.digesting import day_digest, perhaps_twice
from convenor.services.finding import find_session


@click.command("digest")
@click.argument("session")
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="FILE.md|.html|.txt|.docx",
              help="Without it: here, as text.")
@click.option("--copy", is_flag=True, help="Put it on the clipboard as text, for an e-mail.")
@style_option
@library_option
@click.pass_context
def digest_command(
    ctx: click.Context, session: str, to: Path | None, copy: bool, style: str, library: str | None
) -> None:
    """What was noted, part by part and room by room, for those who came: the same day, before the note.

    It keeps to the same consent as the note, and has the points as they stand at the desk.
    """
    from convenor.exchange.mail import to_mail

    house = make_writer(library_of(ctx, library), style).style()
    found = find_session(make_host(), session)
    document = day_digest(found, house)
    twice = perhaps_twice(found, house)
    if twice:
        click.echo(twice, err=True)
    if copy and make_clipboard().put(to_mail(document)):
        click.echo("Copied. Paste it where it is wanted.", err=True)
    elif copy:
        click.echo("This computer has no clipboard that answers; here it is to be marked and copied.", err=True)
    if to is not None:
        content = to_mail(document) if to.suffix.lower() == ".txt" else layout_of(to)(document)
        if isinstance(content, bytes):
            write_bytes(to, content)
        else:
            write_text(to, content)
        click.echo(f"Written to {to}.")
    else:
        click.echo(to_mail(document), nl=False)
