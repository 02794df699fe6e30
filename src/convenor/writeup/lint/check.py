"""Every rule over one note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from convenor.writeup.lint import marks, names, numbers, sentences, shape, spaces, spelling, unready, words
from convenor.writeup.lint.finding import Finding, Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.numbers import DAY
from convenor.writeup.lint.page import Page

RULES = (*spaces.RULES, *marks.RULES, *sentences.RULES, *numbers.RULES, *words.RULES, *spelling.RULES, *names.RULES,
         *shape.RULES, *unready.RULES)
"""How the house writes."""
_WOVEN = re.compile(r"\w[’”]?…{1,2}\.{0,3}[^\s.…]")
_SLOT = re.compile(r"\{\{.*?\}\}")
_LOGIC = re.compile(r"\{%.*?%\}")


Rule = Callable[[Page, House], Iterator[Remark]]


def check(page: Page, house: House, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What is to be said about a note, in the order of its text; nothing twice about the same words."""
    page = with_fragments(page, house)
    remarks = [kept for rule in rules for remark in rule(page, house) if (kept := _judged(page, remark))]
    remarks.sort(key=lambda r: (r.paragraph, r.start, -r.end, r.weight == "advice"))
    found: list[Finding] = []
    until: dict[int, int] = {}
    for remark in remarks:
        p = page.paragraphs[remark.paragraph]
        # The rule that says most about a stretch comes first; what it covers needs saying no more.
        if remark.weight != "advice":
            if remark.start < until.get(remark.paragraph, -1):
                continue
            until[remark.paragraph] = max(remark.end, remark.start + 1)
        line, column = p.places[min(remark.start, len(p.places) - 1)]
        found.append(Finding(line, column, remark.rule, remark.what, p.text[remark.start:remark.end], remark.fix,
                             remark.safe, remark.weight, remark.paragraph, remark.start, remark.end))
    return tuple(found)


def _judged(page: Page, remark: Remark) -> Remark | None:
    """Inside somebody's own words a rule asks at most, and never offers to change them."""
    p = page.paragraphs[remark.paragraph]
    if remark.inside == "keep" or not p.within_words(remark.start, remark.end):
        return remark
    if remark.inside == "drop":
        return None
    return replace(remark, fix=None, safe=False, weight="ask",
                   what=f"{remark.what}. These are somebody’s own words: ask")


def with_fragments(page: Page, house: House) -> Page:
    """The page with participants' pages known as such: woven ones, and all that follow a line that announces them."""
    told = False
    found = []
    for p in page.paragraphs:
        if any(pattern.fullmatch(p.text.strip()) for pattern in house.narrative):
            told = True
        elif p.kind in ("title", "heading") or any(pattern.match(p.text) for pattern in house.own_lines):
            told = False
        elif told or _WOVEN.search(p.text):
            p = replace(p, kind="fragment")
        found.append(p)
    return replace(page, paragraphs=tuple(found))


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """A phrase of a house style as a pattern: anything may stand in its slots."""
    pieces = [re.escape(piece) for piece in _SLOT.split(_LOGIC.sub("", phrase))]
    return re.compile(".+?".join(pieces))


def own_line_patterns(phrases: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """How lines of the house begin that may follow on participants' pages."""
    return tuple(phrase_pattern(text) for name, text in phrases.items()
                 if name.startswith(("headline.", "leadin.", "whatif.leadin", "respondents.", "questions.", "heading."))
                 and len(_SLOT.sub("", _LOGIC.sub("", text)).strip(" ‘’,")) > 3 and name != "headline.alone")


def profile_in(page: Page) -> str:
    """The voice of a note that is only a text: dated, if a day stands in its first paragraphs."""
    first = [p for p in page.paragraphs if p.kind != "title"][:2]
    return "dated" if any(found[3] for p in first for found in DAY.finditer(p.text)) else "undated"


def mended(lines: list[str], page: Page, findings: tuple[Finding, ...]) -> tuple[list[str], tuple[Finding, ...]]:
    """The lines of a file with every safe fix made, and the findings that were so mended."""
    out = list(lines)
    done: list[Finding] = []
    for finding in sorted(_safe(findings), key=lambda f: (f.line, f.column), reverse=True):
        p = page.paragraphs[finding.paragraph]
        places = [p.places[i] for i in range(finding.start, finding.end)]
        line, first = places[0]
        # Only where the words stand together in the file: never across a line, or signs that were read past.
        if places != [(line, first + k) for k in range(len(places))]:
            continue
        text = out[line - 1]
        out[line - 1] = text[:first - 1] + (finding.fix or "") + text[first - 1 + len(places):]
        done.append(finding)
    return out, tuple(reversed(done))


def _safe(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    return (f for f in findings if f.safe and f.fix is not None and f.weight == "slip" and f.end > f.start)
