"""A document as the text of an e-mail: what is a list and what a heading can be seen without any markup."""

from __future__ import annotations

from convenor.exchange.addresses import safe_address
from convenor.writeup.document import Document, Item, ItemList, Link, Text
from convenor.writeup.plain import inert


def to_mail(document: Document) -> str:
    """Title, paragraphs, headings and lists, parted by empty lines; addresses stand behind their words."""
    parts = [inert(document.banner), inert(document.title)]
    for block in document.blocks:
        if isinstance(block, ItemList):
            parts.append("\n".join(_listed(block.items)))
        else:
            parts.append(_words(block.text))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _listed(items: tuple[Item, ...]) -> list[str]:
    lines = []
    waiting = [(item, 0) for item in reversed(items)]
    while waiting:
        item, depth = waiting.pop()
        words = _words(item.text)
        if words:
            lines.append(f"{'  ' * depth}- {words}")
        waiting += [(below, depth + 1) for below in reversed(item.items)]
    return lines


def _words(text: Text) -> str:
    return "".join(_linked(part) if isinstance(part, Link) else inert(part) for part in text).strip()


def _linked(link: Link) -> str:
    words, address = inert(link.text), safe_address(link.target)
    return words if not address or address in words or words in address else f"{words} ({address})"
