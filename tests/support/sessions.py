"""Small sessions made by hand, for tests of what reads them."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from convenor.session.agenda import Plan, Segment
from convenor.session.ids import ALPHABET
from convenor.session.session import Contribution, Progress, Session

NOON = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now
        self._steady = 0.0

    def now(self) -> datetime:
        return self._now

    def steady(self) -> float:
        return self._steady

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        step = timedelta(minutes=minutes, seconds=seconds)
        self._now += step
        self._steady += step.total_seconds()


class SeededIds:
    """Ids that repeat from run to run."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)

    def new(self, length: int = 12) -> str:
        return "".join(self._chance.choice(ALPHABET) for _ in range(length))


def a_segment(segment_id: str = "talk", minutes: int = 10, **more: Any) -> Segment:
    seconds = minutes * 60
    values: dict[str, Any] = {
        "title": segment_id.capitalize(),
        "mode": "plenary",
        "seconds": seconds,
        "minimum": seconds,
        "maximum": seconds,
    }
    return Segment(id=segment_id, **(values | more))


def a_plan(title: str = "Who cooks", **more: Any) -> Plan:
    return Plan(title=title, **more)


def a_session(*segments: Segment, plan: Plan | None = None, **more: Any) -> Session:
    values: dict[str, Any] = {"progress": tuple(Progress() for _ in segments)}
    return Session(id="s", seq=1, plan=plan or a_plan(), segments=segments, **(values | more))


def a_note(text: str, segment: str = "talk", n: int = 1, **more: Any) -> Contribution:
    values: dict[str, Any] = {
        "kind": "point",
        "room": None,
        "prompt": None,
        "said_by": "",
        "under": None,
        "consent": "note",
        "at": NOON + timedelta(seconds=n),
        "by": "facilitator",
        "phase": "during",
        "words": f"w{n}",
    }
    return Contribution(id=f"n{n}", seq=n, text=text, segment=segment, **(values | more))


def with_notes(session: Session, *notes: Contribution) -> Session:
    return replace(session, contributions=notes)
