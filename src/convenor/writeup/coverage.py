"""What of a session its note does not use: rooms, questions, objections. No reason is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from convenor.session.session import Contribution, Session
from convenor.writeup.document import Document, ItemList, walk
from convenor.writeup.prose import folded


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One room, question, part or objection: how many notes it has for the note, and how many are used."""

    of: Literal["part", "room", "prompt", "objection"]
    what: str
    noted: int
    used: int
    for_us_only: int = 0
    """Notes that may not be used."""
    first: str = ""
    """Id of the first note that may be used and is not; empty when there is none."""

    @property
    def unused(self) -> bool:
        return self.noted > 0 and self.used == 0


def coverage(session: Session, document: Document) -> tuple[CoverageRow, ...]:
    """Parts in which something was noted, every room, every question that was put, and every objection."""
    sources = _sources(document)
    notes = session.notes()
    rows = [_row("part", part.title, [c for c in notes if c.segment == part.id], sources)
            for part in session.segments if any(c.segment == part.id for c in notes)]
    for room in session.plan.rooms:
        name = room.label + (f": {folded(room.question)}" if room.question.strip() else "")
        rows.append(_row("room", name, [c for c in notes if c.room == room.n], sources))
    known = {room.n for room in session.plan.rooms}
    for n in sorted({c.room for c in notes if c.room is not None} - known):
        rows.append(_row("room", f"Room {n}", [c for c in notes if c.room == n], sources))
    for part, of in session.parts():
        if of.state in ("running", "done"):
            rows += [_row("prompt", folded(prompt.text), [c for c in notes if c.segment == part.id
                                                          and c.prompt == prompt.id], sources)
                     for prompt in part.prompts]
    rows += [_row("objection", folded(c.text), [c], sources) for c in notes if c.kind == "objection"]
    return tuple(rows)


def _row(
    of: Literal["part", "room", "prompt", "objection"], what: str, notes: list[Contribution], sources: frozenset[str]
) -> CoverageRow:
    usable = [c for c in notes if c.consent != "us"]
    left = [c.id for c in usable if c.id not in sources]
    first = left[0] if left else ""
    return CoverageRow(of, what, len(usable), len(usable) - len(left), len(notes) - len(usable), first)


def _sources(document: Document) -> frozenset[str]:
    return frozenset(s for block in document.blocks
                     for piece in (walk(block.items) if isinstance(block, ItemList) else (block,))
                     for s in piece.sources)
