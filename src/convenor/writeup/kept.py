"""A note as lines that are kept for good, and back: what was published can be had again letter by letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from convenor.session.event_lines import LineKind, LinkAt
from convenor.session.lines import Line, Published
from convenor.session.session import Session
from convenor.writeup.document import (
    Block,
    Document,
    Heading,
    Inline,
    Item,
    ItemList,
    Link,
    Paragraph,
    Sources,
    Text,
    with_depths,
)
from convenor.writeup.plain import inert


@dataclass(frozen=True, slots=True)
class FlatLine:
    """A line of a note with all that is needed to lay it out again."""

    text: str
    kind: LineKind
    depth: int = 0
    links: tuple[LinkAt, ...] = ()
    sources: Sources = ()

    @property
    def made_of(self) -> tuple[str, ...]:
        """Ids of the notes behind it: its sources that are no places of the plan and no acts of the author."""
        return tuple(s for s in self.sources if ":" not in s)


def flat(document: Document) -> tuple[FlatLine, ...]:
    """The note, line by line: title first."""
    return tuple(_flat(document))


def _flat(document: Document) -> Iterator[FlatLine]:
    yield FlatLine(inert(document.title), "title", 0, (), document.title_sources)
    for block in document.blocks:
        if isinstance(block, ItemList):
            for item, depth in with_depths(block.items):
                yield _line(item.text, "item", depth, item.sources)
        else:
            yield _line(block.text, "heading" if isinstance(block, Heading) else "paragraph", 0, block.sources)


def _line(text: Text, kind: LineKind, depth: int, sources: Sources) -> FlatLine:
    words, links = "", []
    for part in text:
        piece = inert(part if isinstance(part, str) else part.text)
        if isinstance(part, Link):
            links.append(LinkAt(len(words), len(words) + len(piece), part.target))
        words += piece
    return FlatLine(words, kind, depth, tuple(links), sources)


def digest_of(document: Document) -> str:
    """SHA-256 of the note's text: its lines that are not empty, each with a line end, in UTF-8."""
    text = "".join(f"{line.text}\n" for line in flat(document) if line.text.strip())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def published_document(session: Session, version: Published) -> Document:
    """That version as it was published, but for lines whose words are erased: those are not in it."""
    lines = {line.id: line for line in session.lines}
    return document_of(lines[i] for i in version.lines if i in lines and lines[i].text)


def document_of(lines: Iterable[Line]) -> Document:
    """The note that these lines make up, without a banner."""
    title, title_sources = "", ()  # type: tuple[str, Sources]
    blocks: list[Block] = []
    run: list[Line] = []
    for line in lines:
        if line.kind == "item":
            run.append(line)
            continue
        if run:
            blocks.append(ItemList(_items(run)))
            run = []
        if line.kind == "title":
            title, title_sources = line.text, line.made_of
        elif line.kind == "heading":
            blocks.append(Heading(_text(line), line.made_of))
        else:
            blocks.append(Paragraph(_text(line), line.made_of))
    if run:
        blocks.append(ItemList(_items(run)))
    return Document(title, tuple(blocks), banner="", title_sources=title_sources)


def _items(run: Sequence[Line]) -> tuple[Item, ...]:
    """Lines with their depths as a tree; one that is too deep for what stands above it is as deep as it can be."""
    found: list[Item] = []
    at = 0
    while at < len(run):
        below = at + 1
        while below < len(run) and run[below].depth > run[at].depth:
            below += 1
        found.append(Item(_text(run[at]), run[at].made_of, _items(run[at + 1:below])))
        at = below
    return tuple(found)


def _text(line: Line) -> Text:
    parts: list[Inline] = []
    at = 0
    for link in line.links:
        if at <= link.start < link.end <= len(line.text):
            parts += [line.text[at:link.start]] if link.start > at else []
            parts.append(Link(line.text[link.start:link.end], link.target))
            at = link.end
    parts += [line.text[at:]] if at < len(line.text) else []
    return tuple(parts)
