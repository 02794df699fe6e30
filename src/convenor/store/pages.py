"""Pages in a file of their own, of whose bytes each is given by what is in it and not by how it came there.

A table without row numbers keeps no order, but its bytes do: SQLite puts a new row behind the older ones on their
leaf, long texts take the next place in the file, and the log ahead of a file tells each change in turn. So there
is no such log here, no row of the record lies between, and after each change the whole file is written anew in the
order of the random ids. The file is small, so that takes a few hundredths of a second.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from convenor.session.codec import DamagedRecord, NewerRecord
from convenor.session.pages import STRANDS, HandedIn, Pages
from convenor.session.problem import Problem
from convenor.store import rows
from convenor.store.erasing import NotYetGone
from convenor.store.opening import connect, make_private, may_write
from convenor.store.place import refuse_network
from convenor.store.trouble import in_words, problem_of, read_only

PAGES_FILE = "pages.sqlite"
APPLICATION = 0x436F6E50
"""Marks the file as one of Convenor's pages ("ConP")."""
SCHEMA = 1

_TABLES = """
CREATE TABLE pages (
  session TEXT NOT NULL, id TEXT NOT NULL, strand TEXT NOT NULL, segment TEXT NOT NULL, text TEXT NOT NULL,
  receipt TEXT NOT NULL, PRIMARY KEY (session, id)
) WITHOUT ROWID;
CREATE TABLE gone (session TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (session, id)) WITHOUT ROWID;
CREATE TABLE unwritten (mark INTEGER PRIMARY KEY) WITHOUT ROWID;
"""
_ADD = "INSERT INTO pages (session, id, text, strand, segment, receipt) VALUES (?, ?, ?, ?, ?, ?)"
_READ = "SELECT id, text, strand, segment, receipt FROM pages WHERE session = ? ORDER BY id"


class SqlitePages:
    """`PageStore` in the file at `path`, which is made with the first page. Safe for threads and processes."""

    def __init__(self, path: Path, *, patience: int) -> None:
        self.path = path
        self._patience = patience
        self._lock = threading.Lock()

    def read(self, session: str) -> Pages:
        if not self.path.exists():
            return Pages()
        mode = "rw" if may_write(self.path) and may_write(self.path.parent) else "ro"
        with self._lock, in_words(self.path), closing(connect(self.path, mode, self._patience)) as db:
            if not self._is_ours(db):
                return Pages()
            found = tuple(_page(row, self.path) for row in db.execute(_READ, (session,)).fetchall())
            gone = db.execute("SELECT id FROM gone WHERE session = ? ORDER BY id", (session,)).fetchall()
            return Pages(found, tuple(name for (name,) in gone))

    def version(self) -> object:
        try:
            seen = self.path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size

    def add(self, session: str, pages: Sequence[HandedIn]) -> None:
        with self._changing() as db:
            for page in pages:
                if db.execute("SELECT 1 FROM gone WHERE session = ? AND id = ?", (session, page.id)).fetchone():
                    continue
                row = (page.id, page.text, page.strand, page.segment, page.receipt)
                known = db.execute(_READ.replace("ORDER", "AND id = ? ORDER"), (session, page.id)).fetchone()
                if known is not None and known != row:
                    raise rows.other_content()
                if known is None:
                    rows.check_text(*row)
                    db.execute(_ADD, (session, *row))

    def take_back(self, session: str, ids: Sequence[str]) -> None:
        names = [(session, name) for name in ids]
        with self._changing(wait=True) as db:
            db.executemany("DELETE FROM pages WHERE session = ? AND id = ?", names)
            db.executemany("INSERT OR IGNORE INTO gone VALUES (?, ?)", names)

    def drop(self, session: str) -> None:
        if self.path.exists():
            self.take_back(session, [page.id for page in self.read(session).pages])

    @contextlib.contextmanager
    def _changing(self, *, wait: bool = False) -> Iterator[sqlite3.Connection]:
        """One change, all or none, and the file written anew. With `wait` that is insisted on."""
        refuse_network(self.path.parent)
        make_private(self.path)
        if not (may_write(self.path) and may_write(self.path.parent)):
            raise read_only(self.path)
        with self._lock, in_words(self.path), closing(connect(self.path, "rw", self._patience)) as db:
            db.execute("PRAGMA synchronous=EXTRA")
            self._is_ours(db)
            db.execute("BEGIN IMMEDIATE")
            try:
                if not self._is_ours(db):
                    for statement in _TABLES.split(";"):
                        db.execute(statement)
                    db.execute(f"PRAGMA application_id={APPLICATION}")
                    db.execute(f"PRAGMA user_version={SCHEMA}")
                yield db
                db.execute("INSERT OR IGNORE INTO unwritten VALUES (1)")
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")
            self._write_anew(db, wait=wait)

    def _write_anew(self, db: sqlite3.Connection, *, wait: bool) -> None:
        """What was kept is kept already: if somebody is in the way, the next change does it."""
        try:
            db.execute("VACUUM")
            db.execute("DELETE FROM unwritten")
        except sqlite3.Error as trouble:
            problem = problem_of(trouble, self.path)
            if problem is None:
                raise
            if wait:
                raise NotYetGone(
                    "The page is shown nowhere any more, but its file could not be written anew yet.",
                    cure=f"{problem.what} Close other windows of Convenor and take it back again.",
                ) from trouble

    def _is_ours(self, db: sqlite3.Connection) -> bool:
        """Whether the tables are there; False for a new, empty file."""
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        if application == APPLICATION and version > SCHEMA:
            raise NewerRecord(f"The pages in {self.path} were written by a newer Convenor.",
                              cure="Update this Convenor to read them; nothing was changed.")
        if application == APPLICATION:
            return True
        if application or version or db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise DamagedRecord(f"{self.path} does not hold pages of Convenor's.",
                                cure="It was left as it is. Move it away, and a new one is begun in its place.")
        return False


def unwritten(path: Path) -> bool:
    """Whether the file is still to be written anew. Raises Problem when that cannot be seen."""
    if not path.exists() or not os.path.getsize(path):
        return False
    with in_words(path), closing(connect(path, "ro", 0)) as db:
        return db.execute("SELECT 1 FROM unwritten").fetchone() is not None


def _page(row: tuple[str, str, str, str, str], path: Path) -> HandedIn:
    page_id, text, strand, segment, receipt = row
    for known in STRANDS:
        if strand == known:
            return HandedIn(page_id, text, known, segment, receipt)
    raise Problem(f"A page in {path} is not as it should be.", cure="`convenor doctor` says more.")
