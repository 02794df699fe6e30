"""Spaces that are missing, doubled or in the wrong place, and list markers that were typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convenor.writeup.lint.finding import Remark
from convenor.writeup.lint.house import House
from convenor.writeup.lint.page import Page

_BEFORE = re.compile(r"(?<=[^\s]) +(?=[,.;:?!](?![\w.…]))")
_AFTER_STOP = re.compile(r"(?<=[a-z]{2})([.?!])(?=[A-Z][a-z]*[ ,.’])")
_AFTER_COMMA = re.compile(r"(?<=[^\W\d]),(?=[^\W\d])")
_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_MARKER = re.compile(r"\s*([·•∙▪◦*–-])\s+(?=\S)")
_EDGE = re.compile(r"^[ \t\u00a0]+|[ \t\u00a0]+$")
_INSIDE_BRACKET = re.compile(r"(?<=[(\[]) +| +(?=[)\]])")


def before_signs(page: Page, house: House) -> Iterator[Remark]:
    for at, p in enumerate(page.paragraphs):
        for found in (*_BEFORE.finditer(p.text), *_INSIDE_BRACKET.finditer(p.text)):
            if not p.is_exempt(found.start(), found.end() + 1):
                yield Remark(at, *found.span(), "space-before", "A space that does not belong there", "", safe=True,
                             inside="ask")


def after_signs(page: Page, house: House) -> Iterator[Remark]:
    for at, p in enumerate(page.paragraphs):
        for found in (*_AFTER_STOP.finditer(p.text), *_AFTER_COMMA.finditer(p.text)):
            if not p.is_exempt(*found.span()):
                yield Remark(at, *found.span(), "space-after", f"No space after {found[0]}", f"{found[0]} ", safe=True,
                             inside="ask")


def doubled(page: Page, house: House) -> Iterator[Remark]:
    for at, p in enumerate(page.paragraphs):
        for found in _DOUBLE.finditer(p.text):
            yield Remark(at, *found.span(), "double-space", "More than one space", " ", safe=True, inside="keep")
        for found in re.finditer("\t", p.text.strip()):
            yield Remark(at, *found.span(), "tab", "A tab inside a line", " ", safe=True, inside="keep")


def edges(page: Page, house: House) -> Iterator[Remark]:
    """Spaces round a line. Where the form itself gives them a meaning, nothing is said."""
    if page.real_lists:
        return
    for at, p in enumerate(page.paragraphs):
        for found in _EDGE.finditer(p.text):
            if found.end() > found.start() and not _MARKER.match(p.text, found.start()):
                yield Remark(at, *found.span(), "edge-space", "A space at the edge of a line", "", safe=True,
                             inside="keep")


def markers(page: Page, house: House) -> Iterator[Remark]:
    """A bullet that somebody typed: lists are made by the form of the note, or shown by nothing."""
    for at, p in enumerate(page.paragraphs):
        found = _MARKER.match(p.text)
        if found and p.kind != "fragment":
            yield Remark(at, *found.span(), "marker", f"{found[1]} typed as a list marker", "", safe=True,
                         inside="keep")


RULES = (before_signs, after_signs, doubled, edges, markers)
