"""`convenor` and `convenor run`: the screens, or plain lines for a screen reader."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime

import click

from convenor.cli.opened import run_app
from convenor.cli.options import at_option, library_of, library_option
from convenor.cli.own_home import make_outside
from convenor.cli.wiring import make_host


@click.command("run")
@click.argument("session")
@click.option("--plain", is_flag=True, help="Lines out, for a screen reader; a line in that begins “go ” commands.")
@click.option("--as", "actor", default="facilitator", metavar="NOTE-TAKER", help="Who is taking notes.")
@library_option
@at_option
@click.pass_context
def run_command(
    ctx: click.Context, session: str, plain: bool, actor: str, library: str | None, at: datetime | None
) -> None:
    """Run a session on the screen."""
    from convenor.services.finding import find_session

    if plain:
        from convenor.cli.plain import run_plain

        host = make_host(at)
        run_plain(host, find_session(host, session).id, actor, sys.stdin, click.echo)
        return
    outside = replace(make_outside(library_of(ctx, library), at), actor=actor)
    found = find_session(outside.host, session)
    from convenor.terminal.app import ConvenorApp

    run_app(ConvenorApp(outside, session=found.id))


def open_app(library: str | None) -> None:
    """The app's first screen."""
    from convenor.terminal.app import ConvenorApp

    run_app(ConvenorApp(make_outside(library)))
