"""Who is in which room, as files and as lines to paste."""

from __future__ import annotations

from pathlib import Path

from convenor.cli.files import write_text
from convenor.exchange import preassign
from convenor.services.room_lists import Rooms
from convenor.session.problem import Problem


class Papers:
    """See `services.room_papers`."""

    def to_paste(self, rooms: Rooms) -> str:
        return preassign.to_paste(rooms)

    def save(self, rooms: Rooms, path: Path) -> tuple[str, ...]:
        match path.suffix.lower():
            case ".csv":
                if not any(room.people for room in rooms.rooms):
                    raise Problem("Nobody is in a room yet.", cure="`convenor rooms SESSION deal` deals them.")
                write_text(path, preassign.to_preassign_csv(rooms))
                return preassign.without_address(rooms)
            case ".txt":
                write_text(path, preassign.to_paste(rooms))
            case ".html" | ".htm":
                write_text(path, preassign.to_door_sheets(rooms))
            case ending:
                raise Problem(
                    f"Rooms cannot be written as “{ending or path.name}”.", cure="End the name in .csv, .txt or .html."
                )
        return ()
