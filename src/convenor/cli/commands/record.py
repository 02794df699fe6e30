"""`convenor export` and `convenor import`: the whole record, out and in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from convenor.cli.files import write_text
from convenor.cli.options import at_option, library_of, library_option, style_option
from convenor.cli.wiring import make_host, make_writer
from convenor.services import handing
from convenor.services.carrying import hand_over_in_file, holds_words
from convenor.services.finding import find_session
from convenor.services.handing import pen_words
from convenor.services.host import FACILITATOR, Wish
from convenor.session.problem import Problem


@click.command("export")
@click.argument("session")
@click.argument("file", type=click.Path(path_type=Path))
def export_command(session: str, file: Path) -> None:
    """Save a session's whole record in FILE.yaml, or everything said as rows for a spreadsheet in FILE.csv.

    Either holds everything, also what is for us only.
    """
    ending = file.suffix.lower()
    if ending not in (".yaml", ".yml", ".csv"):
        raise Problem(f"{file.name} ends in neither .yaml nor .csv.", cure="Give a name such as session.yaml.")
    host = make_host()
    found = find_session(host, session)
    if ending == ".csv":
        from convenor.exchange.rows_csv import to_rows_csv

        write_text(file, to_rows_csv(found, host.store.pages.read(found.id).pages), private=True)
    else:
        from convenor.exchange.record_file import to_yaml

        write_text(file, to_yaml(found.id, host.store.read(found.id), host.store.pages.read(found.id)), private=True)
    click.echo(f"Saved to {file}. It holds everything, also what is for us only: keep it as safe as the notes.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as-copy", is_flag=True, help="As a session of its own, beside the one that is here.")
def import_command(file: Path, as_copy: bool) -> None:
    """Read a record from FILE.yaml: the same again changes nothing; a longer one goes on from what is here."""
    from convenor.cli.carrier import FileCarrier

    host = make_host()
    taken = FileCarrier().take(host, file, as_copy=as_copy)
    if not taken.entries and not taken.pages:
        click.echo(f"{taken.session_id}: nothing new in {file.name}; everything in it is here already.")
        return
    count = taken.entries
    click.echo(f"{taken.session_id}: {count} entr{'y' if count == 1 else 'ies'} added from {file.name}.")
    if taken.pages:
        click.echo(f"With {taken.pages} page{'' if taken.pages == 1 else 's'} that had been handed in.")
    for line in pen_words(host.session(taken.session_id)):
        click.echo(line)


@click.command("handover")
@click.argument("session")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "to", metavar="NAME", help="Who writes the note from now on.")
@click.option("--without-raw", is_flag=True, help="Only the words that the note says; not what else was noted.")
@click.option("--take-back", "back", metavar="NAME", help="The pen is NAME's again; no file is written.")
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who hands it over.")
@at_option
@click.pass_context
def handover_command(
    ctx: click.Context, session: str, file: Path | None, to: str | None, without_raw: bool, back: str | None,
    style: str, library: str | None, actor: str, at: datetime | None,
) -> None:
    """Hand the writing over: one file for a colleague, who takes it in with `convenor import`.

    Both records say from then on who holds the pen. The colleague hands it back in the same way. Without a file it
    says who holds the pen.
    """
    from convenor.cli.carrier import FileCarrier

    host = make_host(at)
    found = find_session(host, session)
    if back is not None:
        if file is not None or to is not None:
            raise Problem("The pen is taken back without a file.", cure="Give --take-back NAME, and nothing else.")
        for line in handing.take_back(host, found.id, back, Wish(actor=actor)):
            click.echo(line)
    elif file is not None:
        if to is None:
            raise Problem("To whom?", cure="Give --to NAME: whoever writes the note from now on.")
        note = make_writer(library_of(ctx, library), style).document
        hand_over_in_file(host, FileCarrier(), note, found.id, file, to, whole=not without_raw, wish=Wish(actor=actor))
        click.echo(f"Saved to {file}. It holds {holds_words(not without_raw)}. Send it to {to} with care.")
    elif to is not None:
        raise Problem("Into which file?", cure="Give a name such as session.yaml.")
    else:
        click.echo(handing.holder_words(found))
        return
    for line in pen_words(host.session(found.id)):
        click.echo(line)
