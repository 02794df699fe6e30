"""Folding 10,000 and 50,000 events: is it linear, and how does it compare with only reading their bodies?

python -m benchmarks.fold
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from convenor.session.agenda import Plan, Segment
from convenor.session.codec import from_body, to_body
from convenor.session.event import ContributionEdited, ContributionRecorded, Entry, Event, SessionPlanned, Words
from convenor.session.fold import Folding, fold

BEGAN = datetime(2026, 11, 26, 11, 0, tzinfo=UTC)


def a_log(length: int) -> tuple[list[Entry], list[Words]]:
    """A plan, then notes, every tenth of them an edit of the one before."""
    parts = tuple(Segment(f"part-{n}", f"Part {n}", "plenary", 600, 300, 900) for n in range(8))
    happened: list[Event] = [SessionPlanned(Plan("A benchmark"), parts)]
    words = []
    for n in range(1, length):
        words.append(Words(f"w{n}", f"What was said, number {n}", "", (f"n{n}",)))
        if n % 10 == 0:
            happened.append(ContributionEdited(f"n{n - 1}", f"w{n}"))
        else:
            happened.append(ContributionRecorded(f"n{n}", f"part-{n % 8}", f"w{n}", "during", room=n % 5 + 1))
    entries = [
        Entry("s", seq, f"e{seq}", BEGAN, BEGAN + timedelta(seconds=seq), "Mina", "c", event)
        for seq, event in enumerate(happened, 1)
    ]
    return entries, words


def seconds(act: Callable[[], object]) -> float:
    """The best of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    each: dict[int, float] = {}
    for length in (10_000, 50_000):
        entries, words = a_log(length)
        bodies = [(name, version, json.dumps(body)) for name, version, body in (to_body(e.event) for e in entries)]
        reading = seconds(lambda b=bodies: [json.loads(text) for _, _, text in b])  # type: ignore[misc]  # bound now
        decoding = seconds(lambda b=bodies: [from_body(n, v, json.loads(t)) for n, v, t in b])  # type: ignore[misc]
        folding = seconds(lambda e=entries, w=words: fold(e, w))  # type: ignore[misc]
        each[length] = folding / length
        print(f"{length:>6} events: fold {folding * 1000:7.1f} ms, {folding / length * 1e6:.2f} µs each")
        print(f"        baseline, parse the bodies as JSON {reading * 1000:7.1f} ms")
        print(f"        the same, and decode them {decoding * 1000:7.1f} ms")
        print(f"        ratio fold : parse {folding / reading:.2f}")
        print(f"        one more event {one_more(entries, words) * 1e6:.0f} µs")
    print(f"linear: an event costs {each[50_000] / each[10_000]:.2f} times as much at 50,000 as at 10,000")


def one_more(entries: list[Entry], words: list[Words]) -> float:
    """Taking one more event and freezing, when the rest has been folded."""
    folding = Folding()
    folding.add(entries[:-100], words)
    folding.freeze()
    began = time.perf_counter()
    for entry in entries[-100:]:
        folding.add([entry], ())
        folding.freeze()
    return (time.perf_counter() - began) / 100


if __name__ == "__main__":
    main()
