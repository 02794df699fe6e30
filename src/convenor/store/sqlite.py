"""The record in one SQLite file."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from convenor.services.ports import Command, Decide, Slice
from convenor.session.codec import DamagedRecord, NewerRecord
from convenor.session.event import Entry, Words
from convenor.session.problem import Problem
from convenor.store import erasing, reading, rows
from convenor.store.opening import check_schema, is_sound, open_reader, open_writer
from convenor.store.pages import PAGES_FILE, SqlitePages
from convenor.store.trouble import (
    DAMAGE,
    BusyRecord,
    ReadOnlyRecord,
    closed_by_damage,
    code_of,
    in_words,
    problem_of,
)

PATIENCE = 5000
"""How long to wait for another process that writes, in milliseconds."""

_ADD_ENTRY = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ADD_WORDS = "INSERT INTO words (id, session, seq, text, said_by, sources) VALUES (?, ?, ?, ?, ?, ?)"
_ADD_COMMAND = "INSERT OR IGNORE INTO commands VALUES (?, ?, ?, ?)"


class SqliteStore:
    """`Store` in the file at `path`. Safe to use from several threads and several processes.

    One connection writes and one reads, each under a lock of its own, so that a decision may read while it is
    being made and a screen never waits for a disk.
    """

    def __init__(self, path: Path, *, patience: int = PATIENCE) -> None:
        self.path = path
        self.pages = SqlitePages(path.with_name(PAGES_FILE), patience=patience)
        self._patience = patience
        self._writer_lock = threading.Lock()
        self._reader_lock = threading.Lock()
        self._changes = 0
        """Counts what this process did, so that no token comes twice, not even over a new connection."""
        self._why_not: Problem | None = None
        self._damage: Problem | None = None
        """Why nothing more is written once damage was met: writing could spread it."""
        self._reader: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None
        self._open()

    @property
    def read_only(self) -> Problem | None:
        """Why nothing can be recorded here, although it can be read; None when it can, or as soon as another
        program lets go of it."""
        why_not = self._damage or self._why_not
        return None if isinstance(why_not, BusyRecord) else why_not

    def look_over(self) -> None:
        try:
            sound = is_sound(self.path, self._patience)
        except (sqlite3.Error, Problem) as trouble:
            sound = not (isinstance(trouble, sqlite3.Error) and code_of(trouble) in DAMAGE)
        if not sound:
            self._damage = closed_by_damage(self.path)

    def close(self) -> None:
        """Let go of the file, after what other threads are about in it.

        Nothing is lost without it: every commit was durable before it returned.
        """
        with self._writer_lock, self._reader_lock:
            self._let_go()

    def _let_go(self) -> None:
        for db in (self._reader, self._writer):
            if db is not None:
                db.close()
        self._reader = self._writer = None

    def sessions(self) -> tuple[str, ...]:
        with self._reading() as db:
            return tuple(session for (session,) in db.execute("SELECT id FROM sessions ORDER BY n"))

    def read(self, session: str, after: int = 0) -> Slice:
        with self._reading() as db:
            db.execute("BEGIN")
            try:
                return reading.read(db, session, after)
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
        with self._writing() as db:
            with _transaction(db):
                known = db.execute(
                    "SELECT digest, result FROM commands WHERE session = ? AND id = ?", (session, command.id)
                ).fetchone()
                if known is None:
                    batch = decide(reading.read(db, session, after))
                    last = _last(db, session)
                    entries = rows.new_entries(session, last, command, batch)
                    _add(db, session, last, entries, rows.without_erased(batch.words, batch.erase, batch.purge))
                    db.execute(_ADD_COMMAND, (session, command.id, command.digest, rows.as_list(batch.result)))
                    erasing.delete_words(db, session, batch.erase)
                    erasing.delete_rows(db, session, batch.purge)
                    result = batch.result
                else:
                    if known[0] and known[0] != command.digest:
                        raise rows.other_content()
                    result = rows.from_list(known[1])
                todo = erasing.pending(db)
            self._changes += 1
            if todo:
                self._finish_erasing(db, wait=erasing.asks_to_erase(db, session, command.id))
            return result

    def version(self) -> object:
        with self._reading() as db:
            (seen,) = db.execute("PRAGMA data_version").fetchone()
            return seen, self._changes, self.pages.version()

    def append_copy(self, session: str, content: Slice) -> None:
        erased, purged = rows.erased_by(content.entries), rows.purged_by(content.entries)
        with self._writing() as db:
            with _transaction(db):
                last = _last(db, session)
                rows.check_copy(session, last, content)
                _add(db, session, last, content.entries, rows.without_erased(content.words, erased, purged))
                # What was sent there must not be done again here; its digest is not known any more.
                db.executemany(_ADD_COMMAND, [
                    (session, command, "", rows.as_list(result))
                    for command, result in rows.results_of(content.entries).items()
                ])
                erasing.delete_words(db, session, erased)
                erasing.delete_rows(db, session, purged)
                todo = erasing.pending(db)
            self._changes += 1
            if todo:
                self._finish_erasing(db, wait=bool(erased or purged))

    def _open(self) -> None:
        """Open both connections, or the reading one alone with the reason in `read_only`."""
        self._let_go()  # a reader that could not write shares that with whatever is opened beside it
        self._changes += 1
        self._why_not = self._open_writer()
        try:
            with in_words(self.path):
                self._reader = open_reader(self.path, self._patience, beside_writer=self._writer is not None)
                if self._writer is None:
                    self._check_ours(self._reader)
                elif erasing.pending(self._writer):  # a crash, or a reader in the way, left it undone
                    erasing.finish_if_free(self._writer, self.path, self._patience)
        except (sqlite3.Error, Problem) as trouble:
            self._let_go()
            self._why_not = trouble if isinstance(trouble, Problem) else self._why_not
            raise

    def _open_writer(self) -> Problem | None:
        try:
            self._writer = open_writer(self.path, self._patience)
        except (ReadOnlyRecord, NewerRecord, BusyRecord, DamagedRecord) as trouble:
            return trouble
        return None

    def _finish_erasing(self, db: sqlite3.Connection, *, wait: bool) -> None:
        finish = erasing.finish if wait else erasing.finish_if_free
        finish(db, self.path, self._patience)

    def _check_ours(self, db: sqlite3.Connection) -> None:
        """What cannot be written, being damaged or newer, is still read; a file that is no record is not."""
        with contextlib.suppress(NewerRecord):
            check_schema(db, self.path)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._reader_lock, in_words(self.path), self._stopping_at_damage():
            try:
                yield self._open_still(self._reader)
            except sqlite3.OperationalError as trouble:
                # Tables that are not as they were: no wonder, in a newer one's.
                if isinstance(self._why_not, NewerRecord) and problem_of(trouble, self.path) is None:
                    raise self._why_not from trouble
                raise

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._writer_lock, in_words(self.path), self._stopping_at_damage():
            if self._damage is not None:
                raise self._damage
            if self._writer is None and self._why_not is not None:
                with self._reader_lock:  # it could not be written at first; perhaps that has changed
                    self._open()
                if self._why_not is not None:
                    raise self._why_not
            yield self._open_still(self._writer)

    @contextlib.contextmanager
    def _stopping_at_damage(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as trouble:
            if code_of(trouble) in DAMAGE:
                self._damage = closed_by_damage(self.path)
            raise

    def _open_still(self, db: sqlite3.Connection | None) -> sqlite3.Connection:
        if db is None:
            raise self._why_not or ValueError("the record was closed")
        return db


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or none: whatever is raised inside, nothing stays half done."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _last(db: sqlite3.Connection, session: str) -> int:
    (last,) = db.execute("SELECT max(seq) FROM events WHERE session = ?", (session,)).fetchone()
    return last or 0


def _add(
    db: sqlite3.Connection, session: str, last: int, entries: tuple[Entry, ...], words: tuple[Words, ...]
) -> None:
    if not entries:
        return
    try:
        if not last:
            db.execute("INSERT INTO sessions (id) VALUES (?)", (session,))
        db.executemany(_ADD_ENTRY, map(rows.event_row, entries))
        if words:
            db.executemany(_ADD_WORDS, [
                (row.id, session, seq, row.text, row.said_by, rows.as_list(row.sources))
                for seq, row in rows.placed(entries, words)
            ])
    except UnicodeEncodeError as trouble:
        raise rows.unkeepable() from trouble
    except sqlite3.IntegrityError as trouble:
        if code_of(trouble) == sqlite3.SQLITE_CONSTRAINT:
            raise rows.used_name() from trouble
        raise
