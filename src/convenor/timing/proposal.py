"""What a re-fit proposes. It is only ever a proposal: nothing is so until somebody accepts it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from convenor.session.agenda import Plan, Segment

ChoiceKind = Literal["ask", "drop", "drop-step", "take", "unprotect", "leave"]
"""Ask for a later end; leave out a part, or a step; take from an invited person; shorten a protected part; or,
when there is time over, leave the agenda alone and end early."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part still to come, before and after. Its instants are in UTC, None before an undated session."""

    segment: Segment
    """As it stands now."""
    before_seconds: int
    after_seconds: int
    why: str
    origin: datetime | None
    """What the two next are counted from, in seconds; None when the session's hours are not known."""
    before_offset: int
    after_offset: int

    @property
    def before_start(self) -> datetime | None:
        return self._at(self.before_offset)

    @property
    def before_end(self) -> datetime | None:
        return self._at(self.before_offset + self.before_seconds)

    @property
    def after_start(self) -> datetime | None:
        return self._at(self.after_offset)

    @property
    def after_end(self) -> datetime | None:
        return self._at(self.after_offset + self.after_seconds)

    def _at(self, offset: int) -> datetime | None:
        return self.origin + timedelta(seconds=offset) if self.origin else None


@dataclass(frozen=True, slots=True)
class LatePart:
    """A pinned part that cannot begin at its hour any more, and by how many seconds."""

    segment: Segment
    seconds: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that only a person may decide, numbered from 1."""

    n: int
    kind: ChoiceKind
    what: str
    gives_seconds: int
    """By how much it brings the end (or the pinned part that is late) nearer to its hour."""
    cost: str
    segment: str = ""
    step: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A re-fit. Lengths in seconds."""

    promised_end: datetime | None
    projected_before: datetime | None
    projected_end: datetime | None
    """Once the proposal is accepted, without any choice."""
    spare_before: int
    """Negative when the agenda is too long."""
    spare_after: int
    lines: tuple[Line, ...]
    """One for each part still to come, in order."""
    late: tuple[LatePart, ...]
    choices: tuple[Choice, ...]

    @property
    def short_seconds(self) -> int:
        """What cannot be found by shortening alone."""
        return max(0, -self.spare_after)

    @property
    def fits(self) -> bool:
        """Whether the promised end is kept by shortening alone."""
        return self.short_seconds == 0

    @property
    def changes_anything(self) -> bool:
        return any(line.before_seconds != line.after_seconds for line in self.lines)

    def choice(self, n: int) -> Choice | None:
        return next((c for c in self.choices if c.n == n), None)


@dataclass(frozen=True, slots=True)
class Changes:
    """What accepting comes to. Empty fields change nothing."""

    segments: tuple[Segment, ...] = ()
    """Parts as they are to be."""
    dropped: tuple[str, ...] = ()
    """Ids of parts that are left out."""
    promised_end: datetime | None = None
    """What the group agreed to, once the session runs."""
    plan: Plan | None = None
