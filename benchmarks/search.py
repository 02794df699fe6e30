"""Searching 1,000 sessions of 60 notes, against SQLite's full text alone over the same lines.

python -m benchmarks.search

The baseline is one FTS5 table with the same texts and nothing else, asked for the same words by the same query, its
rows fetched. Ours first looks whether any session or published note changed since, and then says of every line where
it was said and by whom. Both give the same lines, which is checked. Also timed: reading all of it in for the first
time, and one session again after a note.
"""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from convenor.cli.archive import HomeArchive
from convenor.services import planning, recording
from convenor.services.host import Host
from convenor.services.recording import Line
from convenor.services.searching import Searcher, parsed
from convenor.store.search_file import INDEX_FILE, forget_index
from convenor.store.search_index import SqliteIndex
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import SERIES_EVENT
from tests.support.sessions import FakeClock, SeededIds

SESSIONS, NOTES = 1_000, 60
WORDS = [f"{a}{b}" for a in ("rot", "list", "door", "queue", "keys", "shed", "cook", "wash") for b in (
    "a", "ing", "ed", "ery", "less", "ful", "ward", "ish", "ness", "ly")] + ["zugzwang"]
ASKED = ("zugzwang", "rota listed", "“keysful sheded”", "doorery")
"""A word that is rare, two words, a phrase, and a word that stands in thousands of lines."""


def a_home(folder: Path) -> tuple[Host, str]:
    chance = random.Random(1)
    host = Host(SqliteStore(folder / "record.sqlite"), FakeClock(), SeededIds())
    some = WORDS[:-1]
    session = ""
    for n in range(SESSIONS):
        session = planning.new_session(host, planning.Details(title=f"About {n}"), of=SERIES_EVENT)
        lines = [Line(" ".join(chance.choices(some, k=14)) + (" zugzwang" if n % 100 == i == 7 else ""))
                 for i in range(NOTES)]
        recording.record(host, session, lines)
    return host, session


def bare(searcher: Searcher, index: SqliteIndex) -> sqlite3.Connection:
    """The same lines in a full-text table of their own."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')")
    with index._db() as ours:
        db.executemany("INSERT INTO words VALUES (?)", ours.execute("SELECT text FROM words"))
    db.commit()
    return db


def seconds(job: Callable[[], object], times: int = 7) -> float:
    """The best of several."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        host, session = a_home(folder)
        host = Host(host.store, FakeClock(), SeededIds(2))  # which has read nothing yet
        index = SqliteIndex(folder / INDEX_FILE)
        searcher = Searcher(host, HomeArchive(folder, forget_index), lambda: index)
        began = time.perf_counter()
        searcher.find(parsed("zugzwang"))
        print(f"read in for the first time: {SESSIONS:,} sessions, {SESSIONS * NOTES:,} notes:"
              f" {time.perf_counter() - began:5.1f} s")
        alone = bare(searcher, index)
        most = SESSIONS * NOTES
        for typed in ASKED:
            query = parsed(typed, most=most)
            match = " AND ".join(f'"{w}"' for w in query.words)
            theirs = {text for (text,) in alone.execute("SELECT text FROM words WHERE words MATCH ?", (match,))}
            assert {f.line.text for f in searcher.find(query)} == theirs
            ours = seconds(lambda q=query: searcher.find(q))  # type: ignore[misc]  # the query of this turn
            first = seconds(lambda t=typed: searcher.find(parsed(t)))  # type: ignore[misc]  # the words of this turn
            base = seconds(lambda m=match: alone.execute(  # type: ignore[misc]  # the words of this turn
                "SELECT text FROM words WHERE words MATCH ?", (m,)).fetchall())
            print(f"{typed:20} {len(theirs):6,} lines: all {ours * 1000:7.1f} ms, the newest 50 {first * 1000:6.1f} ms;"
                  f" full text alone {base * 1000:6.1f} ms; ratio {ours / base:5.1f}")
        recording.record(host, session, [Line("one more rota")])
        began = time.perf_counter()
        searcher.find(parsed("zugzwang"))
        print(f"after one more note: {(time.perf_counter() - began) * 1000:5.1f} ms")


if __name__ == "__main__":
    main()
