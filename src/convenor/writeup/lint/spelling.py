"""Words that no dictionary has, though one that is known is very near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page
from convenor.writeup.lint.plain_page import words

_SHORTEST = 6
"""Letters. Among shorter words almost anything is near to something."""
_SHORTEST_NAME = 8


def unknown_words(page: Page, house: House) -> Iterator[Remark]:
    """Misspelt words. A word in capitals is taken for a name, unless it is long and one letter from a known word."""
    dictionary = house.dictionary
    if dictionary is None:
        return
    ours = {part for name in (*house.register.names, *house.checks.names.values())
            for part in _parts(name)} | {w.casefold() for w in house.checks.vocabulary}
    used = Counter(found[0].casefold() for p in page.paragraphs for found in words(p.text))
    asked: dict[str, str] = {}
    for at, p in enumerate(page.paragraphs):
        for found in words(p.text):
            word = _bare(found[0])
            folded = word.casefold()
            if folded in ours or p.is_exempt(*found.span()) or not word.isascii():
                continue
            if _is_person(p.text, *found.span()):
                continue
            is_name = word[:1].isupper() and not _begins(p.text, found.start())
            if len(word) < (_SHORTEST_NAME if is_name else _SHORTEST) or word[1:] != word[1:].lower():
                continue
            # Who writes a strange name or word again and again means it.
            if used[folded] > (1 if is_name else 2):
                continue
            if folded not in asked:
                asked[folded] = "" if dictionary.knows(word) else dictionary.near(word)
            meant = asked[folded]
            if meant:
                fix = meant.capitalize() if word[0].isupper() else meant
                yield Remark(at, found.start(), found.start() + len(word), "dictionary",
                             f"Not in the dictionary. Is “{fix}” meant?", fix, inside="ask")


def _bare(word: str) -> str:
    for tail in ("’s", "'s"):
        word = word.removesuffix(tail)
    return word


def _parts(name: str) -> list[str]:
    return [_bare(found[0]).casefold() for found in words(name)]


def _is_person(text: str, start: int, end: int) -> bool:
    """Whether it stands where a first name or a surname does: nobody's name is corrected by a dictionary."""
    if not text[start].isupper():
        return False
    before = text[:start].split()[-1:] if text[start - 1:start] == " " else []
    follows = text[end:end + 1] == " " and text[end + 1:end + 2].isupper()
    surname = bool(before) and before[0][0].isupper() and before[0].isalpha() and before[0].casefold() != "the"
    return surname or (follows and [w.casefold() for w in before] != ["the"])


def _begins(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ‘“([")
    return not before or before[-1] in ".?!:"


RULES = (unknown_words,)
