"""The story as rows of a list, and what may tell who wrote a page."""

from __future__ import annotations

from collections.abc import Mapping

from convenor.services.weaving import Piece
from convenor.session.pages import Cut
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.widgets.pick_list import PickRow
from convenor.writeup.recognise import OPTIONS, telling
from convenor.writeup.weaving import ABOUT, told

NONE = "No page has been handed in."


def weave_rows(session: Session, pieces: Mapping[str, Piece]) -> list[PickRow]:
    """A heading for each strand, its pieces with an empty line between paragraphs, then what is left out."""
    texts = {page.id: page.text for page in session.pages}
    names = {piece.cut: piece.name for piece in pieces.values()}
    marked = {one.page for one in telling(session)}
    rows: list[PickRow] = []
    for strand in told(session):
        head = " / ".join(f"‘{shown(cut.of(texts[cut.page]))}’" for cut in strand.headline)
        about = shown(strand.about or ABOUT[strand.strand])
        rows.append(PickRow("", f"{strand.strand.capitalize()}: {about}{f' · {head}' if head else ''}", look="heading"))
        for paragraph in strand.paragraphs:
            for n, cut in enumerate(paragraph):
                last = n == len(paragraph) - 1
                rows.append(PickRow(names[cut], f"{shown(cut.of(texts[cut.page]).strip())}{'' if last else ' …'}",
                                    _signs(cut, marked), below=int(last)))
        rows += [PickRow(names[Cut(page)], f"left out: {shown(texts[page])}", _signs(Cut(page), marked), look="quiet",
                         below=1) for page in strand.left_out]
        if not strand.paragraphs and not strand.left_out:
            rows.append(PickRow("", "(no page)", "   ", look="quiet", below=1))
    return rows if session.pages else [PickRow("", NONE, look="quiet")]


def _signs(cut: Cut, marked: set[str]) -> str:
    return f"{'!' if cut.page in marked else ' '} {'' if cut.whole else '✂ '}"


def telling_words(session: Session, piece: Piece | None) -> str:
    """What may tell who wrote the chosen page, and about all of them; with what can be done."""
    found = telling(session)
    of_all = [one.what for one in found if not one.page]
    here = [f"{one.what} (“{shown(one.words)}”)" for one in found if piece is not None and one.page == piece.cut.page]
    said = [*of_all, *([f"May tell who wrote it: {'; '.join(here)}."] if here else [])]
    return f"! {' '.join(said)} {OPTIONS}" if said else ""
