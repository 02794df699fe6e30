"""What a note says, before it takes any form: blocks of plain text, each with what it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from convenor.writeup.plain import inert

DRAFT = "Draft. Not checked, not for sharing."


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


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item and the items under it, in reading order."""
    waiting = list(reversed(items))
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(item.items))


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
