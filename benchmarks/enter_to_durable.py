"""From Enter to on disk: a note through the service and its store, against the same rows inserted bare.

python -m benchmarks.enter_to_durable [FOLDER]     the folder says on which disk; by default the temporary one

Bare means: the same rows into the same tables by SQLite itself (WAL, synchronous=FULL), one transaction a note.
The three take turns, note by note, so that a busy disk is as busy for each.
"""

from __future__ import annotations

import secrets
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Command, Happening
from convenor.services.recording import Line, record
from convenor.session.agenda import Plan, Segment
from convenor.session.event import ContributionRecorded, Event, SessionPlanned, Words
from convenor.session.ids import ALPHABET
from convenor.store.opening import TABLES
from convenor.store.sqlite import SqliteStore

NOTES = 600
WARMING_UP = 50
TEXT = "Nobody asked the people who cook, and they would have known. "
BEGAN = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)


class StoppedClock:
    def now(self) -> datetime:
        return BEGAN

    def steady(self) -> float:
        return 0.0


class RandomIds:
    def new(self, length: int = 12) -> str:
        return "".join(secrets.choice(ALPHABET) for _ in range(length))


IDS = RandomIds()
Keep = Callable[[int], object]


def planned(store: SqliteStore) -> None:
    parts = tuple(Segment(f"part-{n}", f"Part {n}", "plenary", 600, 300, 900) for n in range(8))
    commit(store, SessionPlanned(Plan("A benchmark"), parts))


def commit(store: SqliteStore, event: Event, *words: Words) -> None:
    """As a host does that has seen all there is: so there is no news to read."""
    batch = Batch((Happening(IDS.new(16), event, BEGAN),), words, result=tuple(w.sources[0] for w in words))
    store.commit("s", 0 if not words else 1 << 40, Command(IDS.new(26), "0" * 64, "Mina", BEGAN), lambda _: batch)


def by_store(store: SqliteStore) -> Keep:
    def keep(_: int) -> None:
        note, words = IDS.new(), IDS.new(16)
        commit(store, ContributionRecorded(note, "part-1", words, "during"), Words(words, TEXT, "Ann", (note,)))

    return keep


def by_service(store: SqliteStore) -> Keep:
    host = Host(store, StoppedClock(), IDS)
    return lambda _: record(host, "s", [Line(TEXT, segment="part-1")], Wish("Mina"))


def bare(like: Path, path: Path) -> tuple[sqlite3.Connection, Keep]:
    """Inserts what the store at `like` wrote for a note, under fresh names."""
    with closing(sqlite3.connect(like)) as db:
        event = list(db.execute("SELECT * FROM events WHERE seq = 2").fetchone())
        words = list(db.execute("SELECT * FROM words").fetchone())[1:]
        command = list(db.execute("SELECT * FROM commands WHERE result != '[]'").fetchone())
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.executescript(TABLES)

    def keep(n: int) -> None:
        event[1], event[2], event[6] = n, IDS.new(16), IDS.new(26)
        words[0], words[2], command[1] = IDS.new(16), n, event[6]
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", event)
        db.execute("INSERT INTO words (id, session, seq, text, said_by, sources) VALUES (?, ?, ?, ?, ?, ?)", words)
        db.execute("INSERT INTO commands VALUES (?, ?, ?, ?)", command)
        db.execute("COMMIT")

    return db, keep


def main(folder: str | None = None) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        paths = {name: Path(place) / name / "record.sqlite" for name in ("service", "store", "bare")}
        paths["bare"].parent.mkdir()
        stores = SqliteStore(paths["service"]), SqliteStore(paths["store"])
        for store in stores:
            planned(store)
        keepers: dict[str, Keep] = {"service": by_service(stores[0]), "store": by_store(stores[1])}
        keepers["store"](0)
        db, keepers["bare"] = bare(paths["store"], paths["bare"])
        taken: dict[str, list[float]] = {name: [] for name in keepers}
        for n in range(1, WARMING_UP + NOTES):
            for name, keep in keepers.items():
                began = time.perf_counter()
                keep(n)
                if n >= WARMING_UP:
                    taken[name].append(time.perf_counter() - began)
        db.close()
        for store in stores:
            store.close()
    typical = {name: statistics.median(times) for name, times in taken.items()}
    for name, times in taken.items():
        slowest = statistics.quantiles(times, n=100)[98]
        print(f"{name:>8}: {typical[name] * 1000:.3f} ms typically, 1 in 100 over {slowest * 1000:.3f} ms")
    print(f"ratio store : bare   {typical['store'] / typical['bare']:.2f} (aim: under 2)")
    print(f"ratio service : bare {typical['service'] / typical['bare']:.2f} (with the fold, from Enter to Kept)")


if __name__ == "__main__":
    main(*sys.argv[1:])
