"""`convenor unnoted`: from here on nothing is kept, until it is turned off."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option
from convenor.cli.wiring import make_host
from convenor.services import reality
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.standing import unnoted_words


@click.command("unnoted")
@click.argument("session")
@click.argument("state", type=click.Choice(["on", "off"]))
@click.option("--room", type=int, metavar="N", help="Only in this room.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who asks for it.")
@at_option
def unnoted_command(session: str, state: str, room: int | None, actor: str, at: datetime | None) -> None:
    """Keep nothing of what is said from here on (on), or go on noting (off)."""
    host = make_host(at)
    found = find_session(host, session)
    reality.unnoted(host, found.id, state == "on", room, Wish(actor=actor))
    click.echo(unnoted_words(host.session(found.id)) or "Noting goes on.")
