"""Reading what was typed elsewhere: a note-taker's sheet, or a block with a room's name and a point a line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from convenor.services.gathering import Arrived, Heard, as_during, plain
from convenor.services.host import FACILITATOR
from convenor.services.noting_place import MOST_ROOMS
from convenor.services.shortline import parse
from convenor.session.agenda import Plan
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import split_lines

SHEET_HEAD = "Convenor sheet"
_FORM = 1
_PREAMBLE = 200
"""How many lines of a mail may stand before the sheet that it brings."""
_HEADER = re.compile(rf"^{SHEET_HEAD} (\d+)$")
_FIELD = re.compile(r"^(Session|Note-taker|Times): ?(.*)$")
_LINE = re.compile(r"^\[(\d{1,2}):(\d{2})(?::(\d{2}))? ([a-z0-9]{6,20})\] ?(.*)$")
_STRUCK = re.compile(r"^Struck: ([a-z0-9 ]+)$")
_QUOTED = re.compile(rf"^((?:> ?)*){SHEET_HEAD} \d+$")
_NUMBERED = re.compile(r"^(?:breakout\s+)?(?:room|group|r)\s*#?\s*([0-9]{1,2})\b\s*(.*)$", re.IGNORECASE)
_MARKS = re.compile(r"^(?:#{1,6}\s+|\*\*|__|==+\s*)|(?:\*\*|__|\s*==+|\s+#+)$")
_BULLET = re.compile(r"^(?:[-–—*•·‣▪]\s+|\(?[0-9]{1,2}[.)]\s+)")
_TOGETHER = ("together", "everyone", "everybody", "plenary", "main room")


def is_sheet(text: str) -> bool:
    """Whether it is what a sheet saved or copied out, also when a mail quoted it."""
    return any(_QUOTED.match(line.rstrip()) for line in split_lines(text.lstrip("﻿"))[:_PREAMBLE])


def from_sheet(text: str, session: Session, now: datetime, where: str = "") -> Arrived:
    """The lines of a sheet. Raises Problem when it is another session's, or a newer Convenor's."""
    room: int | None = None
    part, actor = "", FACILITATOR
    day: datetime | None = None
    clock = -1
    heard: list[Heard] = []
    struck: list[str] = []
    begun = False
    raw: list[tuple[str, str, int | None, str, datetime | None]] = []
    for line in _unquoted([line.rstrip() for line in split_lines(text.lstrip("﻿"))]):
        header = _HEADER.match(line)
        if header:
            if int(header[1]) > _FORM:
                raise Problem("This sheet was made by a newer Convenor.", cure="Update this Convenor, then gather it.")
            begun, room, part, day, clock = True, None, "", None, -1
            continue
        if not begun:
            continue
        field = _FIELD.match(line)
        found = _LINE.match(line)
        gone = _STRUCK.match(line)
        if field:
            if field[1] == "Session" and field[2].rsplit(" ", 1)[-1].strip("()") != session.id:
                raise Problem(f"This sheet is of another session: {field[2]}.", cure="Gather it into that one.")
            actor = (field[2].strip() or actor) if field[1] == "Note-taker" else actor
            day = _instant(field[2]) if field[1] == "Times" else day
        elif found:
            seconds = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)
            if day is not None and clock - seconds > 12 * 3600:
                day += timedelta(days=1)  # past midnight
            clock = seconds
            at = day.replace(hour=0, minute=0, second=0) + timedelta(seconds=seconds) if day else None
            raw.append((found[4], found[5], room, part, at))
        elif gone:
            struck += gone[1].split()
        elif not line.strip():
            continue
        elif (heading := _heading(line, session.plan)) is not None:
            room, part = heading[0], heading[1].lstrip(",:–—- ").strip()
        elif raw:  # a mail program broke a long line
            key, words, its_room, its_part, at = raw[-1]
            raw[-1] = key, f"{words} {line.strip()}", its_room, its_part, at
    last: dict[int | None, str] = {}
    for key, words, its_room, its_part, at in raw:
        if not words.strip():
            continue
        parsed = parse(words, session.plan)
        its_room = parsed.room if parsed.room is not None else its_room
        line_ = replace(parsed, room=its_room, segment=its_part, under="")
        under = last.get(its_room, "") if parsed.under == "above" else ""
        heard.append(Heard(line_, key, "sheet", 0, as_during(session, at, now), under, actor, where))
        if not under:
            last[its_room] = key
    return Arrived(tuple(heard), tuple(struck))


def from_block(text: str, session: Session, room: int | None = None, where: str = "") -> Arrived:
    """A point a line, in the room whose name stands over it ("Room 3", "room 3:"), else in `room`.

    Bullets and numbers before a point are no part of it. The short syntax of a line holds.
    """
    heard: list[Heard] = []
    names: set[str] = set()
    last: dict[int | None, str] = {}
    part, doubles = "", 0
    for typed in split_lines(text.lstrip("﻿")):
        words = typed.strip()
        if not words:
            continue
        heading = _heading(words, session.plan)
        if heading is not None:
            room, rest = heading
            sign, words = rest[:1], rest[1:].strip() if rest[:1] in ",:–—-" else rest
            if sign != ":":
                part, words = words, ""
            if not words:
                continue
        words = _BULLET.sub("", words)
        parsed = parse(words, session.plan)
        if not parsed.text.strip():
            continue
        its_room = parsed.room if parsed.room is not None else room
        name = f"{its_room} {plain(parsed.text)}"
        if name in names:
            doubles += 1
            continue
        names.add(name)
        line = replace(parsed, room=its_room, segment=part, under="")
        under = last.get(its_room, "") if parsed.under == "above" else ""
        heard.append(Heard(line, name, "paste", 0, None, under, FACILITATOR, where))
        if not under:
            last[its_room] = name
    return Arrived(tuple(heard), doubles=doubles)


def _heading(line: str, plan: Plan) -> tuple[int | None, str] | None:
    """The room that a line names as a heading, with what stands behind its name; None when it is no heading."""
    bare = _MARKS.sub("", _MARKS.sub("", line.strip()))
    if bare.casefold().rstrip(":") in _TOGETHER:
        return None, ""
    for word in _TOGETHER[:1]:
        if bare.casefold().startswith(f"{word},"):
            return None, bare[len(word):]
    for room in plan.rooms:
        if room.name and bare.casefold().startswith(room.name.casefold()):
            rest = bare[len(room.name):].strip()
            if not rest or rest[0] in ":,–—-":
                return room.n, rest
    numbered = _NUMBERED.match(bare)
    if not numbered or not 1 <= int(numbered[1]) <= MOST_ROOMS:
        return None
    rest = numbered[2].strip()
    short = bare[:1].casefold() == "r" and not bare[1:2].isalpha()
    if rest and (short or rest[0] not in ":,–—-"):
        return None  # "r3: a point" is of that room alone; "Room 3 was cold" is a point
    return int(numbered[1]), rest


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks that a mail program puts before what it quotes, as deep as the head has them."""
    depth = next((found[1].count(">") for line in lines if (found := _QUOTED.match(line))), 0)
    return [re.sub(rf"^(?:> ?){{0,{depth}}}", "", line) for line in lines] if depth else lines


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at if at.tzinfo else None
