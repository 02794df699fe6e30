"""A note as plain text: a paragraph a line, without markers, as the house publishes its points."""

from __future__ import annotations

from convenor.writeup.document import Document, lines_of
from convenor.writeup.plain import inert


def to_text(document: Document, *, banner: bool = True) -> str:
    """The note, title first, each paragraph and point on a line of its own; ends in a line end.

    The banner, if there is one, stands above the title; `banner=False` leaves it out.
    """
    lines = [document.banner] if banner and document.banner else []
    lines += lines_of(document)
    return "".join(f"{line}\n" for line in (inert(text).strip() for text in lines) if line)
