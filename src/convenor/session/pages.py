"""A page that somebody wrote and handed in: what it says and where it belongs, and nothing of who, when or in
which order."""

from __future__ import annotations

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
