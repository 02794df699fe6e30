"""Finding among a thousand exercises, against looking for the same words in their texts and nothing else.

python -m benchmarks.shelf [ROUNDS]

The baseline joins nothing and ranks nothing: for each exercise, is the word in its one long text? Ours says of every
exercise whether it fits the minutes, people, care and company, why or why not, and sorts them. Both are in this
process, take turns, and look at the same thousand, made of the bundled exercises. Aim: a key on the shelf is followed
by its list in under 100 ms.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

from convenor.library.shelf import Shelf
from convenor.services.suiting import Wanted, suited
from convenor.session.exercise import Exercise

EXERCISES = 1_000
ASKED: tuple[tuple[str, Wanted], ...] = (
    ("nothing typed yet", Wanted()),
    ("12 minutes, 8 people, no companion", Wanted(minutes=12, people=8, companion=False)),
    ("one letter", Wanted(("p",), minutes=20)),
    ("two words", Wanted(("power", "neigh"), minutes=30, people=16)),
    ("a word that is nowhere", Wanted(("zugzwang",))),
)


def a_thousand() -> tuple[Exercise, ...]:
    bundled = Shelf(None).exercises()
    return tuple(replace(e, id=f"{e.id}-{n}") for n, e in enumerate(islice(cycle(bundled), EXERCISES)))


def text_of(exercise: Exercise) -> str:
    """All that is looked through, in one piece."""
    parts = [exercise.title, *exercise.also_known_as, exercise.id, *exercise.purpose, exercise.kind, exercise.summary,
             exercise.use_when]
    for step in exercise.steps:
        parts += [step.title, step.say, step.do, *(p.text for p in step.prompts), *(line.read for line in step.script)]
    return " ".join(parts).casefold()


def bare(texts: list[str], wanted: Wanted) -> int:
    return sum(all(word in text for word in wanted.words) for text in texts)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(rounds: int = 15) -> None:
    many = a_thousand()
    texts = [text_of(exercise) for exercise in many]
    slowest = 0.0
    for what, wanted in ASKED:
        ours, plain = [], []
        for _ in range(rounds):
            plain.append(seconds(lambda wanted=wanted: bare(texts, wanted)))  # type: ignore[misc]
            ours.append(seconds(lambda wanted=wanted: suited(many, wanted)))  # type: ignore[misc]
        ours_s, plain_s = statistics.median(ours), statistics.median(plain)
        slowest = max(slowest, ours_s)
        print(f"{what:36} {ours_s * 1000:6.1f} ms   {ours_s / plain_s:6.1f} x looking for the words alone")
    print(f"aim: under 100 ms: {'held' if slowest < 0.1 else 'MISSED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
