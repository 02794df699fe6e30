"""“Perhaps the same?”: points that share most of the words that matter. Suggested and explained, never applied."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from convenor.writeup.quotes import denies

ENOUGH = 0.6
"""Share of the two points' words, each weighed by how rare it is here, from which they are suggested."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_SMALL = frozenset(re.findall(
    r"\w+",
    "a about all also an and any are as at be because been being but by can could did do does for from get go had has "
    "have he her his how if in into is it its just like more most much no not of on one or other our out over people "
    "said say she should so some than that the their them then there these they this those to too up us very was we "
    "were what when where which who why will with would you your",
))
"""Words that tell nothing of what a point is about."""
_COMMON = 40
"""A word that more points than this have tells nothing, and is not followed up."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two points that may be the same."""

    one: str
    other: str
    share: float
    """0 to 1."""
    words: tuple[str, ...]
    """The words that both have, in the order of the first: the reason."""
    denied: bool = False
    """Whether one of them says no where the other does not: then they are more likely opposites."""

    @property
    def why(self) -> str:
        """In words, for people."""
        both = ", ".join(self.words[:6]) + (" …" if len(self.words) > 6 else "")
        return f"Both say: {both}." + (" But only one of them says “not”." if self.denied else "")


class Likeness:
    """The texts of all points by id, ready to be asked which are alike."""

    def __init__(self, texts: Mapping[str, str], enough: float = ENOUGH) -> None:
        self._texts = texts
        self._enough = enough
        self._bags = {point: _bag(text) for point, text in texts.items()}
        self._having: defaultdict[str, list[str]] = defaultdict(list)
        self._same: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for point, bag in self._bags.items():
            self._same[frozenset(bag)].append(point)
            for stem in bag:
                self._having[stem].append(point)
        self._weight = {stem: math.log(1 + len(texts) / len(points)) for stem, points in self._having.items()}
        self._whole = {point: sum(self._weight[stem] for stem in bag) for point, bag in self._bags.items()}
        self._place = {point: n for n, point in enumerate(texts)}

    def of(self, point: str) -> tuple[Alike, ...]:
        """What may be the same as this point, the likest first."""
        bag = self._bags.get(point)
        if not bag:
            return ()
        others = dict.fromkeys(self._same[frozenset(bag)][:_COMMON])
        for stem in bag:
            if len(self._having[stem]) <= _COMMON:
                others |= dict.fromkeys(self._having[stem])
        others.pop(point, None)
        found = (self._compared(point, other) for other in others)
        return tuple(sorted((a for a in found if a), key=lambda a: (-a.share, self._place[a.other])))

    def pairs(self) -> tuple[Alike, ...]:
        """All of them, each pair once, the likest first."""
        found = [a for point in self._texts for a in self.of(point) if self._place[a.one] < self._place[a.other]]
        return tuple(sorted(found, key=lambda a: (-a.share, self._place[a.one], self._place[a.other])))

    def _compared(self, one: str, other: str) -> Alike | None:
        mine, theirs = self._bags[one], self._bags[other]
        common = [stem for stem in mine if stem in theirs]
        both = sum(self._weight[stem] for stem in common)
        share = both / (self._whole[one] + self._whole[other] - both)
        if share < self._enough or (len(common) < 2 and mine.keys() != theirs.keys()):
            return None
        denied = _denials(self._texts[one]) != _denials(self._texts[other])
        return Alike(one, other, round(share, 3), tuple(mine[s] for s in common), denied)


def _bag(text: str) -> dict[str, str]:
    """The words that matter, by their stems, as they were written."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold()):
        if word not in _SMALL and not denies(word):
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    """Near enough to bring neighbour and neighbours, cook and cooking together."""
    for ending in ("’s", "'s", "ings", "ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[:-len(ending)]
    return word[:-1] if len(word) > 4 and word.endswith(("e", "y")) else word


def _denials(text: str) -> int:
    return sum(denies(word) for word in _WORD.findall(text))
