"""What an author did at the desk, as it still counts. What comes of it, `writeup.shape` says."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.session.event_points import PointEvent


@dataclass(frozen=True, slots=True)
class PointAct:
    """One act that was not undone."""

    id: str
    seq: int
    command: str
    """Acts of one command were done, and are undone, together."""
    actor: str
    event: PointEvent
    text: str | None = None
    """The words that it brought; None when it brought none, or when they are gone."""
    made_of: tuple[str, ...] = ()
    """Ids of the notes that those words came from; erasing any of them takes the words away."""
