"""Rehearsing: the same plan in a record of its own, on a clock that runs as fast as one likes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.clock import Clock
from convenor.timing.zones import planned_start

FASTEST = 600
"""Times the real speed: ninety minutes in nine seconds."""


@dataclass(frozen=True, slots=True)
class FastClock:
    """Begins at `begin` and runs `speed` times as fast as `real`."""

    real: Clock
    speed: float
    begin: datetime
    real_begin: float

    def now(self) -> datetime:
        return self.begin + timedelta(seconds=self.steady())

    def steady(self) -> float:
        return (self.real.steady() - self.real_begin) * self.speed


def fast_clock(session: Session, real: Clock, speed: float) -> FastClock:
    """A clock for rehearsing this session: it begins when the session is to start, or now if that is not known.

    Raises Problem when the speed is no speed.
    """
    if not 1 <= speed <= FASTEST:
        raise Problem(f"{speed:g} is not a speed to rehearse at.", cure=f"Give a number from 1 to {FASTEST}.")
    return FastClock(real, speed, planned_start(session.plan) or real.now(), real.steady())


def copy_to_rehearse(session: Session, host: Host) -> str:
    """Plan the same session, not started and with nothing noted, in `host`; return its id there."""
    kept = tuple(s for s, p in session.parts() if p.state != "dropped")
    plan = replace(session.plan, title=f"Rehearsal: {session.plan.title}")
    wish = Wish()
    session_id = host.ids.new(8)
    planned = host.happening(events.SessionPlanned(plan, kept), wish)
    host.plan(session_id, wish, plan, Batch((planned,), result=(session_id,)))
    return session_id
