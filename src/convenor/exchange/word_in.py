"""A Word file, also one that Convenor never made, as a page to check; and its safe fixes written back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from convenor.session.problem import Place, Problem
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.page import Kind, Page, Paragraph, Span, paragraph
from convenor.writeup.lint.plain_page import addresses

_LARGEST = 100_000_000
"""Bytes that the file may unpack to."""


def read_word(content: bytes, name: str) -> WordDocument:
    """The file, opened. Raises Problem when it is no Word file, or one that cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(info.file_size for info in packed.infolist()) > _LARGEST:
                raise Problem("This file unpacks to more than 100 MB.", where=Place(name), cure="Is it the right one?")
        return docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, OSError) as trouble:
        raise Problem(
            "This is no Word file that can be read.", where=Place(name),
            cure="Open it in Word and save it as .docx. Nothing was changed.",
        ) from trouble


def page_of(word: WordDocument) -> Page:
    """Its paragraphs; the place of a character is the paragraph's number and the column in it."""
    found: list[Paragraph] = []
    for number, element in _elements(word):
        text = "".join(run.text for run in _runs(element))
        if text.strip():
            found.append(_paragraph(number, element, text, first=not found))
    return Page(tuple(found), carries_links=True, real_lists=True)


def mend_word(word: WordDocument, page: Page, findings: Sequence[Finding]) -> tuple[bytes, tuple[Finding, ...]]:
    """The file with the safe fixes made, and the findings that were so mended.

    A fix is made where its words stand in one run, so that no letter changes its looks.
    """
    elements = dict(_elements(word))
    done = []
    wanted = [f for f in findings if f.safe and f.fix is not None and f.weight == "slip" and f.end > f.start]
    for finding in sorted(wanted, key=lambda f: (f.line, f.start), reverse=True):
        at = 0
        for run in _runs(elements[finding.line]):
            end = at + len(run.text)
            if at <= finding.start and finding.end <= end and run.is_text:
                text = run.text
                run.write(text[:finding.start - at] + (finding.fix or "") + text[finding.end - at:])
                done.append(finding)
                break
            at = end
    out = io.BytesIO()
    word.save(out)
    return out.getvalue(), tuple(reversed(done))


class _Run:
    """A stretch of one look."""

    def __init__(self, element: Any) -> None:
        self._texts = [c for c in element if c.tag in (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen"))]

    @property
    def is_text(self) -> bool:
        return len(self._texts) == 1 and self._texts[0].tag == qn("w:t")

    @property
    def text(self) -> str:
        signs = {qn("w:t"): None, qn("w:noBreakHyphen"): "-"}
        return "".join((t.text or "") if t.tag == qn("w:t") else signs.get(t.tag) or " " for t in self._texts)

    def write(self, text: str) -> None:
        self._texts[0].text = text
        self._texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _elements(word: WordDocument) -> Iterator[tuple[int, Any]]:
    """Every paragraph of the body, in tables too, with its number."""
    yield from enumerate(word.element.body.iter(qn("w:p")), 1)


def _runs(element: Any) -> list[_Run]:
    """The runs that are read: what was deleted while changes were tracked is not."""
    return [_Run(run) for run in element.iter(qn("w:r"))
            if not any(parent.tag in (qn("w:del"), qn("w:moveFrom")) for parent in run.iterancestors())]


def _paragraph(number: int, element: Any, text: str, *, first: bool) -> Paragraph:
    style = element.style or ""
    properties = element.pPr
    listed = properties is not None and properties.numPr is not None
    kind: Kind = "paragraph"
    depth = 0
    if style == "Title" or (first and style == "Heading1"):
        kind = "title"
    elif style.startswith("Heading") or style == "Subtitle":
        kind = "heading"
    elif listed or style.startswith("List"):
        kind, depth = "item", int(style[-1]) if style[-1:].isdigit() else 1
    links: list[Span] = []
    at = 0
    for child in element.iter(qn("w:r")):
        run = _Run(child)
        if any(p.tag in (qn("w:del"), qn("w:moveFrom")) for p in child.iterancestors()):
            continue
        if any(p.tag == qn("w:hyperlink") for p in child.iterancestors()):
            links.append((at, at + len(run.text)))
        at += len(run.text)
    places = [(number, column) for column in range(1, len(text) + 1)]
    return paragraph(text, places, kind, depth, tuple(links), addresses(text))
