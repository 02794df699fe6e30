"""Text in lines that fit a width, counted in the columns that a terminal gives each sign."""

from __future__ import annotations

from rich.cells import cell_len


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words where there is a place for it."""
    if len(text) <= width and (text.isascii() or cell_len(text) <= width):
        return [text]
    lines, line, used = [], "", 0
    for word in text.split(" "):
        cells = len(word) if word.isascii() else cell_len(word)
        if line and used + 1 + cells <= width:
            line, used = f"{line} {word}", used + 1 + cells
            continue
        if line:
            lines.append(line)
        while cells > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head):]
            cells = cell_len(word)
        line, used = word, cells
    return [*lines, line]


def _head(word: str, width: int) -> str:
    """As much of a word as fits; at least one sign."""
    used = 0
    for n, sign in enumerate(word):
        used += cell_len(sign)
        if used > width:
            return word[:max(n, 1)]
    return word
