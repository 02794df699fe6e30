"""What fast typing leaves out: the capital of “i” and of a day, an apostrophe, the right side of a comma.

Each is a rule for text outside quotation marks, changes no word, and does nothing when done twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_LIST_MARK = re.compile(r"^(?:[-–—*•·‣▪◦]\s+|\(?[0-9]{1,2}\)\s+|[0-9]{1,2}\.\s+(?=[^\W\d_]))+(?=\S)")
_NUMBERED = re.compile(r"^\(?([0-9]{1,2})([.)])\s")
_DOTS = re.compile(r"(?<!\.)\.{3}(\.?)(?!\.)")
_LOOSE = re.compile(r"(?<=[^\s.,;:?!…]) +([.,;:?!])(?=[\s’”]|$)")
_TWICE = re.compile(r"(?<=[\w’])([?!])\1+")
_I = re.compile(r"(?<![^\s(\[‘“/–—-])i(?=(?:[’'](?:m|ve|d|ll|s))?(?:[\s,;:?!]|$))")
_DAYS = re.compile(
    r"(?<![\w@#./-])(?:(mon|tues|wednes|thurs|fri|satur|sun)(days?)"
    r"|(january|february|april|june|july|september|october|november|december|easter|christmas|ramadan|diwali))"
    r"(?![\w@]|\.\w)")
_MONTHS = re.compile(
    r"(?<![\w-])(?:in|by|since|until|till|before|after|during|early|late|mid|end of|\d{1,2}(?:st|nd|rd|th)?) "
    r"(march|may|august)(?![\w’'-])")
_AND = re.compile(r"(?<=[a-zà-ÿ]) & (?=[a-zà-ÿ])")
_BARE_TEXT = """
dont=don't isnt=isn't didnt=didn't doesnt=doesn't wouldnt=wouldn't couldnt=couldn't shouldnt=shouldn't wasnt=wasn't
werent=weren't arent=aren't havent=haven't hasnt=hasn't hadnt=hadn't cant=can't wont=won't theyre=they're youre=you're
weve=we've theyve=they've youve=you've ive=I've im=I'm thats=that's whats=what's theres=there's heres=here's
"""
_ALSO_NAMES = ("Im", "Ive")
"""With a capital in the middle of a sentence they are somebody."""
_BARE = dict(pair.split("=") for pair in _BARE_TEXT.split())
_NO_APOSTROPHE = re.compile(
    rf"(?<![\w@#./’'-])(?<!his )(?<!her )(?<!its )(?<!their )({'|'.join(_BARE)})(?![\w@’'-]|\.\w)", re.IGNORECASE)
_AFTER_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3}\. )|(?<= (?:it|is|us|me|so|up|do|go|on|in|be|we)\. )|(?<=[\w’][?!] ))[^\W\d_][\w’'-]*"
    r"(?=[\s,;:.?!)]|$)")
_SHORTENED_TEXT = """
etc approx incl esp est dept govt prof rev hon cllr inc ltd tel ref max min fig vol orig misc avg attn
"""
_SHORTENED = frozenset(_SHORTENED_TEXT.split())


def unlisted(line: str) -> str:
    """Without the dash, dot or number that made it an entry of a list; a list in one line keeps its numbers."""
    if line[:1].isalpha():
        return line
    number = _NUMBERED.match(line)
    if number and re.search(rf"(?<!\w)\(?{int(number[1]) + 1}\{number[2]}\s", line):
        return line
    return _LIST_MARK.sub("", line)


def tightened(text: str, names: Mapping[str, str], apostrophe: str = "’") -> str:
    """Signs against the word that they follow, three dots as one sign, and what names, “I” and don’t lack.

    `names`: words in small letters, each with how it is written.
    """
    # Most notes need none of it, and ten thousand may be composed at once: a rule looks closer only where it may apply.
    if "..." in text:
        text = _DOTS.sub(r"…\1", text)
    if " ," in text or " ." in text or " ?" in text or " !" in text or " ;" in text or " :" in text:
        text = _LOOSE.sub(r"\1", text)
    if "??" in text or "!!" in text:
        text = _TWICE.sub(r"\1", text)
    if ". " in text or "? " in text or "! " in text:
        text = _AFTER_STOP.sub(_begun, text)
    if "&" in text:
        text = _AND.sub(" and ", text)
    if not _BARE_WORDS.isdisjoint(_WORD.findall(text)):
        text = _NO_APOSTROPHE.sub(lambda m: _contracted(m, apostrophe), text)
    if " i" in text or text[:1] == "i" or "(i" in text:
        text = _I.sub("I", text)
    if "march" in text or "may" in text or "august" in text:
        text = _MONTHS.sub(lambda m: m[0][:m.start(1) - m.start()] + m[1].capitalize(), text)
    if "day" in text or "mber" in text or "uary" in text or "tober" in text or _OTHER_DAYS.search(text):
        text = _DAYS.sub(lambda m: m[0].capitalize(), text)
    return _named(text, names) if names else text


def _contracted(found: re.Match[str], apostrophe: str) -> str:
    word = found[0]
    within = found.string[:found.start()].rstrip()
    if word.isupper() or (word in _ALSO_NAMES and within and within[-1] not in ".?!:"):
        return word
    full = _BARE[word.lower()].replace("'", apostrophe)
    return full[:1].upper() + full[1:] if word[0].isupper() else full


_OTHER_DAYS = re.compile(r"april|june|july|easter|christmas|ramadan|diwali")
_WORD = re.compile(r"[^\W\d_]+")
_BARE_WORDS = frozenset(form for word in _BARE for form in (word, word.capitalize()))


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
