"""Whether a sentence that came back still says what the record bears out. Doubts are told, never acted on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from convenor.writeup.matching import Texts, likeness
from convenor.writeup.prose import folded, quoted_spans
from convenor.writeup.quotes import denies, said_by_any
from convenor.writeup.sentences import sentences

LIKE = 0.45
"""How alike a sentence must be to one that was there, or to what was said, to come from it."""
_WORD = re.compile(r"[^\W_]+(?:(?:['’-]|(?<=\d)[.,](?=\d))[^\W_]+)*")
_SMALL_TEXT = """
a an the and or but of to in on at by for from with as is are was were be been it its this that these those he she they
we i you his her their our your my who which what there here has have had will would can could should may might said
also then so very more most than
"""
_SMALL = frozenset(_SMALL_TEXT.split())


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sentence that nothing bears out, and why."""

    sentence: str
    why: str


class Record:
    """What was said, ready to be asked what it bears out."""

    def __init__(self, said: Sequence[str]) -> None:
        self._said = said
        self._words = [frozenset(_words(text)) for text in said]
        self._known = frozenset(chain.from_iterable(self._words))
        self._whole = Texts(said, LIKE)
        self._sentences = Texts([piece for text in said for piece in sentences(text)], LIKE)

    def unsupported(self, now: str, was: str) -> tuple[Unsupported, ...]:
        """The sentences of `now` that neither `was` (how the line read) nor what was said bears out."""
        before = sentences(was)
        same = set(map(folded, before))
        found = []
        for sentence in sentences(now):
            if folded(sentence) not in same:
                why = self._doubt(sentence, before, was)
                if why:
                    found.append(Unsupported(sentence, why))
        return tuple(found)

    def _doubt(self, sentence: str, before: Sequence[str], was: str) -> str:
        for start, end in quoted_spans(sentence):
            if sentence[start:end] not in was and not said_by_any(sentence[start + 1:end - 1], self._said):
                return "it quotes what nobody said so"
        words, there = _words(sentence), self._known.union(_words(was))
        numbers = [w for w in words if any(c.isdigit() for c in w) and w not in there]
        if numbers:
            return f"“{numbers[0]}” is nowhere in the record"
        names = [n for n in _names(sentence) if n.casefold() not in there]
        if names:
            return f"{names[0]} is nowhere in the record"
        alike = [(score, s) for s in before if (score := likeness(sentence, s)) >= LIKE]
        origin = self._origin(sentence, before, alike)
        if not origin:
            return "nothing like it was said"
        like = chain((origin,), (s for _, s in alike), (s for _, s in self._whole.like(sentence)))
        if _denials(sentence) not in map(_denials, like):
            return "it says no where yes was said, or yes where no was"
        return ""

    def _origin(self, sentence: str, before: Sequence[str], alike: Sequence[tuple[float, str]]) -> str:
        """What the sentence most likely came from: the most alike, or what holds nearly all of its words."""
        _, best = max((*alike, *self._sentences.like(sentence)), default=(0.0, ""))
        if best:
            return best
        weighty = {w for w in _words(sentence) if w not in _SMALL}
        whole = " ".join(before)
        for text, words in zip((whole, *self._said), (frozenset(_words(whole)), *self._words), strict=True):
            if weighty and len(weighty & words) >= 0.8 * len(weighty):
                return text
        return ""


def _names(sentence: str) -> list[str]:
    """Words with a capital that begin no sentence."""
    found = list(_WORD.finditer(sentence))
    return [m[0] for m in found[1:] if m[0][0].isupper() and m[0] != "I" and not m[0].startswith(("I’", "I'"))]


def _denials(text: str) -> int:
    return sum(denies(w) for w in _WORD.findall(text))


def _words(text: str) -> list[str]:
    return [m[0].replace("’", "'").casefold() for m in _WORD.finditer(text)]
