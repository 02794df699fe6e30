"""Out of a damaged record into a sound one: every session that can still be read whole, and never a shorter story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from convenor.services.ports import Slice
from convenor.session.codec import NewerRecord
from convenor.session.problem import Problem
from convenor.store import reading
from convenor.store.opening import check_schema, connect, is_sound, open_reader
from convenor.store.sqlite import SqliteStore
from convenor.store.trouble import BUSY, DAMAGE, code_of, in_words

_PATIENCE = 500


@dataclass(frozen=True, slots=True)
class Saved:
    """Ids of the sessions that were carried over, and of those that cannot be read."""

    whole: tuple[str, ...]
    lost: tuple[str, ...]


def is_damaged(path: Path) -> bool:
    """Whether it is a record of ours, in a form that this Convenor writes, and not whole inside. Never raises."""
    try:
        with closing(open_reader(path, _PATIENCE, beside_writer=False)) as db:
            if not check_schema(db, path):
                return False
        return not is_sound(path, _PATIENCE)
    except sqlite3.Error as trouble:
        return code_of(trouble) in DAMAGE
    except (NewerRecord, Problem):
        return False


def save(path: Path, into: Path) -> Saved:
    """Carry over into a new file at `into` whatever can be read whole. The record at `path` is left as it is.

    Raises Problem when a window of Convenor has the record open, or when the new file cannot be written.
    """
    _refuse_in_use(path)
    whole: list[str] = []
    lost: list[str] = []
    with (
        in_words(path),
        closing(open_reader(path, _PATIENCE, beside_writer=False)) as db,
        closing(SqliteStore(into)) as sound,
    ):
        for session in _sessions(db):
            content = _whole(db, session)
            if content is None or not content.entries:
                lost.append(session)
            else:
                sound.append_copy(session, content)
                whole.append(session)
    return Saved(tuple(whole), tuple(lost))


def _refuse_in_use(path: Path) -> None:
    """Whoever has the record open would go on writing into the file that is put aside."""
    with closing(connect(path, "rw", _PATIENCE)) as db:
        try:
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
        except sqlite3.Error as trouble:
            if code_of(trouble) in BUSY:
                raise Problem(
                    "A window of Convenor has the record open.", cure="Close every window of it, then try again."
                ) from trouble


def _sessions(db: sqlite3.Connection) -> tuple[str, ...]:
    """Those that are listed; where the list itself cannot be read, those of which there is an event."""
    found: dict[str, None] = {}
    for question in ("SELECT id FROM sessions ORDER BY n", "SELECT DISTINCT session FROM events"):
        try:
            found |= dict.fromkeys(_readable(db, question))
        except sqlite3.Error as trouble:
            if code_of(trouble) not in DAMAGE:
                raise
    return tuple(found)


def _readable(db: sqlite3.Connection, question: str) -> Iterator[str]:
    return (str(session) for (session,) in db.execute(question).fetchall())


def _whole(db: sqlite3.Connection, session: str) -> Slice | None:
    try:
        return reading.read(db, session, 0)
    except (sqlite3.Error, Problem):  # whatever the reason: it stays in the file that is put aside
        return None
