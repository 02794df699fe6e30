"""What a note says, before it takes any form: blocks of plain text, each with what it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenor.writeup.plain import inert

DRAFT = "Draft. Not checked, not for sharing."
BANNERS = {
    "draft": DRAFT, "with speakers": "Draft, with speakers since ", "final": "Final on ", "published": "Published on ",
}
"""How the line above a note begins that says how far it has come."""
_DAY = r"\d{1,2} [^\W\d_]+ \d{4}"
_BANNER = re.compile(
    rf"{re.escape(DRAFT)}|{BANNERS['with speakers']}{_DAY}\. Not for sharing\."
    rf"|{BANNERS['final']}{_DAY}\. Not published yet\."
    rf"|{BANNERS['published']}{_DAY}(?:, version \d+)?: \S+\.(?: Changed since; the changes are a draft\.)?")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `target` is an address of the web or a mail address."""

    text: str
    target: str


Inline = str | Link
Text = tuple[Inline, ...]
Sources = tuple[str, ...]
"""Ids of contributions, or places of the plan such as "plan:speakers[0]"."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text
    sources: Sources = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list. Where its own list ends is said by the tree, which no text could say."""

    text: Text
    sources: Sources = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    items: tuple[Item, ...]

    @property
    def sources(self) -> Sources:
        return tuple(s for item in walk(self.items) for s in item.sources)


Block = Paragraph | Heading | ItemList


@dataclass(frozen=True, slots=True)
class Document:
    """A note. Texts are literal: nothing in them is markup in any format."""

    title: str
    blocks: tuple[Block, ...] = ()
    banner: str = DRAFT
    """A warning that stands at the top; empty once the note may be shared."""
    title_sources: Sources = ()


def is_banner(text: str) -> bool:
    """Whether it is such a line and no more, of this note as it is now or as it was once."""
    return _BANNER.fullmatch(text.strip()) is not None


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item and the items under it, in reading order."""
    return (item for item, _ in with_depths(items))


def with_depths(items: tuple[Item, ...]) -> Iterator[tuple[Item, int]]:
    """`walk`, and how deep each stands: 0 for what is under no other."""
    waiting = [(item, 0) for item in reversed(items)]
    while waiting:
        item, depth = waiting.pop()
        yield item, depth
        waiting.extend((below, depth + 1) for below in reversed(item.items))


def words_of(text: Text) -> str:
    """The text as it reads, without where its links lead, and with nothing in it that acts."""
    return "".join(inert(part if isinstance(part, str) else part.text) for part in text)


def lines_of(document: Document) -> Iterator[str]:
    """The words of a note, a paragraph at a time: title first, without the banner."""
    yield document.title
    for block in document.blocks:
        if isinstance(block, ItemList):
            for item in walk(block.items):
                yield words_of(item.text)
        else:
            yield words_of(block.text)


def numbered_lines(document: Document) -> Iterator[tuple[int, str, Sources]]:
    """The lines of a note that hold words, as they read and with what they came from, counted from 1 for the title."""
    yield 1, words_of((document.title,)).strip(), document.title_sources
    n = 1
    for block in document.blocks:
        for piece in walk(block.items) if isinstance(block, ItemList) else (block,):
            text = words_of(piece.text).strip()
            if text:
                n += 1
                yield n, text, piece.sources
