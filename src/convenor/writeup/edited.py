"""The note as its author wrote over it: lines that read otherwise, are left out, or were put in.

An edit knows its line by how it read when it was composed. When the line is composed otherwise now, because a point
behind it was worded anew, the edit does not apply any more: `stale` tells of it, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from convenor.session.lines import Line
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
    numbered_lines,
    words_of,
)
from convenor.writeup.prose import folded

EDITED = "edit:"
"""How the source of a line begins that its author wrote over."""


def with_edits(document: Document, lines: Iterable[Line]) -> Document:
    """The note with every edit that still finds its line, and every line that was put in."""
    editing = _Editing(lines)
    return editing.done(document) if editing else document


def stale(document: Document, lines: Iterable[Line]) -> tuple[Line, ...]:
    """Edits whose line is not composed so any more. `document`: the note as it reads, with what edits still apply."""
    there = {edit_of(sources) for _, _, sources in numbered_lines(document)}
    return tuple(
        line for line in lines
        if line.text and line.after is None and line.edit and not line.edit.gone and line.id not in there
    )


def edit_of(sources: Sources) -> str:
    """Id of the edit by which a line reads as it does; empty when it reads as composed."""
    return next((s.removeprefix(EDITED) for s in sources if s.startswith(EDITED)), "")


class _Editing:
    """Goes through a note once; each edit is for one line."""

    def __init__(self, lines: Iterable[Line]) -> None:
        ours = [line for line in lines if line.text and (line.after is not None or line.kind != "piece")]
        self._added: dict[str, list[Line]] = {}
        for line in ours:
            if line.after is not None and (line.edit is None or line.edit.text):
                self._added.setdefault(line.after, []).append(line)
        self._waiting: dict[str, list[Line]] = {}
        """Lines that were written over, or after which something was put in, by how they were composed."""
        for line in ours:
            if line.after is None and (line.edit is not None or line.id in self._added):
                self._waiting.setdefault(folded(line.text), []).append(line)

    def __bool__(self) -> bool:
        return bool(self._added or self._waiting)

    def done(self, document: Document) -> Document:
        named = self._take((document.title,))
        title, title_sources = _as_edited((document.title,), document.title_sources, named)
        blocks: list[Block] = self._put_in(named.id) if named else []
        for block in document.blocks:
            if isinstance(block, ItemList):
                below: list[Block] = []
                items = self._items(block.items, below)
                blocks += [ItemList(items), *below] if items else below
                continue
            line = self._take(block.text)
            text, sources = _as_edited(block.text, block.sources, line)
            if text:
                blocks.append(replace(block, text=text, sources=sources))
            blocks += self._put_in(line.id) if line else []
        lost = [block for after in tuple(self._added) for block in self._put_in(after)]
        return replace(document, title=words_of(title) or document.title, title_sources=title_sources,
                       blocks=(*blocks, *lost))

    def _take(self, text: Text) -> Line | None:
        """The line that this was when it was written over, if it was; each is taken once."""
        waiting = self._waiting.get(folded(words_of(text)))
        return waiting.pop(0) if waiting else None

    def _items(self, items: tuple[Item, ...], below: list[Block]) -> tuple[Item, ...]:
        """The items as edited. What was put in after one and is no item comes `below` the list."""
        found: list[Item] = []
        for item in items:
            line = self._take(item.text)
            text, sources = _as_edited(item.text, item.sources, line)
            inner = self._items(item.items, below)
            found += [Item(text, sources, inner)] if text else inner
            for block in self._put_in(line.id) if line else []:
                if isinstance(block, ItemList):
                    found += block.items
                else:
                    below.append(block)
        return tuple(found)

    def _put_in(self, after: str) -> list[Block]:
        found: list[Block] = []
        for line in self._added.pop(after, []):
            text: Text = (line.text if line.edit is None else line.edit.text,)
            sources = (f"author:{line.id}", f"{EDITED}{line.id}")
            if line.kind == "item":
                found.append(ItemList((Item(text, sources),)))
            else:
                found.append(Heading(text, sources) if line.kind == "heading" else Paragraph(text, sources))
            found += self._put_in(line.id)
        return found


def _as_edited(text: Text, sources: Sources, line: Line | None) -> tuple[Text, Sources]:
    """How a line reads and what it came from; no text when it is left out."""
    if line is None or line.edit is None:
        return text, sources
    if line.edit.gone or not line.edit.text.strip():
        return (), sources
    own = (f"author:{line.id}",) if line.edit.owned else ()
    return relinked(line.edit.text, text), (*sources, f"{EDITED}{line.id}", *own)


def relinked(text: str, was: Text) -> Text:
    """The new words with the links of the old ones, where their words still stand once."""
    parts: list[Inline] = [text]
    for link in (p for p in was if isinstance(p, Link) and p.text.strip()):
        for at, part in enumerate(parts):
            if isinstance(part, str) and part.count(link.text) == 1:
                before, _, after = part.partition(link.text)
                parts[at:at + 1] = [x for x in (before, link, after) if x]
                break
    return tuple(parts)
