"""Notes that were published before, or elsewhere: kept as text, beside the sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from convenor.session.text import cleaned
from convenor.writeup.lint.page import Kind, Page


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, heading or point of a published note."""

    text: str
    kind: Kind = "paragraph"
    depth: int = 0
    """How deep in lists it stands; 1 for a point."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published note, in its words. What is not known of it is empty."""

    id: str
    title: str
    passages: tuple[Passage, ...] = ()
    day: date | None = None
    """The day of the event that it tells of."""
    address: str = ""
    """Where it stands."""
    series: str = ""
    themes: tuple[str, ...] = ()
    """What it is about, by names of the house style's short list."""
    came_from: str = ""
    """Name of the file that it was read from."""

    @property
    def where(self) -> str:
        """Its address, or else the file that it came from."""
        return self.address or self.came_from


class Archive(Protocol):
    """Where published notes are kept. Raises Problem when the disk will not have it."""

    def all(self) -> Sequence[Published]:
        """Oldest first, those without a day before the others, by title."""
        ...

    def marks(self) -> dict[str, str]:
        """From the id of each note to a mark that changes when it does."""
        ...

    def note(self, note_id: str) -> Published:
        """The note of that id. Raises NotFound."""
        ...

    def put(self, note: Published) -> None:
        """Keep it, in the place of one of the same id."""
        ...

    def remove(self, note_id: str) -> None:
        """It is gone when this returns, from the search too. Raises NotFound."""
        ...


def from_page(note_id: str, page: Page, came_from: str = "") -> Published:
    """What was read from a file as a published note: its first title or line is the title, its day is looked for."""
    passages = [Passage(cleaned(p.text.strip()), p.kind, p.depth) for p in page.paragraphs if p.text.strip()]
    at = next((n for n, p in enumerate(passages) if p.kind == "title"), 0)
    title = passages[at].text if passages else came_from
    rest = tuple(p for n, p in enumerate(passages) if n != at)
    return Published(note_id, title, rest, day_in((came_from, title, *(p.text for p in rest[:3]))), came_from=came_from)


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(_MONTHS)}),?\s+(\d{{4}})\b", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def day_in(texts: Sequence[str]) -> date | None:
    """The first day that is written out in any of the texts: 26 November 2026, or 2026-11-26."""
    for text in texts:
        for found in _WRITTEN.finditer(text):
            day = _day(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
            if day is not None:
                return day
        for found in _NUMBERS.finditer(text):
            day = _day(int(found[1]), int(found[2]), int(found[3]))
            if day is not None:
                return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
