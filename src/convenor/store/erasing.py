"""Gone means gone: words leave the file's bytes, not only its tables.

Deleting a row leaves its old page in the log ahead of the file, and scraps of it wherever SQLite once moved it
to. So after the deletion everything is written anew (`VACUUM`), and that log is carried over and cut to nothing.
A mark in the file, set together with the deletion, outlives a crash in between.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from convenor.session.problem import Problem
from convenor.store import rows
from convenor.store.search_file import forget_index
from convenor.store.trouble import problem_of

REWRITE, CARRY_OVER = "rewrite", "carry over"
"""What is still to do, under the key `erasing` of the table `meta`."""

_WAIT = 3000
"""How long to wait for whoever reads the file, in milliseconds."""


class NotYetGone(Problem):
    """Words are out of the record, but the file still holds bytes of them."""


def delete_words(db: sqlite3.Connection, session: str, contributions: tuple[str, ...]) -> None:
    """Delete the rows that came from these contributions, inside a transaction, and mark what is left to do."""
    gone = [
        row for contribution in contributions for row in db.execute(
            "SELECT n, seq, text FROM words WHERE session = ? AND EXISTS"
            " (SELECT 1 FROM json_each(words.sources) WHERE value = ?)",
            (session, contribution),
        )
    ]
    if contributions:
        _delete(db, session, gone)


def delete_rows(db: sqlite3.Connection, session: str, ids: tuple[str, ...]) -> None:
    """The same for the rows of these ids."""
    gone = [
        row for one in ids for row in db.execute(
            "SELECT n, seq, text FROM words WHERE session = ? AND id = ?", (session, one)
        )
    ]
    if ids:
        _delete(db, session, gone)


def _delete(db: sqlite3.Connection, session: str, gone: list[tuple[int, int, str]]) -> None:
    """Delete rows by number, each given with the place of the event that it came with, and what it says."""
    _forget_results(db, session, {text for _, _, text in gone})
    if not gone:
        return
    # A digest of a few words lets them be guessed: it goes with them.
    db.executemany(
        "UPDATE commands SET digest = '' WHERE session = ?1 AND id ="
        " (SELECT command FROM events WHERE session = ?1 AND seq = ?2)",
        [(session, seq) for _, seq, _ in gone],
    )
    db.executemany("DELETE FROM words WHERE n = ?", [(n,) for n, _, _ in gone])
    _mark(db, REWRITE)


def _forget_results(db: sqlite3.Connection, session: str, texts: set[str]) -> None:
    """What commands answered goes too where it was words."""
    answers = db.execute("SELECT id, result FROM commands WHERE session = ?", (session,)).fetchall()
    less = [(left, session, command) for command, answer in answers if (left := _left(answer, texts)) != answer]
    if less:
        db.executemany("UPDATE commands SET result = ? WHERE session = ? AND id = ?", less)
        _mark(db, REWRITE)


def _left(answer: str, texts: set[str]) -> str:
    try:
        return rows.as_list(rows.without_words(rows.from_list(answer), texts))
    except ValueError:  # damaged: nobody knows what is in it, and it must not keep words from being erased
        return rows.as_list(())


def pending(db: sqlite3.Connection) -> str:
    """What is still to do; "" when every erased word is gone from the file."""
    found = db.execute("SELECT value FROM meta WHERE key = 'erasing'").fetchone()
    return str(found[0]) if found else ""


def asks_to_erase(db: sqlite3.Connection, session: str, command: str) -> bool:
    """Whether that is what an earlier command was about; one that erased what was erased left no event."""
    types = db.execute("SELECT type FROM events WHERE session = ? AND command = ?", (session, command)).fetchall()
    return all(name in ("ContributionErased", "PersonForgotten", "RawWordsPurged") for (name,) in types)


def finish(db: sqlite3.Connection, path: Path, patience: int) -> None:
    """Do what is still to do, waiting a little for whoever reads the file just now.

    Raises NotYetGone when it could not be done; the mark stays, and the next commit or start tries again.
    """
    try:
        _try(db, path, min(patience, _WAIT))
    finally:
        db.execute(f"PRAGMA busy_timeout={patience}")


def finish_if_free(db: sqlite3.Connection, path: Path, patience: int) -> None:
    """The same without waiting, and without a word when it cannot be done: nobody asked for it just now."""
    with contextlib.suppress(NotYetGone):
        _try(db, path, 0)
    db.execute(f"PRAGMA busy_timeout={patience}")


def _try(db: sqlite3.Connection, path: Path, wait: int) -> None:
    db.execute(f"PRAGMA busy_timeout={wait}")
    try:
        todo = pending(db)
        if todo:
            _forget_index(path.parent)
        if todo == REWRITE:
            db.execute("VACUUM")
            _mark(db, CARRY_OVER)
        if todo:
            busy, *_ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise _not_yet("Another program is reading it.")
            db.execute("DELETE FROM meta WHERE key = 'erasing'")
    except sqlite3.Error as trouble:
        problem = problem_of(trouble, path)
        if problem is None:
            raise
        raise _not_yet(problem.what) from trouble


def _forget_index(folder: Path) -> None:
    try:
        forget_index(folder)
    except OSError as trouble:
        raise _not_yet("A search that goes on just now still holds them.") from trouble


def _mark(db: sqlite3.Connection, todo: str) -> None:
    db.execute("INSERT INTO meta VALUES ('erasing', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (todo,))


def _not_yet(reason: str) -> NotYetGone:
    return NotYetGone(
        "The words are out of the record and are shown nowhere, but an old copy of them in its file could not be"
        f" overwritten yet. {reason}",
        cure="Close other windows of Convenor and erase it again. Or else the copy is overwritten with one of the"
        " next notes or at the next start; `convenor doctor` says whether it is gone.",
    )
