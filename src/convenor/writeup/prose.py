"""From what was typed to a sentence of the note: capitals, stops, quotes, dashes, spaces. Nothing else.

Words are never added, left out or put in another order, and what stands between quotation marks stays
as it was said: there at most a mark takes the house's form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from convenor.writeup.asking import asks, asks_for_certain
from convenor.writeup.hurried import tightened, unlisted
from convenor.writeup.plain import inert

_ENDINGS = frozenset(".!?…:;,。！？؟۔।–—-")
_CLOSERS = "’”'\")]}»›"
_OPENERS = frozenset("([{‘“<«‹-–—/…")
_STRAIGHT = re.compile("['\"]")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|[^\s@]+@[^\s@]+\.)", re.IGNORECASE)
_SPACED_DASH = re.compile(r" (?<=\S ) *(?:-{1,3}|–|—) +(?=\S)")  # what begins with a plain sign is found fast
_EM_DASH = re.compile(r"(?<=\w) ?(?:—|--) ?(?=\w)")


def folded(text: str) -> str:
    """One harmless line of text, with no two spaces together."""
    return " ".join(inert(text).split())


def finish(
    text: str, *, dash: str = "", quotes: tuple[str, str] = ("‘", "’"), apostrophe: str = "’",
    names: Mapping[str, str] = MappingProxyType({}), asked: bool = False,
) -> str:
    """A note as a sentence of the house: see the module. Without `dash`, spaced dashes stay as they are.

    `names`: names in small letters, each as it is written. `asked`: it was noted as a question.
    """
    def tidied(piece: str) -> str:
        piece = _dashed(piece, dash) if dash and ("-" in piece or "–" in piece or "—" in piece) else piece
        return tightened(piece, names, apostrophe)

    line = outside_quotes(curled(unlisted(folded(text)), quotes, apostrophe), tidied, quotes)
    return stopped(capital(line), asked=asked)


def capital(text: str) -> str:
    """With a capital at the start, unless the first word is an address or has capitals of its own (eBay)."""
    first = text.split(" ", 1)[0]
    if not text or not text[0].islower() or (not first.islower() and any(c.isupper() for c in first[1:])) \
            or _ADDRESS.match(first):
        return text
    raised = text[0].upper()
    # Some letters have no capital that is theirs alone (ß, the dotless ı): those stay.
    return raised + text[1:] if raised.lower() == text[0] else text


def stopped(text: str, *, asked: bool = False) -> str:
    """With a stop at the end, if it ends in a word and no sign of its own; a question with its mark.

    A comma at the end, as of an entry in a list, gives way to the stop. `asked`: it is known to be a question.
    """
    text = text.rstrip(",; ") or text
    bare = text.rstrip(_CLOSERS)
    if bare == text and text.endswith(".") and not text.endswith("..") and asks_for_certain(text):
        return f"{text[:-1]}?"
    if not text or (bare and bare[-1] in _ENDINGS and (bare[-1] not in ",;" or bare == text)):
        return text
    last = unicodedata.category(text[-1])
    ends_a_word = last[0] in "LNM" or last in ("Pe", "Pf", "Sc") or text[-1] in "%'\"’”"
    if not ends_a_word:
        return text
    return f"{text}?" if asked or asks(text) else f"{text}."


def unstopped(text: str) -> str:
    """Without its full stop, so that the sentence can go on. An ellipsis is no stop."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def curled(text: str, quotes: tuple[str, str] = ("‘", "’"), apostrophe: str = "’") -> str:
    """Straight marks made curly: the house's quotation marks, others for what is quoted within, and its apostrophe."""
    if "'" not in text and '"' not in text:
        return text
    inner = ("“", "”") if quotes[0] == "‘" else ("‘", "’")
    open_now: list[str] = []

    def curly(found: re.Match[str]) -> str:
        nonlocal open_now
        i, sign = found.start(), found[0]
        before = text[i - 1] if i else " "
        after = text[i + 1] if i + 1 < len(text) else " "
        within = bool(open_now) and open_now[0] == '"' and sign == "'"
        opener, closer = inner if within else quotes
        opens = (before.isspace() or before in _OPENERS or before in "'\"") and not after.isspace()
        if sign == '"' or (opens and not after.isdigit() and _closes_later(text, i)):
            open_now = [*open_now, sign] if opens else [s for s in open_now if s != sign]
            return opener if opens else closer
        if before.isspace() or (before.isalnum() and after.isalnum()) or opens or (within and "'" not in open_now):
            return apostrophe
        open_now = [s for s in open_now if s != sign]
        return closer

    return _STRAIGHT.sub(curly, text)


