"""Words as the house writes them, British spelling, and words that are easily mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from convenor.writeup.lint.british import SLIPS, american, articles, ize_words
from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page
from convenor.writeup.lint.plain_page import words as words_in


def preferred(page: Page, house: House) -> Iterator[Remark]:
    """The house's own spellings, and names that are often written wrongly."""
    checks = house.checks
    tables = ((checks.preferred, True, "spelling"), (checks.doubtful, False, "spelling"), (checks.names, False, "name"))
    for at, p in enumerate(page.paragraphs):
        for given, safe, rule in tables:
            for start, end, fix in _matches(p.text, given, any_case=rule != "name"):
                if p.is_exempt(start, end) or (rule != "name" and _in_name(p.text, start, end)):
                    continue
                yield Remark(at, start, end, rule, f"The house writes “{fix}”", fix, safe=safe, inside="ask")


def british(page: Page, house: House) -> Iterator[Remark]:
    """American spellings; -ize, where the house writes -ise."""
    for at, p in enumerate(page.paragraphs):
        for word in words_in(p.text):
            fix = american(word[0])
            if fix and not p.is_exempt(*word.span()) and not _in_name(p.text, *word.span()):
                yield Remark(at, *word.span(), "spelling", f"British spelling is “{fix}”", fix, safe=True, inside="ask")
        for start, end, fix in ize_words(p.text) if house.checks.ise else ():
            if not p.is_exempt(start, end):
                yield Remark(at, start, end, "spelling", f"The house writes “{fix}”", fix, safe=True, inside="ask")


def mixed_up(page: Page, house: House) -> Iterator[Remark]:
    """Words that are easily taken for one another, and little words that are missing."""
    for at, p in enumerate(page.paragraphs):
        for pattern, fix, what in SLIPS:
            for found in pattern.finditer(p.text):
                if not p.is_exempt(*found.span()):
                    yield Remark(at, *found.span(), "mixed-up", what, fix or None, inside="ask")
        for start, end, fix in articles(p.text):
            yield Remark(at, start, end, "article", f"It is “{fix}”", fix, inside="ask")


def _matches(text: str, table: Mapping[str, str], *, any_case: bool) -> Iterator[tuple[int, int, str]]:
    if not table:
        return
    folded = {key.casefold(): value for key, value in table.items()}
    for found in _pattern(tuple(table), any_case).finditer(text):
        fix = folded[found[0].casefold()]
        if found[0][:1].isupper() and fix[:1].islower():
            fix = fix[:1].upper() + fix[1:]
        if fix != found[0]:
            yield *found.span(), fix


@lru_cache(maxsize=32)
def _pattern(keys: tuple[str, ...], any_case: bool) -> re.Pattern[str]:
    longest_first = sorted(keys, key=len, reverse=True)
    return re.compile(rf"(?<![\w’-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.I if any_case else 0)


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether the word stands in capitals among words in capitals, and so belongs to a name."""
    if not text[start].isupper():
        return False
    before = text[:start].rstrip()
    starts = not before or before[-1] in ".?!:‘“(…"
    after = re.match(r"\s+([^\W\d_])", text[end:])
    return not starts or bool(after and after[1].isupper())


RULES = (preferred, british, mixed_up)
