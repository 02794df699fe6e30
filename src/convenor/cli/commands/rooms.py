"""`convenor rooms`: who is in which room, and rooms while the session runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host, make_papers
from convenor.services import dealing, roles, rooms
from convenor.services.dealing_words import names_in, with_rooms
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.room_lists import Rooms, room_words, rooms_of, rooms_row
from convenor.session.problem import Problem
from convenor.session.text import shown

ACTS = ("deal", "set", "swap", "host", "note-taker", "add", "close", "merge", "rename")


@click.command("rooms")
@click.argument("session")
@click.argument("act", required=False, type=click.Choice(ACTS))
@click.argument("words", nargs=-1, metavar="[NAME N | NAME NAME | NAME | N | N INTO | N NAME]")
@click.option("--rooms", "count", type=int, metavar="N", help="deal: into that many rooms, which are made.")
@click.option("--seed", type=int, metavar="N", help="deal: the same seed deals the same.")
@click.option("--together", multiple=True, metavar="NAME,NAME", help="deal: these share a room.")
@click.option("--apart", multiple=True, metavar="NAME,NAME", help="deal: no two of these share one.")
@click.option("--pin", multiple=True, metavar="NAME:N", help="deal: this person is in that room.")
@click.option("--host", "hosts", multiple=True, metavar="NAME[:N]", help="deal: hosts a room, or that room.")
@click.option("--note-taker", "takers", multiple=True, metavar="NAME[:N]", help="deal: takes notes in a room.")
@click.option("--choice", multiple=True, metavar="NAME:N[,N]", help="deal: the rooms that they would like.")
@click.option("--choices-first", is_flag=True, help="deal: everybody's first choice, however uneven.")
@click.option("--again", multiple=True, metavar="NAME,NAME", help="deal: only these; the others stay.")
@click.option("--rest", is_flag=True, help="deal: only those who have no room yet.")
@click.option("--round", "number", type=click.IntRange(1, 99), metavar="N", help="Which round; else the next one.")
@click.option("--question", default="", metavar="TEXT", help="add: what the new room is asked.")
@click.option("--to", "to", type=click.Path(path_type=Path), metavar="FILE.csv|.txt|.html",
              help="For the video call to read, to paste, or for the doors.")
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who does it.")
@at_option
def rooms_command(
    session: str,
    act: str | None,
    words: tuple[str, ...],
    count: int | None,
    seed: int | None,
    together: tuple[str, ...],
    apart: tuple[str, ...],
    pin: tuple[str, ...],
    hosts: tuple[str, ...],
    takers: tuple[str, ...],
    choice: tuple[str, ...],
    choices_first: bool,
    again: tuple[str, ...],
    rest: bool,
    number: int | None,
    question: str,
    to: Path | None,
    as_json: bool,
    actor: str,
    at: datetime | None,
) -> None:
    """Show the rooms and who is in them; deal people, or change it by hand.

    set NAME N puts somebody into a room, swap NAME NAME changes two about. host NAME and note-taker NAME say who
    does that in the room that they are in; again, that they do no longer. add [NAME] opens a room, close N and
    merge N INTO close one, rename N NAME gives it a name. `plan SESSION undo` takes back the last of these.
    """
    if act is None and words:
        raise click.UsageError("Say what to do with the rooms.")
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    said = ""
    if act == "deal":
        if words:
            raise click.UsageError("deal takes its names by options: --together, --apart, --host …")
        asked = dealing.Asked(
            together=tuple(_names(t) for t in together),
            apart=tuple(_names(a) for a in apart),
            pinned=tuple((name, _one(n, p)) for p in pin for name, n in [with_rooms(p)]),
            hosts=tuple((name, _one_or_none(n, h)) for h in hosts for name, n in [with_rooms(h)]),
            note_takers=tuple((name, _one_or_none(n, t)) for t in takers for name, n in [with_rooms(t)]),
            choices=tuple(with_rooms(c) for c in choice),
            choices_first=choices_first,
            again=tuple(name for a in again for name in _names(a)),
            count=count,
            rest=rest,
            round=number,
        )
        dealing.deal(host, found.id, asked, dealing.fresh_seed(host.ids) if seed is None else seed, wish)
    elif act is not None:
        said = _by_hand(host, found.id, act, words, question, number, wish)
    now = rooms_of(host.session(found.id), number)
    if to is not None:
        _save(now, to, err=as_json)
    if as_json:
        print_json(rooms_row(now))
    elif to is None:
        if said:
            click.echo(said)
        _show(now, act == "deal")


def _by_hand(
    host: Host, session_id: str, act: str, words: tuple[str, ...], question: str, number: int | None, wish: Wish
) -> str:
    def need(n: int, usage: str) -> None:
        if len(words) != n:
            raise click.UsageError(f"Write it like: rooms SESSION {usage}.")

    def do_set() -> str:
        need(2, "set NAME N")
        dealing.put(host, session_id, words[0], _number(words[1]), number, wish)
        return ""

    def do_swap() -> str:
        need(2, "swap NAME NAME")
        dealing.swap(host, session_id, words[0], words[1], number, wish)
        return ""

    def do_role() -> str:
        need(1, f"{act} NAME")
        roles.give_role(host, session_id, words[0], "host" if act == "host" else "note-taker", number, wish)
        return ""

    def do_add() -> str:
        return f"Room {rooms.add(host, session_id, question, ' '.join(words), wish)} is open."

    def do_close() -> str:
        need(1, "close N")
        rooms.close(host, session_id, _number(words[0]), wish)
        return f"Room {words[0]} is closed; its notes are kept."

    def do_merge() -> str:
        need(2, "merge N INTO")
        moved = rooms.merge(host, session_id, _number(words[0]), _number(words[1]), wish)
        with_notes = "its people and its notes" if moved else "its people (its notes stay with their own question)"
        return f"Room {words[0]} joined Room {words[1]}, with {with_notes}."

    def do_rename() -> str:
        if not words:
            raise click.UsageError("Write it like: rooms SESSION rename N NAME.")
        rooms.rename(host, session_id, _number(words[0]), " ".join(words[1:]), wish)
        return ""

    acts: dict[str, Callable[[], str]] = {
        "set": do_set, "swap": do_swap, "host": do_role, "note-taker": do_role, "add": do_add, "close": do_close,
        "merge": do_merge, "rename": do_rename,
    }
    return acts[act]()


def _show(now: Rooms, dealt: bool) -> None:
    if not now.rooms:
        click.echo("There are no rooms yet. `convenor rooms SESSION add` opens one; `deal --rooms 4` makes four.")
    for room in now.rooms:
        click.echo(shown(room_words(room)))
    if now.without:
        click.echo(shown(f"No room yet: {', '.join(now.without)}"))
    if not dealt:
        return
    click.echo(f"Round {now.round}. The seed was {now.seed}: the same seed deals the same.")
    for reason in now.reasons:
        click.echo(shown(f"  {reason}"))
    lacking = [room.label for room in now.rooms if not room.note_taker]
    if lacking and len(lacking) < len(now.rooms):
        click.echo(f"Nobody takes notes yet in {', '.join(lacking)}.")


def _save(now: Rooms, to: Path, *, err: bool) -> None:
    lacking = make_papers().save(now, to)
    click.echo(f"Written to {to}.", err=err)  # beside a JSON document nothing else may stand
    for name in lacking:
        click.echo(shown(f"No e-mail address, so to be moved by hand: {name}"), err=err)


def _names(text: str) -> tuple[str, ...]:
    names = names_in(text)
    if not names:
        raise click.UsageError("Give names, with commas between them.")
    return names


def _one(numbers: tuple[int, ...], text: str) -> int:
    if len(numbers) != 1:
        raise click.UsageError(f"“{text}” does not name one room. Write it like “Ada:2”.")
    return numbers[0]


def _one_or_none(numbers: tuple[int, ...], text: str) -> int | None:
    return _one(numbers, text) if numbers else None


def _number(text: str) -> int:
    found = re.fullmatch(r"(?:room\s*|r)?([0-9]{1,2})", text.strip(), re.IGNORECASE)
    if not found:
        raise Problem(f"“{text}” is not the number of a room.", cure="Write it like 3.")
    return int(found[1])
