"""`convenor show`: a second window, made to be shared."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.opened import run_app
from convenor.cli.options import at_option
from convenor.cli.own_home import make_outside
from convenor.services.finding import find_session


@click.command("show")
@click.argument("session")
@click.option("--speakers", is_flag=True, help="Also show how long whoever speaks has left.")
@at_option
def show_command(session: str, speakers: bool, at: datetime | None) -> None:
    """Show everyone the question and the time left, and nothing else. Run it in a window of its own and share that."""
    outside = make_outside(at=at)
    found = find_session(outside.host, session)
    from convenor.terminal.showing.app import ShowApp

    run_app(ShowApp(outside, found.id, speakers=speakers))
