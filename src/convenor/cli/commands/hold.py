"""`convenor hold`: the room stops for somebody's sake, and goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import click

from convenor.cli.agreeing import agreed
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import holding
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.standing import since_words
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown


@click.command("hold")
@click.argument("session")
@click.argument("state", type=click.Choice(["on", "off", "not-noted"]), required=False)
@click.option("--yes", is_flag=True, help="With not-noted: do not ask.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who asks for it.")
@json_option
@at_option
def hold_command(
    session: str, state: str | None, yes: bool, actor: str, as_json: bool, at: datetime | None
) -> None:
    """Stop the room (on): the clock is quiet, note-takers are asked to stop typing. Go on (off).

    not-noted erases, for good, what was noted in the two minutes before and since. Without a word: how it stands.
    """
    host = make_host(at)
    found = find_session(host, session)
    if state == "not-noted":
        click.echo(_not_noted(host, found, Wish(actor=actor), yes))
        return
    if state:
        holding.hold(host, found.id, state == "on", Wish(actor=actor))
    now = host.session(found.id)
    if as_json:
        print_json(holding.held_row(now))
        return
    for line in hold_lines(now, host.now()):
        click.echo(line)


def hold_lines(session: Session, now: datetime) -> Iterator[str]:
    """How the hold stands, in plain lines; also for `run --plain`."""
    held = holding.held(session)
    if held is None:
        yield holding.went_on_words(session, now) if session.holds else "The room is not held."
    else:
        yield f"{since_words(session)}. The clock is quiet. Note-takers see: {holding.STOP_TYPING}"
        yield f"Say: {held.say}"
        yield f"Do: {held.do}"
        yield f"Company: {held.companion}"
    if words := holding.just_noted_words(session):
        yield f"{words} `convenor hold {session.id} not-noted` erases them; else they stay."


def _not_noted(host: Host, session: Session, wish: Wish, yes: bool) -> str:
    notes = holding.just_noted(session)
    if not notes:
        return "Nothing was noted in those minutes."
    if not yes:
        for note in notes:
            click.echo(f"“{shown(note.text)}”")
        if not agreed("Erase these words for good? They cannot be brought back."):
            raise Problem("Nothing was erased.", cure="With --yes nothing is asked.")
    count = holding.not_noted(host, session.id, [n.id for n in notes], wish)
    return f"{count} line{'' if count == 1 else 's'} erased. The words are gone from the record."