def _closes_later(text: str, start: int) -> bool:
    """Whether a straight single mark after `start` can close what one here opens: ’tis has none."""
    for i in range(start + 1, len(text)):
        if text[i] == "'" and not text[i - 1].isspace():
            after = text[i + 1] if i + 1 < len(text) else " "
            if not after.isalnum():
                return True
    return False


def outside_quotes(text: str, change: Callable[[str], str], quotes: tuple[str, str]) -> str:
    """The text with `change` made to what stands outside quotation marks; nothing inside them is touched."""
    out, rest = [], 0
    for start, end in quoted_spans(text, quotes):
        out += [change(text[rest:start]), text[start:end]]
        rest = end
    out.append(change(text[rest:]))
    return "".join(out)


def outside(text: str, quotes: tuple[str, str] = ("‘", "’")) -> str:
    """What stands outside quotation marks."""
    out, rest = "", 0
    for start, end in quoted_spans(text, quotes):
        out, rest = out + text[rest:start], end
    return out + text[rest:]


def _dashed(text: str, dash: str) -> str:
    # A dash at the edge of a piece stands beside a quotation, so the edges are padded to be seen.
    padded = f"\0{text}\0"
    padded = _SPACED_DASH.sub(f" {dash} ", padded)
    if "—" in padded or "--" in padded:
        padded = _EM_DASH.sub(f" {dash} ", padded)
    return padded[1:-1]


def quoted_spans(text: str, quotes: tuple[str, str] = ("‘", "’")) -> list[tuple[int, int]]:
    """Where something stands in quotation marks, marks included. An apostrophe closes nothing."""
    if quotes[0] not in text and "“" not in text:
        return []
    spans: list[tuple[int, int]] = []
    pairs = {quotes[0]: quotes[1], "“": "”"}
    rest = 0
    for found in _opening(quotes[0]).finditer(text):
        start = found.start()
        end = _closing(text, start + 1, pairs[found[0]]) if start >= rest else -1
        if end >= 0:
            rest = end + 1
            spans.append((start, rest))
    return spans


@cache
def _opening(quote: str) -> re.Pattern[str]:
    return re.compile(f"“|{re.escape(quote)}")


def _closing(text: str, start: int, closer: str) -> int:
    at = text.find(closer, start)
    while 0 <= at < len(text) - 1 and text[at + 1].isalnum():
        at = text.find(closer, at + 1)
    return at


def said_words(text: str) -> str:
    """Very words, without the pair of marks that a note-taker may have typed round all of them."""
    line = inert(text).strip()
    for opener, closer in (("‘", "’"), ("“", "”"), ("'", "'"), ('"', '"')):
        inner = line[1:-1]
        if len(line) > 2 and line[0] == opener and line[-1] == closer and opener not in inner:
            if opener != closer and closer in inner and closer != "’":
                continue
            return inner
    return line


def quoted_in_part(text: str) -> bool:
    """Whether quotation marks stand only round the beginning: what follows them tells who said it, or more."""
    line = inert(text).strip()
    closer = {"‘": "’", "“": "”", '"': '"'}.get(line[:1])
    end = _closing(line, 1, closer) if closer else -1
    rest = line[end + 1:]
    return end > 0 and any(c.isalnum() for c in rest) and not any(mark in rest for mark in "‘“\"")


def joined(*sentences: str) -> str:
    """Sentences one after the other."""
    return " ".join(s for s in sentences if s)
