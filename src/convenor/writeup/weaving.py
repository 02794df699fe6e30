"""The pages as their author tells them: by strand, in an order, in paragraphs, whole or cut.

Until the author does something, each strand has its pages one after the other, by their random ids. Every change
gives a new value; a page is never changed, only told, and one that was taken back is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from convenor.session.event_points import StrandWoven
from convenor.session.pages import STRANDS, Cut, HandedIn, Strand
from convenor.session.session import Session
from convenor.writeup import weave
from convenor.writeup.plain import inert

ENOUGH = 70
"""Words of a paragraph after which the proposal begins another."""

ABOUT: dict[Strand, str] = {
    "before": "what it was like before", "turn": "what brought the change about", "after": "once it had come"}
"""What the note says that a strand is about, unless its author says it better."""


@dataclass(frozen=True, slots=True)
class Woven:
    """One strand as it is told."""

    strand: Strand
    paragraphs: tuple[tuple[Cut, ...], ...] = ()
    left_out: tuple[str, ...] = ()
    headline: tuple[Cut, ...] = ()
    about: str = ""

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(cut for paragraph in self.paragraphs for cut in paragraph)


def told(session: Session) -> tuple[Woven, ...]:
    """The three strands as they stand. A page that the author has not seen yet comes at the end of its strand."""
    pages = {page.id: page for page in session.pages}
    acts: dict[Strand, tuple[StrandWoven, str]] = {}
    for act in session.point_acts:
        if isinstance(act.event, StrandWoven):
            acts[act.event.strand] = act.event, act.text or ""
    seen = {i for event, _ in acts.values()
            for i in (*event.left_out, *(cut.page for paragraph in event.paragraphs for cut in paragraph))}
    found: list[Woven] = []
    for strand in STRANDS:
        event, about = acts.get(strand, (StrandWoven(strand), ""))
        new = [page for page in session.pages if page.strand == strand and page.id not in seen]
        kept = tuple(tuple(cut for cut in paragraph if _holds(cut, pages)) for paragraph in event.paragraphs)
        found.append(Woven(
            strand, tuple(p for p in (*kept, *_proposed(new)) if p), tuple(i for i in event.left_out if i in pages),
            tuple(cut for cut in event.headline if _holds(cut, pages)), about))
    return tuple(found)


def _holds(cut: Cut, pages: Mapping[str, HandedIn]) -> bool:
    return cut.page in pages and bool(inert(cut.of(pages[cut.page].text)).strip())


def _proposed(pages: Iterable[HandedIn]) -> tuple[tuple[Cut, ...], ...]:
    """One after the other, a new paragraph after so many words."""
    paragraphs: list[list[Cut]] = []
    words = ENOUGH
    for page in pages:
        length = len(page.text.split())
        if words + length > ENOUGH:
            paragraphs.append([])
            words = 0
        paragraphs[-1].append(Cut(page.id))
        words += length
    return tuple(tuple(p) for p in paragraphs)


def journal_of(session: Session) -> weave.Journal | None:
    """The session's pages as the note tells them; None when none was handed in."""
    if not session.pages:
        return None
    texts = {page.id: page.text for page in session.pages}
    pieces: dict[str, weave.Page] = {}
    strands: list[weave.Strand] = []
    for woven in told(session):
        for cut in woven.cuts:
            pieces[_name(cut)] = weave.Page(_name(cut), cut.of(texts[cut.page]), cut.page)
        strands.append(weave.Strand(
            woven.strand, woven.about or ABOUT[woven.strand],
            tuple(cut.of(texts[cut.page]) for cut in woven.headline),
            tuple(tuple(_name(cut) for cut in paragraph) for paragraph in woven.paragraphs)))
    return weave.Journal(tuple(pieces.values()), tuple(strands))


def _name(cut: Cut) -> str:
    return cut.page if cut.whole else f"{cut.page}:{cut.start}-{'' if cut.end is None else cut.end}"


# --- what an author can do; each gives new strands --------------------------------------------------------------

Strands = tuple[Woven, ...]


def without(strands: Strands, cut: Cut) -> Strands:
    """The cut stands nowhere; a paragraph that it stood in alone is gone."""
    return tuple(replace(s, paragraphs=tuple(
        kept for p in s.paragraphs if (kept := tuple(c for c in p if c != cut)))) for s in strands)


def placed(
    strands: Strands, cut: Cut, *, strand: Strand, after: Cut | None = None, before: Cut | None = None
) -> Strands:
    """The cut right after or before another, in its paragraph; without either, first in the strand."""
    rest = without(strands, cut)
    out: list[Woven] = []
    for s in rest:
        if s.strand == strand:
            paragraphs = [list(p) for p in s.paragraphs]
            beside = after or before
            for p in paragraphs:
                if beside in p:
                    p.insert(p.index(beside) + (after is not None), cut)
                    break
            else:
                paragraphs.insert(0, [cut])
            s = replace(s, paragraphs=tuple(tuple(p) for p in paragraphs),
                        left_out=tuple(i for i in s.left_out if i != cut.page))
        out.append(s)
    return tuple(out)


def broken(strands: Strands, cut: Cut) -> Strands:
    """A new paragraph begins with this cut."""
    return tuple(replace(s, paragraphs=tuple(piece for p in s.paragraphs for piece in _break(p, cut))) for s in strands)


def _break(paragraph: tuple[Cut, ...], cut: Cut) -> tuple[tuple[Cut, ...], ...]:
    at = paragraph.index(cut) if cut in paragraph else 0
    return (paragraph[:at], paragraph[at:]) if at else (paragraph,)


def run_on(strands: Strands, cut: Cut) -> Strands:
    """The paragraph that begins with this cut goes on from the one before."""
    out: list[Woven] = []
    for s in strands:
        joined: list[tuple[Cut, ...]] = []
        for p in s.paragraphs:
            if joined and p[0] == cut:
                joined[-1] += p
            else:
                joined.append(p)
        out.append(replace(s, paragraphs=tuple(joined)))
    return tuple(out)


def left_out(strands: Strands, page: str, strand: Strand) -> Strands:
    """No cut of the page is told."""
    for s in strands:
        for cut in s.cuts:
            if cut.page == page:
                strands = without(strands, cut)
    return tuple(replace(s, left_out=tuple(dict.fromkeys((*s.left_out, page)))) if s.strand == strand else s
                 for s in strands)


def in_place_of(strands: Strands, cut: Cut, pieces: tuple[Cut, ...]) -> Strands:
    """These cuts where that one stood."""
    return tuple(replace(s, paragraphs=tuple(tuple(
        new for c in p for new in (pieces if c == cut else (c,))) for p in s.paragraphs)) for s in strands)
