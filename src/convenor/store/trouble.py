"""What SQLite says when the disk or the file will not have it, in words for a facilitator."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from convenor.session.codec import DamagedRecord
from convenor.session.problem import Problem

_KEPT = "What was kept before is safe, and nothing was half kept."

DISK_FULL = sqlite3.SQLITE_FULL
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
CLOSED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT)


class ReadOnlyRecord(Problem):
    """The record can be read here and not written."""


class BusyRecord(Problem):
    """Another program has held the record for longer than one waits."""


@contextlib.contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns SQLite's troubles with the file at `path` into Problems; our own mistakes pass as they are."""
    try:
        yield
    except sqlite3.Error as trouble:
        problem = problem_of(trouble, path)
        if problem is None:
            raise
        raise problem from trouble


def code_of(trouble: sqlite3.Error) -> int:
    """SQLite's primary code of the error; 0 when it has none."""
    return int(getattr(trouble, "sqlite_errorcode", 0)) & 0xFF


def problem_of(trouble: sqlite3.Error, path: Path) -> Problem | None:
    """None when it is not the file's or the disk's doing, but a mistake in Convenor."""
    code = code_of(trouble)
    if code == DISK_FULL:
        return Problem(
            "The disk is full, so this could not be kept.", cure=f"Make room on the disk of {path.parent}. {_KEPT}"
        )
    if code in BUSY:
        return BusyRecord(
            "Another program is holding the record, so this could not be kept.",
            cure=f"Close what else uses {path}, then try again. {_KEPT}",
        )
    if code in CLOSED:
        return read_only(path)
    if code == sqlite3.SQLITE_NOTADB:
        return DamagedRecord(
            f"{path} is not a record of Convenor's, or its beginning is damaged.",
            cure="It was left as it is. Put back a copy of it, or move it away to begin a new one.",
        )
    if code in DAMAGE or "Could not decode to UTF-8" in str(trouble):
        return DamagedRecord(
            f"A part of the record in {path} is damaged and cannot be read.",
            cure="Sessions in other parts of it can still be read; `convenor doctor` says more. Nothing was changed.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return Problem(
            f"The disk of {path.parent} did not answer as it should.", cure=f"See that it is still there. {_KEPT}"
        )
    if code in (sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM):
        return Problem("That is more than the record can take at once.", cure=f"Make it smaller. {_KEPT}")
    return None


def closed_by_damage(path: Path) -> DamagedRecord:
    return DamagedRecord(
        f"A part of the record in {path} is damaged, so nothing more is written into it.",
        cure="What can be read of it is shown. Close Convenor and run `convenor doctor --mend`: it carries that over "
        "into a sound record, and puts the damaged one aside.",
    )


def read_only(path: Path) -> ReadOnlyRecord:
    return ReadOnlyRecord(
        f"The record in {path} can be read but not written here, so nothing can be kept.",
        cure="See that you may write to that file and its folder. Everything in it can still be read.",
    )


def of_disk(trouble: OSError, path: Path) -> Problem:
    reason = (trouble.strerror or type(trouble).__name__).lower()
    return Problem(
        f"The record cannot be kept in {path} ({reason}).",
        cure=f"See that you may write in {path.parent} and that its disk has room.",
    )
