"""Weaving the pages into one story, in the author's hands: every act keeps a strand as it is told from now on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from convenor.services.handing_in import a_strand
from convenor.services.host import Host, Wish
from convenor.services.page_pieces import SHORT
from convenor.services.page_pieces import Piece as Piece
from convenor.services.page_pieces import pieces_of as pieces_of
from convenor.services.page_pieces import weave_row as weave_row
from convenor.services.point_finding import acts_batch
from convenor.services.ports import Batch
from convenor.session.event import Words
from convenor.session.event_points import StrandWoven
from convenor.session.pages import Cut, Strand
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import cleaned
from convenor.writeup import weaving
from convenor.writeup.weaving import Strands, Woven, told


def place(
    host: Host, session_id: str, name: str, *, strand: str = "", after: str = "", before: str = "",
    wish: Wish | None = None,
) -> None:
    """Put a piece right after or before another, in its paragraph; or first in a strand."""
    if bool(strand) + bool(after) + bool(before) != 1:
        raise Problem("A piece goes after another, before another, or first in a strand.", cure="Give one of them.")

    def alter(session: Session, strands: Strands) -> Strands:
        cut = _find(session, name).cut
        beside = _find(session, after or before).cut if after or before else None
        if beside == cut:
            raise Problem("A piece cannot stand beside itself.")
        if beside is None:
            return weaving.placed(strands, cut, strand=a_strand(strand))
        return weaving.placed(strands, cut, strand=_strand_of(strands, beside),
                              after=beside if after else None, before=beside if before else None)

    _change(host, session_id, ("place", name, strand, after, before), alter, wish)


def new_paragraph(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """A paragraph begins with this piece."""
    _change(host, session_id, ("break", name), lambda s, w: weaving.broken(w, _told(s, w, name)), wish)


def run_on(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """The paragraph that begins with this piece goes on from the one before it."""
    _change(host, session_id, ("run on", name), lambda s, w: weaving.run_on(w, _told(s, w, name)), wish)


def leave_out(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """The whole page that this is a piece of is not told. It stays where it is kept."""
    def alter(session: Session, strands: Strands) -> Strands:
        cut = _told(session, strands, name)
        return weaving.left_out(strands, cut.page, _strand_of(strands, cut))

    _change(host, session_id, ("leave out", name), alter, wish)


def use(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """A page that was left out is told again, as a paragraph at the end of its strand."""
    def alter(session: Session, strands: Strands) -> Strands:
        page = _find(session, name).cut.page
        if not any(page in s.left_out for s in strands):
            raise Problem("That page is told already.")
        return tuple(replace(s, paragraphs=(*s.paragraphs, (Cut(page),)), left_out=tuple(
            i for i in s.left_out if i != page)) if page in s.left_out else s for s in strands)

    _change(host, session_id, ("use", name), alter, wish)


def cut_to(host: Host, session_id: str, name: str, words: str, wish: Wish | None = None) -> None:
    """Of this piece only these words are told, which must stand in it."""
    def alter(session: Session, strands: Strands) -> Strands:
        piece = _piece(session, strands, name)
        start, end = _span(piece, words)
        return weaving.in_place_of(strands, piece.cut, (Cut(piece.cut.page, start, end),))

    _change(host, session_id, ("cut to", name, words), alter, wish)


def cut_out(host: Host, session_id: str, name: str, words: str, wish: Wish | None = None) -> None:
    """These words of the piece are not told; what stands before and after them is, with the join between."""
    def alter(session: Session, strands: Strands) -> Strands:
        piece = _piece(session, strands, name)
        start, end = _span(piece, words)
        texts = {page.id: page.text for page in session.pages}
        halves = (Cut(piece.cut.page, piece.cut.start, start), Cut(piece.cut.page, end, piece.cut.end))
        left = tuple(h for h in halves if h.of(texts[h.page]).strip(" \n.,;:–-"))
        if not left:
            raise Problem("Nothing of that piece would be left.", cure="Leave the page out instead.")
        return weaving.in_place_of(strands, piece.cut, left)

    _change(host, session_id, ("cut out", name, words), alter, wish)


def split(host: Host, session_id: str, name: str, words: str, wish: Wish | None = None) -> None:
    """Two pieces of one, the second beginning with these words; each can then go its own way."""
    def alter(session: Session, strands: Strands) -> Strands:
        piece = _piece(session, strands, name)
        start, _ = _span(piece, words)
        if start == piece.cut.start:
            raise Problem("The piece begins with those words already.")
        halves = (Cut(piece.cut.page, piece.cut.start, start), Cut(piece.cut.page, start, piece.cut.end))
        return weaving.in_place_of(strands, piece.cut, halves)

    _change(host, session_id, ("split", name, words), alter, wish)


def whole(host: Host, session_id: str, name: str, wish: Wish | None = None) -> None:
    """The page is told whole where this piece of it stands, and nowhere else."""
    def alter(session: Session, strands: Strands) -> Strands:
        cut = _told(session, strands, name)
        strands = weaving.in_place_of(strands, cut, (Cut(cut.page),))
        for other in [c for s in strands for c in s.cuts if c.page == cut.page and c != Cut(cut.page)]:
            strands = weaving.without(strands, other)
        return strands

    _change(host, session_id, ("whole", name), alter, wish)


def headline(host: Host, session_id: str, strand: str, phrases: tuple[str, ...], wish: Wish | None = None) -> None:
    """One phrase or two, each out of what the strand tells, but for the case of its first letter; none takes it off."""
    if len(phrases) > 2:
        raise Problem("A headline has one phrase or two.")

    def alter(session: Session, strands: Strands) -> Strands:
        of = next(s for s in strands if s.strand == a_strand(strand))
        cuts = tuple(_phrase(session, of, phrase) for phrase in phrases)
        return tuple(replace(s, headline=cuts) if s.strand == of.strand else s for s in strands)

    _change(host, session_id, ("headline", strand, phrases), alter, wish)


def about(host: Host, session_id: str, strand: str, words: str, wish: Wish | None = None) -> None:
    """What the note says that the strand is about; empty: what it says by itself."""
    kind = a_strand(strand)
    _change(host, session_id, ("about", kind, words),
            lambda _, w: tuple(replace(s, about=words.strip()) if s.strand == kind else s for s in w), wish)


def _change(
    host: Host, session_id: str, content: object, alter: Callable[[Session, Strands], Strands], wish: Wish | None
) -> None:
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        before = told(session)
        after = alter(session, before)
        acts: list[StrandWoven] = []
        rows: list[Words] = []
        for old, new in zip(before, after, strict=True):
            if new != old:
                row = Words(host.ids.new(16), cleaned(new.about), "", (f"weave:{new.strand}",)) if new.about else None
                rows += [row] if row else []
                acts.append(StrandWoven(
                    new.strand, new.paragraphs, new.left_out, new.headline, row.id if row else None))
        return acts_batch(host, wish, acts, rows)

    host.record(session_id, wish, content, decide)


def _find(session: Session, name: str) -> Piece:
    """The piece of that name; of a page told in one piece, any beginning of its id that no other has."""
    pieces = pieces_of(session)
    found = pieces.get(name)
    if found is None and len(name) >= SHORT:
        hits = [p for p in pieces.values() if p.cut.page.startswith(name)]
        found = hits[0] if len(hits) == 1 else None
    if found is None:
        raise NotFound(f"There is no piece “{name[:40]}” of a page.",
                       cure="`convenor weave` lists them by their names.")
    return found


def _piece(session: Session, strands: Strands, name: str) -> Piece:
    piece = _find(session, name)
    if not any(piece.cut in s.cuts for s in strands):
        raise Problem("That page is left out.", cure="Use it again first.")
    return piece


def _told(session: Session, strands: Strands, name: str) -> Cut:
    return _piece(session, strands, name).cut


def _strand_of(strands: Strands, cut: Cut) -> Strand:
    for s in strands:
        if cut in s.cuts:
            return s.strand
    raise Problem("The page that it was to stand beside is left out.", cure="Use it again first.")


def _span(piece: Piece, words: str) -> tuple[int, int]:
    """Where these words stand in the page, counted on the page."""
    at = piece.text.find(words)
    if not words.strip() or at < 0:
        raise Problem("Those words do not stand in that piece.", cure="Take them over letter by letter.")
    if piece.text.find(words, at + 1) >= 0:
        raise Problem("Those words stand in that piece more than once.", cure="Give some more of them.")
    return piece.cut.start + at, piece.cut.start + at + len(words)


def _phrase(session: Session, strand: Woven, phrase: str) -> Cut:
    """Where the phrase stands in what the strand tells."""
    texts = {page.id: page.text for page in session.pages}
    phrase = phrase.strip()
    ways: tuple[Any, ...] = ((phrase, ""), (phrase[:1].upper() + phrase[1:], "lower"),
                             (phrase[:1].lower() + phrase[1:], "upper"))
    for words, first in ways:
        for cut in strand.cuts:
            at = cut.of(texts[cut.page]).find(words)
            if phrase and at >= 0:
                return Cut(cut.page, cut.start + at, cut.start + at + len(words), first)
    raise Problem(f"“{phrase[:60]}” does not stand in what this strand tells.",
                  cure="A headline is taken from the pages, letter by letter; only its first letter may be a capital"
                       " or not.")


def retold(host: Host, session_id: str, name: str, words: str, wish: Wish | None = None) -> None:
    """Tell what is left of a piece when a stretch of it was taken out, at either end or in the middle.

    Raises Problem when the words are not the piece's own, letter by letter.
    """
    piece = pieces_of(host.session(session_id)).get(name)
    words = words.strip()
    if piece is None or words == piece.text.strip():
        return
    if words in piece.text:
        cut_to(host, session_id, name, words, wish)
        return
    text = piece.text
    head = next((n for n, (a, b) in enumerate(zip(text, words, strict=False)) if a != b), min(len(text), len(words)))
    rest = words[head:]
    if not text.endswith(rest) or len(text) - len(rest) <= head:
        raise Problem("The words of a page are never changed; they can only be left out, one stretch at a time.",
                      cure="Take out what is not to be told, and leave the rest as it is.")
    start, end = piece.cut.start + head, piece.cut.start + len(text) - len(rest)
    halves = (Cut(piece.cut.page, piece.cut.start, start), Cut(piece.cut.page, end, piece.cut.end))
    _change(host, session_id, ("retold", name, words),
            lambda s, w: weaving.in_place_of(w, _told(s, w, name), halves), wish)
