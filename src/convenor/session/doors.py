"""Who may come in by a page: a code or a link for each role, and the note-takers who have sat down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["participant", "note-taker", "facilitator"]
"""What somebody who has no terminal may do, from the least to the most."""

ROLES: tuple[Role, ...] = ("participant", "note-taker", "facilitator")


Alert = Literal["crowded", "went-wrong", "stopped"]
"""What the facilitator is to hear of the serving: no more connections, something unforeseen, or that it broke off."""


@dataclass(frozen=True, slots=True)
class Door:
    """The way in for one role. Only the newest of each role opens."""

    role: Role
    code: str = ""
    """What is said aloud to participants; empty for a link, of which only the digest is kept."""
    digest: str = ""
    """Of a link, what is kept of its secret; of a code, the chance that the passes of those who came in are made of."""
    missed: int = 0
    """Wrong tries at this code, all addresses and all servings together."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A note-taker's device: the digest of the key that it holds, and the name that its lines go under."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Entrance:
    """All ways in, as they stand."""

    doors: tuple[Door, ...] = ()
    """One for each role that was ever opened."""
    former_codes: tuple[str, ...] = ()
    """Spoken codes that open no more, so that a telephone that still holds one is not taken for a guesser's."""
    seats: tuple[Seat, ...] = ()
    """The note-takers who sat down at a page, in the order in which they came."""

    alerts: tuple[Alert, ...] = ()
    """What whoever serves the pages last had to say."""

    @property
    def keys(self) -> tuple[tuple[Role, str, str], ...]:
        """What opens now; another value when somebody who was in may be out."""
        return tuple((d.role, d.code, d.digest) for d in self.doors)

    def door(self, role: Role) -> Door | None:
        return next((d for d in self.doors if d.role == role and (d.code or d.digest)), None)

    def seat(self, digest: str) -> Seat | None:
        return next((s for s in self.seats if s.digest == digest), None)
