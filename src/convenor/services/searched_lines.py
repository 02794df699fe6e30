"""What of a session can be found: its title and questions, the notes that stand, and how the author worded them.

What participants wrote in journals is not among it: they handed that in for the note, not for a search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from convenor.services.point_rows import KINDS, place_words
from convenor.session.session import Contribution, Session
from convenor.writeup.shape import Point, Shape, shape

Parts = tuple[str, str, str, str, str, str, str]
"""Text, who, theme, place, kind, consent, id of the note."""


def lines_of(session: Session, themes: Mapping[str, str]) -> Iterator[Parts]:
    """The lines of a session, as `searching.Line` takes them."""
    plan = session.plan
    invited = ", ".join(i.person.name for i in plan.invited if i.person.name.strip())
    yield plan.title, invited, "", "", "title", "", ""
    for question in plan.questions:
        yield question, "", "", "", "question of the session", "", ""
    shaped = shape(session)
    theme_of = {n: p.theme for p in shaped.points if p.theme for n in p.notes}
    for note in session.notes():
        if note.kind != "journal":
            yield _line(session, note, _words(theme_of.get(note.id), themes))
    for point in shaped.points:
        if point.printed and point.wording is not None and not _said_so(point, shaped):
            place = place_words(session, [shaped.notes[n] for n in point.notes])
            yield point.wording, "", _words(point.theme, themes), place, "as worded for the note", "", point.id


def _line(session: Session, note: Contribution, theme: str) -> Parts:
    kind = KINDS.get(note.kind, "")
    return note.text, note.said_by, theme, place_words(session, [note]), kind, note.consent, note.id


def _words(theme: str | None, themes: Mapping[str, str]) -> str:
    return f"{theme} {themes.get(theme, '')}".strip() if theme else ""


def _said_so(point: Point, shaped: Shape) -> bool:
    """Whether it only repeats what a note of it says."""
    return any(shaped.notes[n].text == point.wording for n in point.notes)
