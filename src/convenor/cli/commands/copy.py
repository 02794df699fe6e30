"""`convenor copy`: a readable copy of the record after each part."""

from __future__ import annotations

from pathlib import Path

import click

from convenor.cli.wiring import home, make_copies, make_host
from convenor.services.finding import find_session


@click.command("copy")
@click.argument("session")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def copy_command(session: str, folder: Path) -> None:
    """After each part, a copy of the whole record goes to DIR: a stick, a shared folder. It holds everything."""
    host = make_host()
    found = find_session(host, session)
    written = make_copies(home(), host.store).choose(found, folder)
    click.echo(f"Written: {written}. A fresh copy follows after each part.")
    click.echo("On another laptop, `convenor import FILE` opens it and goes on. It holds everything: keep it safe.")
