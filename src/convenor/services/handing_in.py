"""Handing in a page, and taking it back. No event tells of either: nothing may say who, when, or which came first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from convenor.services import receipts
from convenor.services.finding import find_segment
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.recording import check_text
from convenor.session.agenda import Segment
from convenor.session.event import HandingInClosed, HandingInOpened
from convenor.session.pages import STRANDS, HandedIn, Strand
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import cleaned

PAGE_ID = 26
"""Letters of a page's id: about 128 bits."""

ABOUT: dict[Strand, str] = {"before": "how it was before", "turn": "what made it change", "after": "how it is after"}
"""What each strand tells, for whoever chooses one."""

KEEP_THEM = "Keep these three words: they are the only way to take the page back, and they are written down nowhere."


@dataclass(frozen=True, slots=True)
class Ticket:
    """Made where the page is written and sent with it, so that sending it twice hands it in once."""

    page: str
    words: str


def ticket(host: Host) -> Ticket:
    """A fresh one."""
    return Ticket(host.ids.new(PAGE_ID), receipts.new_words(host.ids))


def hand_in(
    host: Host, session_id: str, text: str, strand: str, *, part: str = "", with_ticket: Ticket | None = None
) -> str:
    """Keep the page word for word; return the three words that take it back, once it is on disk.

    Raises Problem for an unknown strand or part, an empty or too long page, and when handing in is closed.
    """
    session = host.session(session_id)
    if session.pages_closed:
        raise Problem("Handing in is closed for this session.", cure="Whoever runs it can open it again.")
    check_text(text)
    segment = find_segment(session, part).id if part else next((s.id for s in asking(session)), "")
    mine = with_ticket or ticket(host)
    pages = host.store.pages.read(session_id)
    if mine.page in pages.gone:
        raise Problem("This page was taken back already.", cure="To give it again, hand it in as a new one.")
    known = next((p for p in pages.pages if p.id == mine.page), None)
    if known is None:
        while with_ticket is None and receipts.found(mine.words, pages.pages):
            mine = ticket(host)
    receipt = known.receipt if known and receipts.found(mine.words, [known]) else receipts.kept(
        mine.words, host.ids, pages.pages)
    host.store.pages.add(session_id, [HandedIn(mine.page, cleaned(text), a_strand(strand), segment, receipt)])
    return mine.words


def take_back(host: Host, session_id: str, words: str) -> None:
    """The page of these three words goes for good; returns when it is in no byte of the record.

    Raises Problem when no page of this session has that receipt.
    """
    host.session(session_id)
    if len(receipts.plain(words)) != receipts.HOW_MANY:
        raise Problem("A receipt is three words.", cure="Write them as they were shown, such as: maple lantern river.")
    page = receipts.found(words, host.store.pages.read(session_id).pages)
    if page is None:
        raise NotFound("No page of this session has that receipt.",
                       cure="See that the three words are spelt as they were shown. Nothing was changed.")
    host.store.pages.take_back(session_id, [page.id])
    _erase_what_was_made_of(host, session_id, page.id)


def _erase_what_was_made_of(host: Host, session_id: str, page: str) -> None:
    """Lines of the note that were kept as they read, in sign-off or when it was published, go with the page."""
    if not any(page in row.sources for row in host.store.read(session_id).words):
        return
    host.record(session_id, Wish(), ("erase", page), lambda _: Batch(erase=(page,)))
    host.fold_anew(session_id)


def pages(host: Host, session_id: str) -> tuple[HandedIn, ...]:
    """The session's pages, in the order of their ids, which is no order."""
    return host.store.pages.read(session_id).pages


def close(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """From now on no page can be handed in; they can still be taken back."""
    wish = wish or Wish()
    count = len(pages(host, session_id))

    def decide(session: Session) -> Batch:
        if session.pages_closed:
            return Batch()
        return Batch((host.happening(HandingInClosed(count), wish),))

    host.record(session_id, wish, "close handing in", decide)


def open_again(host: Host, session_id: str, wish: Wish | None = None) -> None:
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        return Batch((host.happening(HandingInOpened(), wish),)) if session.pages_closed else Batch()

    host.record(session_id, wish, "open handing in", decide)


def asking(session: Session) -> tuple[Segment, ...]:
    """The parts that ask for pages and were not left out."""
    return tuple(part for part, progress in session.parts() if asks(part) and progress.state != "dropped")


def asks(part: Segment) -> bool:
    return "journal" in part.capture.kinds or any(
        step.capture is not None and "journal" in step.capture.kinds for step in part.steps)


def a_strand(name: str) -> Strand:
    """Raises Problem for a word that is no strand."""
    for strand in STRANDS:
        if name.strip().lower() == strand:
            return strand
    raise NotFound(f"“{name[:40]}” is no strand.", cure="A page is of one of: before, turn, after.")


def page_row(page: HandedIn) -> dict[str, Any]:
    """A page for `--json`, with the fields of a note; what is not kept of it is None."""
    return {
        "id": page.id, "text": page.text, "kind": "journal", "strand": page.strand, "room": None,
        "segment": page.segment or None, "said_by": None, "under": None, "consent": "note", "at": None, "by": None,
        "phase": None, "edited": False,
    }


def count_words(handed_in: Iterable[HandedIn]) -> str:
    """ "11 pages", "1 page", "no pages"."""
    count = len(tuple(handed_in))
    return f"{count or 'no'} page{'' if count == 1 else 's'}"
