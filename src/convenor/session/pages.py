"""A page that somebody wrote and handed in: what it says and where it belongs, and nothing of who, when or in
which order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Strand = Literal["before", "turn", "after"]
"""Which part of the story it tells."""

STRANDS: tuple[Strand, ...] = ("before", "turn", "after")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A page as it was handed in. Never changed; it can only be taken back."""

    id: str
    """About 128 random bits: it leads to nobody, and lists go by it."""
    text: str
    strand: Strand
    segment: str = ""
    """The part that asked for pages; empty when the session has none."""
    receipt: str = ""
    """A salt and a slow hash of the words that take it back, of which only whoever handed it in knows."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a session, by their ids, and the ids of those that were taken back."""

    pages: tuple[HandedIn, ...] = ()
    gone: tuple[str, ...] = ()
    """So that an older copy of the record brings none of them back."""


def digest_of(pages: Iterable[HandedIn]) -> str:
    """Another for other pages, in whatever order. It tells nothing of what they say."""
    return hashlib.sha256(" ".join(sorted(page.id for page in pages)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a page, by the places of its letters, for no words of a page may stand anywhere else."""

    page: str
    start: int = 0
    end: int | None = None
    """None: to the page's end, however long it is."""
    first: Literal["", "upper", "lower"] = ""
    """How its first letter is written, where that is not as on the page. Only in a headline."""

    @property
    def whole(self) -> bool:
        return self.start == 0 and self.end is None

    def of(self, text: str) -> str:
        """What it takes of the page's text."""
        taken = text[max(0, self.start):self.end if self.end is None else max(0, self.end)]
        if self.first == "upper":
            return taken[:1].upper() + taken[1:]
        return taken[:1].lower() + taken[1:] if self.first == "lower" else taken
