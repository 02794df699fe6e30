"""Text that can do no harm where it is shown, whatever was typed or pasted."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0\ufdd1]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS_OUT = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
              "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def inert(text: str) -> str:
    """One line in which nothing acts.

    Line ends and tabs become spaces. Control characters become a visible sign (ESC is shown as ␛), so that
    no terminal obeys them and nobody wonders where they went; lone surrogates become U+FFFD. Signs that
    turn the direction of writing stay, for Hebrew and Arabic need them, but each is closed before the
    text ends, so that it never turns what stands after it. Doing it twice changes nothing.
    """
    if text.isprintable():  # none of the signs below is: the usual case, told at once
        return text
    line = _BREAKS.sub(" ", text)
    line = _CONTROL.sub(_shown, line)
    return _closed(line) if _DIRECTION.search(line) else line


def _shown(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20 and code:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def _closed(line: str) -> str:
    open_now: list[str] = []
    out: list[str] = []
    for sign in line:
        if sign in _MARKS_OUT:
            open_now.append(_MARKS_OUT[sign])
        elif sign in "\u202c\u2069":
            if not open_now or open_now[-1] != sign:
                continue
            open_now.pop()
        out.append(sign)
    return "".join(out) + "".join(reversed(open_now))
