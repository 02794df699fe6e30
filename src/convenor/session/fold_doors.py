"""The doors' part of the fold: which code or link opens now, and who has sat down to take notes."""

from __future__ import annotations

from dataclasses import replace

from convenor.session.doors import Alert, Door, Entrance, Role, Seat
from convenor.session.event import Entry
from convenor.session.event_doors import CodeMissed, DoorEvent, DoorKeyed, ServingAlerted


class DoorsState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._doors: dict[Role, Door] = {}
        self._former: dict[str, None] = {}
        self._seats: dict[str, Seat] = {}
        self._alerts: tuple[Alert, ...] = ()

    def apply(self, entry: Entry, event: DoorEvent) -> None:
        if isinstance(event, DoorKeyed):
            before = self._doors.get(event.role)
            if before is not None and before.code:
                self._former[before.code] = None
            self._doors[event.role] = Door(event.role, event.code, event.digest)
        elif isinstance(event, CodeMissed):
            door = self._doors.get("participant")
            if door is not None and event.tries > 0:
                self._doors["participant"] = replace(door, missed=door.missed + event.tries)
        elif isinstance(event, ServingAlerted):
            self._alerts = event.kinds
        else:
            self._seats.setdefault(event.digest, Seat(event.digest, entry.actor))

    def freeze(self) -> Entrance:
        return Entrance(tuple(self._doors.values()), tuple(self._former), tuple(self._seats.values()), self._alerts)
