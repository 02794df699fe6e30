"""A session as the desk sees it at one moment: its points, how they read, and the note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from convenor.services.desk import NoteLine, Ways, note_lines, text_of, touched
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.desk.rows import note_rows, point_row
from convenor.terminal.widgets.pick_list import PickRow
from convenor.writeup.compose import voice_of
from convenor.writeup.document import Document
from convenor.writeup.likeness import Likeness
from convenor.writeup.shape import Point, Shape, shape
from convenor.writeup.style import Style
from convenor.writeup.voice import Voice


@dataclass(frozen=True, slots=True)
class Notes:
    """The left half: what was said, and what the author made of it."""

    session: Session
    style: Style
    voice: Voice
    shape: Shape
    texts: dict[str, str]
    """How each point reads, by its id."""
    rows: dict[str, PickRow]
    """How each point stands in the tray, by its id."""

    def point(self, point_id: str | None) -> Point | None:
        return self.shape.point(point_id) if point_id else None

    def siblings(self, point: Point, *, printed: bool) -> list[str]:
        """Ids of the points at its level, itself included. `printed`: only those that are in the note."""
        return [p.id for p in self.shape.points if p.under == point.under and (p.printed or not printed or p is point)]

    def likeness(self) -> Likeness:
        return Likeness({p.id: self.texts[p.id] for p in self.shape.points})


def notes_of(session: Session, style: Style, profile: Profile, before: Notes | None = None) -> Notes:
    """`before`: the same an act ago, of which all that the act did not touch is taken over."""
    shaped = shape(session)
    if before is None or before.session.plan is not session.plan or before.style is not style \
            or before.voice.profile is not style.profiles.get(profile):
        notes = Notes(session, style, voice_of(session.plan, style, profile), shaped, {}, {})
        anew: Iterable[Point] = shaped.points
    else:
        texts, rows = before.texts, before.rows
        if shaped.places.keys() != texts.keys():  # what is gone leaves nothing behind
            texts = {i: text for i, text in texts.items() if i in shaped.places}
            rows = {i: row for i, row in rows.items() if i in shaped.places}
        notes = Notes(session, style, before.voice, shaped, {**texts}, {**rows})
        anew = touched(shaped, before.shape)
    for point in anew:
        notes.texts[point.id] = text_of(point, shaped, notes.voice)
        notes.rows[point.id] = point_row(point, shaped, notes.texts[point.id])
    return notes


@dataclass(frozen=True, slots=True)
class Reading:
    """The right half: the note, and the ways from it."""

    notes: Notes
    lines: tuple[NoteLine, ...]
    rows: tuple[PickRow, ...]
    ways: Ways
    banner: str = ""
    """What stands above it: that it is a draft, or when it was published."""


def reading_of(notes: Notes, document: Document) -> Reading:
    lines = note_lines(document)
    return Reading(notes, lines, tuple(note_rows(lines)), Ways(lines, notes.shape, notes.texts), document.banner)
