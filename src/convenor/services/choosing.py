"""Choices among the free variants of a house style: which there are, and the session with some of them made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from convenor.session.problem import NotFound, Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.compose import voice_of
from convenor.writeup.phrases import SETTINGS
from convenor.writeup.style import Style, allowed_values, choice_fault, setting_name


@dataclass(frozen=True, slots=True)
class Choosable:
    """One choice. `now` is what it is for this session; `values` are what it can be, empty for words of one's own."""

    name: str
    now: str
    values: tuple[str, ...]


def choosable(session: Session, style: Style, profile: Profile | None = None) -> tuple[Choosable, ...]:
    """Every choice of the style, with what it is for this session."""
    voice = voice_of(session.plan, style, profile)
    return tuple(
        Choosable(name, voice.choice(name), tuple(allowed_values(style.phrases, name))) for name in sorted(SETTINGS)
    )


def with_choices(session: Session, style: Style, made: Mapping[str, str]) -> Session:
    """The session as if these choices were its own. Raises Problem for one that cannot be, with what can."""
    for name, value in made.items():
        if setting_name(name) not in SETTINGS:
            raise NotFound(f"There is no choice called “{name}”.", cure="`writeup SESSION --choices` lists them.")
        if fault := choice_fault(style.phrases, name, value):
            raise Problem(fault, cure="Nothing was written.")
    choices = {**dict(session.plan.choices), **made}
    return replace(session, plan=replace(session.plan, choices=tuple(choices.items())))
