"""The points as they stand: the notes in the order of agenda and room, and then what the author did with them.

Every note that may be in the note is a point of the same id to begin with. The author's acts are told again in
their order over those, so that taking one out leaves exactly what would be without it. Total: an act that
names what is not there, or would put a point under itself, does nothing.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from convenor.session.event_points import points_of
from convenor.session.points import PointAct
from convenor.session.session import Contribution, Session
from convenor.writeup.plain import inert
from convenor.writeup.shaping import Forest, Node


@dataclass(frozen=True, slots=True)
class Point:
    """One point, as it now stands."""

    id: str
    notes: tuple[str, ...]
    """Ids of the notes that it came from, the one whose words it has first."""
    depth: int = 0
    under: str | None = None
    used: bool = True
    """Whether the author wants it in the note."""
    theme: str | None = None
    wording: str | None = None
    """How the author worded it; None: as it was said."""
    made_of: tuple[str, ...] = ()
    """Ids of the notes behind the author's wording."""
    gap: bool = False
    """Words stood here that are gone, or may not be used any more. Not in the note until it is worded anew."""
    shaped: bool = False
    """Whether the author did anything with it."""

    @property
    def printed(self) -> bool:
        """Whether it is in the note."""
        return self.used and not self.gap


@dataclass(frozen=True, slots=True)
class Shape:
    """All points in reading order, each before what stands under it."""

    points: tuple[Point, ...]
    notes: dict[str, Contribution] = field(repr=False)
    """The notes that may be used, by id."""
    places: dict[str, int] = field(repr=False)
    """Where each point stands in `points`, by id."""
    looked_at: int = 0
    """Number in the log of the newest look at what is not used; 0 for never."""

    def point(self, point_id: str) -> Point | None:
        at = self.places.get(point_id)
        return None if at is None else self.points[at]

    def gaps(self) -> tuple[Point, ...]:
        return tuple(p for p in self.points if p.gap and p.used)


def usable(session: Session) -> tuple[Contribution, ...]:
    """The notes that may be in the note, in the order of agenda and room; a room's own choice is its first."""
    return _in_order(session, (c for c in session.contributions if may_be_used(c)))


def may_be_used(note: Contribution) -> bool:
    return note.stands and note.consent != "us" and note.kind != "journal" and bool(inert(note.text).strip())


def _bare(note: Contribution) -> bool:
    """Whether it counts, without words of its own, where the author did something with it: erased, so that it leaves
    a gap; or its raw words went when their day had come, and what is left of it the author's wording says.
    """
    purged = note.purged and not (note.taken_back or note.consent == "us" or note.kind == "journal")
    return note.erased or (purged and not may_be_used(note))


def shape(session: Session) -> Shape:
    """The points of a session."""
    return _latest.shape(session)


class _Latest:
    """The telling that was asked for last, for the desk asks again and again, and mostly one act later.

    It is let go with its session, so that words which are erased do not linger here.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._telling: _Telling | None = None
        self._session: weakref.ref[Session] | None = None

    def shape(self, session: Session) -> Shape:
        with self._lock:
            telling = self._telling
            if telling is None or not telling.leads_to(session):
                telling = _Telling(session)
            self._telling = None  # should the telling fail half-way, nobody goes on from there
            shaped = telling.up_to(session)
            self._session = weakref.ref(session, self._let_go)
            self._telling = telling
            return shaped

    def _let_go(self, _: object) -> None:
        self._telling = None


class _Telling:
    """The acts of a session told over its notes, as far as they have come."""

    def __init__(self, session: Session) -> None:
        self._contributions = session.contributions
        self._segments = session.segments
        self._acts: tuple[PointAct, ...] = ()
        self._bare = frozenset(c.id for c in session.contributions if _bare(c))
        # An erased note that the author did something with leaves a gap where it stood.
        self._gaps = self._acted_on(session.point_acts)
        base = _in_order(session, (c for c in session.contributions if may_be_used(c) or c.id in self._gaps))
        self._notes = {c.id: c for c in base if not c.erased}
        self._known = frozenset(c.id for c in session.contributions)
        self._forest = Forest({c.id: c for c in base})
        self._shape: Shape | None = None

    def _acted_on(self, acts: Iterable[PointAct]) -> frozenset[str]:
        """Of the notes that count only where the author did something with them, those where that is so."""
        if not self._bare:  # as nearly always: then no act need be looked at
            return self._bare
        return frozenset(p for act in acts for p in points_of(act.event) if p in self._bare)

    def leads_to(self, session: Session) -> bool:
        """Whether that session is this one, some acts later or earlier."""
        return (
            session.contributions is self._contributions and session.segments == self._segments
            and self._acted_on(session.point_acts) == self._gaps
        )

    def up_to(self, session: Session) -> Shape:
        before, forest = self._shape, self._forest
        told, acts = self._acts, session.point_acts
        same = next((n for n, (a, b) in enumerate(zip(told, acts, strict=False)) if a != b), min(len(told), len(acts)))
        for _ in told[same:]:
            forest.take_back()
        for act in acts[same:]:
            forest.do(act)
        if before is not None and len(told) == len(acts) == same:
            return before
        self._acts = acts
        if before is None or forest.moved or not before.places.keys() >= forest.changed:
            self._shape = self._walked(before)
        else:
            points = list(before.points)
            for at in (before.places[i] for i in forest.changed):
                points[at] = self._point(forest.node(points[at].id), points[at].depth)
            self._shape = replace(before, points=tuple(points), looked_at=forest.looked_at)
        forest.changed.clear()
        forest.moved = False
        return self._shape

    def _walked(self, before: Shape | None) -> Shape:
        points = []
        known = {p.id: p for p in before.points if p.id not in self._forest.changed} if before else {}
        for node, depth in self._forest.walk():
            old = known.get(node.id)
            if old is not None and old.depth == depth and old.under == node.under:
                points.append(old)
            elif node.touched or any(n in self._notes for n in node.notes):
                points.append(self._point(node, depth))
        return Shape(tuple(points), self._notes, {p.id: n for n, p in enumerate(points)}, self._forest.looked_at)

    def _point(self, node: Node, depth: int) -> Point:
        return _point(node, depth, tuple(n for n in node.notes if n in self._notes), self._notes, self._known)


_latest = _Latest()


def _in_order(session: Session, notes: Iterable[Contribution]) -> tuple[Contribution, ...]:
    place = {s.id: i for i, s in enumerate(session.segments)}

    def order(c: Contribution) -> tuple[int, bool, int, bool, int]:
        return place.get(c.segment, len(place)), c.room is None, c.room or 0, not c.starred, c.seq

    return tuple(sorted(notes, key=order))


def _point(
    node: Node, depth: int, held: tuple[str, ...], notes: dict[str, Contribution], known: frozenset[str]
) -> Point:
    # The author's own words name themselves. Called as a note is, they are that note's: gone, if it may not be used.
    own = node.made_of == (node.id,) and node.id not in known
    holds = node.text is not None and bool(inert(node.text).strip()) and (own or all(n in notes for n in node.made_of))
    gap = not holds if node.worded or not node.notes else not held
    return Point(
        node.id, held, depth, node.under, node.used, node.theme,
        wording=node.text if holds else None, made_of=node.made_of if holds else (), gap=gap, shaped=node.touched,
    )
