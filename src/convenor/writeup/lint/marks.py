"""Quotation marks, brackets, dashes and the signs that a house does without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page
from convenor.writeup.prose import curled

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_SPACED = re.compile(r"(?<=\S) ([-–—]{1,3}) (?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][’”)]* ")


def straight_marks(page: Page, house: House) -> Iterator[Remark]:
    """Straight quotation marks and apostrophes, where the house has curly ones."""
    if house.apostrophe == "'":
        return
    for at, p in enumerate(page.paragraphs):
        curly = curled(p.text, house.quotes, house.apostrophe)
        for i, (is_now, should_be) in enumerate(zip(p.text, curly, strict=True)):
            if is_now != should_be and not p.is_exempt(i, i + 1):
                yield Remark(at, i, i + 1, "straight-mark", f"A straight mark; the house writes {should_be}",
                             should_be, safe=True, inside="keep" if p.kind != "fragment" else "ask")


def reversed_marks(page: Page, house: House) -> Iterator[Remark]:
    """An opening mark where one closes."""
    opening, closing = house.quotes
    if opening == closing:
        return
    for at, p in enumerate(page.paragraphs):
        for i, sign in enumerate(p.text):
            before, after = p.text[i - 1:i] or " ", p.text[i + 1:i + 2] or " "
            if sign == opening and not (after.isalnum() or after in "‘“(['…£"):
                start = i
                while start and p.text[start - 1] == " ":
                    start -= 1
                yield Remark(at, start, i + 1, "reversed-mark", f"{opening} opens, but here a quotation closes",
                             closing, safe=True)
            elif sign == opening and before.isalnum():
                yield Remark(at, i, i + 1, "reversed-mark", f"{opening} inside a word", house.apostrophe, safe=True)


def unclosed(page: Page, house: House) -> Iterator[Remark]:
    """Brackets and quotation marks without their other half."""
    opening = house.quotes[0]
    for at, p in enumerate(page.paragraphs):
        waiting: list[tuple[str, int]] = []
        for i, sign in enumerate(p.text):
            if p.is_exempt(i, i + 1):
                continue
            if sign in _PAIRS:
                waiting.append((sign, i))
            elif sign in _PAIRS.values():
                if waiting and _PAIRS[waiting[-1][0]] == sign:
                    waiting.pop()
                elif not _numbers(p.text, i):
                    yield Remark(at, i, i + 1, "unopened", f"{sign} closes what nothing opens", inside="ask")
        for sign, i in waiting:
            yield Remark(at, i, i + 1, "unclosed", f"{sign} is opened and never closed", inside="ask")
        starts = {a for a, _ in p.quoted}
        for i, sign in enumerate(p.text):
            real = (p.text[i + 1:i + 2] or " ").isalnum()
            inner = any(a < i < b for a, b in p.quoted)
            reversed_later = any(m.start() > i for m in re.finditer(rf"{opening}(?![\w‘“(])", p.text))
            if sign in (opening, "“") and real and i not in starts and not inner and not reversed_later:
                yield Remark(at, i, i + 1, "unclosed", f"{sign} is opened and never closed", inside="ask")


def _numbers(text: str, i: int) -> bool:
    """Whether the bracket is that of "1)" or "b)"."""
    return bool(re.search(r"(?:^|\s)\w{1,3}$", text[:i]))


def dashes(page: Page, house: House) -> Iterator[Remark]:
    """Dashes that the profile does not have, and pairs that do not match."""
    allowed = house.dashes
    if not allowed:
        return
    for at, p in enumerate(page.paragraphs):
        if p.kind == "fragment":
            continue
        wrong = set()
        for found in _SPACED.finditer(p.text):
            if found[1] not in allowed:
                wrong.add(found.start(1))
                yield Remark(at, *found.span(1), "dash", f"{found[1]} between words; the house writes {allowed[0]}",
                             allowed[0], safe=True)
        for i in (m.start() for m in re.finditer("—", p.text)):
            if i not in wrong:
                spaced = f" {allowed[0]} "
                yield Remark(at, i, i + 1, "dash", f"— between words; the house writes{spaced}".rstrip(), spaced)
        for start, end in _sentences(p.text):
            pair = [m for m in _SPACED.finditer(p.text, start, end) if m.start(1) not in wrong]
            if len(pair) == 2 and pair[0][1] != pair[1][1]:
                first, last = pair[0].start(1), pair[1].end(1)
                yield Remark(at, first, last, "dash-pair",
                             f"The aside opens with {pair[0][1]} and closes with {pair[1][1]}",
                             p.text[first:pair[1].start(1)] + pair[0][1], safe=True)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def ellipses(page: Page, house: House) -> Iterator[Remark]:
    for at, p in enumerate(page.paragraphs):
        for found in re.finditer(r"(?<!\.)\.\.\.(?!\.)", p.text):
            if not p.is_exempt(*found.span()):
                yield Remark(at, *found.span(), "dots", "Three stops; the house writes …", "…", safe=True, inside="ask")


def signs(page: Page, house: House) -> Iterator[Remark]:
    """Signs that the house never has, would rather not have, or does not know."""
    checks = house.checks
    known = checks.allowed | set(house.quotes) | {house.apostrophe, "“", "”", "—", "•", "·"} | set(house.dashes)
    for at, p in enumerate(page.paragraphs):
        if p.kind == "fragment":
            continue
        for i, sign in enumerate(p.text):
            if p.is_exempt(i, i + 1) or sign == "—":
                continue
            if sign in checks.never and not (sign == "&" and _in_name(p.text, i)):
                yield Remark(at, i, i + 1, "sign", f"{sign} in a note. {checks.never[sign]}")
            elif sign in checks.avoid and not (house.between_speakers and p.text.startswith(house.between_speakers, i)):
                yield Remark(at, i, i + 1, "sign", f"{sign} in a note. {checks.avoid[sign]}", weight="advice")
            elif checks.allowed and ord(sign) > 127 and not sign.isalpha() and sign not in known:
                yield Remark(at, i, i + 1, "sign", f"{sign} is no sign of this house")


def _in_name(text: str, i: int) -> bool:
    """R&D, Marks & Spencer: an ampersand between capitals."""
    before, after = text[:i].rstrip(), text[i + 1:].lstrip()
    word = re.search(r"[\w’-]+$", before)
    return bool(word and word[0][:1].isupper() and after[:1].isupper())


RULES = (straight_marks, reversed_marks, unclosed, dashes, ellipses, signs)
