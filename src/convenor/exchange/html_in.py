"""A page of the web, saved as a file, as a page of paragraphs: what stands in its main part, without its menus."""

from __future__ import annotations

from html.parser import HTMLParser

from convenor.writeup.lint.page import Kind, Page, Paragraph, paragraph
from convenor.writeup.lint.plain_page import addresses

_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "nav", "footer", "aside", "form",
                     "button", "svg", "figure", "iframe", "select"})
_BLOCKS: dict[str, Kind] = {"h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
                            "h6": "heading", "p": "paragraph", "li": "item", "blockquote": "paragraph",
                            "div": "paragraph", "section": "paragraph", "article": "paragraph", "main": "paragraph",
                            "td": "paragraph", "th": "paragraph", "dt": "paragraph", "dd": "paragraph",
                            "pre": "paragraph", "body": "paragraph"}
_LISTS = frozenset({"ul", "ol"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "source", "wbr", "col", "area", "base", "embed",
                   "track"})


def from_html(text: str) -> Page:
    """The paragraphs of an HTML text: of its main part or article where it has one, else of all of it."""
    every = _read(text, "")
    for part in ("main", "article"):
        inner = _read(text, part)
        if inner:
            return Page(tuple(inner), carries_links=True, real_lists=True)
    return Page(tuple(every), carries_links=True, real_lists=True)


def _read(text: str, part: str) -> list[Paragraph]:
    reader = _Reader(part)
    reader.feed(text)
    reader.close()
    reader.flush()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, part: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._part = part
        self._inside = 0 if part else 1
        self._unseen: list[str] = []
        self._lists = 0
        self._kind: Kind = "paragraph"
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen or tag in _UNSEEN:
            if tag not in _VOID:
                self._unseen.append(tag)
            return
        if tag == self._part:
            self._inside += 1
        if tag in _LISTS:
            self.flush()
            self._lists += 1
        elif tag in _BLOCKS:
            self.flush()
            self._kind = _BLOCKS[tag] if not (self._lists and tag in ("p", "div")) else "item"
        elif tag == "br":
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        if tag in _LISTS:
            self.flush()
            self._lists = max(0, self._lists - 1)
        elif tag in _BLOCKS:
            self.flush()
        if tag == self._part:
            self.flush()
            self._inside = max(0, self._inside - 1)

    def handle_data(self, data: str) -> None:
        if self._inside and not self._unseen:
            self._text.append(data)

    def flush(self) -> None:
        """What stands in the paragraph so far is one."""
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            kind = self._kind
            if kind == "title" and any(p.kind == "title" for p in self.found):
                kind = "heading"
            depth = max(1, self._lists) if kind == "item" else 0
            places = [(1, n) for n in range(1, len(text) + 1)]
            self.found.append(paragraph(text, places, kind, depth, (), addresses(text)))
        self._kind = "item" if self._lists else "paragraph"
