"""Markdown as a page: what its signs mean is taken off, and every character keeps its place."""

from __future__ import annotations

import re

from convenor.writeup.lint.page import Kind, Page, Paragraph, Place, Span, paragraph
from convenor.writeup.lint.plain_page import addresses, joined_lines

_HEADING = re.compile(r" {0,3}(#{1,6})\s+")
_ITEM = re.compile(r"(\s*)(?:[-+*]|\d{1,9}[.)])(?:\s+|$)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r" {0,3}(?:[-*_]\s*){3,}$|(?:=+|-+)\s*$")
_QUOTE = re.compile(r" {0,3}> ?")
_LINK = re.compile(r"!?\[((?:\\.|[^\]\\])*)\]\((?:<[^>]*>|[^)\s]*)(?:\s+\"[^\"]*\")?\)"
                   r"|\[((?:\\.|[^\]\\])*)\]\[[^\]]*\]")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~")
_CODE = re.compile(r"(?<!\\)(`+)(.+?)\1(?!`)")


def from_markdown(text: str) -> Page:
    """The page of a Markdown text: its first heading of the first level is the title."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    found: list[Paragraph] = []
    group: list[tuple[int, str]] = []
    shifts: list[int] = []
    kind: Kind = "paragraph"
    depth = 0
    fence = ""

    def close() -> None:
        nonlocal kind, depth
        if group:
            found.append(_made(group, shifts, kind, depth))
        group.clear()
        shifts.clear()
        kind, depth = "paragraph", 0

    start = _past_front_matter(lines)
    for number, line in enumerate(lines[start:], start + 1):
        opened = _FENCE.match(line)
        if fence or opened:
            close()
            fence = "" if fence and opened and opened[1] == fence else fence or (opened[1] if opened else "")
            continue
        heading, item, quote = _HEADING.match(line), _ITEM.match(line), _QUOTE.match(line)
        if not line.strip() or line.lstrip().startswith(("<!--", "|")) or _RULE.match(line):
            close()
        elif heading:
            close()
            level: Kind = "title" if len(heading[1]) == 1 and not any(p.kind == "title" for p in found) else "heading"
            end = line.rstrip().rstrip("#").rstrip() if line.rstrip().endswith(" #") else line
            found.append(_made([(number, end[heading.end():])], [heading.end()], level, 0))
        elif item:
            close()
            kind, depth = "item", len(item[1].expandtabs(4)) // 2 + 1
            group.append((number, line[item.end():].rstrip()))
            shifts.append(item.end())
        else:
            cut = quote.end() if quote else len(line) - len(line.lstrip())
            group.append((number, line[cut:].rstrip()))
            shifts.append(cut)
    close()
    return Page(tuple(p for p in found if p.text.strip()), carries_links=True, real_lists=True)


def _past_front_matter(lines: list[str]) -> int:
    if lines and lines[0].strip() == "---":
        for at, line in enumerate(lines[1:], 1):
            if line.strip() in ("---", "..."):
                return at + 1
    return 0


def _made(group: list[tuple[int, str]], shifts: list[int], kind: Kind, depth: int) -> Paragraph:
    raw, places = joined_lines(group)
    shift = {number: by for (number, _), by in zip(group, shifts, strict=True)}
    places = [(line, column + shift[line]) for line, column in places]
    return _plain(raw, places, kind, depth)


def _plain(raw: str, places: list[Place], kind: Kind, depth: int) -> Paragraph:
    """Without links' addresses, emphasis and backslashes."""
    drop = [False] * len(raw)
    link_at, code_at = [], []
    for code in _CODE.finditer(raw):
        code_at.append(code.span(2))
        for i in (*range(code.start(), code.start(2)), *range(code.end(2), code.end())):
            drop[i] = True
    covered = [False] * len(raw)
    for a, b in code_at:
        covered[a:b] = [True] * (b - a)
    for link in _LINK.finditer(raw):
        if covered[link.start()]:
            continue
        inner = 1 if link[1] is not None else 2
        link_at.append(link.span(inner))
        for i in (*range(link.start(), link.start(inner)), *range(link.end(inner), link.end())):
            drop[i] = True
    for i in range(len(raw) - 1):
        if raw[i] == "\\" and not drop[i] and not covered[i] and not raw[i + 1].isalnum() and raw[i + 1] != " ":
            drop[i] = True
            covered[i + 1] = True
    for sign in _EMPHASIS.finditer(raw):
        for i in range(*sign.span()):
            if not covered[i]:
                drop[i] = True
    kept = [i for i in range(len(raw)) if not drop[i]]
    text = "".join(raw[i] for i in kept)
    new = {old: at for at, old in enumerate(kept)}

    def moved(span: Span) -> Span:
        inside = [new[i] for i in range(*span) if i in new]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    return paragraph(text, [places[i] for i in kept], kind, depth, tuple(moved(s) for s in link_at),
                     (*(moved(s) for s in code_at), *addresses(text)))
