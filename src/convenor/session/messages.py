"""What the rooms have been told, as it now stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What the facilitator told all rooms, or one."""

    id: str
    text: str
    at: datetime
    by: str
    segment: str | None = None
    """Part that was on when it was sent."""
    room: int | None = None
    """The one room that it is for; None for all of them."""
    erased: bool = False


@dataclass(frozen=True, slots=True)
class CalledBack:
    """Everybody was called back out of the rooms of a part."""

    segment: str
    at: datetime
    by: datetime
    """When they are to be back: the end of the grace. Nothing happens by itself then."""
