"""Who goes into which room, for a video call to read, to paste, and to hang on doors."""

from __future__ import annotations

import re
from html import escape

from convenor.exchange.csv_rows import to_csv
from convenor.exchange.paper import page
from convenor.services.room_lists import RoomList, Rooms, room_words
from convenor.writeup.plain import inert

HEAD = ("Pre-assign Room Name", "Email Address")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")

_DOOR_LOOKS = """
.door{break-after:page;break-inside:avoid;padding:0 0 2rem}
.door:last-child{break-after:auto}
.door h2{font-size:3rem;line-height:1.1;margin:1rem 0}
.door .asked{font-size:1.6rem;line-height:1.3;margin:0 0 1.5rem}
.door ul{font-size:1.4rem;line-height:1.5;padding-left:1.5rem}
@media print{h1,.under{display:none}.door h2{font-size:44pt}.door .asked{font-size:24pt}.door ul{font-size:20pt}}
"""


def to_preassign_csv(rooms: Rooms) -> str:
    """The file that a video call reads: a row for everybody with a room and an address, lines ended by CR LF.

    Without a mark before it: a program that does not expect one does not find its first head.
    """
    rows = [(room.label, p.email) for room in rooms.rooms for p in room.people if _ADDRESS.fullmatch(p.email)]
    return to_csv([HEAD, *rows])


def without_address(rooms: Rooms) -> tuple[str, ...]:
    """The names of those whom that file cannot place, each with the room to move them to by hand."""
    return tuple(
        f"{name} ({room.label})"
        for room in rooms.rooms
        for name, person in zip(room.names, room.people, strict=True)
        if not _ADDRESS.fullmatch(person.email)
    )


def to_paste(rooms: Rooms) -> str:
    """A line a room, to paste into a chat; then who has none."""
    lines = [inert(room_words(room)) for room in rooms.rooms]
    if rooms.without:
        lines.append(inert(f"No room yet: {', '.join(rooms.without)}"))
    return "\n".join(lines) + "\n"


def to_door_sheets(rooms: Rooms) -> str:
    """A page for each room's door: its name, its question, and who is expected."""
    return page(rooms.title, "Door sheets", "".join(_door(room) for room in rooms.rooms), looks=_DOOR_LOOKS)


def _door(room: RoomList) -> str:
    asked = f'<p class="asked" dir="auto">{_safe(room.question)}</p>\n' if room.question else ""
    people = "".join(f'<li dir="auto">{_safe(line)}</li>\n' for line in _people(room))
    inside = f"<ul>\n{people}</ul>\n" if people else ""
    return f'<section class="door">\n<h2 dir="auto">{_safe(room.label)}</h2>\n{asked}{inside}</section>\n'


def _people(room: RoomList) -> list[str]:
    roles = {room.host: "hosts", room.note_taker: "takes notes"}
    if room.host and room.host == room.note_taker:
        roles[room.host] = "hosts and takes notes"
    return [f"{name}, {roles[name]}" if name in roles else name for name in room.names]


def _safe(text: str) -> str:
    return escape(inert(text).strip())
