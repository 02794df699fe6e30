"""A session as it stands: the frozen result of folding its log and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from convenor.session.agenda import Plan, PlannedTime, Segment
from convenor.session.doors import Entrance
from convenor.session.event import Phase
from convenor.session.exercise import Consent, NoteKind
from convenor.session.holds import Hold
from convenor.session.lines import Ask, CalledFinal, Line, Pen, Published
from convenor.session.messages import CalledBack, Message
from convenor.session.pages import HandedIn
from convenor.session.points import PointAct
from convenor.session.roster import Deal, Present
from convenor.session.steps import Steps

SessionState = Literal["planned", "running", "paused", "ended"]
SegmentState = Literal["coming", "running", "done", "skipped", "dropped"]


@dataclass(frozen=True, slots=True)
class Turn:
    """An invited person's turn inside a part."""

    person: str
    began: datetime
    paused_before: int = 0
    """Whole seconds that the clock had stood still in the part when it began."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of one part."""

    state: SegmentState = "coming"
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    paused_seconds: int = 0
    """Whole seconds that the clock stood still in it, up to the last resume."""
    turns: tuple[Turn, ...] = ()
    steps: Steps = Steps()


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something that was said, as it now stands."""

    id: str
    seq: int
    text: str
    kind: NoteKind
    segment: str
    room: int | None
    prompt: str | None
    said_by: str
    under: str | None
    consent: Consent
    at: datetime
    by: str
    """The note-taker."""
    phase: Phase
    taken_back: bool = False
    erased: bool = False
    words: str = ""
    """Id of the words row that it shows; empty when erased."""
    edited: bool = False
    purged: bool = False
    """Whether its raw words went when their day had come. What it still says, the final note says."""
    said_aloud: bool = False
    """Whether it was said aloud when the rooms came back."""
    starred: bool = False
    """Whether its room chose it."""
    noted_in: int | None = None
    """The room that it was said in, when that was merged into `room` since; None when it is `room`."""

    @property
    def stands(self) -> bool:
        """Whether it is part of the record: neither taken back nor erased, and there is something left of it."""
        return not (self.taken_back or self.erased or (self.purged and not self.text))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Session:
    """A session as it stands after `seq` events."""

    id: str
    seq: int
    plan: Plan
    segments: tuple[Segment, ...]
    """Parts in order, dropped ones included."""
    progress: tuple[Progress, ...]
    """One for each of `segments`, in the same order."""
    state: SessionState = "planned"
    running: str | None = None
    """Id of the part that is on."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    paused_at: datetime | None = None
    promised_end: datetime | None = None
    """As fixed at the start, or moved since; None before the start."""
    planned: tuple[PlannedTime, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    """Everything ever recorded, in the order of the log, taken back and erased ones included."""
    consent_read_at: datetime | None = None
    """When the words about what will be noted were last read out."""
    purged_seq: int = 0
    """Number in the log of the event with which raw words past their day last went; 0 while all are kept."""
    holds: tuple[Hold, ...] = ()
    """Stretches in which the room stopped, oldest first; none overlaps another. Only the last can still last."""
    unnoted: frozenset[int | None] = frozenset()
    """Where nothing is noted just now: numbers of rooms, or None for everywhere."""
    pages: tuple[HandedIn, ...] = ()
    """Pages that were handed in, by their ids. The log knows nothing of them: the host puts them here."""
    passed: frozenset[tuple[str, str]] = frozenset()
    """Who passed in a round: ids of the part and of somebody on the roster."""
    pages_closed: bool = False
    """Whether no page can be handed in any more."""
    roster: tuple[Present, ...] = ()
    """Who is or was there, in the order in which they came."""
    deals: tuple[Deal, ...] = ()
    """Who is in which room, one for each round."""
    messages: tuple[Message, ...] = ()
    """What the rooms were told, oldest first, erased ones included."""
    called_back: CalledBack | None = None
    """That people were called back out of the rooms, while the part in which they were is still on."""
    entrance: Entrance = Entrance()
    """How those come in who have no terminal."""
    point_acts: tuple[PointAct, ...] = ()
    """What was done with the notes at the desk and not undone, oldest first."""
    lines: tuple[Line, ...] = ()
    """Lines of the note that were kept as they read, with what was said to them, oldest first."""
    published: tuple[Published, ...] = ()
    """The versions of the note that were put before everybody, oldest first."""
    final: CalledFinal | None = None
    """That the note is the final one; None from the moment that anything could have changed it."""
    asks: tuple[Ask, ...] = ()
    """Notes that are too good to lose, whose speakers are asked for them."""
    pen: Pen | None = None
    """Who writes the note, when it was handed over; None for whoever holds the record."""
    agenda_acts: tuple[str, ...] = ()
    """Ids of the events on the agenda that can be undone, oldest first."""
    last_at: datetime | None = None
    """When the newest event was recorded."""

    def parts(self) -> Iterator[tuple[Segment, Progress]]:
        """Each part with what became of it, in order."""
        return zip(self.segments, self.progress, strict=True)

    def segment(self, segment_id: str) -> Segment | None:
        return next((s for s in self.segments if s.id == segment_id), None)

    def progress_of(self, segment_id: str) -> Progress | None:
        return next((p for s, p in self.parts() if s.id == segment_id), None)

    def contribution(self, contribution_id: str) -> Contribution | None:
        return next((c for c in self.contributions if c.id == contribution_id), None)

    def notes(self) -> tuple[Contribution, ...]:
        """The contributions that stand, in order."""
        return tuple(c for c in self.contributions if c.stands)

    def hanging(self) -> dict[str, str]:
        """From the id of each note that stands under one that is there to that one's.

        A note whose note above was erased or taken back is not among them: it is shown as one of its own.
        """
        there = {c.id for c in self.notes()}
        return {c.id: c.under for c in self.contributions if c.under is not None and c.under in there}

    def deal(self, round_: int) -> Deal | None:
        return next((d for d in self.deals if d.round == round_), None)

    def is_unnoted(self, room: int | None) -> bool:
        """Whether a line said there must not be kept just now."""
        return None in self.unnoted or (room is not None and room in self.unnoted)

    @property
    def hold(self) -> Hold | None:
        """The hold that is on."""
        return self.holds[-1] if self.holds and self.holds[-1].ended is None else None

    @property
    def now_on(self) -> Segment | None:
        return self.segment(self.running) if self.running else None
