"""Which command each note came from, so that a device knows its own lines again before it hears their ids."""

from __future__ import annotations

import threading

from convenor.services.ports import Store
from convenor.session.event import ContributionRecorded


class Origins:
    """Reads each session's log once, entry by entry. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: dict[str, int] = {}
        self._note_of: dict[str, dict[str, str]] = {}
        self._command_of: dict[str, dict[str, str]] = {}
        self._lock = threading.Lock()

    def note_of(self, session_id: str, command: str) -> str:
        """Id of the note that the command made; empty when it made none."""
        with self._lock:
            self._catch_up(session_id)
            return self._note_of[session_id].get(command, "")

    def commands(self, session_id: str) -> dict[str, str]:
        """From each note's id to the command that made it."""
        with self._lock:
            self._catch_up(session_id)
            return dict(self._command_of[session_id])

    def _catch_up(self, session_id: str) -> None:
        notes = self._note_of.setdefault(session_id, {})
        commands = self._command_of.setdefault(session_id, {})
        for entry in self._store.read(session_id, self._seen.get(session_id, 0)).entries:
            self._seen[session_id] = entry.seq
            if isinstance(entry.event, ContributionRecorded):
                notes.setdefault(entry.command, entry.event.contribution)
                commands[entry.event.contribution] = entry.command
