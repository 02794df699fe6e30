"""`convenor writeup`: the note, in the house style."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from convenor.cli.options import library_of, library_option, style_option
from convenor.cli.wiring import make_host, make_writer
from convenor.services.finding import find_session
from convenor.session.series import Profile


@click.command("writeup")
@click.argument("session")
@style_option
@click.option("--profile", type=click.Choice(get_args(Profile)), help="Without it: the series' own, else by the date.")
@click.option(
    "--to", "to", type=click.Path(path_type=Path), metavar="FILE.md|.html|.txt|.docx", help="Without it: here, as text."
)
@library_option
@click.pass_context
def writeup_command(
    ctx: click.Context, session: str, style: str, profile: str | None, to: Path | None, library: str | None
) -> None:
    """Write the session up. It is a draft: not checked, not for sharing."""
    found = find_session(make_host(), session)
    writer = make_writer(library_of(ctx, library), style)
    chosen = cast(Profile | None, profile)
    if to is None:
        click.echo(writer.text(found, chosen))
        return
    writer.save(found, to, chosen)
    click.echo(f"Written to {to}. It is a draft: not checked, not for sharing.")
