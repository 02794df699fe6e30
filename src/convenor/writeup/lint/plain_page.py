"""Plain text as a page: a paragraph a line, or paragraphs parted by empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from convenor.writeup.lint.page import Kind, Page, Paragraph, Place, Span, paragraph

ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net"
                     r"|gov|uk|eu|info|io)\b[^\s,;]*", re.IGNORECASE)
_LONGEST_HEADING = 14
"""Words. A longer line without a stop is a sentence that lost it."""
_WRAPPED = 100
"""Columns. A file whose longest line is shorter was broken into lines by an editor."""


def from_text(text: str) -> Page:
    """The page of a plain text. Its first line is the title; a short line without a stop is a heading."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    groups = _groups(lines)
    return Page(tuple(_made(group, at) for at, group in enumerate(groups)))


def addresses(text: str) -> tuple[Span, ...]:
    """Where addresses of the web or of mail stand."""
    return tuple(found.span() for found in ADDRESS.finditer(text))


def joined_lines(lines: Iterable[tuple[int, str]]) -> tuple[str, list[Place]]:
    """Lines with their numbers as one text, with the place of each character."""
    text: list[str] = []
    places: list[Place] = []
    for number, line in lines:
        if text:  # the line end counts as a space after the line before
            text.append(" ")
            places.append((number - 1, len(text[-2]) + 1))
        text.append(line)
        places += [(number, column) for column in range(1, len(line) + 1)]
    return "".join(text), places


def _groups(lines: list[str]) -> list[list[tuple[int, str]]]:
    wrapped = any(not line.strip() for line in lines[:-1]) and max((len(line) for line in lines), default=0) <= _WRAPPED
    groups: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(lines, 1):
        if not line.strip():
            groups.append([])
        elif wrapped:
            groups[-1].append((number, line))
        else:
            groups.append([(number, line)])
    return [g for g in groups if g]


def _made(group: list[tuple[int, str]], at: int) -> Paragraph:
    text, places = joined_lines(group)
    kind: Kind = "title" if at == 0 else "heading" if _is_heading(text) else "paragraph"
    return paragraph(text, places, kind, exempt=addresses(text))


def _is_heading(text: str) -> bool:
    bare = text.strip().rstrip("’”)")
    if not bare[:1].isupper() and bare[:1] != "‘":
        return False
    return len(bare.split()) <= _LONGEST_HEADING and not bare.endswith((".", "!", "…", ":", ";", ",", "?"))


def words(text: str) -> Iterator[re.Match[str]]:
    """Each word with its place; hyphens part words, apostrophes do not."""
    return _WORD.finditer(text)


_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
