"""What becomes of a finished line of the note: kept as it reads, shown to whom it names, answered, published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

LineKind = Literal["title", "heading", "paragraph", "item", "piece", "whole"]
"""What a line is in the note; a piece is a sentence or more out of one, whole: all of them, as one text."""

SignAnswer = Literal["yes", "changed", "no", "decided", ""]
"""decided: nobody answered, and the convenor took it upon themselves. Empty: what was said before counts no more."""


@dataclass(frozen=True, slots=True)
class LinkAt:
    """Words of a line that lead somewhere: from `start` up to `end`, counted in characters."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class LineKept:
    """A line exactly as it reads now, so that it is known again. The words row also says whom it is about."""

    line: str
    words: str
    kind: LineKind = "piece"
    depth: int = 0
    links: tuple[LinkAt, ...] = ()


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


@dataclass(frozen=True, slots=True)
class AnswerTaken:
    """The kept line is what was made of another when part of what was answered to that one was taken over."""

    line: str
    of: str


@dataclass(frozen=True, slots=True)
class NoteCalledFinal:
    """Nobody's yes was missing, and the note was given out as the final one. It is that until something changes it."""

    day: date
    """The day, where the session was held."""
    pages: str = ""
    """A digest of the ids of the pages that there were, for no event tells of one that comes or goes."""


@dataclass(frozen=True, slots=True)
class NotePublished:
    """The note stands before everybody at that address, made of these lines, in their order. Cannot be undone."""

    version: int
    address: str
    lines: tuple[str, ...]
    digest: str
    """SHA-256 of its text, so that anybody can see that not a letter was changed since."""
    day: date
    """The day, where the session was held."""


@dataclass(frozen=True, slots=True)
class LineEdited:
    """In the note the kept line reads as the words row says; gone: it is left out. Neither: it reads as composed."""

    line: str
    words: str | None = None
    gone: bool = False
    owned: bool = False
    """Whether it says what nothing in the record bears out, and the author answers for it."""


@dataclass(frozen=True, slots=True)
class LineAdded:
    """A line of the author's own stands after a kept one (empty: at the end), until it is edited to be gone."""

    line: str
    words: str
    after: str = ""
    kind: LineKind = "paragraph"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class PenHanded:
    """Somebody else writes the note from now on: the words row says who."""

    pen: str
    words: str
    whole: bool = True
    """Whether they were given everything; if not, the raw words stay where they were."""


@dataclass(frozen=True, slots=True)
class AskMarked:
    """A note is too good to lose, and its speaker is to be asked for it. The words row says how to reach them."""

    contribution: str
    reach: str
    """Names the words row as its source, beside the note, so that it can go alone."""
    words: str | None = None


@dataclass(frozen=True, slots=True)
class AskAsked:
    contribution: str


@dataclass(frozen=True, slots=True)
class AskAnswered:
    contribution: str
    answer: Literal["yes", "changed", "no"]


@dataclass(frozen=True, slots=True)
class ReachErased:
    """How to reach them is gone for good. Cannot be undone."""

    reach: str


AskEvent = AskMarked | AskAsked | AskAnswered | ReachErased
LineEvent = (
    LineKept | LineEdited | LineAdded | SignOffAsked | SignOffAnswered | AnswerTaken | NoteCalledFinal | NotePublished
    | PenHanded | AskEvent
)
