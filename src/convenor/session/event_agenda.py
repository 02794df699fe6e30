"""What happened to the agenda: planned and changed, started, gone on, held and ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.session.agenda import Plan, PlannedTime, Segment
from convenor.session.roster import Deal


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """The session exists, with its parts as copied from a format."""

    plan: Plan
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """Something that is known beforehand changed; the plan as it is now."""

    plan: Plan
    segments: tuple[Segment, ...] = ()
    """Parts whose length goes with it (a room more makes a longer report-back), as they are now."""


@dataclass(frozen=True, slots=True)
class SegmentInserted:
    segment: Segment
    after: str | None
    """Id of the part before it; None puts it first."""


@dataclass(frozen=True, slots=True)
class SegmentMoved:
    segment: str
    after: str | None


@dataclass(frozen=True, slots=True)
class SegmentChanged:
    """A part as it is now."""

    segment: Segment


@dataclass(frozen=True, slots=True)
class SegmentDropped:
    segment: str


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The first part began. Carries the plan's times as they stood, so that no fold need compute them."""

    segment: str
    planned: tuple[PlannedTime, ...]
    promised_end: datetime | None


@dataclass(frozen=True, slots=True)
class MovedOn:
    """The running part ended (or was left out: `skipped`) and another began."""

    left: str
    to: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class WentBack:
    """The part before runs again, as if it had never ended."""

    left: str
    to: str


@dataclass(frozen=True, slots=True)
class FoundToBe:
    """Where the session really is: `to` has been on since this took effect.

    `closed` gives the parts that are over by it, with the times that were reckoned for them.
    """

    to: str
    closed: tuple[PlannedTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Paused:
    segment: str


@dataclass(frozen=True, slots=True)
class Resumed:
    segment: str


@dataclass(frozen=True, slots=True)
class HoldBegan:
    """The room stops for somebody's sake: the clock is quiet, and note-takers are asked to stop typing."""

    segment: str | None = None
    """The part that was on; None before the start and after the end."""


@dataclass(frozen=True, slots=True)
class HoldEnded:
    """The room goes on after a hold."""

    segment: str | None = None


@dataclass(frozen=True, slots=True)
class MinutesAdded:
    """Time given to a part, or taken when negative."""

    segment: str
    seconds: int


@dataclass(frozen=True, slots=True)
class SpeakerBegan:
    """An invited person's turn began inside a part. `person` is their full name."""

    segment: str
    person: str


@dataclass(frozen=True, slots=True)
class PromisedEndMoved:
    """The group agreed to another end."""

    end: datetime


@dataclass(frozen=True, slots=True)
class Refitted:
    """A re-fit was accepted: all that it changes, in one act, so that one undo brings all of it back."""

    segments: tuple[Segment, ...] = ()
    """Parts as they are now."""
    dropped: tuple[str, ...] = ()
    promised_end: datetime | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class SessionEnded:
    segment: str | None


@dataclass(frozen=True, slots=True)
class RoomsDealt:
    """Who is in which room in a round; takes the place of that round's earlier one."""

    deal: Deal
    plan: Plan | None = None
    """The plan as it is now, when rooms changed in the same act, so that one undo brings both back."""
    segments: tuple[Segment, ...] = ()
    """Parts whose length goes with the number of rooms, as they are now."""
