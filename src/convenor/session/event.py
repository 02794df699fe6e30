"""What happened. No event carries anybody's words: those are `Words`, kept apart so that they can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from convenor.session.agenda import Plan, PlannedTime, Segment
from convenor.session.event_doors import DoorEvent as DoorEvent
from convenor.session.event_doors import DoorKeyed as DoorKeyed
from convenor.session.event_doors import SeatTaken as SeatTaken
from convenor.session.event_lines import (
    AskMarked,
    LineAdded,
    LineEdited,
    LineKept,
    PenHanded,
    ReachErased,
    SignOffAnswered,
)
from convenor.session.event_lines import LineEvent as LineEvent
from convenor.session.event_points import PointEvent as PointEvent
from convenor.session.event_points import PointMade, PointReworded, StrandWoven
from convenor.session.event_rooms import BreakoutBegan as BreakoutBegan
from convenor.session.event_rooms import MessageErased as MessageErased
from convenor.session.event_rooms import MessageEvent as MessageEvent
from convenor.session.event_rooms import MessageSent as MessageSent
from convenor.session.event_rooms import RoomsCalledBack as RoomsCalledBack
from convenor.session.event_steps import CareSaid as CareSaid
from convenor.session.event_steps import LineBegan as LineBegan
from convenor.session.event_steps import StepBegan as StepBegan
from convenor.session.event_steps import StepEvent as StepEvent
from convenor.session.event_steps import StepLengthened as StepLengthened
from convenor.session.event_steps import StepsEnded as StepsEnded
from convenor.session.exercise import Consent, NoteKind
from convenor.session.roster import Deal

Phase = Literal["before", "during", "after"]
"""Whether a note was written before the start, while the session ran, or after its end."""


Mark = Literal["said", "not-said", "star", "no-star"]


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
class Undone:
    """An earlier event counts no longer; naming an Undone makes its event count again."""

    event: str


@dataclass(frozen=True, slots=True)
class ConsentReadOut:
    """The words about what will be noted were read out to the people there."""


@dataclass(frozen=True, slots=True)
class UnnotedBegan:
    """From here on nothing is noted: in one room, or anywhere when `room` is None."""

    room: int | None = None


@dataclass(frozen=True, slots=True)
class UnnotedEnded:
    """Noting goes on: in one room, or (None) everywhere that the facilitator had stopped it."""

    room: int | None = None


@dataclass(frozen=True, slots=True)
class PersonPassed:
    """Somebody on the roster passed in a round of that part, or did not after all."""

    segment: str
    person: str
    passed: bool = True


@dataclass(frozen=True, slots=True)
class HandingInClosed:
    """No page can be handed in any more. The number is all that the log ever says of pages."""

    pages: int = 0


@dataclass(frozen=True, slots=True)
class HandingInOpened:
    """Pages can be handed in again."""


@dataclass(frozen=True, slots=True)
class ContributionRecorded:
    """Something was said. Its text and speaker are the words row `words`."""

    contribution: str
    segment: str
    words: str
    phase: Phase
    kind: NoteKind = "point"
    room: int | None = None
    prompt: str | None = None
    under: str | None = None
    """Id of the contribution that it belongs under."""
    consent: Consent = "note"


@dataclass(frozen=True, slots=True)
class ContributionEdited:
    """A field that is None stays as it was."""

    contribution: str
    words: str | None = None
    kind: NoteKind | None = None
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class ContributionMoved:
    contribution: str
    segment: str
    room: int | None = None


@dataclass(frozen=True, slots=True)
class ContributionMarked:
    """In the report-back it was said aloud, or its room chose it; or not after all."""

    contribution: str
    kind: Mark


@dataclass(frozen=True, slots=True)
class ContributionTakenBack:
    contribution: str


@dataclass(frozen=True, slots=True)
class ContributionRestored:
    contribution: str


@dataclass(frozen=True, slots=True)
class ContributionErased:
    """Its words are gone for good, every version of them. Stays as a tombstone; cannot be undone."""

    contribution: str


@dataclass(frozen=True, slots=True)
class Final:
    """What stays of a note when raw words go: the words row that says it as the final note does."""

    contribution: str
    words: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class RawWordsPurged:
    """Raw words went when their day had come: these words rows are gone for good. Cannot be undone."""

    gone: tuple[str, ...] = ()
    """Ids of words rows."""
    finals: tuple[Final, ...] = ()
    """Notes that the final note says; of others that lost their words nothing is left to read."""


@dataclass(frozen=True, slots=True)
class RoomsDealt:
    """Who is in which room in a round; takes the place of that round's earlier one."""

    deal: Deal
    plan: Plan | None = None
    """The plan as it is now, when rooms changed in the same act, so that one undo brings both back."""
    segments: tuple[Segment, ...] = ()
    """Parts whose length goes with the number of rooms, as they are now."""


