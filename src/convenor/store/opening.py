"""Opening the record's file: private from its first byte, durable at every commit."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from convenor.session.codec import DamagedRecord, NewerRecord
from convenor.session.problem import Problem
from convenor.store.place import refuse_network
from convenor.store.trouble import in_words, of_disk, read_only

APPLICATION = 0x436F6E76
"""Marks the file as Convenor's ("Conv")."""

SCHEMA = 1
"""Version of the tables below. A file of a newer one is read, as far as that goes, and never written."""

TABLES = """
CREATE TABLE sessions (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE events (
  session TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, recorded_at TEXT NOT NULL,
  effective_at TEXT NOT NULL, actor TEXT NOT NULL, command TEXT NOT NULL, type TEXT NOT NULL,
  version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (session, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX events_by_id ON events (id);
CREATE TABLE words (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, seq INTEGER NOT NULL,
  text TEXT NOT NULL, said_by TEXT NOT NULL, sources TEXT NOT NULL
);
CREATE INDEX words_by_place ON words (session, seq);
CREATE TABLE commands (
  session TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL, PRIMARY KEY (session, id)
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
_TRIES = 20


def open_writer(path: Path, patience: int) -> sqlite3.Connection:
    """The connection that writes, the file made first where there is none.

    `patience` is how long to wait for another writer, in milliseconds.

    Raises:
        NewerRecord: its tables are those of a newer Convenor; it is left alone.
        Problem: it cannot be made, opened or written.
    """
    refuse_network(path.parent)
    make_private(path)
    if not (may_write(path) and may_write(path.parent)):
        raise read_only(path)
    for beside in ("-wal", "-shm"):  # made while the record was closed, they are closed too
        with contextlib.suppress(OSError):
            path.with_name(path.name + beside).chmod(PRIVATE_FILE)
    with in_words(path):
        db = connect(path, "rw", patience)
        try:
            _prepare(db, path)
        except (sqlite3.Error, Problem):
            db.close()
            raise
    return db


def open_reader(path: Path, patience: int, *, beside_writer: bool) -> sqlite3.Connection:
    """A connection that only reads, where need be from a disk that cannot be written at all.

    Beside a writer it may write too, but is told not to: so whichever goes last puts the file in order.
    """
    if beside_writer:
        db = _try_reading(connect(path, "rw", patience))
        db.execute("PRAGMA query_only=ON")
        return db
    try:
        return _try_reading(connect(path, "ro", patience))
    except sqlite3.Error as trouble:
        # Without leave to make the two files beside it, SQLite reads only a record that was closed properly.
        beside = path.with_name(f"{path.name}-wal")
        if trouble.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        if _size(beside):
            raise Problem(
                f"The newest part of the record is in {beside.name}, which cannot be read from a closed folder.",
                cure=f"Copy the whole folder {path.parent} to where you may write, and open it there.",
            ) from trouble
        return _try_reading(connect(path, "ro", patience, "&immutable=1"))


def connect(path: Path, mode: str, patience: int, more: str = "") -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{more}", uri=True, timeout=patience / 1000,
        isolation_level=None, check_same_thread=False,
    )
    db.execute("PRAGMA secure_delete=ON")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA fullfsync=ON")  # a Mac's disk says done before it is; elsewhere this does nothing
    db.execute("PRAGMA checkpoint_fullfsync=ON")
    db.execute("PRAGMA temp_store=MEMORY")  # no copy of anybody's words outside this folder, not even for a moment
    return db


def check_schema(db: sqlite3.Connection, path: Path) -> bool:
    """Whether the tables are there; False for a new, empty file.

    Raises NewerRecord for those of a newer Convenor, Problem for a file of something else.
    """
    (version,), (application,) = db.execute("PRAGMA user_version").fetchone(), db.execute(
        "PRAGMA application_id"
    ).fetchone()
    if application == APPLICATION and version > SCHEMA:
        raise NewerRecord(
            f"The record in {path} was written by a newer Convenor, so this one only reads it.",
            cure="Update this Convenor to write in it again; nothing in it was changed.",
        )
    if application == APPLICATION and version == SCHEMA:
        return True
    if application or version or db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        raise DamagedRecord(
            f"{path} is not a record of Convenor's.",
            cure="It was left as it is. Move it away, and a new one is begun in its place.",
        )
    return False


def is_sound(path: Path, patience: int) -> bool:
    """Whether the file is whole inside, by reading all of it. Raises sqlite3.Error or Problem when it cannot be."""
    with contextlib.closing(open_reader(path, patience, beside_writer=False)) as db:
        return [said for (said,) in db.execute("PRAGMA quick_check(1)")] == ["ok"]


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    there = check_schema(db, path)
    _keep_a_log_ahead(db, path)
    if there:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        if not check_schema(db, path):  # another process may have come first
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION}")
            db.execute(f"PRAGMA user_version={SCHEMA}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _keep_a_log_ahead(db: sqlite3.Connection, path: Path) -> None:
    """WAL mode. Two processes on a first day may both ask for it, and SQLite lets only one do it, unasked."""
    for attempt in range(_TRIES):
        try:
            (mode,) = db.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as trouble:
            if trouble.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == _TRIES - 1:
                raise
            db.execute("BEGIN IMMEDIATE")  # waits for the other one, with SQLite's own patience
            db.execute("ROLLBACK")
            continue
        if mode != "wal":
            raise Problem(
                f"The disk of {path.parent} cannot keep a record safely (its kind of file system lacks what it takes).",
                cure="Choose a folder on this computer's own disk with CONVENOR_HOME.",
            )
        return


def _try_reading(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def make_private(path: Path) -> None:
    """The folder and the file, closed to others from the start; SQLite gives its own files beside it the same."""
    try:
        if not path.exists():
            path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            # Another process may come first, and has then made it just so.
            with contextlib.suppress(FileExistsError):
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
            _sync_folder(path.parent)
        elif not path.is_file():
            raise Problem(f"{path} is not a file, and the record is kept in one.", cure="Move it away.")
    except OSError as trouble:
        raise of_disk(trouble, path) from trouble
    # A read-only disk or another owner: that stops the writing later, not the reading.
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(PRIVATE_FILE)


def may_write(path: Path) -> bool:
    """Whether the file or folder is open to this person, and on a disk that takes anything."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _sync_folder(folder: Path) -> None:
    """A new file's name is on disk only once its folder is. Windows sees to that itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
