"""An exercise: something that people do together, with its steps, words, care and access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal["protected", "flexible", "droppable"]
"""What a re-fit may do: nothing; shorten within bounds; leave out."""

Mode = Literal[
    "plenary",
    "speakers",
    "breakout",
    "report-back",
    "respondents",
    "round",
    "pairs",
    "solo",
    "silence",
    "break",
]
"""How people are together while it lasts."""

ExerciseKind = Literal[
    "arrival",
    "check-in",
    "speakers",
    "reflection",
    "discussion",
    "report-back",
    "plenary",
    "parking",
    "close",
    "respondents",
    "visualisation",
    "journal",
    "what-if",
    "game",
    "decision",
    "practice",
]

NoteKind = Literal[
    "point",
    "quote",
    "question",
    "story",
    "example",
    "action",
    "idea",
    "word",
    "objection",
    "resource",
    "reflection",
    "journal",
]
"""What a note is. `journal` is only for pages that participants hand in."""

Consent = Literal["us", "note", "named"]
"""us: for us only; note: in the note, unnamed; named: the person said yes to their name."""

StepConsent = Literal["as-session", "ask-each-time", "not-recorded"]


@dataclass(frozen=True, slots=True)
class Span:
    """Least, usual and greatest length, in whole minutes."""

    min: int
    typical: int
    max: int


@dataclass(frozen=True, slots=True)
class Overhead:
    """What of a part goes on briefing and on moving in and out of rooms, in minutes; part of its length."""

    brief: int = 0
    move_in: int = 0
    move_out: int = 0
    call_countdown: int = 0
    """Seconds that the video call itself counts down between closing the rooms and bringing everybody back."""

    @property
    def before(self) -> int:
        """Seconds before the first step begins."""
        return (self.brief + self.move_in) * 60

    @property
    def after(self) -> int:
        """Seconds between the end of the last step and the end of the part."""
        return self.move_out * 60 + self.call_countdown

    @property
    def seconds(self) -> int:
        """All of it together."""
        return self.before + self.after

    @property
    def minutes(self) -> int:
        """All of it together, in minutes, begun ones counted whole."""
        return -(-self.seconds // 60)


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line of a script: words to read aloud, or a silence in seconds."""

    read: str = ""
    pause_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question put to people."""

    id: str
    text: str
    show: bool = True


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to do at a moment of a step: seconds after its start, or before its end when negative."""

    at_seconds: int
    do: str


@dataclass(frozen=True, slots=True)
class Capture:
    """What is to be caught, by whom, and on what terms."""

    kinds: tuple[NoteKind, ...] = ("point",)
    by: str = "note-taker"
    consent: StepConsent = "as-session"
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an exercise."""

    id: str
    title: str
    mode: Mode
    minutes: Span
    rule: Rule = "flexible"
    say: str = ""
    do: str = ""
    script: tuple[ScriptLine, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    cues: tuple[Cue, ...] = ()
    capture: Capture | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank that the facilitator fills in: {change}, {year}."""

    name: str
    ask: str
    example: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    role: str
    count: str = "1"
    brief: str = ""
    may_double_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    item: str
    per: str = "event"
    mode: str = "both"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """What may come up and what to do about it."""

    level: Literal["light", "moderate", "tender"]
    may_bring_up: tuple[str, ...] = ()
    say_before: str = ""
    opt_out: str = ""
    watch_for: tuple[str, ...] = ()
    if_distressed: str = ""
    close_with: str = ""
    needs_second_person: bool = False


@dataclass(frozen=True, slots=True)
class Access:
    """How somebody takes part who otherwise could not."""

    quiet_voices: str = ""
    not_on_screen: str = ""
    screen_reader: str = ""
    no_mind_pictures: str = ""
    deaf_or_captions: str = ""
    low_literacy: str = ""
    first_language: str = ""
    neurodivergent: str = ""
    send_ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where it comes from, whose words these are, and on what terms."""

    drawn_from: tuple[str, ...]
    licence: str
    wording: str = "ours"
    credit: str = ""
    seen_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people: in all, or in one room. `max` None means no limit."""

    min: int
    typical: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """A checked exercise of the library."""

    id: str
    version: str
    title: str
    kind: ExerciseKind
    summary: str
    minutes: Span
    mode: Mode
    """How people are together for most of it."""
    rule: Rule
    steps: tuple[Step, ...]
    care: Care
    access: Access
    provenance: Provenance
    status: Literal["draft", "tested", "retired"] = "draft"
    also_known_as: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    use_when: str = ""
    avoid_when: str = ""
    people: GroupSize = GroupSize(1)
    room_size: GroupSize | None = None
    overhead: Overhead = Overhead()
    if_short: str = ""
    roles: tuple[Role, ...] = ()
    materials: tuple[Material, ...] = ()
    slots: tuple[Slot, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    capture: Capture = Capture()
    variants: tuple[tuple[str, str], ...] = ()
    """Pairs of variant (online, in-person, short) and how it differs."""
    write_up_section: str = ""
    write_up_shape: str = ""
    attribution: str = ""
    pitfalls: tuple[str, ...] = ()
    scales_with: Literal["", "people", "speakers", "rooms", "respondents"] = ""
    """What its length grows with; `each_seconds` for each of them above none."""
    each_seconds: int = 0
    note_heading: str = ""
    """What stands above it in the note, if it has a place of its own there."""
    frame: tuple[str, ...] = ()
    """What the note tells of how it was done: paragraphs."""
    task: str = ""
    """What its groups were sent to do, as a verb phrase."""
