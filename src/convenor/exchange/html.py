"""A note as HTML: a whole page that everybody can read, or its body to put into another page."""

from __future__ import annotations

from html import escape

from convenor.exchange.addresses import safe_address
from convenor.writeup.document import Block, Document, Heading, Item, ItemList, Text
from convenor.writeup.plain import inert

_LOOKS = (
    "body{font:1.125rem/1.6 Georgia,serif;color:#1b1b1b;background:#fff;margin:0}"
    "main{max-width:40rem;margin:0 auto;padding:2rem 1.25rem}"
    "h1,h2{line-height:1.25}"
    "li{margin:.4rem 0}"
    "a{color:#0b4a8f}"
    ".draft{border:.2rem solid #8a3b00;padding:.5rem .75rem;font-weight:bold}"
)


def to_html(document: Document) -> str:
    """A page in British English with a title, a first-level heading and a main part. Needs no other file."""
    title = escape(_plain(document.title))
    draft = f'<p class="draft" role="note" dir="auto">{escape(_plain(document.banner))}</p>\n' \
        if document.banner else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_LOOKS}</style>\n</head>\n<body>\n<main>\n"
        f'{draft}<h1 dir="auto">{title}</h1>\n{_body(document)}</main>\n</body>\n</html>\n'
    )


def to_html_fragment(document: Document) -> str:
    """What stands under the title, without classes: for the box of a web editor that has the title already.

    A draft says so in its first paragraph.
    """
    draft = f"<p>{escape(_plain(document.banner))}</p>\n" if document.banner else ""
    return draft + _body(document)


def _body(document: Document) -> str:
    return "".join(_block(block) for block in document.blocks)


def _block(block: Block) -> str:
    if isinstance(block, ItemList):
        return _listed(block.items)
    words = _inline(block.text)
    if not words:
        return ""
    name = "h2" if isinstance(block, Heading) else "p"
    return f'<{name} dir="auto">{words}</{name}>\n'


def _listed(items: tuple[Item, ...]) -> str:
    lines = [_item(item) for item in items]
    inner = "".join(line for line in lines if line)
    return f"<ul>\n{inner}</ul>\n" if inner else ""


def _item(item: Item) -> str:
    words, below = _inline(item.text), _listed(item.items)
    if not words and not below:
        return ""
    return f'<li dir="auto">{words}{chr(10) if below else ""}{below}</li>\n'


def _inline(text: Text) -> str:
    parts = []
    for part in text:
        if isinstance(part, str):
            parts.append(escape(inert(part)))
            continue
        words, address = escape(inert(part.text)), safe_address(part.target)
        parts.append(f'<a href="{escape(address)}">{words}</a>' if address and words.strip() else words)
    return "".join(parts).strip()


def _plain(text: str) -> str:
    return inert(text).strip()
