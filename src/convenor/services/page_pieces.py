"""The pieces of the pages as an author sees them: each under a short name by which it is moved about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from convenor.session.pages import Cut
from convenor.session.session import Session
from convenor.writeup.recognise import telling
from convenor.writeup.weaving import ABOUT, told

SHORT = 4
"""Letters of a page's id that are enough for naming it, as long as no other begins with them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cut of a page as an author sees it, under the name by which it is moved about."""

    name: str
    cut: Cut
    text: str


def pieces_of(session: Session) -> dict[str, Piece]:
    """Every cut by its name, in the order in which it is told; pages that were left out come last."""
    texts = {page.id: page.text for page in session.pages}
    short = _short(tuple(texts))
    strands = told(session)
    cuts = [cut for s in strands for cut in s.cuts]
    cuts += [Cut(page) for s in strands for page in s.left_out]
    found: dict[str, Piece] = {}
    for cut in cuts:
        same = sorted((c for c in cuts if c.page == cut.page), key=lambda c: c.start)
        name = short[cut.page] if len(same) == 1 else f"{short[cut.page]}.{same.index(cut) + 1}"
        found[name] = Piece(name, cut, cut.of(texts[cut.page]))
    return found


def _short(ids: tuple[str, ...]) -> dict[str, str]:
    short: dict[str, str] = {}
    for page in ids:
        length = SHORT
        while length < len(page) and any(other != page and other.startswith(page[:length]) for other in ids):
            length += 1
        short[page] = page[:length]
    return short


def weave_row(session: Session) -> dict[str, Any]:
    """The whole story for `--json`."""
    texts = {page.id: page.text for page in session.pages}
    by_cut = {piece.cut: piece for piece in pieces_of(session).values()}

    def row(cut: Cut) -> dict[str, Any]:
        return {"name": by_cut[cut].name, "page": cut.page, "text": cut.of(texts[cut.page]), "whole": cut.whole}

    return {
        "strands": [{
            "strand": s.strand, "about": s.about or ABOUT[s.strand],
            "headline": [cut.of(texts[cut.page]) for cut in s.headline],
            "paragraphs": [[row(cut) for cut in p] for p in s.paragraphs],
            "left_out": [row(Cut(page)) for page in s.left_out],
        } for s in told(session)],
        "telling": [{"page": t.page or None, "what": t.what, "words": t.words or None} for t in telling(session)],
    }
