"""The agenda of one session: its parts, as copied from the library and then edited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal

from convenor.session.exercise import Access, Capture, Care, Mode, Overhead, Prompt, Rule, Step
from convenor.session.format import RecordPolicy, RoomsPlan, Task
from convenor.session.people import Invited, Person, Pointer
from convenor.session.series import Profile, Series


@dataclass(frozen=True, slots=True)
class Source:
    """What a copy was made from."""

    id: str
    version: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a session, whole in itself: the library is never read again to know it.

    Lengths are in seconds and include overheads.
    """

    id: str
    title: str
    mode: Mode
    seconds: int
    minimum: int
    maximum: int
    rule: Rule = "flexible"
    kind: str = "plenary"
    """Kind of the exercise it came from (see ExerciseKind)."""
    cut_order: int = 0
    start_at: time | None = None
    """Local time that it is pinned to: it waits for it, and so absorbs lateness."""
    lead: str = ""
    """Who leads it; empty for the convenor."""
    exercise: Source | None = None
    steps: tuple[Step, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    capture: Capture = Capture()
    care: Care | None = None
    access: Access | None = None
    overhead: Overhead = Overhead()
    carry_from: tuple[str, ...] = ()
    if_short: str = ""
    write_up_section: str = ""
    scales_with: str = ""
    each_seconds: int = 0
    rooms: RoomsPlan | None = None
    set_up: str = ""
    """What the note tells of how people were led into it, if it was held."""
    note_heading: str = ""
    """What stands above it in the note, for the few parts that have a place of their own there."""
    frame: tuple[str, ...] = ()
    """What the note tells of how it was done, if it was held: paragraphs."""
    task: str = ""
    """What its groups were sent to do, as a verb phrase: "think of what if …"."""

    def lasting(self, seconds: int) -> Segment:
        """The same part with another length. Its bounds give way to what a person asks for."""
        return replace(self, seconds=seconds, minimum=min(self.minimum, seconds), maximum=max(self.maximum, seconds))


@dataclass(frozen=True, slots=True)
class Room:
    """A breakout room: its number from 1, and the question that it is asked."""

    n: int
    question: str = ""
    name: str = ""
    closed: bool = False
    """Whether nobody meets in it any more. Its number is never given to another."""
    into: int | None = None
    """Room that it was merged into when it closed."""

    @property
    def label(self) -> str:
        return self.name or f"Room {self.n}"


@dataclass(frozen=True, slots=True)
class Gloss:
    """How a term of the topic is explained, and by whom."""

    term: str
    source: str
    quotation: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a session beforehand, apart from its parts."""

    title: str
    topic: str = ""
    """What stands after the series in the note's title; the title itself when empty."""
    format: Source | None = None
    series: Series | None = None
    questions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    date: date | None = None
    start: time | None = None
    end: time | None = None
    timezone: str = "Europe/London"
    length: int = 90 * 60
    """Promised length in seconds, for when no end is given."""
    ends: Literal["hard", "soft"] = "hard"
    convenor: Person | None = None
    thought_leaders: tuple[Person, ...] = ()
    speakers: tuple[Invited, ...] = ()
    respondents: tuple[Invited, ...] = ()
    people: int | None = None
    """How many people are expected."""
    rooms: tuple[Room, ...] = ()
    agreements: tuple[str, ...] = ()
    record: RecordPolicy = RecordPolicy()
    before: tuple[Task, ...] = ()
    after: tuple[Task, ...] = ()
    profile: Profile | None = None
    opening: str = ""
    """Name of the opening pattern of the house style; empty for the default."""
    choices: tuple[tuple[str, str], ...] = ()
    """Free variants of the style chosen for this session, by their dotted names."""
    opening_words: tuple[tuple[str, str], ...] = ()
    """What the opening says beyond title and questions, by blank: topic, question (put indirectly), series,
    gloss, occasion, purpose, aim; `clause` joins on with a comma, `then` follows as sentences."""
    context_points: tuple[int, ...] = ()
    """Which of `context`, counted from 0, stand in a list."""
    gloss: Gloss | None = None
    headings: bool = False
    """Whether the note has headings, as that of a workshop or roundtable has."""
    sections: tuple[str, ...] = ()
    """The sections that the note may have, in order; none: all of them, as they usually stand."""
    reading: tuple[Pointer, ...] = ()
    """What to read further, at the end of the note."""
    companion: str = ""
    """Who keeps company with whoever wants it when something tender comes up."""
    network: str = ""
    """The network's name without article, when it is not the house style's own."""

    @property
    def open_rooms(self) -> tuple[Room, ...]:
        """The rooms that people can be in."""
        return tuple(r for r in self.rooms if not r.closed)

    def room(self, n: int) -> Room | None:
        return next((r for r in self.rooms if r.n == n), None)

    def room_now(self, n: int) -> int | None:
        """Where the people of Room `n` are now: there, in what it was merged into, or (None) nowhere."""
        seen: set[int] = set()
        while n not in seen:
            seen.add(n)
            room = self.room(n)
            if room is None or not room.closed:
                return n
            if room.into is None:
                return None
            n = room.into
        return None  # merged in a circle, which no act of ours can do

    def notes_of(self, n: int) -> int:
        """The room that the notes of Room `n` belong to: what it was merged into, if that was asked the same."""
        room, now = self.room(n), self.room_now(n)
        there = self.room(now) if now is not None else None
        return there.n if room and there and there.question == room.question else n

    @property
    def invited(self) -> tuple[Invited, ...]:
        return (*self.speakers, *self.respondents)

    def named(self, name: str) -> Person | None:
        """The person of this session who goes by `name`, if exactly one does."""
        everyone = [i.person for i in self.invited] + list(self.thought_leaders)
        if self.convenor:
            everyone.append(self.convenor)
        found = {p.name: p for p in everyone if p.answers_to(name)}
        exact = [p for p in found.values() if p.name.casefold() == name.strip().casefold()]
        if exact:
            return exact[0]
        return next(iter(found.values())) if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """When a part was to start and end, as the agenda stood when the session started."""

    segment: str
    start: datetime
    end: datetime
