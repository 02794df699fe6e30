"""A record that lives as long as its process: for tests, and for trying things out."""

from __future__ import annotations

import threading
from bisect import bisect_right
from dataclasses import dataclass, field

from convenor.services.ports import Command, Decide, Slice
from convenor.session.event import Entry, Words
from convenor.store import rows
from convenor.store.pages_memory import MemoryPages


@dataclass(slots=True)
class _Log:
    entries: list[Entry] = field(default_factory=list)
    words: list[tuple[int, Words]] = field(default_factory=list)
    commands: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """From a command's id to its digest ("" once that may no longer be known) and its result."""


class MemoryStore:
    """`Store` without a disk. Safe to use from several threads."""

    def __init__(self) -> None:
        self.pages = MemoryPages()
        self._logs: dict[str, _Log] = {}
        self._event_ids: set[str] = set()
        self._words_ids: set[str] = set()
        self._changes = 0
        self._lock = threading.RLock()  # a decision may read while it is being made

    @property
    def read_only(self) -> None:
        """Nothing ever keeps it from being written."""

    def look_over(self) -> None:
        """There is no disk that could damage it."""

    def sessions(self) -> tuple[str, ...]:
        with self._lock:
            return tuple(session for session, log in self._logs.items() if log.entries)

    def read(self, session: str, after: int = 0) -> Slice:
        with self._lock:
            log = self._logs.get(session)
            if log is None:
                return Slice()
            first = bisect_right(log.words, after, key=lambda placed: placed[0])
            return Slice(tuple(log.entries[max(after, 0):]), tuple(row for _, row in log.words[first:]))

    def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
        with self._lock:
            log = self._logs.get(session)
            known = log.commands.get(command.id) if log else None
            if known is not None:
                digest, result = known
                if digest and digest != command.digest:
                    raise rows.other_content()
                return result
            batch = decide(self.read(session, after))
            entries = rows.new_entries(session, len(log.entries) if log else 0, command, batch)
            words = rows.without_erased(batch.words, batch.erase, batch.purge)
            self._add(session, entries, words, batch.erase, batch.purge)
            self._logs[session].commands[command.id] = (command.digest, batch.result)
            return batch.result

    def version(self) -> object:
        with self._lock:
            return self._changes, self.pages.version()

    def append_copy(self, session: str, content: Slice) -> None:
        with self._lock:
            log = self._logs.get(session)
            rows.check_copy(session, len(log.entries) if log else 0, content)
            erased, purged = rows.erased_by(content.entries), rows.purged_by(content.entries)
            words = rows.without_erased(content.words, erased, purged)
            self._add(session, content.entries, words, erased, purged)
            for command, result in rows.results_of(content.entries).items():
                self._logs[session].commands.setdefault(command, ("", result))

    def _add(
        self, session: str, entries: tuple[Entry, ...], words: tuple[Words, ...], erase: tuple[str, ...],
        purge: tuple[str, ...],
    ) -> None:
        event_ids = {e.id for e in entries}
        words_ids = {row.id for row in words}
        if (
            len(event_ids) < len(entries) or len(words_ids) < len(words)
            or event_ids & self._event_ids or words_ids & self._words_ids
        ):
            raise rows.used_name()
        for entry in entries:
            rows.check_text(*(part for part in rows.event_row(entry) if isinstance(part, str)))
        for row in words:
            rows.check_text(row.id, row.text, row.said_by)
        log = self._logs.setdefault(session, _Log())
        self._event_ids |= event_ids
        self._words_ids |= words_ids
        log.entries += entries
        log.words += sorted(rows.placed(entries, words), key=lambda placed: placed[0])
        if erase or purge:
            self._erase(log, set(erase), set(purge))
        self._changes += 1

    def _erase(self, log: _Log, gone: set[str], purged: set[str]) -> None:
        kept, commands, texts = [], set(), set()
        for seq, row in log.words:
            if row.id not in purged and gone.isdisjoint(row.sources):
                kept.append((seq, row))
            else:
                commands.add(log.entries[seq - 1].command)
                texts.add(row.text)
                self._words_ids.discard(row.id)
        log.words = kept
        for command in commands & log.commands.keys():
            # A digest of a few words lets them be guessed: it goes with them.
            log.commands[command] = ("", log.commands[command][1])
        for command, (digest, result) in log.commands.items():
            log.commands[command] = (digest, rows.without_words(result, texts))
