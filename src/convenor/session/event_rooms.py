"""What a facilitator tells the rooms while people are in them: a message, and when to come back."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.session.agenda import Plan, Segment


@dataclass(frozen=True, slots=True)
class MessageSent:
    """The rooms were told something. Its text is the words row `words`."""

    message: str
    words: str
    segment: str | None = None
    """Part that was on; None when none was."""
    room: int | None = None
    """The one room that it is for; None for all of them."""


@dataclass(frozen=True, slots=True)
class MessageErased:
    """Its words are gone for good. Stays as a tombstone; cannot be undone."""

    message: str


@dataclass(frozen=True, slots=True)
class RoomsCalledBack:
    """Everybody is to come back out of the rooms within a grace. The part goes on until somebody ends it."""

    segment: str
    seconds: int
    """How long they have, from when this took effect."""


@dataclass(frozen=True, slots=True)
class BreakoutBegan:
    """People went into rooms that nobody had planned: `left` ended, and this part began right after it."""

    left: str
    part: Segment
    plan: Plan | None = None
    """The plan as it is now, when rooms were made in the same act."""
    segments: tuple[Segment, ...] = ()
    """Parts whose length goes with the number of rooms, as they are now."""


MessageEvent = MessageSent | MessageErased
"""What the rooms were told; not undone."""
