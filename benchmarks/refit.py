"""How long a proposal takes, for agendas of 20, 200 and 1000 parts, against one bare pass over the same parts.

python -m benchmarks.refit

The session is late enough that every flexible part gives; one part in forty is pinned, one in ten protected, one in
twenty droppable. The two take turns, so that a busy machine is as busy for each. Aims: 0.5, 1 and 5 ms; near linear.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour

from convenor.session.agenda import Plan, Segment
from convenor.session.session import Progress, Session
from convenor.timing.refit import refit
from convenor.timing.timeline import planned_times

BEGAN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
AIMS = {20: 0.5, 200: 1.0, 1000: 5.0}
"""Milliseconds at the median, by number of parts."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Medians in milliseconds."""

    parts: int
    proposal: float
    bare: float


def agenda(parts: int) -> tuple[Session, datetime]:
    """A session in its first part, and an instant at which it is late."""
    step = 60
    segments = tuple(
        Segment(
            f"p{n}", f"Part {n}", "plenary", step, step // 3, step * 2,
            rule="droppable" if n % 20 == 13 else "protected" if n % 10 == 8 else "flexible",
            cut_order=n % 5,
            start_at=(BEGAN + timedelta(seconds=step * n)).time() if n % 40 == 39 else None,
        )
        for n in range(parts)
    )
    end = (BEGAN + timedelta(seconds=step * parts)).time()
    plan = Plan("A benchmark", date=date(2026, 11, 26), start=hour(9), end=end)
    bare = Session("s", 1, plan, segments, tuple(Progress() for _ in segments))
    session = Session(
        "s", 1, plan, segments, (Progress("running", BEGAN), *bare.progress[1:]), state="running", running="p0",
        started_at=BEGAN, promised_end=BEGAN + timedelta(seconds=step * parts), planned=planned_times(bare, BEGAN),
    )
    return session, BEGAN + timedelta(seconds=step * 12)


def pass_over(session: Session) -> int:
    """The least that anybody has to do who wants to know when it ends."""
    total = 0
    for segment, progress in session.parts():
        if progress.state == "coming":
            total += segment.seconds
    return total


def measure(parts: int, rounds: int = 60) -> Timing:
    session, now = agenda(parts)
    assert refit(session, now).changes_anything
    proposals, passes = [], []
    for _ in range(rounds):
        proposals.append(_milliseconds(lambda: refit(session, now)))
        passes.append(_milliseconds(lambda: pass_over(session)))
    return Timing(parts, statistics.median(proposals), statistics.median(passes))


def _milliseconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def main() -> None:
    print(f"{'parts':>6} {'proposal ms':>12} {'aim ms':>8} {'bare pass ms':>13} {'ratio':>7} {'µs a part':>10}")
    for parts, aim in AIMS.items():
        found = measure(parts)
        print(
            f"{parts:>6} {found.proposal:>12.3f} {aim:>8} {found.bare:>13.4f} {found.proposal / found.bare:>7.0f} "
            f"{found.proposal * 1000 / parts:>10.2f}"
        )


if __name__ == "__main__":
    main()
