"""`convenor reportback`: the rooms' lines, ticked as they are said aloud, and starred where a room chose one."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.reporting_back import Marks, RoomBack, back_row, mark, not_heard, rooms_back
from convenor.session.text import shown


@click.command("reportback")
@click.argument("session")
@click.option("--said", multiple=True, metavar="ID", help="This line was said aloud.")
@click.option("--star", multiple=True, metavar="ID", help="This line is the one that its room chose.")
@click.option("--not-said", multiple=True, metavar="ID", help="It was not said after all.")
@click.option("--no-star", multiple=True, metavar="ID", help="It was not chosen after all.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who ticks.")
@json_option
@at_option
def reportback_command(
    session: str,
    said: tuple[str, ...],
    star: tuple[str, ...],
    not_said: tuple[str, ...],
    no_star: tuple[str, ...],
    actor: str,
    as_json: bool,
    at: datetime | None,
) -> None:
    """Show the lines of each room, and tick those that were said aloud.

    A line that a room chose comes first of that room's in the note.
    """
    host = make_host(at)
    found = find_session(host, session)
    marks = Marks(said, not_said, star, no_star)
    if marks != Marks():
        mark(host, found.id, marks, Wish(actor=actor))
        found = host.session(found.id)
    rooms = rooms_back(found)
    if as_json:
        print_json([back_row(back) for back in rooms])
        return
    if not rooms:
        click.echo("This session has no rooms that come back.")
        return
    for back in rooms:
        _show(back)
    click.echo(not_heard(rooms))


def _show(back: RoomBack) -> None:
    question = f": {shown(back.room.question)}" if back.room.question else ""
    click.echo(f"{shown(back.room.label)}{question}")
    if not back.lines:
        click.echo("    nothing noted; what it says aloud is its record")
    for line in back.lines:
        marks = [word for word, on in (("said", line.said_aloud), ("chosen", line.starred),
                                       ("for us only", line.consent == "us")) if on]
        click.echo(f"  {line.id}  {shown(line.text)}" + (f"  [{'; '.join(marks)}]" if marks else ""))