@dataclass(frozen=True, slots=True)
class PersonListed:
    """Somebody is on the roster, or what is known of them changed: the words row `words` says what."""

    person: str
    words: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody on the roster is not there any more, or never came."""

    person: str


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    """Somebody is off the roster, with every row about them. Cannot be undone."""

    person: str


AgendaEvent = (
    SessionPlanned
    | PlanChanged
    | SegmentInserted
    | SegmentMoved
    | SegmentChanged
    | SegmentDropped
    | SessionStarted
    | MovedOn
    | WentBack
    | FoundToBe
    | Paused
    | Resumed
    | HoldBegan
    | HoldEnded
    | StepBegan
    | StepLengthened
    | LineBegan
    | StepsEnded
    | CareSaid
    | MinutesAdded
    | SpeakerBegan
    | PromisedEndMoved
    | Refitted
    | RoomsDealt
    | RoomsCalledBack
    | BreakoutBegan
    | SessionEnded
)
ContributionEvent = (
    ContributionRecorded
    | ContributionEdited
    | ContributionMoved
    | ContributionMarked
    | ContributionTakenBack
    | ContributionRestored
    | ContributionErased
)
NotingEvent = (
    ConsentReadOut | UnnotedBegan | UnnotedEnded | RawWordsPurged | HandingInClosed | HandingInOpened
    | PersonPassed
)
"""About noting as such, and how long it is kept; not undone."""
RosterEvent = PersonListed | PersonLeft | PersonForgotten
"""Who is there; not undone."""
Event = (
    AgendaEvent | ContributionEvent | NotingEvent | RosterEvent | MessageEvent | DoorEvent | PointEvent | LineEvent
    | Undone
)


def words_of(event: Event) -> str | None:
    """Id of the words row that the event brings, if it brings one."""
    brings = (
        ContributionRecorded | ContributionEdited | PersonListed | MessageSent | PointReworded | PointMade
        | LineKept | LineEdited | LineAdded | SignOffAnswered | PenHanded | AskMarked | StrandWoven
    )
    return event.words if isinstance(event, brings) else None


def source_of(event: Event) -> str | None:
    """What the event is about, as its words' sources name it: a note, a message, or somebody on the roster."""
    if isinstance(event, ContributionEvent):
        return event.contribution
    if isinstance(event, MessageEvent):
        return event.message
    return event.person if isinstance(event, RosterEvent) else None


def erased_by(event: Event) -> str | None:
    """The source whose words, all of them, are gone with this event."""
    if isinstance(event, ReachErased):
        return event.reach
    return source_of(event) if isinstance(event, ContributionErased | PersonForgotten | MessageErased) else None


def all_words_of(event: Event) -> tuple[str, ...]:
    """Ids of every words row that the event names."""
    if isinstance(event, RawWordsPurged):
        return tuple(f.words for f in event.finals)
    one = words_of(event)
    return (one,) if one else ()


def purged_by(event: Event) -> tuple[str, ...]:
    """Ids of the words rows that are gone with this event."""
    return event.gone if isinstance(event, RawWordsPurged) else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log. `seq` has no gaps within a session; order is `seq`, never time."""

    session: str
    seq: int
    id: str
    recorded_at: datetime
    effective_at: datetime
    actor: str
    """Who did it: a note-taker's name, "facilitator"; not who said what was recorded."""
    command: str
    event: Event


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said or wrote, in a row of its own. Rows are never changed, only added and erased."""

    id: str
    text: str
    said_by: str = ""
    """Who said it, when that is known. Goes with the words when they are erased."""
    sources: tuple[str, ...] = ()
    """Ids of the contributions that the words came from; erasing any of them erases this row."""
