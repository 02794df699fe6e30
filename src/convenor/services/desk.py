"""What the desk shows: the tray of what was said, the note as it will read, and the way between the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from convenor.services.point_rows import KINDS, place_words
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.changes import reading
from convenor.writeup.document import Block, Document, Heading, ItemList, Sources, with_depths, words_of
from convenor.writeup.said import kind_of, still
from convenor.writeup.shape import Point, Shape
from convenor.writeup.voice import Voice

TrayBy = Literal["place", "question", "kind", "theme"]
BY: dict[TrayBy, str] = {
    "place": "in the note’s order", "question": "by question", "kind": "by kind", "theme": "by theme",
}
"""How the tray may be sorted, as people call it."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of the note as it will read."""

    text: str
    kind: Literal["title", "heading", "paragraph", "item"]
    sources: Sources
    depth: int = 0


def text_of(point: Point, shaped: Shape, voice: Voice) -> str:
    """How the point reads."""
    return shown(reading(point, shaped, voice)) or "(words that are erased)"


def touched(shaped: Shape, old: Shape) -> Iterator[Point]:
    """The points that are not as they were in the old shape, an act ago: that is mostly one of thousands."""
    if shaped.places is old.places and shaped.notes is old.notes:
        return (p for p, was in zip(shaped.points, old.points, strict=True) if p is not was)
    return (p for p in shaped.points if not _is_as_before(p, shaped, old))


def _is_as_before(point: Point, shaped: Shape, old: Shape) -> bool:
    was = old.point(point.id)
    if was is point and shaped.notes is old.notes:
        return True
    return was == point and all(shaped.notes[n] is old.notes.get(n) for n in point.notes)


def tray(
    session: Session, shaped: Shape, themes: Mapping[str, str], by: TrayBy = "place", *, unused: bool = False
) -> Iterator[Point | str]:
    """The tray's lines: the points, and the headings above them. `unused`: only what is not in the note."""
    points = [p for p in shaped.points if not p.printed] if unused else shaped.points
    if by == "place":
        yield from _in_order(session, shaped, points)
        return
    groups: dict[str, list[Point]] = {}
    for point in points:
        groups.setdefault(_heading(session, shaped, point, by, themes), []).append(point)
    for heading, inside in groups.items():
        yield f"{heading} ({len(inside)})"
        yield from inside


def _in_order(session: Session, shaped: Shape, points: Sequence[Point]) -> Iterator[Point | str]:
    words = ""
    segment: str | None = None
    room: int | None = None
    for point in points:
        if point.depth == 0 and point.notes:
            note = shaped.notes[point.notes[0]]
            if note.room != room or note.segment != segment:
                segment, room = note.segment, note.room
                here = place_words(session, [note])
                if here and here != words:
                    yield here
                    words = here
        yield point


def as_in_the_tray(point: Point, shaped: Shape, text: str) -> str:
    """How the point's text stands in the tray: very words in quotation marks."""
    note = shaped.notes[point.notes[0]] if point.notes else None
    if note and kind_of(note) == "quote" and (point.wording is None or still("quote", point.wording, note.text)):
        return f"“{text}”"
    return text


def _heading(session: Session, shaped: Shape, point: Point, by: TrayBy, themes: Mapping[str, str]) -> str:
    if by == "theme":
        return shown(themes.get(point.theme, point.theme)) if point.theme else "No theme"
    if not point.notes:
        return "Your own words"
    note = shaped.notes[point.notes[0]]
    if by == "kind":
        return KINDS.get(note.kind, "plain points").capitalize()
    part = session.segment(note.segment)
    asked = next((p.text for p in part.prompts if p.id == note.prompt), "") if part else ""
    room = next((r.question for r in session.plan.rooms if r.n == note.room), "")
    return shown(asked or room) or "No question in particular"


def note_lines(document: Document) -> tuple[NoteLine, ...]:
    """The note, a line of it for each paragraph and point."""
    title = NoteLine(shown(document.title), "title", document.title_sources)
    return (title, *(line for block in document.blocks for line in _lines(block)))


def _lines(block: Block) -> Iterator[NoteLine]:
    if not isinstance(block, ItemList):
        yield NoteLine(shown(words_of(block.text)), "heading" if isinstance(block, Heading) else "paragraph",
                       block.sources)
        return
    for item, depth in with_depths(block.items):
        yield NoteLine(shown(words_of(item.text)), "item", item.sources, depth)


class Ways:
    """From a line of the note to the points behind it, and back."""

    def __init__(self, lines: tuple[NoteLine, ...], shaped: Shape, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._points: dict[str, list[str]] = {}
        for point in shaped.points:
            if point.printed:
                for source in (*point.notes, *point.made_of, f"author:{point.id}"):
                    self._points.setdefault(source, []).append(point.id)
        self._lines: dict[str, list[int]] = {}
        self.lines = lines
        for n, line in enumerate(lines):
            for source in line.sources:
                self._lines.setdefault(source, []).append(n)
        self._shape = shaped

    def points_of(self, line: int) -> tuple[str, ...]:
        """Ids of the points behind a line, in its order; none for what comes from the plan."""
        here = self.lines[line]
        found = list(dict.fromkeys(p for source in here.sources for p in self._points.get(source, ())))
        # Pieces of one note, and words over a group, share their sources: the words tell which it is.
        exact = [p for p in found if _core(self._texts[p]) in here.text]
        return tuple(exact or found[:1])

    def line_of(self, point_id: str) -> int | None:
        """The line in which a point stands; None when it stands in none."""
        point = self._shape.point(point_id)
        if point is None or not point.printed:
            return None
        sources = (*point.notes, *point.made_of, f"author:{point.id}")
        found = sorted({n for source in sources for n in self._lines.get(source, ())})
        core = _core(self._texts[point_id])
        return next((n for n in found if core in self.lines[n].text), found[0] if found else None)


def _core(text: str) -> str:
    return text.strip().rstrip(".:?!")[1:]  # its first letter may be small in the middle of a sentence
