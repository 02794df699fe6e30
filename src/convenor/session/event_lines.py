"""What becomes of a finished line of the note: kept as it reads, shown to whom it names, answered, published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LineKind = Literal["title", "heading", "paragraph", "item", "piece"]
"""What a line is in the note; a piece is a sentence or more out of one."""

SignAnswer = Literal["yes", "changed", "no", "decided", ""]
"""decided: nobody answered, and the convenor took it upon themselves. Empty: what was said before counts no more."""


@dataclass(frozen=True, slots=True)
class LineKept:
    """A line exactly as it reads now, so that it is known again. The words row also says whom it is about."""

    line: str
    words: str
    kind: LineKind = "piece"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class SignOffAsked:
    """Somebody was shown the line and asked; again: reminded."""

    line: str


@dataclass(frozen=True, slots=True)
class SignOffAnswered:
    """What they said to it. The words row, if there is one, is how they would have it read, or what they wrote."""

    line: str
    answer: SignAnswer
    words: str | None = None


LineEvent = LineKept | SignOffAsked | SignOffAnswered
