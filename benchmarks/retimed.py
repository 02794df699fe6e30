"""A part's minutes changed, and the re-timed agenda read back: through the service, as every face does it.

python -m benchmarks.retimed [ROUNDS]

Each change is committed to a record on disk before the agenda is computed anew and read as the plain values that
`--json` prints, for agendas of 20, 200 and 1000 parts. Beside it, in turns, the least that has to be done: the same
event appended bare to a file and synced. A rival's published way is quoted as a figure, from another machine and
over HTTP: compare its growth, not its size.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as hour
from functools import partial
from pathlib import Path

from convenor.services import editing, views
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session.agenda import Plan, Segment
from convenor.session.event import SessionPlanned
from convenor.store.sqlite import SqliteStore
from tests.support.sessions import FakeClock, SeededIds

BEGAN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SIZES = (20, 200, 1000)
RIVAL = {20: 4.5, 200: 8.4, 1000: 26.0}
"""Milliseconds at the median, of the best live clock that we know of."""


def planned(folder: Path, parts: int) -> Host:
    """A record with one session of that many parts."""
    host = Host(SqliteStore(folder / f"{parts}.sqlite"), FakeClock(BEGAN), SeededIds())
    plan = Plan("A benchmark", date=date(2026, 11, 26), start=hour(9))
    segments = tuple(Segment(f"p{n}", f"Part {n}", "plenary", 120, 60, 240) for n in range(parts))
    host.plan("s", Wish(), "a benchmark", Batch((host.happening(SessionPlanned(plan, segments), Wish()),)))
    return host


def retimed(host: Host, n: int) -> str:
    """Change a part in the middle and read the agenda."""
    parts = host.session("s").segments
    editing.change(host, "s", parts[len(parts) // 3].id, editing.Setting(minutes=2 + n % 2))
    document = views.agenda(host.session("s"), host.now())
    return json.dumps(document)


def bare(file: Path) -> None:
    """One line on disk."""
    with file.open("ab") as log:
        log.write(b'{"kind": "changed", "part": "p7", "seconds": 180}\n')
        log.flush()
        os.fsync(log.fileno())


def milliseconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def main(rounds: str = "60") -> None:
    print(f"{'parts':>6} {'p50 ms':>8} {'p95 ms':>8} {'bare line ms':>13} {'ratio':>7} {'rival ms, elsewhere':>20}")
    with tempfile.TemporaryDirectory() as place:
        for parts in SIZES:
            host = planned(Path(place), parts)
            taken, least = [], []
            for n in range(int(rounds) + 5):
                found = milliseconds(partial(retimed, host, n))
                synced = milliseconds(partial(bare, Path(place) / "bare"))
                if n >= 5:
                    taken.append(found)
                    least.append(synced)
            typical, under = statistics.median(taken), statistics.quantiles(taken, n=20)[18]
            print(
                f"{parts:>6} {typical:>8.2f} {under:>8.2f} {statistics.median(least):>13.3f} "
                f"{typical / statistics.median(least):>7.1f} {RIVAL[parts]:>20}"
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
