"""The rooms and the people in them, as the lines of a list, and what is said of the chosen one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from convenor.services.dealing import reasons_of
from convenor.services.room_lists import RoomList, Rooms, rooms_of
from convenor.services.roster import here, shown_names
from convenor.session.roster import Deal
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.widgets.pick_list import PickRow

WITHOUT = "No room yet"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a line is about: a room, or somebody."""

    room: int | None = None
    person: str = ""


def chosen(key: str | None) -> Chosen:
    """The other way round from a line's key."""
    kind, _, what = (key or "").partition(":")
    if kind == "room":
        return Chosen(room=int(what))
    return Chosen(person=what) if kind == "person" else Chosen()


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the screen shows of the rooms."""

    rooms: Rooms
    rows: tuple[PickRow, ...]
    why: dict[str, str]
    """What is said of each line, by its key."""
    asked: str
    """The question, when all rooms have the same; else empty."""


def seen(session: Session, round_: int | None, marked: Collection[str] = ()) -> Seen:
    """The open rooms in that round. `marked`: ids of people who are to be dealt again."""
    rooms = rooms_of(session, round_)
    deal = session.deal(rooms.round) or Deal(rooms.round)
    names, reasons = shown_names(session.roster), reasons_of(session, deal)
    questions = {room.question for room in rooms.rooms}
    sent = sent_by_room(session)
    rows: list[PickRow] = []
    why: dict[str, str] = {}
    for room in rooms.rooms:
        key = f"room:{room.n}"
        rows.append(PickRow(key, f"{shown(room.label)}: {_people(room)}, {_sent(sent.get(room.n, 0))}", look="title"))
        why[key] = shown(room.question) or "It has no question of its own."
        for person, name in zip(room.people, room.names, strict=True):
            key = f"person:{person.id}"
            roles = [w for w, who in (("hosts", room.host), ("takes notes", room.note_taker)) if who == name]
            more = [*roles, *([f"needs {shown(person.access)}"] if person.access else [])]
            beside = f" ({', '.join(more)})" if more else ""
            rows.append(PickRow(key, f"{shown(name)}{beside}", head=_mark(person.id, marked), indent=2))
            why[key] = shown(reasons.get(person.id, ""))
    seated = {p.id for room in rooms.rooms for p in room.people}
    without = [p for p in here(session) if p.id not in seated]
    if without:
        rows.append(PickRow("", f"{WITHOUT}: {len(without)}", look="heading"))
    for person in without:
        key = f"person:{person.id}"
        late = " (came late)" if person.late else ""
        rows.append(PickRow(key, f"{shown(names[person.id])}{late}", head=_mark(person.id, marked), indent=2))
        why[key] = f"{shown(names[person.id])} has no room yet."
    return Seen(rooms, tuple(rows), why, shown(questions.pop()) if len(questions) == 1 else "")


def sent_by_room(session: Session) -> dict[int, int]:
    """How many notes came from each room: in the breakout that is on, else in all."""
    on = session.now_on
    part = on.id if on is not None and on.mode == "breakout" else None
    count: dict[int, int] = {}
    for note in session.notes():
        if note.room is not None and part in (None, note.segment):
            count[note.room] = count.get(note.room, 0) + 1
    return count


def _mark(person: str, marked: Collection[str]) -> str:
    return "× " if person in marked else "  "


def _people(room: RoomList) -> str:
    count = len(room.people)
    return "nobody yet" if not count else "1 person" if count == 1 else f"{count} people"


def _sent(count: int) -> str:
    return "nothing sent yet" if not count else "1 note" if count == 1 else f"{count} notes"
