"""`convenor rehearse`: the real screen at many times the speed; nothing of it is kept."""

from __future__ import annotations

import click

from convenor.cli.options import library_of, library_option
from convenor.cli.trouble import report
from convenor.cli.wiring import RandomIds, SystemClock, make_host, make_shelf, make_writer
from convenor.services.finding import find_session
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.rehearsing import copy_to_rehearse, fast_clock


@click.command("rehearse")
@click.argument("session")
@click.option("--speed", type=float, default=20.0, show_default=True, metavar="N", help="So many times as fast.")
@library_option
@click.pass_context
def rehearse_command(ctx: click.Context, session: str, speed: float, library: str | None) -> None:
    """Go through a session beforehand, on the real screen, at speed. The session itself is not touched."""
    from convenor.store.memory import MemoryStore
    from convenor.terminal.app import ConvenorApp

    found = find_session(make_host(), session)
    host = Host(MemoryStore(), fast_clock(found, SystemClock(), speed), RandomIds())
    folder = library_of(ctx, library)
    outside = Outside(host, make_shelf(folder), make_writer(folder), kept=False, report=report)
    ConvenorApp(outside, session=copy_to_rehearse(found, host)).run()
