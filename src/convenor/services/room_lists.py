"""Rooms with the people in them: what the lists, the door sheets, the files and `--json` are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from convenor.services.dealing import reasons
from convenor.services.rooms import round_now
from convenor.services.roster import here, shown_names
from convenor.session.roster import Deal, Present
from convenor.session.session import Session


@dataclass(frozen=True, slots=True)
class RoomList:
    """One open room as it is in a round."""

    n: int
    label: str
    question: str
    people: tuple[Present, ...]
    names: tuple[str, ...]
    """Of the people, in the same order."""
    host: str = ""
    note_taker: str = ""
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Rooms:
    title: str
    round: int
    seed: int | None
    rooms: tuple[RoomList, ...]
    without: tuple[str, ...]
    """Who is there and has no room."""
    reasons: tuple[str, ...]


def rooms_of(session: Session, round_: int | None = None) -> Rooms:
    """The open rooms, and who is in each in that round (without a number: the one that is on or comes next)."""
    number = round_ if round_ is not None else round_now(session)
    deal = session.deal(number) or Deal(number)
    people = {p.id: p for p in here(session)}
    names = shown_names(session.roster)
    hosts = {s.room: names.get(s.person, "") for s in deal.hosts if s.person in people}
    takers = {s.room: names.get(s.person, "") for s in deal.note_takers if s.person in people}
    notes = session.notes()
    rooms = []
    for room in session.plan.open_rooms:
        inside = [people[s.person] for s in deal.seats if s.room == room.n and s.person in people]
        rooms.append(RoomList(
            room.n, room.label, room.question or _asked(session), tuple(inside), tuple(names[p.id] for p in inside),
            hosts.get(room.n, ""), takers.get(room.n, ""), sum(1 for note in notes if note.room == room.n),
        ))
    seated = {p.id for room in rooms for p in room.people}
    without = tuple(names[p.id] for p in people.values() if p.id not in seated)
    return Rooms(session.plan.title, number, deal.seed, tuple(rooms), without, tuple(reasons(session, deal)))


def rooms_row(rooms: Rooms) -> dict[str, Any]:
    """For `--json`."""
    return {
        "round": rooms.round,
        "seed": rooms.seed,
        "reasons": list(rooms.reasons),
        "rooms": [
            {
                "n": room.n,
                "name": room.label,
                "question": room.question or None,
                "people": list(room.names),
                "note_taker": room.note_taker or None,
                "host": room.host or None,
                "notes": room.notes,
            }
            for room in rooms.rooms
        ],
        "without_a_room": list(rooms.without),
    }


def room_words(room: RoomList) -> str:
    """ "Room 1: Ada Pell (host), Sam Marsh (takes notes), Lee"; "nobody yet" when it is empty."""
    said = []
    for name in room.names:
        roles = [word for word, who in (("host", room.host), ("takes notes", room.note_taker)) if who == name]
        said.append(f"{name} ({', '.join(roles)})" if roles else name)
    return f"{room.label}: {', '.join(said) or 'nobody yet'}"


def _asked(session: Session) -> str:
    """What rooms are asked when they have no question of their own: the only question of the session."""
    return session.plan.questions[0] if len(session.plan.questions) == 1 else ""
