"""The title, the line that leads into the points, how long points are, and words that should lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page

_SENTENCES = re.compile(r"[.?!…][’”)\]]*(?=\s|$)")
_POINTS_AT = re.compile(
    r"\b(?:read|find out|see|learn|hear|watch|more)\b[^.]*?\b(here)\b(?=[.,;]|$)"
    r"|\b(?:read|find out|see|learn|watch|download)\b[^.]*?\b(this (?:\w+ ){0,2}?(?:blog|essay|report|paper|"
    r"slide|article|link|page|video|recording|website|framework|handbook|document|post))\b|\b(click here|this link)\b",
    re.IGNORECASE)


def title(page: Page, house: House) -> Iterator[Remark]:
    """A title ends without a full stop."""
    for at, p in enumerate(page.paragraphs):
        text = p.text.rstrip()
        if p.kind == "title" and text.endswith(".") and not text.endswith("..") and not house.checks.title_stop:
            yield Remark(at, len(text) - 1, len(text), "title", "A title has no full stop", "", safe=True)


def lead_in(page: Page, house: House) -> Iterator[Remark]:
    """The line before the points ends in a colon, and says what the house always says."""
    checks = house.checks
    for at, p in enumerate(page.paragraphs):
        text = p.text.rstrip()
        if any(pattern.fullmatch(text) for pattern in house.narrative):
            continue
        if not checks.leadin_starts or not text.startswith(checks.leadin_starts) or _SENTENCES.search(text[:-1]):
            continue
        if checks.leadin_ends and not text.endswith(checks.leadin_ends):
            yield Remark(at, len(text) - 1, len(text), "lead-in", f"The lead-in ends with {checks.leadin_ends}",
                         (text[-1] if text[-1].isalnum() else "") + checks.leadin_ends, safe=True)
        for words in checks.leadin_contains:
            if words not in text:
                yield Remark(at, 0, len(text), "lead-in", f"The lead-in says “{words}”")


def length(page: Page, house: House) -> Iterator[Remark]:
    """Points that are longer than points usually are. It is never wrong, only worth a look."""
    checks = house.checks
    inside = False
    for at, p in enumerate(page.paragraphs):
        if p.kind in ("title", "heading"):
            inside = False
        elif checks.leadin_starts and p.text.startswith(checks.leadin_starts):
            inside = True
        elif p.kind == "item" or inside:
            n, sentences = len(p.text.split()), len(_SENTENCES.findall(p.text))
            if checks.point_words and n > checks.point_words:
                yield Remark(at, 0, len(p.text), "length", f"{n} words; {checks.point_words} are usual at most",
                             weight="advice")
            elif checks.point_sentences and sentences > checks.point_sentences:
                yield Remark(at, 0, len(p.text), "length",
                             f"{sentences} sentences; {checks.point_sentences} are usual at most", weight="advice")


def dead_ends(page: Page, house: House) -> Iterator[Remark]:
    """“here” and “this blog” that lead nowhere. A plain text cannot lead anywhere, so there it is only advice."""
    for at, p in enumerate(page.paragraphs):
        for found in _POINTS_AT.finditer(p.text):
            group = next(g for g in (1, 2, 3) if found[g])
            start, end = found.span(group)
            if any(a < end and start < b for a, b in (*p.links, *p.exempt)) or _names_address(p.text, p.exempt):
                continue
            yield Remark(at, start, end, "dead-end", f"“{found[group]}” leads nowhere: give it an address",
                         weight="slip" if page.carries_links else "advice")


def _names_address(text: str, exempt: tuple[tuple[int, int], ...]) -> bool:
    return any("." in text[a:b] for a, b in exempt)


RULES = (title, lead_in, length, dead_ends)
