"""What stands on a run sheet, before it takes any form. Every text is literal, on one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["do", "say", "ask", "head", "care"]
"""What a line is for: an instruction; words to speak; a question; the name of a step; care."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: what it is ("Say", "Ask", "11:33"), and the words."""

    label: str
    text: str
    kind: LineKind = "do"


@dataclass(frozen=True, slots=True)
class Section:
    """A few lines under a heading. Aloud: words to be read out as they stand."""

    heading: str
    lines: tuple[Line, ...]
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of the session. `start` and `end` are shown times."""

    start: str
    end: str
    minutes: int
    title: str
    lead: str
    rule: str
    """What may be done with its time, in words."""
    state: str
    """ "done" or "now" on a sheet that is printed while the session runs; else empty."""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A run sheet for one person."""

    title: str
    under: str
    """For whom: "Run sheet for the facilitator"."""
    facts: tuple[Line, ...]
    sections: tuple[Section, ...] = ()
    glance: tuple[SheetPart, ...] = ()
    """Every part in a line each."""
    parts: tuple[SheetPart, ...] = ()
    """Parts with all that is said and done in them."""
    column: str = "Time"
    """Head of the column of times: Time, or Minute."""
