"""What was said and may be printed, each with what stands under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from convenor.session.agenda import Plan
from convenor.session.session import Contribution, Session
from convenor.writeup.prose import quoted_in_part
from convenor.writeup.quotes import was_said
from convenor.writeup.shape import Point, Shape, shape

DEEPEST = 3
"""Levels of points; what lies deeper stands on the last of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said and may be printed."""

    text: str
    kind: str
    who: str
    """Whom it is to be put down to; empty for nobody."""
    source: str
    segment: str
    room: int | None = None
    items: tuple[Said, ...] = ()
    also: tuple[str, ...] = ()
    """Further sources: the other notes that it came from."""
    worded: bool = False
    """Whether its text is the author's own, to be printed as it is."""
    against: bool = False
    """Whether it is an objection to what was being decided: elsewhere one is a point like any other."""

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source, *self.also)


def trees(session: Session) -> tuple[Said, ...]:
    """What may be printed, in the author's order or else that of agenda and room."""
    shaped = shape(session)
    below: dict[str, list[Point]] = {}
    tops: list[Point] = []
    for point in shaped.points:
        if point.printed:
            above = shaped.point(point.under) if point.under else None
            while above is not None and not above.printed:
                above = shaped.point(above.under) if above.under else None
            (tops if above is None else below.setdefault(above.id, [])).append(point)
    deciding = frozenset(s.id for s in session.segments if s.kind == "decision")
    teller = _Teller(session.plan, shaped, below, deciding)
    said: list[Said] = []
    for point in tops:
        said.append(teller.tree(point, DEEPEST, said[-1] if said else None))
    return tuple(said)


def everything(said: Iterable[Said]) -> Iterable[Said]:
    for one in said:
        yield one
        yield from everything(one.items)


def kind_of(note: Contribution) -> str:
    """What a note is in the note: as noted, but a quotation that goes on outside its marks is none as a whole."""
    return "point" if note.kind == "quote" and quoted_in_part(note.text) else note.kind


def still(kind: str, wording: str, text: str) -> bool:
    """Whether a note of that kind and text is still one when worded so: what stands in quotation marks was said."""
    return kind != "word" and (kind != "quote" or was_said(wording, text))


class _Teller:
    def __init__(
        self, plan: Plan, shaped: Shape, below: dict[str, list[Point]], deciding: frozenset[str]
    ) -> None:
        self._named = cache(plan.named)
        self._deciding = deciding
        self._notes = shaped.notes
        self._below = below

    def tree(self, point: Point, levels: int, before: Said | None) -> Said:
        below = self._below.get(point.id)
        if below is None:
            return self._one(point, before)
        if levels <= 2:
            items = tuple(self._one(p, before) for p in self._flat(below))
        else:
            items = tuple(self.tree(p, levels - 1, before) for p in below)
        one = self._one(point, before, items[:1])
        return replace(one, items=items) if items else one

    def _flat(self, start: list[Point]) -> Iterable[Point]:
        waiting = list(reversed(start))
        while waiting:
            point = waiting.pop()
            yield point
            waiting.extend(reversed(self._below.get(point.id, [])))

    def _one(self, point: Point, before: Said | None, items: tuple[Said, ...] = ()) -> Said:
        """A point by itself. One that no note stands behind is where what stands under it or before it is."""
        if not point.notes:
            like = self._notes.get(point.made_of[0]) if point.made_of else None
            near = items[0] if items else before
            segment, room = (like.segment, like.room) if like else (near.segment, near.room) if near else ("", None)
            sources = point.made_of if like else (f"author:{point.id}",)
            return Said(point.wording or "", "point", "", sources[0], segment, room, (), sources[1:], worded=True)
        first = self._notes[point.notes[0]]
        sources = tuple(dict.fromkeys((*point.notes, *point.made_of))) if point.shaped else point.notes
        kind = kind_of(first)
        if point.wording is not None and not still(kind, point.wording, first.text):
            kind = "point"
        return Said(
            first.text if point.wording is None else point.wording, kind, self._who(first), sources[0],
            first.segment, first.room, (), sources[1:], worded=point.wording is not None,
            against=kind == "objection" and first.segment in self._deciding,
        )

    def _who(self, note: Contribution) -> str:
        who = note.said_by.strip() if note.consent == "named" else ""
        person = self._named(who) if who else None
        return "" if person and not person.may_be_named else who
