"""An English dictionary that knows British spelling: the word list of pyspellchecker, with British forms by rule.

The list comes from much American text. A British word counts as known when its American spelling is in the
list, and so do the regular forms of a known word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from convenor.library.common_words import COMMON

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_TO_AMERICAN = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("isable", "izable"),
    ("yse", "yze"), ("ysing", "yzing"),
    ("our", "or"), ("tre", "ter"), ("tred", "tered"), ("tring", "tering"), ("bre", "ber"), ("ogue", "og"),
    ("amme", "am"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llor", "lor"), ("llous", "lous"),
    ("llery", "lry"), ("fulfil", "fulfill"), ("enrol", "enroll"), ("kilful", "killful"), ("wilful", "willful"),
    ("stalment", "stallment"), ("distil", "distill"), ("ence", "ense"), ("ae", "e"), ("oe", "e"), ("grey", "gray"),
    ("ctise", "ctice"), ("plough", "plow"), ("mould", "mold"), ("sceptic", "skeptic"), ("cheque", "check"),
)
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "able", "ful", "less", "like", "wide", "ment")
_BEGINNINGS = ("un", "re", "non", "pre", "co", "over", "under", "mis", "inter", "multi", "anti", "sub", "out", "up")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RARE = 20
"""How often a word must stand in the list's own sources to be worth proposing."""


class EnglishDictionary:
    """See the module. The list is read when the first word is asked for: about a third of a second."""

    def knows(self, word: str) -> bool:
        """Whether it is a word, in any case."""
        word = word.casefold().replace("’", "'")
        return self._is_word(word) or self._is_built(word)

    def near(self, word: str) -> str:
        """The commonest word that is one letter away: a letter more, less or other, or two that changed places."""
        found = {w for w in _one_away(word.casefold()) if self._is_word(w)}
        best = max(found, key=lambda w: (w in self._words, self._often(w)), default="")
        return best if best and self._often(best) >= _RARE else ""

    def _is_word(self, word: str) -> bool:
        # The words are looked up by themselves: `SpellChecker.known` would also let anything with a digit pass.
        return word in COMMON or word in self._words or any(w in self._words for w in _americans(word))

    def _is_built(self, word: str) -> bool:
        if any(word.endswith(e) and len(word) - len(e) > 3 and self._is_word(word[:-len(e)]) for e in _ENDINGS):
            return True
        return any(word.startswith(b) and len(word) - len(b) > 3 and self._is_word(word[len(b):]) for b in _BEGINNINGS)

    def _often(self, word: str) -> int:
        return max(int(self._words[w]) for w in (word, *_americans(word))) if word not in COMMON else _RARE

    @cached_property
    def _words(self) -> SpellChecker:
        from spellchecker import SpellChecker

        return SpellChecker(language="en")


def _americans(word: str) -> Iterator[str]:
    for british, american in _TO_AMERICAN:
        at = word.find(british)
        while at >= 0:
            yield word[:at] + american + word[at + len(british):]
            at = word.find(british, at + 1)


def _one_away(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right:
            yield left + right[1:]
            yield from (left + c + right[1:] for c in _LETTERS)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        yield from (left + c + right for c in _LETTERS)
