"""A note as a Word file: real headings and lists, British English, links that lead, and nobody's name in it."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from convenor.exchange.addresses import safe_address
from convenor.writeup.document import Document, Heading, Item, ItemList, Link, Text
from convenor.writeup.plain import inert

BANNER_STYLE = "Draft banner"
LIST_STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3")
BETWEEN, BETWEEN_POINTS = Pt(8), Pt(4)
"""What is left free after a paragraph, and after a point of a list."""
_UNKEEPABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FONT = "Calibri"
_INK = RGBColor(0x1B, 0x1B, 0x1B)
_WARNING = RGBColor(0x8A, 0x3B, 0x00)
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - Word's own form; a file is the same whenever it is made


def to_word(document: Document) -> bytes:
    """The note as the bytes of a .docx file: title, second-level headings, paragraphs, nested lists."""
    word = docx.Document()
    _set_up(word, document)
    if document.banner:
        word.add_paragraph(_plain(document.banner), style=BANNER_STYLE)
    word.add_paragraph(_plain(document.title), style="Title")
    for block in document.blocks:
        if isinstance(block, ItemList):
            _list(word, block.items)
        elif _words(block.text):
            style = "Heading 1" if isinstance(block, Heading) else "Normal"
            _inline(word.add_paragraph(style=style), block.text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_up(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = _plain(document.title)[:255]
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = ""
    core.language = "en-GB"
    core.created = core.modified = _ALWAYS
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name in ("Normal", "Title", "Heading 1", *LIST_STYLES):
        style: Any = word.styles[name]
        _font(style, {"Title": 20, "Heading 1": 14}.get(name, 11), bold=name in ("Title", "Heading 1"))
        style.paragraph_format.space_after = BETWEEN_POINTS if name in LIST_STYLES else BETWEEN
        style.paragraph_format.line_spacing = 1.15
        for closing_up in style.element.iter(qn("w:contextualSpacing")):  # which knows only points of the same depth
            closing_up.getparent().remove(closing_up)
            break
    for border in word.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    banner: Any = word.styles.add_style(BANNER_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    banner.base_style = word.styles["Normal"]
    _font(banner, 11, bold=True)
    banner.font.color.rgb = _WARNING


def _font(style: Any, size: int, *, bold: bool) -> None:
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    style.font.color.rgb = _INK
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "en-GB")


def _list(word: WordDocument, items: tuple[Item, ...]) -> None:
    last: WordParagraph | None = None
    waiting = [(item, 0) for item in reversed(items)]
    while waiting:
        item, depth = waiting.pop()
        words = bool(_words(item.text))
        if words:
            style = LIST_STYLES[min(depth, len(LIST_STYLES) - 1)]
            last = word.add_paragraph(style=style)
            _inline(last, item.text)
        waiting += [(below, depth + 1 if words else depth) for below in reversed(item.items)]
    if last is not None:
        last.paragraph_format.space_after = BETWEEN


def _inline(paragraph: WordParagraph, text: Text) -> None:
    parts = [part for part in text if _kept(part if isinstance(part, str) else part.text)]
    for at, part in enumerate(parts):
        words = _kept(part if isinstance(part, str) else part.text)
        if at == 0:
            words = words.lstrip()
        if at == len(parts) - 1:
            words = words.rstrip()
        address = safe_address(part.target) if isinstance(part, Link) else ""
        if address and words.strip():
            _link(paragraph, words, address)
        elif words:
            paragraph.add_run(words)


def _link(paragraph: WordParagraph, words: str, address: str) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(words)
    run.font.color.rgb = RGBColor(0x0B, 0x4A, 0x8F)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _words(text: Text) -> str:
    return "".join(_kept(part if isinstance(part, str) else part.text) for part in text).strip()


def _kept(text: str) -> str:
    """What a Word file can hold: XML knows no control characters and no lone surrogates."""
    return _UNKEEPABLE.sub("\ufffd", inert(text))


def _plain(text: str) -> str:
    return _kept(text).strip()
