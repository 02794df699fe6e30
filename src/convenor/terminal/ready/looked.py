"""The computer, asked no more often than is good for it, and one that knows nothing where there is none to ask."""

from __future__ import annotations

from datetime import datetime

from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.readiness import Check, Machine, Power, missing_words, ready
from convenor.session.session import Session
from convenor.timing.zones import local

AGAIN = 15.0
"""Seconds after which the power is looked at anew: some computers take a while to answer."""


class Unknown:
    """Nothing to ask: its power is unknown, and its clock is taken to be the session's."""

    def __init__(self, timezone: str) -> None:
        self._timezone = timezone

    def power(self) -> Power:
        return Power()

    def local_time(self, at: datetime) -> datetime:
        return local(at, self._timezone)


class Seldom:
    """The same machine, whose power is remembered for a while."""

    def __init__(self, machine: Machine, host: Host) -> None:
        self._machine = machine
        self._clock = host.clock
        self._power: Power | None = None
        self._asked = 0.0

    def power(self) -> Power:
        at = self._clock.steady()
        if self._power is None or abs(at - self._asked) >= AGAIN:
            self._power, self._asked = self._machine.power(), at
        return self._power

    def local_time(self, at: datetime) -> datetime:
        return self._machine.local_time(at)


class Readiness:
    """Looks at sessions of one home."""

    def __init__(self, outside: Outside) -> None:
        self._host = outside.host
        self._machine = Seldom(outside.machine, outside.host) if outside.machine else None

    def checks(self, session: Session) -> tuple[Check, ...]:
        """What `readiness.ready` says now."""
        return ready(session, self._machine or Unknown(session.plan.timezone), self._host.now())

    def words(self, session: Session) -> str:
        """ "Ready? 1 thing missing", or "Ready" when nothing is."""
        said = missing_words(self.checks(session)).rstrip(".")
        return said if said == "Ready" else f"Ready? {said}"
