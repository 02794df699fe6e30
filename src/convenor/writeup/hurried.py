"""What fast typing leaves out: the capital of “i” and of a day, the space on the wrong side of a comma, a list's dash.

Each is a rule for text outside quotation marks, changes no word, and does nothing when done twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LIST_MARK = re.compile(r"^(?:[-–—*•·‣▪◦]\s+|\(?[0-9]{1,2}\)\s+|[0-9]{1,2}\.\s+(?=[^\W\d_]))+(?=\S)")
_DOTS = re.compile(r"(?<!\.)\.{3}(\.?)(?!\.)")
_LOOSE = re.compile(r"(?<=[^\s.,;:?!…]) +([.,;:?!])(?=[\s’”]|$)")
_I = re.compile(r"(?<![^\s(\[‘“/–—-])i(?=(?:[’'](?:m|ve|d|ll|s))?(?:[\s,;:?!]|$))")
_DAYS = re.compile(
    r"(?<![\w@#./-])(?:(mon|tues|wednes|thurs|fri|satur|sun)(days?)"
    r"|(january|february|april|june|july|september|october|november|december|easter|christmas|ramadan|diwali))"
    r"(?![\w@]|\.\w)")
_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{3}[.?!] )[^\W\d_][\w’'-]*(?=[\s,;:.?!)]|$)")
_SHORTENED_TEXT = """
etc approx incl esp est dept govt prof rev hon cllr inc ltd tel ref max min fig vol orig misc avg attn
"""
_SHORTENED = frozenset(_SHORTENED_TEXT.split())


def unlisted(line: str) -> str:
    """Without the dash, dot or number in a bracket that made it an entry of a list."""
    return _LIST_MARK.sub("", line)


def tightened(text: str, names: Mapping[str, str]) -> str:
    """Signs against the word that they follow, three dots as one sign, and the capitals that names and “I” have.

    `names`: words in small letters, each with how it is written.
    """
    if "..." in text:
        text = _DOTS.sub(r"…\1", text)
    if " " in text:
        text = _LOOSE.sub(r"\1", text)
        text = _AFTER_STOP.sub(_begun, text)
    if "i" in text:
        text = _I.sub("I", text)
    if "day" in text or "ber" in text or "ry" in text or _MORE.search(text):
        text = _DAYS.sub(lambda m: m[0].capitalize(), text)
    return _named(text, names) if names else text


_MORE = re.compile(r"april|june|july|easter|christmas|ramadan|diwali")


def _begun(found: re.Match[str]) -> str:
    """The first word of a sentence, unless the stop before it only shortens a word, or it has capitals of its own."""
    word = found[0]
    before = re.search(r"([^\W\d_]+)\.? $", found.string[:found.start()])
    shortened = before is not None and before[1].casefold() in _SHORTENED
    address = found.string[found.end():found.end() + 2].strip() not in ("", ".", ",", ";", ":", "?", "!", ")")
    if shortened or word != word.lower() or (address and found.string[found.end()] in ".:"):
        return word
    raised = word[0].upper()
    return raised + word[1:] if raised.lower() == word[0] else word


def _named(text: str, names: Mapping[str, str]) -> str:
    found = text.casefold()
    for small, name in names.items():
        if small in found and small in text:
            text = re.sub(rf"(?<![\w@#./’-]){re.escape(small)}(?![\w@-]|\.\w)", name, text)
    return text
