"""The bundled house style, and notes written in it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from convenor.exchange.text import to_text
from convenor.library.house_style import load_style
from convenor.session.agenda import Plan
from convenor.session.people import Invited, Person, Post
from convenor.session.session import Contribution, Progress, SegmentState, Session
from convenor.writeup.compose import compose
from convenor.writeup.style import Style
from tests.support.sessions import a_plan, a_segment, a_session, with_notes

PACK = Path(__file__).parents[2] / "house_styles" / "better-way"

ADA = Person("Ada Pell", post=Post("Director", "of", "Ladle"), pronoun="she")
BEN = Person("Ben Marsh", post=Post(organisation="Corner Kitchens"))
CLEO = Person("Cleo Drum", post=Post("cook", "at", "the Long Table"))
DAN = Person("Dan Firth")

SPEAKERS = a_segment("speakers", mode="speakers", kind="speakers")
ROOMS = a_segment("rooms", mode="breakout", kind="discussion")
TALK = a_segment("talk", kind="plenary")
ANSWERS = a_segment("answers", mode="respondents", kind="respondents")
PARKING = a_segment("parking", kind="parking")
CLOSE = a_segment("close", kind="close")
EVENING = (SPEAKERS, ROOMS, TALK, ANSWERS, PARKING, CLOSE)


@cache
def house() -> Style:
    return load_style(PACK)


def held(
    *notes: Contribution,
    plan: Plan | None = None,
    parts: tuple[Any, ...] = EVENING,
    states: dict[str, SegmentState] | None = None,
    **more: Any,
) -> Session:
    """A session that took place: every part done, but those that `states` says otherwise of."""
    states = states or {}
    progress = tuple(Progress(states.get(p.id, "done")) for p in parts)
    session = a_session(*parts, plan=plan or a_plan(), progress=progress, state="ended", **more)
    return with_notes(session, *notes)


def planned(plan: Plan, *parts: Any) -> Session:
    return a_session(*(parts or EVENING), plan=plan)


def invited(*people: Person, **more: Any) -> tuple[Invited, ...]:
    return tuple(Invited(p, **more) for p in people)


def note_of(session: Session, profile: Any = None, **choices: str) -> list[str]:
    """The lines of the note; a choice's dots are written as double underscores."""
    chosen = {name.replace("__", "."): value for name, value in choices.items()}
    return to_text(compose(session, house(), profile, chosen), banner=False).splitlines()


def with_plan(session: Session, **changes: Any) -> Session:
    return replace(session, plan=replace(session.plan, **changes))
