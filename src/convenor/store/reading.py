"""Reading a session's rows out of the file."""

from __future__ import annotations

import sqlite3

from convenor.services.ports import Slice
from convenor.session.event import Words
from convenor.store import rows

_ENTRIES = (
    "SELECT session, seq, id, recorded_at, effective_at, actor, command, type, version, body"
    " FROM events WHERE session = ? AND seq > ? ORDER BY seq"
)
_WORDS = "SELECT seq, id, text, said_by, sources FROM words WHERE session = ? AND seq > ? ORDER BY seq, n"


def read(db: sqlite3.Connection, session: str, after: int) -> Slice:
    """Entries after seq `after` and their words. In a transaction, both are of the same moment.

    Raises:
        NewerRecord, DamagedRecord: named after the session.
        sqlite3.Error: the file or the disk will not have it.
    """
    entries = tuple(rows.entry_of(row) for row in db.execute(_ENTRIES, (session, after)).fetchall())
    if not entries:
        return Slice()
    rows.check_gapless(session, max(after, 0), entries)
    return Slice(entries, tuple(_words(session, row) for row in db.execute(_WORDS, (session, after)).fetchall()))


def _words(session: str, row: tuple[int, str, str, str, str]) -> Words:
    seq, words_id, text, said_by, sources = row
    try:
        return Words(words_id, text, said_by, rows.from_list(sources))
    except (ValueError, TypeError) as trouble:
        raise rows.damaged(session, seq) from trouble
