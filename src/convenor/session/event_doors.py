"""Ways in for those who have no terminal. A link is kept as a digest; a spoken code is no secret from the host."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.session.doors import Alert, Role


@dataclass(frozen=True, slots=True)
class DoorKeyed:
    """From here on only this code or link opens for that role; neither of them: nothing does."""

    role: Role
    code: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A note-taker's device sat down; the actor of its entry is the name that its lines go under."""

    digest: str


@dataclass(frozen=True, slots=True)
class CodeMissed:
    """So many tries at the spoken code that stands were wrong. Who tried, from where and what is not kept."""

    tries: int


@dataclass(frozen=True, slots=True)
class ServingAlerted:
    """What whoever serves the pages has to say to the facilitator from here on: all of it, or none any more."""

    kinds: tuple[Alert, ...] = ()


DoorEvent = DoorKeyed | SeatTaken | CodeMissed | ServingAlerted
"""Not undone: a link that was renewed because it had got into wrong hands must stay shut."""
