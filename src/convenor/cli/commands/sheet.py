"""`convenor sheet`: a page for note-takers, with no server."""

from __future__ import annotations

from pathlib import Path

import click

from convenor.cli.files import write_text
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.session.problem import Problem


@click.command("sheet")
@click.argument("session")
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="FILE.html", required=True, help="Where to.")
def sheet_command(session: str, to: Path) -> None:
    """Make one page for note-takers, to mail or to put on a website. It sends nothing.

    They type line by line; every line stays on their device. What they copy out or save comes back here with
    `convenor gather`.
    """
    from convenor.exchange.sheet_page import to_sheet_page

    if to.suffix.lower() not in (".html", ".htm"):
        raise Problem(f"A sheet cannot be written as “{to.name}”.", cure="End the name in .html.")
    write_text(to, to_sheet_page(find_session(make_host(), session)))
    click.echo(f"Written to {to}. Mail it to your note-takers; `convenor gather` takes in what they send back.")
