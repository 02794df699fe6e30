"""A long note that came back with every paragraph rewritten: which is which, and what nothing bears out.

python -m benchmarks.came_back [PARAGRAPHS]

The baseline lays every paragraph of ours beside every one that came back, with difflib over their words, and takes
the most alike first. Ours finds the very same pairs, which is checked. Lightly: a word in twelve is another. Heavily:
four in ten are, two sentences changed places, and paragraphs did too. New: nothing of ours is in it.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from itertools import product
from typing import Any

from convenor.writeup.compose import compose
from convenor.writeup.kept import flat
from convenor.writeup.matching import LIKE, matched, words_in
from convenor.writeup.returned import Came, compared
from tests.support.sessions import a_note
from tests.support.styles import held, house

SENTENCES, LONG = 4, 18
WORDS = ["".join(letters) for letters in product("dnrst", "aeiou", "lmnrst", "aeiou", "dklmnt")]
OFTEN = [1 / (n + 2.7) for n in range(len(WORDS))]
"""How often each comes: as in English prose, where two paragraphs on other things share a fifth of their words."""


def some_words(chance: random.Random, how_many: int) -> list[str]:
    return chance.choices(WORDS, OFTEN, k=how_many)


def a_paragraph(chance: random.Random) -> list[list[str]]:
    return [some_words(chance, LONG) for _ in range(SENTENCES)]


def printed(paragraph: list[list[str]]) -> str:
    return " ".join(" ".join(sentence).capitalize() + "." for sentence in paragraph)


def reworded(chance: random.Random, paragraph: list[list[str]], share: float, *, swap: bool) -> list[list[str]]:
    done = [[some_words(chance, 1)[0] if chance.random() < share else word for word in sentence]
            for sentence in paragraph]
    if swap:
        at = chance.randrange(len(done) - 1)
        done[at], done[at + 1] = done[at + 1], done[at]
    return done


def everything_by_difflib(ours: list[str], theirs: list[str]) -> dict[int, int]:
    """The plain way: all by all."""
    bags = [words_in(text) for text in theirs]
    scores = sorted(
        ((SequenceMatcher(None, words_in(text), bag, autojunk=False).ratio(), -abs(at - n), at, n)
         for at, text in enumerate(ours) for n, bag in enumerate(bags)), reverse=True)
    pairs: dict[int, int] = {}
    for score, _, at, n in scores:
        if score >= LIKE and at not in pairs and n not in pairs.values():
            pairs[at] = n
    return dict(sorted(pairs.items()))


def timed(job: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = job()
    return time.perf_counter() - began, result


def main(paragraphs: str = "300") -> None:
    chance = random.Random(1)
    said = [a_paragraph(chance) for _ in range(int(paragraphs))]
    session = held(*(a_note(printed(p), "rooms", n, room=n % 5 + 1) for n, p in enumerate(said)))
    document = compose(session, house())
    ours = [line.text for line in flat(document)]
    elsewhere = chance.sample(said, len(said))
    for name, back in (
        ("lightly", [reworded(chance, p, 1 / 12, swap=False) for p in said]),
        ("heavily", [reworded(chance, p, 0.4, swap=True) for p in elsewhere]),
        ("new", [a_paragraph(chance) for _ in said]),
    ):
        theirs = [printed(p) for p in back]
        took, pairs = timed(partial(matched, ours, theirs))
        plainly, same = timed(partial(everything_by_difflib, ours, theirs))
        if pairs != same:
            raise SystemExit("the two do not find the same pairs")
        whole, changes = timed(partial(compared, session, document, [Came(text, "item") for text in theirs]))
        print(f"{name:8} {len(pairs):4} of {paragraphs} found again in {took * 1000:7.1f} ms;"
              f" difflib, all by all, {plainly * 1000:8.1f} ms; ratio {took / plainly:.3f};"
              f" with all {len(changes)} changes and their doubts {whole * 1000:7.1f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
