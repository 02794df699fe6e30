"""The points as lists show them: how each reads, what it came from, what was changed, and what may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from convenor.session.agenda import Plan
from convenor.session.exercise import NoteKind
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.writeup.changes import Change, changes_of, reading
from convenor.writeup.compose import voice_of
from convenor.writeup.likeness import Alike, Likeness
from convenor.writeup.shape import Point, shape
from convenor.writeup.style import Style

KINDS: dict[NoteKind, str] = {
    "quote": "very words", "question": "question", "story": "story", "idea": "idea", "action": "next step",
    "reflection": "reflection", "objection": "objection", "example": "example", "resource": "to read", "word": "word",
    "journal": "page",
}
"""What notes are called when they are no plain points."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point, with all that is to be seen of it."""

    point: Point
    text: str
    """How it reads; for a gap, what is left of it."""
    notes: tuple[Contribution, ...]
    changes: tuple[Change, ...] = ()
    alike: tuple[Alike, ...] = ()


def point_rows(session: Session, style: Style, *, compare: bool = True) -> tuple[PointRow, ...]:
    """All points in reading order. `compare`: also say which may be the same."""
    shaped = shape(session)
    voice = voice_of(session.plan, style)
    texts = {p.id: reading(p, shaped, voice) for p in shaped.points}
    likeness = Likeness(texts) if compare else None
    return tuple(
        PointRow(p, texts[p.id], tuple(shaped.notes[n] for n in p.notes), changes_of(p, shaped, voice),
                 likeness.of(p.id) if likeness else ())
        for p in shaped.points
    )


def as_json(row: PointRow) -> dict[str, Any]:
    point = row.point
    return {
        "id": point.id,
        "text": row.text,
        "used": point.used,
        "gap": point.gap,
        "depth": point.depth,
        "under": point.under,
        "theme": point.theme,
        "worded": point.wording is not None,
        "notes": [
            {"id": n.id, "text": n.text, "kind": n.kind, "segment": n.segment, "room": n.room, "by": n.by}
            for n in row.notes
        ],
        "changes": [{"was": c.was, "now": c.now, "why": c.why} for c in row.changes],
        "perhaps_the_same": [{"id": a.other, "share": a.share, "why": a.why} for a in row.alike],
    }


def place_words(session: Session, notes: Sequence[Contribution]) -> str:
    """ "Rooms, Room 2": where it was said; "Rooms, Rooms 1 and 3" when merged from both."""
    places: dict[str, dict[int, None]] = {}
    for note in notes:
        part = session.segment(note.segment)
        rooms = places.setdefault(shown(part.title if part else note.segment), {})
        if note.room is not None:
            rooms[note.room] = None
    return "; ".join(_in_rooms(title, sorted(rooms), session.plan) for title, rooms in places.items())


def _in_rooms(title: str, rooms: list[int], plan: Plan) -> str:
    names = {r.n: shown(r.label) for r in plan.rooms}
    listed = [names.get(n, f"Room {n}") for n in rooms]
    return title + "".join(f", {name}" for name in listed)


def what_words(notes: Sequence[Contribution]) -> str:
    """ "very words, Ada Pell": what the first of its notes is, and whose, where that is known."""
    if not notes:
        return ""
    first = notes[0]
    words = [KINDS[first.kind]] if first.kind in KINDS else []
    words += [shown(first.said_by)] if first.said_by else []
    words += [f"{len(notes)} notes"] if len(notes) > 1 else []
    return ", ".join(words)
