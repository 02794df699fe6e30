"""`convenor remember`: what comes back when the session is over, and a speaker's own outline."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli import incoming
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR
from convenor.services.remembering import boxes, remember
from convenor.services.views import note_row
from convenor.session.text import shown


@click.command("remember")
@click.argument("session")
@click.argument("part", required=False)
@click.argument("text", required=False)
@click.option("--from", "person", default="", metavar="SPEAKER", help="TEXT is this speaker’s own outline.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who remembers it.")
@click.option("--command-id", default="", metavar="ID", help="Sending the same id twice keeps it once.")
@json_option
@at_option
def remember_command(
    session: str,
    part: str | None,
    text: str | None,
    person: str,
    actor: str,
    command_id: str,
    as_json: bool,
    at: datetime | None,
) -> None:
    """Keep what is remembered of PART after the end, a line each (- reads lines). Without PART: what there is."""
    host = make_host(at)
    found = find_session(host, session)
    if part is not None:
        if text is None:
            raise click.UsageError("Give what is remembered, or - to read lines.")
        words = "".join(incoming.pieces()) if text == "-" else text
        for kept in remember(host, found.id, part, words, person=person, actor=actor, command=command_id):
            click.echo(kept)
        return
    if person:
        raise click.UsageError("--from goes with a PART and a TEXT.")
    rows = boxes(found)
    if as_json:
        hanging = found.hanging()
        print_json(
            [
                {"segment": b.segment, "title": b.title, "from": b.person or None,
                 "notes": [note_row(n, hanging.get(n.id)) for n in b.notes]}
                for b in rows
            ]
        )
        return
    for box in rows:
        of = f", {shown(box.person)}" if box.person else ""
        click.echo(f"{shown(box.title)} [{box.segment}]{of}")
        for note in box.notes:
            click.echo(f"    {shown(note.text)}{'  (added afterwards)' if note.phase == 'after' else ''}")
    if not rows:
        click.echo("No part has taken place yet.")
