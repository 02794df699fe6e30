"""A note as Markdown (CommonMark): real lists, and every text shown exactly as it is."""

from __future__ import annotations

import re

from convenor.exchange.addresses import safe_address
from convenor.writeup.document import Document, Heading, Item, ItemList, Text
from convenor.writeup.plain import inert

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~]")
_ENTITY = re.compile(r"&(?=#?\w)")
_LINE_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def to_markdown(document: Document) -> str:
    """The note: a heading of the first level, second-level headings, paragraphs and nested lists."""
    parts = [f"*{escaped(document.banner)}*"] if document.banner else []
    parts.append(f"# {escaped(document.title)}")
    bullet = "-"
    after_list = False
    for block in document.blocks:
        if isinstance(block, ItemList):
            # Two lists side by side stay two: a change of bullet ends the first.
            bullet = ("*" if bullet == "-" else "-") if after_list else "-"
            lines = _listed(block.items, bullet)
            parts.append("\n".join(lines))
            after_list = bool(lines)
            continue
        words = _inline(block.text)
        if words:
            parts.append(f"## {words}" if isinstance(block, Heading) else words)
            after_list = False
    return "\n\n".join(p for p in parts if p) + "\n"


def _listed(items: tuple[Item, ...], bullet: str) -> list[str]:
    lines = []
    waiting = [(item, 0) for item in reversed(items)]
    while waiting:
        item, depth = waiting.pop()
        words = _inline(item.text)
        if words:
            lines.append(f"{'  ' * depth}{bullet} {words}")
        waiting += [(below, depth + 1 if words else depth) for below in reversed(item.items)]
    return lines


def _inline(text: Text) -> str:
    parts: list[str] = []
    for part in text:
        if isinstance(part, str):
            parts.append(_signs(inert(part)))
            continue
        words, address = _signs(inert(part.text)), safe_address(part.target)
        if address and words.strip():
            if parts and parts[-1].endswith("!"):  # with a link after it, that would be a picture
                parts[-1] = f"{parts[-1][:-1]}\\!"
            words = f"[{words}](<{address}>)"
        parts.append(words)
    return _guarded("".join(parts).strip())


def escaped(text: str) -> str:
    """A line of text as Markdown that is shown exactly as it is."""
    return _guarded(_signs(inert(text)).strip())


def _signs(text: str) -> str:
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", text))


def _guarded(line: str) -> str:
    """Nothing at the start of a line begins a list, a rule or a heading."""
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
