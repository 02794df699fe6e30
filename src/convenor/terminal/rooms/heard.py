"""What came from the rooms and what they were told, as the running screen says it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from convenor.services.messages import sent_line, standing
from convenor.session.agenda import Segment
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.words import countdown


def called_back(session: Session, now: datetime) -> str:
    """How long people have who were called back out of their rooms."""
    called = session.called_back
    if called is None:
        return ""
    left = ceil((called.by - now).total_seconds())
    return f"Called back: {countdown(left)}" if left > 0 else "Called back: now"


def sent_words(session: Session) -> str:
    """ "Told 11:31 to all rooms: …", and how many more stand."""
    stand = standing(session)
    if not stand:
        return ""
    more = f" (and {len(stand) - 1} more)" if len(stand) > 1 else ""
    return f"Told {sent_line(session, stand[-1])}{more}"


def heard_in(session: Session, part: Segment | None) -> list[tuple[str, int]]:
    """Only while people are in rooms: each with the count of its notes, and no name of anybody."""
    if part is None or part.mode != "breakout":
        return []
    heard: dict[int, int] = {r.n: 0 for r in session.plan.open_rooms}
    for note in session.notes():
        if note.segment == part.id and note.room is not None:
            heard[note.room] = heard.get(note.room, 0) + 1
    names = {r.n: shown(r.label) for r in session.plan.rooms}
    return [(names.get(n, f"Room {n}"), count) for n, count in sorted(heard.items())]


def in_short(heard: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Those with notes, then those without, in as few words as will do."""
    silent = [name for name, count in heard if not count]
    silent[:1] = [f"Nothing yet: {name}" for name in silent[:1]]
    return (*(f"{name}: {count}" for name, count in heard if count), *silent)


def so_far(count: int) -> str:
    """ "nothing yet", "3 notes"."""
    return "nothing yet" if count == 0 else "1 note" if count == 1 else f"{count} notes"
