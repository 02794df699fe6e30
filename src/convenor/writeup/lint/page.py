"""A note as checks see it: paragraphs of plain text, each character with its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from convenor.writeup.prose import quoted_spans

Kind = Literal["title", "heading", "paragraph", "item", "fragment"]
"""A fragment is what participants wrote themselves."""
Span = tuple[int, int]
Place = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, point, heading or title."""

    text: str
    places: Sequence[Place]
    """Where each character of `text` stands in the file."""
    kind: Kind = "paragraph"
    depth: int = 0
    """How deep in lists it stands; 1 for a point."""
    links: tuple[Span, ...] = ()
    """Stretches that lead somewhere."""
    exempt: tuple[Span, ...] = ()
    """Stretches that are no prose: addresses, code."""
    quoted: tuple[Span, ...] = field(default=(), compare=False)

    def within_words(self, start: int, end: int) -> bool:
        """Whether the stretch lies inside somebody's own words: a fragment, or between quotation marks."""
        return self.kind == "fragment" or any(a < start and end < b for a, b in self.quoted)

    def is_exempt(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self.exempt)


@dataclass(frozen=True, slots=True)
class Page:
    """A note. `carries_links`: whether its form could say where a link leads."""

    paragraphs: tuple[Paragraph, ...]
    carries_links: bool = False
    real_lists: bool = False
    """Whether its form has list markers of its own."""


def paragraph(
    text: str, places: Sequence[Place], kind: Kind = "paragraph", depth: int = 0,
    links: tuple[Span, ...] = (), exempt: tuple[Span, ...] = (),
) -> Paragraph:
    """A paragraph with its quotations found."""
    return Paragraph(text, places, kind, depth, links, exempt, tuple(quoted_spans(text)))
