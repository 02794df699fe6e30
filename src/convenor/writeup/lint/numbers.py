"""Numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")
_MONTH = "|".join(_MONTHS)
_SHORT = "|".join(m[:3] for m in _MONTHS if m != "May") + "|Sept"
_ORDINAL = re.compile(rf"\b(\d{{1,2}})(st|nd|rd|th)(?: of)? ({_MONTH})\b")
_REVERSED = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_ABBREVIATED = re.compile(rf"\b(\d{{1,2}}) ({_SHORT})\.? (\d{{2,4}})\b")
_FIGURES = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")
_COMMA = re.compile(rf"\b(\d{{1,2}} (?:{_MONTH})), (\d{{4}})\b")
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?: (\d{{4}}))?\b")
_PERCENT_SIGN = re.compile(r"\b(\d[\d,.]*)( ?)%")
_PERCENT_WORDS = re.compile(r"\b(\d[\d,.]*) (?:per cent|percent)\b")
_LONG = re.compile(r"(?<![\d.,:£/-])\d{4,}(?![\d:/-])(?!,\d)")
_YEARS = range(1500, 2101)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_VALUES = {word: i for i, word in enumerate(_UNITS, 1)} | {word: i for i, word in enumerate(_TEENS, 10)}
_VALUES |= {tens: n * 10 for n, tens in enumerate(_TENS, 2)}
_VALUES |= {f"{tens}-{unit}": n * 10 + u for n, tens in enumerate(_TENS, 2) for u, unit in enumerate(_UNITS, 1)}
_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
_IDIOM = re.compile(r"(?:in|out of|or|to|by|of|and) $", re.IGNORECASE)


def dates(page: Page, house: House) -> Iterator[Remark]:
    """Dates as the house writes them, and days that no month has."""
    for at, p in enumerate(page.paragraphs):
        for found in _ORDINAL.finditer(p.text) if not house.checks.ordinal_dates else ():
            fix = f"{found[1]} {found[3]}"
            yield Remark(at, *found.span(), "date", f"The house writes “{fix}”", fix, safe=True)
        for found in _REVERSED.finditer(p.text):
            fix = f"{found[2]} {found[1]} {found[3]}"
            yield Remark(at, *found.span(), "date", f"The house writes “{fix}”", fix, safe=True)
        for found in _COMMA.finditer(p.text):
            fix = f"{found[1]} {found[2]}"
            yield Remark(at, *found.span(), "date", "No comma before the year", fix, safe=True)
        for found in (*_ABBREVIATED.finditer(p.text), *_FIGURES.finditer(p.text)):
            if not p.is_exempt(*found.span()):
                yield Remark(at, *found.span(), "date", "The house writes a date as 9 May 2026")
        for found in DAY.finditer(p.text):
            if not _exists(int(found[1]), _MONTHS.index(found[2]) + 1, int(found[3] or 2000)):
                yield Remark(at, *found.span(), "date", "There is no such day")


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def quantities(page: Page, house: House) -> Iterator[Remark]:
    """Per cent, thousands, and numbers that the house writes in digits."""
    checks = house.checks
    for at, p in enumerate(page.paragraphs):
        if checks.percent == "%":
            for found in _PERCENT_WORDS.finditer(p.text):
                yield Remark(at, *found.span(), "number", "The house writes %, closed up", f"{found[1]}%", safe=True)
            for found in _PERCENT_SIGN.finditer(p.text):
                if found[2]:
                    yield Remark(at, *found.span(), "number", "No space before %", f"{found[1]}%", safe=True)
        elif checks.percent:
            for found in _PERCENT_SIGN.finditer(p.text):
                yield Remark(at, *found.span(), "number", f"The house writes “{checks.percent}”",
                             f"{found[1]} {checks.percent}", safe=True)
        for found in _LONG.finditer(p.text) if checks.thousands else ():
            n = int(found[0]) if len(found[0]) < 16 else 0
            if n and n not in _YEARS and not found[0].startswith("0") and not p.is_exempt(*found.span()):
                fix = f"{n:,}".replace(",", checks.thousands)
                yield Remark(at, *found.span(), "number", f"The house writes “{fix}”", fix)
        if checks.digits_from and p.kind not in ("title", "heading"):
            yield from _in_words(at, p.text, checks.digits_from)


def _in_words(at: int, text: str, first: int) -> Iterator[Remark]:
    """A number in words that belongs in digits. At the start of a sentence, and in turns of phrase, words stay."""
    for found in _WORDS.finditer(text):
        n = _VALUES[found[0].casefold()]
        before = text[:found.start()]
        follows = re.match(r" [a-z]{3,}", text[found.end():])
        begins = not before.strip(" ‘“(") or before.rstrip(" ‘“(").endswith((".", "?", "!", ":"))
        if n >= first and follows and not begins and not _IDIOM.search(before) and found[0].islower():
            yield Remark(at, *found.span(), "number", f"The house writes {n} in digits", str(n), safe=True)


RULES = (dates, quantities)
