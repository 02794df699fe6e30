"""A composed note as a page; its lines are those of its plain text."""

from __future__ import annotations

from convenor.writeup.document import Block, Document, Heading, ItemList, Link, Text, with_depths, words_of
from convenor.writeup.lint.page import Kind, Page, Paragraph, Span, paragraph
from convenor.writeup.lint.plain_page import addresses


def from_document(document: Document) -> Page:
    found: list[Paragraph] = []

    def add(text: Text, kind: Kind, depth: int) -> None:
        words = words_of(text)
        if words.strip():
            line = len(found) + 1
            links, at = [], 0
            for part in text:
                end = at + len(words_of((part,)))
                if isinstance(part, Link) and part.target.strip():
                    links.append((at, end))
                at = end
            spans: tuple[Span, ...] = tuple(links)
            places = [(line, column) for column in range(1, len(words) + 1)]
            found.append(paragraph(words, places, kind, depth, spans, addresses(words)))

    add((document.title,), "title", 0)
    for block in document.blocks:
        for text, kind, depth in _pieces(block):
            add(text, kind, depth)
    return Page(tuple(found), carries_links=True, real_lists=True)


def _pieces(block: Block) -> list[tuple[Text, Kind, int]]:
    if not isinstance(block, ItemList):
        return [(block.text, "heading" if isinstance(block, Heading) else "paragraph", 0)]
    return [(item.text, "item", depth + 1) for item, depth in with_depths(block.items)]
