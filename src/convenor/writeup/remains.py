"""What a final note needs of the words behind it, once those that were only notes may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from convenor.session.event_points import PointMade, PointReworded, StrandWoven
from convenor.session.exercise import NoteKind
from convenor.session.points import PointAct
from convenor.session.session import Contribution, Session
from convenor.writeup.said import still
from convenor.writeup.shape import Point, shape
from convenor.writeup.weaving import told

_BETWEEN = " … "
"""Between pieces of a note that are points of their own."""


@dataclass(frozen=True, slots=True)
class Remains:
    """What stays of one note: as much as the final note says."""

    note: Contribution
    text: str
    said_by: str
    """Who said it, where the note says so too."""
    kind: NoteKind

    @property
    def as_noted(self) -> bool:
        """Whether that is all that the note now holds."""
        return (self.text, self.said_by, self.kind) == (self.note.text, self.note.said_by, self.note.kind)


def remains(session: Session) -> tuple[Remains, ...]:
    """What stays of each note whose words the final note says, as it was noted or as the author worded it.

    Composing from these and the author's wordings in use (`acts_in_use`) gives the same note.
    """
    shaped = shape(session)
    points_of: dict[str, list[Point]] = {}
    for point in shaped.points:
        if point.printed and point.notes:
            points_of.setdefault(point.notes[0], []).append(point)
    return tuple(_remains(shaped.notes[note], points) for note, points in points_of.items())


def _remains(note: Contribution, points: list[Point]) -> Remains:
    said_by = note.said_by if note.consent == "named" else ""
    wordings = [p.wording for p in points if p.wording is not None]
    if len(wordings) < len(points):
        return Remains(note, note.text, said_by, note.kind)
    text = _BETWEEN.join(dict.fromkeys(wordings))
    kinds: tuple[NoteKind, ...] = (note.kind, "point") if note.kind == "quote" else (note.kind,)
    for kind in kinds:
        if all(_printed_as(note.kind, w, note.text) == _printed_as(kind, w, text) for w in wordings):
            return Remains(note, text, said_by, kind)
    return Remains(note, note.text, said_by, note.kind)  # pieces of a quotation, only some of them its very words


def _printed_as(kind: str, wording: str, text: str) -> str:
    return kind if still(kind, wording, text) else "point"


def acts_in_use(session: Session) -> tuple[PointAct, ...]:
    """The author's acts whose words stand in the note."""
    return tuple(_in_use(session))


def pages_in_use(session: Session) -> frozenset[str]:
    """Ids of the pages that the note tells, whole or in part."""
    return frozenset(cut.page for woven in told(session) for cut in (*woven.cuts, *woven.headline))


def _in_use(session: Session) -> Iterator[PointAct]:
    strands = {act.event.strand: act for act in session.point_acts if isinstance(act.event, StrandWoven)}
    yield from strands.values()
    newest: dict[tuple[str, str, tuple[str, ...]], PointAct] = {}
    for act in session.point_acts:
        if isinstance(act.event, PointReworded | PointMade) and act.text is not None:
            newest[act.event.point, act.text, act.made_of] = act
    for point in shape(session).points:
        if point.printed and point.wording is not None:
            yield newest[point.id, point.wording, point.made_of]
