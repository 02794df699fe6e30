"""How alike two texts are, and which of the paragraphs that came back is which of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from convenor.session.text import split_lines
from convenor.writeup.prose import folded

LIKE = 0.5
"""How alike two texts are when one came from the other: half of the words of both, in order."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"^(?:[>|]\s?)+")


def words_in(text: str) -> list[str]:
    """Its words, without signs and without regard to capitals."""
    return [found[0].replace("’", "'").casefold() for found in _WORD.finditer(text)]


def likeness(one: str, other: str) -> float:
    """How alike two texts are, by their words in order: 0 for nothing in common, 1 for the same."""
    return SequenceMatcher(None, words_in(one), words_in(other), autojunk=False).ratio()


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of an e-mail or a plain file, without the signs that mail programs put before quoted lines.

    Lines that were broken by a mail program are one paragraph again; an empty line ends it.
    """
    found: list[list[str]] = [[]]
    for line in split_lines(text):
        bare = _QUOTED.sub("", line.strip()).strip()
        if bare:
            found[-1].append(bare)
        elif found[-1]:
            found.append([])
    return [folded(" ".join(lines)) for lines in found if lines]


def matched(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For the place of each of ours that came back, the place of what came back: the most alike first."""
    left = dict(enumerate(map(folded, ours)))
    right = dict(enumerate(map(folded, theirs)))
    pairs: dict[int, int] = {}
    for at, text in list(left.items()):  # what came back unchanged is found at once
        same = next((n for n, other in right.items() if other == text), None)
        if same is not None:
            pairs[at] = same
            del left[at], right[same]
    scores = sorted(
        ((likeness(text, other), -abs(at - n), at, n) for at, text in left.items() for n, other in right.items()),
        reverse=True,
    )
    for score, _, at, n in scores:
        if score < LIKE:
            break
        if at in left and n in right:
            pairs[at] = n
            del left[at], right[n]
    return dict(sorted(pairs.items()))
