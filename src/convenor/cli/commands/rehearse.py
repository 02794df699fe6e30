"""`convenor rehearse`: the real screen at many times the speed; nothing of it is kept."""

from __future__ import annotations

import click

from convenor.cli.opened import run_app
from convenor.cli.options import library_of, library_option
from convenor.cli.rehearsal import SPEED, make_rehearsal
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session


@click.command("rehearse")
@click.argument("session")
@click.option("--speed", type=float, default=SPEED, show_default=True, metavar="N", help="So many times as fast.")
@library_option
@click.pass_context
def rehearse_command(ctx: click.Context, session: str, speed: float, library: str | None) -> None:
    """Go through a session beforehand, on the real screen, at speed. The session itself is not touched."""
    from convenor.terminal.app import ConvenorApp

    outside, copy = make_rehearsal(find_session(make_host(), session), speed, library_of(ctx, library))
    run_app(ConvenorApp(outside, session=copy))
