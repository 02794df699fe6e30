"""Lines of the note that were kept as they read, with what was said to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from convenor.session.event_lines import LineKind, LinkAt, SignAnswer


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody said to a line."""

    at: datetime
    answer: SignAnswer
    seq: int = 0
    """Number in the log."""
    text: str = ""
    """How they would have it read, or what they wrote; empty when they wrote nothing, or when it is gone."""
    words: str = ""
    """Id of the words row that it is; so for the others here."""
    asked: int = 0
    """How often they had been asked by then."""


@dataclass(frozen=True, slots=True)
class Edit:
    """How a line of the note reads since its author wrote over it."""

    text: str
    """Empty when the line is left out, or when the words are erased."""
    gone: bool = False
    owned: bool = False
    """Whether its author answers for what nothing bears out."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the note as it read once."""

    id: str
    seq: int
    text: str
    """Empty when its words are gone."""
    about: str = ""
    """Whom it names and who was asked, in full; empty for nobody."""
    made_of: tuple[str, ...] = ()
    """Ids of the notes that it came from; erasing any of them takes the words away."""
    kind: LineKind = "piece"
    depth: int = 0
    links: tuple[LinkAt, ...] = ()
    edit: Edit | None = None
    """What the author made of it; None when it reads as it was composed."""
    after: str | None = None
    """For a line that the author put in: the kept line that it stands after, empty for the end; None for others."""
    asked: tuple[datetime, ...] = ()
    """When they were asked, and reminded after that."""
    answers: tuple[Answered, ...] = ()
    """All that they said to it, the newest last."""
    words: str = ""
    of: str = ""
    """Id of the line that this was made of, when part of what they answered to that one was taken over."""

    @property
    def answer(self) -> Answered | None:
        """What counts: their newest answer."""
        return self.answers[-1] if self.answers and self.answers[-1].answer else None


@dataclass(frozen=True, slots=True)
class CalledFinal:
    """The note was given out as the final one, and nothing that could change it has happened since."""

    at: datetime
    day: date
    pages: str = ""
    """A digest of the pages that there were; empty when that was not kept."""


@dataclass(frozen=True, slots=True)
class Published:
    """One version of the note as it was put before everybody."""

    version: int
    at: datetime
    address: str
    lines: tuple[str, ...]
    """Ids of its lines, in order."""
    digest: str
    """SHA-256 of its text on the day."""
    day: date
    seq: int = 0
    """Number in the log."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes the note, since it was handed to them."""

    holder: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """Whether somebody says yes to a note of theirs that could only be theirs."""

    contribution: str
    reach_id: str
    reach: str = ""
    """How to reach them; empty when it is not known, or gone."""
    asked: tuple[datetime, ...] = ()
    answer: Literal["", "yes", "changed", "no"] = ""
    at: datetime | None = None
    """When they answered."""
