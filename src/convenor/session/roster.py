"""Who is there, and which room each of them is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["dealt", "pinned", "hosts", "takes notes", "chose", "with others", "by hand", "stayed", "merged"]
"""What put somebody into a room; the sentence for it is made where it is shown."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the roster of a session."""

    id: str
    name: str
    email: str = ""
    organisation: str = ""
    role: str = ""
    access: str = ""
    """What they need in order to take part."""
    also: tuple[str, ...] = ()
    """Other names by which they turn up: in the call, on a list."""
    late: bool = False
    """Whether they were put on the roster after the session had started."""
    left: bool = False

    def answers_to(self, name: str) -> bool:
        """Whether `name` means this person, whatever its case and its spaces."""
        wanted = plain_name(name)
        return bool(wanted) and wanted in {plain_name(n) for n in (self.name, *self.also)}


def plain_name(name: str) -> str:
    """The name without what does not tell people apart: case, and how many spaces."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Seat:
    person: str
    """Id of somebody on the roster."""
    room: int
    why: Why = "dealt"


@dataclass(frozen=True, slots=True)
class Deal:
    """Who is in which room in one round. Holds no name: those are on the roster, and can go."""

    round: int
    seed: int | None = None
    """What chance was made of; None when everybody was put by hand."""
    seats: tuple[Seat, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    hosts: tuple[Seat, ...] = ()
    note_takers: tuple[Seat, ...] = ()

    def room_of(self, person: str) -> int | None:
        return next((s.room for s in self.seats if s.person == person), None)
