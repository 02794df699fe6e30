"""What happened. No event carries anybody's words: those are `Words`, kept apart so that they can go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.session.event_agenda import FoundToBe as FoundToBe
from convenor.session.event_agenda import HoldBegan as HoldBegan
from convenor.session.event_agenda import HoldEnded as HoldEnded
from convenor.session.event_agenda import MinutesAdded as MinutesAdded
from convenor.session.event_agenda import MovedOn as MovedOn
from convenor.session.event_agenda import Paused as Paused
from convenor.session.event_agenda import PlanChanged as PlanChanged
from convenor.session.event_agenda import PromisedEndMoved as PromisedEndMoved
from convenor.session.event_agenda import Refitted as Refitted
from convenor.session.event_agenda import Resumed as Resumed
from convenor.session.event_agenda import RoomsDealt as RoomsDealt
from convenor.session.event_agenda import SegmentChanged as SegmentChanged
from convenor.session.event_agenda import SegmentDropped as SegmentDropped
from convenor.session.event_agenda import SegmentInserted as SegmentInserted
from convenor.session.event_agenda import SegmentMoved as SegmentMoved
from convenor.session.event_agenda import SessionEnded as SessionEnded
from convenor.session.event_agenda import SessionPlanned as SessionPlanned
from convenor.session.event_agenda import SessionStarted as SessionStarted
from convenor.session.event_agenda import SpeakerBegan as SpeakerBegan
from convenor.session.event_agenda import WentBack as WentBack
from convenor.session.event_doors import CodeMissed as CodeMissed
from convenor.session.event_doors import DoorEvent as DoorEvent
from convenor.session.event_doors import DoorKeyed as DoorKeyed
from convenor.session.event_doors import SeatTaken as SeatTaken
from convenor.session.event_doors import ServingAlerted as ServingAlerted
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
from convenor.session.event_notes import ConsentReadOut as ConsentReadOut
from convenor.session.event_notes import ContributionEdited as ContributionEdited
from convenor.session.event_notes import ContributionErased as ContributionErased
from convenor.session.event_notes import ContributionMarked as ContributionMarked
from convenor.session.event_notes import ContributionMoved as ContributionMoved
from convenor.session.event_notes import ContributionRecorded as ContributionRecorded
from convenor.session.event_notes import ContributionRestored as ContributionRestored
from convenor.session.event_notes import ContributionTakenBack as ContributionTakenBack
from convenor.session.event_notes import Final as Final
from convenor.session.event_notes import HandingInClosed as HandingInClosed
from convenor.session.event_notes import HandingInOpened as HandingInOpened
from convenor.session.event_notes import Mark as Mark
from convenor.session.event_notes import PersonPassed as PersonPassed
from convenor.session.event_notes import Phase as Phase
from convenor.session.event_notes import RawWordsPurged as RawWordsPurged
from convenor.session.event_notes import UnnotedBegan as UnnotedBegan
from convenor.session.event_notes import UnnotedEnded as UnnotedEnded
from convenor.session.event_points import DoubtLookedAt, PointMade, PointReworded, StrandWoven
from convenor.session.event_points import PointEvent as PointEvent
from convenor.session.event_rooms import BreakoutBegan as BreakoutBegan
from convenor.session.event_rooms import MessageErased as MessageErased
from convenor.session.event_rooms import MessageEvent as MessageEvent
from convenor.session.event_rooms import MessageSent as MessageSent
from convenor.session.event_rooms import RoomsCalledBack as RoomsCalledBack
from convenor.session.event_roster import PersonForgotten as PersonForgotten
from convenor.session.event_roster import PersonLeft as PersonLeft
from convenor.session.event_roster import PersonListed as PersonListed
from convenor.session.event_steps import CareSaid as CareSaid
from convenor.session.event_steps import LineBegan as LineBegan
from convenor.session.event_steps import StepBegan as StepBegan
from convenor.session.event_steps import StepEvent as StepEvent
from convenor.session.event_steps import StepLengthened as StepLengthened
from convenor.session.event_steps import StepsEnded as StepsEnded


@dataclass(frozen=True, slots=True)
class Undone:
    """An earlier event counts no longer; naming an Undone makes its event count again."""

    event: str


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
        | DoubtLookedAt
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
