"""Which exercises suit: the time that is left, the people, the mood, and what somebody is looking for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from convenor.session.exercise import Exercise, Mode
from convenor.session.session import Session

CareLevel = Literal["light", "moderate", "tender"]
LEVELS: tuple[CareLevel, ...] = ("light", "moderate", "tender")

MODES: dict[Mode, str] = {
    "plenary": "all together", "round": "in a round", "pairs": "in pairs", "breakout": "in small rooms",
    "report-back": "back from the rooms", "silence": "in silence", "solo": "alone", "speakers": "with speakers",
    "respondents": "with respondents", "break": "of a break",
}
"""How people are together, in words that follow "a step"."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. Empty fields ask for nothing."""

    words: tuple[str, ...] = ()
    minutes: int | None = None
    """Minutes that there are."""
    people: int | None = None
    care: CareLevel | None = None
    """The most that the group can carry: light leaves out what is moderate or tender."""
    companion: bool = True
    """Whether somebody can stay with a person who is upset."""
    mode: Mode | None = None
    """How people are to be together, in one step at least."""
    already: frozenset[str] = frozenset()
    """Short names of exercises that the session has; of what fits, they come last and say so."""


@dataclass(frozen=True, slots=True)
class Suited:
    """An exercise, and in words why it suits or what stands in its way."""

    exercise: Exercise
    fits: bool
    why: str
    rank: float


def suited(exercises: Iterable[Exercise], wanted: Wanted) -> list[Suited]:
    """The exercises that hold the words, best first: those that fit, then those that do not and why not."""
    found = [one for one in (_look(e, wanted) for e in exercises) if one is not None]
    return sorted(found, key=lambda s: (
        not s.fits, s.exercise.id in wanted.already, -s.rank, s.exercise.title.casefold()))


def used_in(session: Session) -> frozenset[str]:
    """Short names of what the parts of this session are made of, but for those that were left out."""
    return frozenset(s.exercise.id for s, p in session.parts() if s.exercise and p.state != "dropped")


def _look(exercise: Exercise, wanted: Wanted) -> Suited | None:
    matched = _matched(exercise, wanted.words)
    if matched is None:
        return None
    against = list(_against(exercise, wanted))
    if against:
        return Suited(exercise, False, "; ".join(against), matched)
    reasons = list(_for(exercise, wanted))
    return Suited(exercise, True, "; ".join(reasons), matched + _closeness(exercise, wanted.minutes))


def _closeness(exercise: Exercise, minutes: int | None) -> float:
    """What fills the time comes first; what would have to be hurried comes after all that would not."""
    if minutes is None:
        return 0.0
    over = exercise.minutes.typical - minutes
    return over / 1000 if over <= 0 else -1 - over / 1000


def _prompts(exercise: Exercise) -> Iterable[str]:
    return (exercise.use_when, *(p.text for step in exercise.steps for p in step.prompts))


def _said(exercise: Exercise) -> Iterable[str]:
    for step in exercise.steps:
        yield from (step.title, step.say, step.do, *(line.read for line in step.script))


_PLACES: tuple[tuple[float, Callable[[Exercise], Iterable[str]]], ...] = (
    (4.0, lambda e: (e.title, *e.also_known_as, e.id)),
    (2.0, lambda e: (*e.purpose, e.kind, e.summary)),
    (1.0, _prompts),
    (0.5, _said),
)
"""Where words are looked for, the best place first, and how much one counts there."""


def _matched(exercise: Exercise, words: tuple[str, ...]) -> float | None:
    """How well the words are met, or None when one of them is nowhere."""
    total, missing = 0.0, {word.casefold() for word in words}
    for weight, texts in _PLACES:
        if not missing:
            break
        text = " ".join(texts(exercise)).casefold()
        # Most words stand nowhere in most texts, and to see that costs a tenth of looking for where a word begins.
        here = {word for word in missing if word in text and re.search(rf"\b{re.escape(word)}", text)}
        total += weight * len(here)
        missing -= here
    return None if missing else total


def _against(exercise: Exercise, wanted: Wanted) -> Iterable[str]:
    if wanted.minutes is not None and exercise.minutes.min > wanted.minutes:
        yield f"needs {exercise.minutes.min} minutes, {wanted.minutes} left"
    if wanted.people is not None and wanted.people < exercise.people.min:
        yield f"needs {exercise.people.min} people, there are {wanted.people}"
    if wanted.people is not None and exercise.people.max is not None and wanted.people > exercise.people.max:
        yield f"is for {exercise.people.max} people at most, there are {wanted.people}"
    if wanted.care is not None and LEVELS.index(exercise.care.level) > LEVELS.index(wanted.care):
        yield f"is {exercise.care.level}"
    if wanted.mode is not None and wanted.mode not in (exercise.mode, *(step.mode for step in exercise.steps)):
        yield f"has no step {MODES[wanted.mode]}"
    if not wanted.companion and exercise.care.needs_second_person:
        yield "needs a companion"


def _for(exercise: Exercise, wanted: Wanted) -> Iterable[str]:
    span = exercise.minutes
    if exercise.id in wanted.already:
        yield "in this session already"
    if wanted.minutes is not None:
        if span.typical <= wanted.minutes:
            yield f"usually {span.typical} minutes"
        else:
            least = f"{span.min} to {wanted.minutes}" if span.min < wanted.minutes else f"{span.min}"
            yield f"fits if kept short: {least} of its usual {span.typical} minutes"
    if exercise.use_when:
        yield exercise.use_when.rstrip(".")
    if exercise.care.needs_second_person:
        yield "asks for a companion"
