"""A session format: the agenda that an event usually takes, before it is anybody's session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Literal

from convenor.session.exercise import Exercise, GroupSize, Provenance, Role, Rule, Span

COUNTED = ("speakers", "respondents", "rooms", "people")
"""What a part's length may go with."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do before or after: `when` as "-14d", "-15m" or "+1d"."""

    when: str
    do: str
    who: str = "convenor"


@dataclass(frozen=True, slots=True)
class SignOff:
    who: str
    sees: str
    days: int
    silence_means: str = ""


@dataclass(frozen=True, slots=True)
class RecordPolicy:
    """What is recorded, on whose terms, and for how long. `say` is read out at the welcome."""

    attribution: str = "speakers-named"
    ask_when: str = "welcome"
    say: str = ""
    recording: str = "none"
    keep_raw_days: int = 60
    sign_off: tuple[SignOff, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomsPlan:
    """How a breakout's rooms are made when nobody says otherwise."""

    count: int | None = None
    """None: from the number of people and the typical size."""
    size: GroupSize = GroupSize(4, 6, 8)
    how_chosen: str = "random"
    questions: Literal["same", "each"] = "same"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a format's agenda: an exercise in use, with what is particular to it here.

    A part that is only a title has `plain.PLAIN` in the exercise's place.
    """

    id: str
    exercise: Exercise
    minutes: Span
    rule: Rule
    title: str = ""
    cut_order: int = 0
    optional: bool = False
    speakers: int | None = None
    """How many speakers, respondents, rooms or people the typical minutes allow for."""
    rooms: RoomsPlan | None = None
    carry_from: tuple[str, ...] = ()
    fills: tuple[tuple[str, str], ...] = ()
    """Blanks of the exercise that the format already fills in: pairs of slot and words."""
    lead: str = ""
    """Who leads it; empty for the convenor."""
    start_at: time | None = None
    """Local time that it is pinned to."""


@dataclass(frozen=True, slots=True)
class Format:
    """A checked session format with its exercises resolved. Parts plus spare are its length."""

    id: str
    version: str
    title: str
    summary: str
    length: Span
    spare: int
    """Spare time, in minutes."""
    parts: tuple[Part, ...]
    record: RecordPolicy
    provenance: Provenance
    status: Literal["draft", "tested", "retired"] = "draft"
    question_ask: str = ""
    question_good_when: tuple[str, ...] = ()
    modes: tuple[str, ...] = ("online",)
    people: GroupSize = GroupSize(1)
    ends: Literal["hard", "soft"] = "hard"
    team: tuple[Role, ...] = ()
    before: tuple[Task, ...] = ()
    after: tuple[Task, ...] = ()
    agreements: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """The sections that its note may have, in order; none: all of them, as they usually stand."""
    headings: bool = False
    """Whether its note has headings."""
    profile: str = ""
    series: str = ""
    """Series that it belongs to, or "{series}" for the session's."""
    template: str = "house-style"
