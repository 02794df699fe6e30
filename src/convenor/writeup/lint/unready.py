"""What hurried notes leave behind: words left open, capitals throughout, an "I", a line that goes on from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page

_OPEN = re.compile(
    r"(?<![\w@./])(?:tbc|tba|tbd|to be confirmed|todo|to do:|xx+|check (?:name|spelling|this|with \w+))(?!\w)"
    r"|\?\?+|[\[(]\?+[\])]|_{3,}", re.IGNORECASE)
_OWN = re.compile(r"(?:^|(?<=[.?!] )|(?<=said: )|(?<=asked: ))I(?=(?:’(?:m|ve|d|ll))? )")
_GOES_ON = re.compile(r"That (?:we|they|it|there|you|he|she|nobody|people|everybody|everyone)(?= \w)")
_WHOLE = re.compile(r"[,;] |\b(?:is|was|means|shows|matters)\b")
"""Signs that what begins with "That" comes to its own end: that they came at all is a wonder."""
_LEAST = 12
"""Letters in capitals that are no abbreviation any more."""


def left_open(page: Page, house: House) -> Iterator[Remark]:
    """tbc, ??: somebody meant to look it up."""
    for at, p in enumerate(page.paragraphs):
        for found in _OPEN.finditer(p.text):
            if p.kind != "fragment" and not p.is_exempt(*found.span()):
                yield Remark(at, *found.span(), "left-open", "Something is left open here", weight="ask", inside="ask")


def shouting(page: Page, house: House) -> Iterator[Remark]:
    """A line in capitals throughout."""
    for at, p in enumerate(page.paragraphs):
        text = p.text.strip()
        words = [w for w in text.split() if sum(c.isalpha() for c in w) > 1]
        letters = sum(c.isalpha() for c in text)
        if len(words) > 2 and letters >= _LEAST and text == text.upper() and p.kind != "fragment":
            calm = re.sub(r"\bi\b", "I", text.lower())
            start = p.text.find(text)
            yield Remark(at, start, start + len(text), "capitals", "All in capitals: names keep theirs",
                         calm[:1].upper() + calm[1:], weight="ask", inside="ask")


def own_voice(page: Page, house: House) -> Iterator[Remark]:
    """“I” where nobody is quoted."""
    for at, p in enumerate(page.paragraphs):
        if p.kind in ("title", "heading", "fragment"):
            continue
        found = next((m for m in _OWN.finditer(p.text) if not p.within_words(*m.span())), None)
        if found and not p.is_exempt(*found.span()):
            yield Remark(at, *found.span(), "own-voice", "“I” outside quotation marks: if these are somebody’s very"
                         " words, quote them; if not, say it of them", weight="ask")


def goes_on(page: Page, house: House) -> Iterator[Remark]:
    """A line that begins with “That we …”, as if “they said” stood before it."""
    for at, p in enumerate(page.paragraphs):
        found = _GOES_ON.match(p.text)
        if found and p.kind in ("item", "paragraph") and not _WHOLE.search(p.text):
            word = found[0][5:]
            yield Remark(at, *found.span(), "goes-on", "It begins as if something stood before it",
                         word[:1].upper() + word[1:], weight="ask")


RULES = (left_open, shouting, own_voice, goes_on)
