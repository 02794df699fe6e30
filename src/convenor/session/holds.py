"""Holds: stretches in which the room stops and the clock is quiet, and how much of a time they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """The room stopped, from one instant to another. `ended` is None while it lasts."""

    began: datetime
    ended: datetime | None = None


def held_between(holds: Iterable[Hold], since: datetime, until: datetime) -> float:
    """Seconds of a stretch of time in which the room was held. A hold that lasts counts as far as `until`."""
    return sum(
        max(0.0, (min(hold.ended or until, until) - max(hold.began, since)).total_seconds()) for hold in holds
    )
