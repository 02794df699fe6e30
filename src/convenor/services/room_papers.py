"""Who is in which room, out of here: for a video call, to paste, for the doors. The doors fill it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from convenor.services.room_lists import Rooms


class RoomPapers(Protocol):
    """What the lists are made with."""

    def to_paste(self, rooms: Rooms) -> str:
        """A line a room."""
        ...

    def save(self, rooms: Rooms, path: Path) -> tuple[str, ...]:
        """Write what the name's ending asks for: .csv for the call, .txt to paste, .html for the doors.

        Returns whom the file cannot place for want of an address. Raises Problem for another ending, for a file
        that would hold nobody, and when the disk will not have it.
        """
        ...
