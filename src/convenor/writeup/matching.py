"""How alike two texts are, and which of the paragraphs that came back is which of ours."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from heapq import heapify, heappop, heappush
from itertools import chain

from convenor.session.text import split_lines
from convenor.writeup.prose import folded

LIKE = 0.5
"""How alike two texts are when one came from the other: half of the words of both, in order."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARK = re.compile(r"(?:[-–*•·]|\d{1,2}[.)])\s+")
_QUOTED = re.compile(r"^(?:[>|]\s?)+")


def words_in(text: str) -> list[str]:
    """Its words, without signs and without regard to capitals."""
    return [found[0].replace("’", "'").casefold() for found in _WORD.finditer(text)]


def likeness(one: str, other: str) -> float:
    """How alike two texts are, by their words in order: 0 for nothing in common, 1 for the same."""
    return _ratio(words_in(one), words_in(other))


class Texts:
    """Texts, ready to be asked which of them are like another.

    Laying two side by side word by word takes long. How many words they have in common, in whatever order, is
    counted quickly for all of them at once, and no two are more alike than that: only the few that can be like
    enough are laid side by side.
    """

    def __init__(self, texts: Sequence[str], enough: float) -> None:
        self._texts = texts
        self._enough = enough
        self._words = [words_in(text) for text in texts]
        self._having: defaultdict[_Counted, list[int]] = defaultdict(list)
        for n, words in enumerate(self._words):
            for word in _counted(words):
                self._having[word].append(n)

    def can_be_like(self, text: str) -> Iterator[tuple[float, int]]:
        """How alike each can be at most, and its place, of those that can be like enough."""
        words = _counted(words_in(text))
        common = Counter(chain.from_iterable(self._having[word] for word in words if word in self._having))
        for n, shared in common.items():
            most = 2.0 * shared / (len(words) + max(1, len(self._words[n])))
            if most >= self._enough:
                yield most, n

    def likeness(self, text: str, n: int) -> float:
        """How alike that text and the one in this place are."""
        return _ratio(words_in(text), self._words[n])

    def like(self, text: str) -> Iterator[tuple[float, str]]:
        """Those that are like enough, each with how alike it is."""
        for _, n in self.can_be_like(text):
            score = self.likeness(text, n)
            if score >= self._enough:
                yield score, self._texts[n]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of an e-mail or a plain file, without the signs that mail programs put before quoted lines.

    Lines that were broken by a mail program are one paragraph again; an empty line ends it, and so does going from what
    is quoted to what is not: an answer right under a quoted line is no part of it.
    """
    found: list[list[str]] = [[]]
    depth = 0
    for line in split_lines(text):
        signs = _QUOTED.match(line.strip())
        deep = sum(signs[0].count(sign) for sign in ">|") if signs else 0
        bare = _QUOTED.sub("", line.strip()).strip()
        if found[-1] and (not bare or deep != depth):
            found.append([])
        if bare:
            found[-1].append(bare)
            depth = deep
    return [folded(" ".join(lines)) for lines in found if lines]


def each_line_of(text: str) -> list[str]:
    """The same where every line is a paragraph: so notes are written as plain text."""
    return [bare for line in split_lines(text) if (bare := folded(_QUOTED.sub("", line.strip())))]


def unmarked(text: str, ours: str) -> str:
    """The text without the mark of a list before it, where ours has none."""
    mark = _MARK.match(text)
    return text[mark.end():] if mark and not _MARK.match(ours) else text


def matched(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """For the place of each of ours that came back, the place of what came back: the most alike first."""
    left, right = [*map(folded, ours)], [*map(folded, theirs)]
    pairs = _unchanged(left, right)
    taken = set(pairs.values())
    rest = Texts(right, LIKE)
    # The most alike first, then the nearest. Two are laid side by side only when what they can be at most comes up,
    # and one of them may have its match by then.
    scores = [(-most, False, abs(at - n), -at, -n)
              for at, text in enumerate(left) if at not in pairs
              for most, n in rest.can_be_like(text) if n not in taken]
    heapify(scores)
    while scores:
        _, sure, apart, at, n = heappop(scores)
        if -at in pairs or -n in taken:
            continue
        if sure:
            pairs[-at] = -n
            taken.add(-n)
        else:
            score = rest.likeness(left[-at], -n)
            if score >= LIKE:
                heappush(scores, (-score, True, apart, at, n))
    return dict(sorted(pairs.items()))


def _unchanged(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """What came back as it was: the first of ours with the first of theirs that reads so, and so on."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for n, text in enumerate(theirs):
        places[text].append(n)
    return {at: places[text].popleft() for at, text in enumerate(ours) if places[text]}


_Counted = tuple[str, int]
"""A word, and the how manieth time it comes in its text."""


def _counted(words: Sequence[str]) -> list[_Counted]:
    """Texts have as many of these in common as words, whatever their order; those without words have one."""
    times: Counter[str] = Counter()
    found = []
    for word in words or ("",):
        times[word] += 1
        found.append((word, times[word]))
    return found


def _ratio(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
