"""`convenor roster`: who is there."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from convenor.cli.agreeing import agreed
from convenor.cli.files import read_table
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host, make_people_book
from convenor.services import people_book, roster
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.session.problem import Problem
from convenor.session.roster import Present
from convenor.session.session import Session
from convenor.session.text import shown

PASTED = "-"
ACTS = ("add", "left", "also", "forget", "book")


@click.command("roster")
@click.argument("session")
@click.argument(
    "words", nargs=-1, metavar="[FILE.csv|- | add NAME… | left NAME | also NAME OTHER | forget NAME | book]"
)
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who does it.")
@at_option
def roster_command(session: str, words: tuple[str, ...], as_json: bool, actor: str, at: datetime | None) -> None:
    """Who is there: list them, take in a table or the call's participants report, or change it by hand.

    add puts people on it ("Ada Pell" or "Ada Pell <ada@example.org>"), left says that somebody went or never
    came, also that two names are one person, forget takes somebody off for good. book asks of each who is new
    whether they go into your people book; with names, it puts those in. FILE - takes what is pasted: a table, or a
    name a line.
    """
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    if words:
        _act(host, found, words, wish)
    now = host.session(found.id)
    if as_json:
        print_json([_row(p, now) for p in now.roster])
    elif not words:
        _list(now)


def _act(host: Host, session: Session, words: tuple[str, ...], wish: Wish) -> None:
    act, *rest = words
    if act not in ACTS:
        people: list[roster.Newcomer] = []
        for file in words:
            people += _people_of(file)
        _say(host, session, roster.take(host, session.id, people, wish))
    elif act == "add":
        from convenor.exchange.roster_csv import names_only

        if not rest:
            raise click.UsageError("Say who: roster SESSION add NAME…")
        _say(host, session, roster.take(host, session.id, names_only(rest), wish))
    elif act == "book":
        _into_the_book(session, rest)
    elif act == "also":
        if len(rest) != 2:
            raise click.UsageError("Give two names: roster SESSION also NAME OTHER.")
        roster.also_known(host, session.id, rest[0], rest[1], wish)
        click.echo(shown(f"{rest[1]} is {rest[0]}."))
    else:
        if not rest:
            raise click.UsageError(f"Say who: roster SESSION {act} NAME.")
        for name in rest:
            if act == "left":
                click.echo(shown(f"{roster.left(host, session.id, name, wish).name} is not dealt any more."))
            else:
                roster.forget(host, session.id, name, wish)
                click.echo("Forgotten: all that the roster held of them is gone.")


def _people_of(file: str) -> Sequence[roster.Newcomer]:
    """Of a table, or with - of what is pasted: a table too, or a name a line."""
    from convenor.exchange.roster_csv import from_csv, people_in

    if file != PASTED:
        return from_csv(read_table(Path(file)), file)
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Problem("What was pasted is not text.", cure="Nobody was added.") from trouble
    return people_in(text, "what was pasted")


def _say(host: Host, before: Session, taken: roster.Taken) -> None:
    now = host.session(before.id)
    late = " They came late: `convenor rooms SESSION deal --rest` gives them rooms." if now.deals and taken.new else ""
    fuller = f"; more is known now of {len(taken.fuller)}" if taken.fuller else ""
    click.echo(f"{len(taken.new)} new on the roster{fuller}; {len(roster.here(now))} are there.{late}")
    _offer(now)


def _offer(session: Session) -> None:
    new = people_book.offered(session, make_people_book())
    if new:
        some = ", ".join(shown(p.name) for p in new[:8]) + ("…" if len(new) > 8 else "")
        click.echo(
            f"Not in your people book: {some}. `convenor roster SESSION book NAME…` puts in whoever said yes.",
        )


def _into_the_book(session: Session, names: list[str]) -> None:
    book = make_people_book()
    new = people_book.offered(session, book)
    wanted = {roster.find_person(session, name).id for name in names}
    if not (new if not names else [p for p in new if p.id in wanted]):
        click.echo("Everybody is in your people book already.")
    for present in new:
        if present.id in wanted or (not names and agreed(shown(f"Put {present.name} into your people book?"))):
            people_book.put_in(session, book, {present.id})
            click.echo(shown(f"{present.name} is in your people book. Nobody has asked yet whether they may be named."))


def _list(session: Session) -> None:
    if not session.roster:
        click.echo("Nobody is on the roster yet. `convenor roster SESSION FILE.csv` or `add NAME…` puts people on it.")
    for person in session.roster:
        more = [person.email, person.role, person.organisation]
        more += [f"also {', '.join(person.also)}"] if person.also else []
        more += [f"needs: {person.access}"] if person.access else []
        more += ["came late"] if person.late else []
        more += ["left"] if person.left else []
        click.echo(shown(f"{person.name}  [{'; '.join(m for m in more if m)}]" if any(more) else person.name))
    _offer(session)


def _row(person: Present, session: Session) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email or None,
        "organisation": person.organisation or None,
        "role": person.role or None,
        "access_needs": person.access or None,
        "also": list(person.also),
        "late": person.late,
        "left": person.left,
        "rooms": {str(d.round): room for d in session.deals if (room := d.room_of(person.id)) is not None},
    }
