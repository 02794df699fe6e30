"""The search's index in SQLite: full text where that is built in, else every line looked at in turn."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from convenor.services.searching import About, Found, Line, News, Query
from convenor.session.problem import Problem
from convenor.store.opening import PRIVATE_FILE
from convenor.store.search_file import forget_index

FORM = 1
"""Version of the tables; an index of another one is made anew."""

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, mark TEXT, kind TEXT, id TEXT, title TEXT, day TEXT, series TEXT, place TEXT)
 WITHOUT ROWID;
CREATE TABLE lines (n INTEGER PRIMARY KEY, key TEXT, place TEXT, kind TEXT, consent TEXT, note TEXT);
CREATE INDEX lines_by_key ON lines (key);
"""
_FULL_TEXT = (
    "CREATE VIRTUAL TABLE words USING fts5(text, who, theme, tokenize = 'porter unicode61 remove_diacritics 2')"
)
_PLAIN = "CREATE TABLE words (text, who, theme)"
_FIND = (
    "SELECT a.kind, a.id, a.title, a.day, a.series, a.place, w.text, w.who, w.theme, l.place, l.kind, l.consent, l.note"
    " FROM words w JOIN lines l ON l.n = w.rowid JOIN about a ON a.key = l.key {where}"
    " ORDER BY a.day DESC, a.key, l.n"
)
Row = tuple[str, str, str, str, str, str, str, str, str, str, str, str, str]


def has_full_text() -> bool:
    """Whether this computer's SQLite can do it."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        try:
            db.execute(_FULL_TEXT)
        except sqlite3.OperationalError:
            return False
    return True


class SqliteIndex:
    """`Index` in the file at `path`, or in memory for None. It opens the file only while it does something."""

    def __init__(self, path: Path | None, *, full_text: bool | None = None) -> None:
        self.full_text = has_full_text() if full_text is None else full_text
        self._path = path
        self._memory = None if path else self._made(sqlite3.connect(":memory:", check_same_thread=False))

    def marks(self) -> Mapping[str, str]:
        with self._db() as db:
            return dict(db.execute("SELECT key, mark FROM about"))

    def put(self, news: Iterable[News]) -> None:
        with self._db() as db:
            for about, mark, lines in news:
                _take_out(db, about.key)
                _put_in(db, about, mark, lines)

    def drop(self, keys: Sequence[str]) -> None:
        if keys:
            with self._db() as db:
                for key in keys:
                    _take_out(db, key)

    def find(self, query: Query) -> Sequence[Found]:
        with self._db() as db:
            found = []
            for row in self._rows(db, query):
                if _fits(row, query):
                    found.append(_found(row))
                if len(found) == query.most:
                    break
            return found

    def _rows(self, db: sqlite3.Connection, query: Query) -> Iterator[Row]:
        if self.full_text:
            yield from db.execute(_FIND.format(where="WHERE words MATCH ?"), (_match(query),))
            return
        looked = [_plain(w) for w in query.words]
        theme, speaker = _plain(query.theme), _plain(query.speaker)
        for row in db.execute(_FIND.format(where="")):
            text, who, about = _plain(row[6]), _plain(row[7]), _plain(row[8])
            if all(_starts(w, text) or _starts(w, who) for w in looked) and _starts(theme, about) and (
                _starts(speaker, who) or (row[0] == "published" and _starts(speaker, text))
            ):
                yield row

    @contextlib.contextmanager
    def _db(self) -> Iterator[sqlite3.Connection]:
        if self._memory is not None:
            with self._memory:
                yield self._memory
            return
        assert self._path is not None
        try:
            with contextlib.closing(self._opened(self._path)) as db, db:
                yield db
        except (OSError, sqlite3.OperationalError) as trouble:
            raise Problem(
                f"The index of the search could not be used: {trouble}.",
                cure=f"Try again; or close Convenor and delete {self._path}, which is made anew.",
            ) from trouble
        except sqlite3.DatabaseError as trouble:
            forget_index(self._path.parent)
            raise Problem("The index of the search was damaged, and has been thrown away.",
                          cure="Search again: it is made anew.") from trouble

    def _opened(self, path: Path) -> sqlite3.Connection:
        """The file, made anew when it is of another form, damaged, or made where there was (no) full text."""
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
        db = sqlite3.connect(path, timeout=5)
        try:
            db.execute("PRAGMA synchronous=OFF")  # should it be lost, it is made anew
            db.execute("PRAGMA temp_store=MEMORY")
            (form,) = db.execute("PRAGMA user_version").fetchone()
            if form == self._form:
                return db
            if not form and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                return self._made(db)
        except sqlite3.OperationalError:
            db.close()
            raise
        except sqlite3.DatabaseError:
            pass  # no index at all
        db.close()
        forget_index(path.parent)
        return self._opened(path)

    @property
    def _form(self) -> int:
        return FORM * 2 + self.full_text

    def _made(self, db: sqlite3.Connection) -> sqlite3.Connection:
        db.executescript(_TABLES)
        db.execute(_FULL_TEXT if self.full_text else _PLAIN)
        db.execute(f"PRAGMA user_version={self._form}")
        db.commit()
        return db


def _take_out(db: sqlite3.Connection, key: str) -> None:
    db.execute("DELETE FROM words WHERE rowid IN (SELECT n FROM lines WHERE key = ?)", (key,))
    db.execute("DELETE FROM lines WHERE key = ?", (key,))
    db.execute("DELETE FROM about WHERE key = ?", (key,))


def _put_in(db: sqlite3.Connection, about: About, mark: str, lines: Sequence[Line]) -> None:
    db.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (
        about.key, mark, about.kind, about.id, about.title, about.day.isoformat() if about.day else "",
        about.series, about.where,
    ))
    (last,) = db.execute("SELECT coalesce(max(n), 0) FROM lines").fetchone()
    db.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)", [
        (n, about.key, li.place, li.kind, li.consent, li.note) for n, li in enumerate(lines, last + 1)])
    db.executemany("INSERT INTO words (rowid, text, who, theme) VALUES (?, ?, ?, ?)", [
        (n, li.text, li.who, li.theme) for n, li in enumerate(lines, last + 1)])


def _match(query: Query) -> str:
    """The query in the language of FTS5. Everything that was typed stands between its quotation marks."""
    parts = [f"{{text who}} : {_quoted(w)}" for w in query.words]
    if parts and query.unfinished:
        parts[-1] += "*"
    if query.theme:
        parts.append(f"theme : {_quoted(query.theme)}")
    if query.speaker:
        parts.append(f"{{who text}} : {_quoted(query.speaker)}")
    return " AND ".join(f"({part})" for part in parts)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""').replace("\0", " ")
    return f'"{doubled}"'


def _fits(row: Row, query: Query) -> bool:
    """A published note says who spoke in its text alone; of a note, who said it is known."""
    return not query.speaker or row[0] == "published" or _starts(_plain(query.speaker), _plain(row[7]))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in apart if not unicodedata.combining(c))))


def _starts(words: str, text: str) -> bool:
    """Whether these words stand together in the text, the last of them perhaps longer there."""
    return f" {words}" in f" {text}"


def _found(row: Row) -> Found:
    kind, of, title, day, series, where, text, who, theme, place, what, consent, note = row
    about = About(kind, of, title, date.fromisoformat(day) if day else None, series, where)  # type: ignore[arg-type]  # as it was put
    return Found(about, Line(text, who, theme, place, what, consent, note))
