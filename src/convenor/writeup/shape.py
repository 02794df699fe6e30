"""The points as they stand: the notes in the order of agenda and room, and then what the author did with them.

Every note that may be in the note is a point of the same id to begin with. The author's acts are told again in
their order over those, so that taking one out leaves exactly what would be without it. Total: an act that
names what is not there, or would put a point under itself, does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from convenor.session.event_points import points_of
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


def _in_play(note: Contribution) -> bool:
    """Whether a note counts although its own words went when their day had come: the author's wording has them."""
    return note.purged and not (note.erased or note.taken_back or note.consent == "us" or note.kind == "journal")


def shape(session: Session) -> Shape:
    """The points of a session."""
    if not session.point_acts:
        notes = {c.id: c for c in usable(session)}
        return _shape(Forest(notes), notes)
    about = {point for act in session.point_acts for point in points_of(act.event)}
    # An erased note that the author did something with leaves a gap where it stood.
    base = _in_order(session, (
        c for c in session.contributions if may_be_used(c) or ((c.erased or _in_play(c)) and c.id in about)))
    notes = {c.id: c for c in base if not c.erased}
    forest = Forest({c.id: c for c in base})
    for act in session.point_acts:
        forest.do(act)
    return _shape(forest, notes)


def _shape(forest: Forest, notes: dict[str, Contribution]) -> Shape:
    points = tuple(_points(forest, notes))
    return Shape(points, notes, {p.id: n for n, p in enumerate(points)}, forest.looked_at)


def _in_order(session: Session, notes: Iterable[Contribution]) -> tuple[Contribution, ...]:
    place = {s.id: i for i, s in enumerate(session.segments)}

    def order(c: Contribution) -> tuple[int, bool, int, bool, int]:
        return place.get(c.segment, len(place)), c.room is None, c.room or 0, not c.starred, c.seq

    return tuple(sorted(notes, key=order))


def _points(forest: Forest, notes: dict[str, Contribution]) -> Iterator[Point]:
    for node, depth in forest.walk():
        held = tuple(n for n in node.notes if n in notes)
        if not held and not node.touched:
            continue
        yield _point(node, depth, held, notes)


def _point(node: Node, depth: int, held: tuple[str, ...], notes: dict[str, Contribution]) -> Point:
    own = node.made_of == (node.id,) and node.id not in notes
    holds = node.text is not None and bool(inert(node.text).strip()) and (own or all(n in notes for n in node.made_of))
    gap = not holds if node.worded or not node.notes else not held
    return Point(
        node.id, held, depth, node.under, node.used, node.theme,
        wording=node.text if holds else None, made_of=node.made_of if holds else (), gap=gap, shaped=node.touched,
    )
