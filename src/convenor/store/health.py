"""How the record is: what `convenor doctor` says of it. Looks, and changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from convenor.session.codec import NewerRecord
from convenor.session.problem import Problem
from convenor.store import erasing, reading
from convenor.store.opening import check_schema, may_write, open_reader
from convenor.store.pages import PAGES_FILE, unwritten
from convenor.store.place import is_network
from convenor.store.trouble import problem_of

SCARCE = 200_000_000
"""Free bytes below which it is time to make room."""

LONG_LOG = 64_000_000
"""Bytes of the log beside the file above which something keeps it from being carried over."""

_PATIENCE = 2000
_MOST_FAULTS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    about: str
    """A word or two: "place", "soundness"."""
    said: str
    well: bool = True
    cure: str = ""
    """What to do; empty when all is well."""


def examine(path: Path) -> tuple[Finding, ...]:
    """Look at the record in the file at `path`. Never raises for anything that is wrong with it."""
    return tuple(_findings(path))


def _findings(path: Path) -> Iterator[Finding]:
    yield _place(path)
    yield _room(path)
    if not path.exists():
        yield Finding("record", "There is no record yet; it is made with the first session.")
        return
    yield _writable(path)
    yield _size(path)
    try:
        with closing(open_reader(path, _PATIENCE, beside_writer=False)) as db:
            yield from _inside(db, path)
    except sqlite3.Error as trouble:
        yield _trouble("soundness", trouble, path)
    except Problem as problem:
        yield Finding("record", problem.what, False, problem.cure)
    yield from _pages(path.with_name(PAGES_FILE))


def _pages(path: Path) -> Iterator[Finding]:
    """The file of the pages that were handed in, where there is one."""
    if not path.exists():
        return
    try:
        if unwritten(path):
            yield Finding("pages", "The file of the pages is still to be written anew.", False,
                          "Close every window of Convenor; the next page that is handed in or taken back does it.")
        else:
            yield Finding("pages", "The file of the pages tells nothing of their order.")
    except (sqlite3.Error, Problem) as trouble:
        problem = trouble if isinstance(trouble, Problem) else None
        yield Finding("pages", problem.what if problem else "The file of the pages is not as it should be inside.",
                      False, problem.cure if problem else "Put back a copy of the folder.")


def _place(path: Path) -> Finding:
    try:
        elsewhere = is_network(path.parent)
    except OSError as trouble:
        return Finding("place", f"{path} cannot be looked at ({trouble.strerror}).", False, "See that you may open it.")
    if elsewhere:
        return Finding("place", f"{path} is on a network drive, where it is not safe.", False,
                       "Choose a folder on this computer with CONVENOR_HOME.")
    return Finding("place", f"{path}")


def _room(path: Path) -> Finding:
    folder = next((p for p in path.parents if p.exists()), path.parent)
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return Finding("room", "The disk does not say how much room it has.")
    if free < SCARCE:
        return Finding("room", f"Only {_amount(free)} free on the disk.", False, "Make room before the next session.")
    return Finding("room", f"{_amount(free)} free on the disk.")


def _writable(path: Path) -> Finding:
    if not (may_write(path) and may_write(path.parent)):
        return Finding("writing", "The record can be read and not written.", False,
                       f"See that you may write to {path} and its folder.")
    if os.name == "posix" and (path.stat().st_mode | path.parent.stat().st_mode) & 0o077:
        return Finding("writing", "Other people on this computer can get at the record.", False,
                       f"Close {path.parent} to others; Convenor tries to, whenever it starts.")
    return Finding("writing", "The record can be written, and only by you.")


def _size(path: Path) -> Finding:
    log = path.with_name(f"{path.name}-wal")
    beside = log.stat().st_size if log.exists() else 0
    said = f"{_amount(path.stat().st_size)}, and {_amount(beside)} not yet carried over into it."
    if beside > LONG_LOG:
        return Finding("size", said, False, "Close every window of Convenor and open it again.")
    return Finding("size", said)


def _inside(db: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    try:
        if not check_schema(db, path):
            yield Finding("record", "The record is empty.")
            return
        (version,) = db.execute("PRAGMA user_version").fetchone()
        yield Finding("form", f"Its form is number {version}, which this Convenor writes.")
    except NewerRecord as newer:
        yield Finding("form", newer.what, False, newer.cure)
    yield _soundness(db, path)
    try:
        yield _erasing(db)
        sessions = [session for (session,) in db.execute("SELECT id FROM sessions ORDER BY n").fetchall()]
    except sqlite3.Error as trouble:
        yield _trouble("sessions", trouble, path)
        return
    unreadable = [found for session in sessions if (found := _session(db, path, session))]
    yield Finding("sessions", f"{len(sessions) - len(unreadable)} of {len(sessions)} sessions can be read.",
                  not unreadable, "Export those that can, with `convenor export`." if unreadable else "")
    yield from unreadable


def _soundness(db: sqlite3.Connection, path: Path) -> Finding:
    try:
        faults = [row[0] for row in db.execute(f"PRAGMA integrity_check({_MOST_FAULTS})").fetchall()]
    except sqlite3.Error as trouble:
        return _trouble("soundness", trouble, path)
    if faults == ["ok"]:
        return Finding("soundness", "The file is sound.")
    return Finding("soundness", "The file is damaged.", False,
                   "Close every window of Convenor, then `convenor doctor --mend` carries over what can be read.")


def _erasing(db: sqlite3.Connection) -> Finding:
    if erasing.pending(db):
        return Finding("erasing", "Erased words are shown nowhere, but the file still has an old copy of them.", False,
                       "Close every window of Convenor and open it again: that overwrites it.")
    return Finding("erasing", "Whatever was erased is gone from the file.")


def _session(db: sqlite3.Connection, path: Path, session: str) -> Finding | None:
    try:
        reading.read(db, session, 0)
    except Problem as problem:
        return Finding("sessions", problem.what, False, problem.cure)
    except sqlite3.Error as trouble:
        found = _trouble("sessions", trouble, path)
        return Finding("sessions", f"The session “{session}” cannot be read.", False, found.cure)
    return None


def _trouble(about: str, trouble: sqlite3.Error, path: Path) -> Finding:
    problem = problem_of(trouble, path)
    if problem is None:  # tables or columns that are not there
        return Finding(about, "The record is not as it should be inside.", False, "Put back a copy of the folder.")
    return Finding(about, problem.what, False, problem.cure)


def _amount(size: int) -> str:
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.1f} {unit}"
    return f"{size} bytes"
