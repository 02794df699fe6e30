"""What is done to text on its way in, and nothing else: the rest is kept as it was typed."""

from __future__ import annotations

import re

MAX_BYTES = 1024 * 1024
"""The most that one note can hold, in bytes of UTF-8."""

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def cleaned(text: str) -> str:
    """The text with NUL and lone surrogates, which no file can be trusted with, as U+FFFD."""
    return _UNKEEPABLE.sub("�", text)


def split_lines(text: str) -> list[str]:
    """Lines as people mean them: at LF, CRLF and CR only; never at the rarer separators of Unicode."""
    return re.split("\r\n|\n|\r", text)


_UNSEEN = {c: 0x2400 + c for c in range(0x20) if c not in (0x09, 0x0A)} | {0x7F: 0x2421}
_UNSEEN |= dict.fromkeys(range(128, 160), 65533)
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def shown(text: str) -> str:
    """The text as it may safely be put on a terminal, on one line.

    Escape and other control characters become their pictures, marks that turn the direction of a whole line
    are left out, and new lines become a sign. Only for showing: the record keeps what was typed.
    """
    flat = re.sub("\r\n|\n|\r", " ⏎ ", text).replace("\t", "  ")
    return flat.translate(_UNSEEN).translate(_BIDI)
