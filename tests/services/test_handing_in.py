"""Handing in a page and taking it back: three words, and nothing in the log."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from convenor.services import handing_in, planning, receipts
from convenor.services.handing_in import Ticket
from convenor.services.host import Host, Wish
from convenor.services.page_text import stripped
from convenor.services.ports import Batch
from convenor.services.receipt_words import WORDS
from convenor.session.event import HandingInClosed, Words
from convenor.session.event_lines import LineKept
from convenor.session.exercise import Capture
from convenor.session.pages import HandedIn
from convenor.session.problem import Problem
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise
from tests.support.sessions import FakeClock, SeededIds

WORKSHOP = a_format(
    a_part(an_exercise("talk")),
    a_part(an_exercise("pages", kind="journal", capture=Capture(kinds=("journal",)))),
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


@pytest.fixture
def room() -> Room:
    return a_planned_room(WORKSHOP)


def test_a_page_is_kept_word_for_word_and_answered_with_three_words(room: Room) -> None:
    words = handing_in.hand_in(room.host, room.session_id, " We ate – alone!\n\nYes ", "before")
    assert len(words.split()) == 3
    assert set(words.split()) <= set(WORDS)
    (page,) = handing_in.pages(room.host, room.session_id)
    assert (page.text, page.strand, page.segment) == (" We ate – alone!\n\nYes ", "before", "pages")
    assert not any(word in page.receipt for word in words.split())


def test_the_log_says_nothing_of_it(room: Room) -> None:
    before = room.host.store.read(room.session_id), room.session()
    words = handing_in.hand_in(room.host, room.session_id, "We ate alone.", "before")
    handing_in.take_back(room.host, room.session_id, words)
    assert (room.host.store.read(room.session_id), room.session()) == before


def test_only_its_own_three_words_take_a_page_back(room: Room) -> None:
    given = {text: handing_in.hand_in(room.host, room.session_id, text, "turn") for text in ("One", "Two", "Three")}
    one, two, three = given["Two"].split()
    for wrong in (f"{one} {three} {two}", f"{one} {two} kiwi", given["Two"][:-1]):
        with pytest.raises(Problem, match="that receipt"):
            handing_in.take_back(room.host, room.session_id, wrong)
    for wrong in ("", "one", f"{given['Two']} more", "★"):
        with pytest.raises(Problem, match="three words"):
            handing_in.take_back(room.host, room.session_id, wrong)
    handing_in.take_back(room.host, room.session_id, f"  {one.upper()}, {two} -\n{three}. ")
    assert {p.text for p in handing_in.pages(room.host, room.session_id)} == {"One", "Three"}
    with pytest.raises(Problem, match="that receipt"):
        handing_in.take_back(room.host, room.session_id, given["Two"])


def test_sent_twice_under_the_same_ticket_it_is_handed_in_once(room: Room) -> None:
    ticket = handing_in.ticket(room.host)
    for _ in range(2):
        assert handing_in.hand_in(room.host, room.session_id, "Mine", "after", with_ticket=ticket) == ticket.words
    with pytest.raises(Problem, match="under the same name"):
        handing_in.hand_in(room.host, room.session_id, "Another's", "after", with_ticket=ticket)
    with pytest.raises(Problem, match="under the same name"):
        handing_in.hand_in(room.host, room.session_id, "Mine", "after", with_ticket=Ticket(ticket.page, "a b c"))
    handing_in.take_back(room.host, room.session_id, ticket.words)
    with pytest.raises(Problem, match="taken back already"):
        handing_in.hand_in(room.host, room.session_id, "Mine", "after", with_ticket=ticket)
    assert handing_in.pages(room.host, room.session_id) == ()


@pytest.mark.parametrize(("text", "strand", "part", "said"), [
    ("  ", "before", "", "nothing in that note"),
    ("Words", "middle", "", "no strand"),
    ("Words", "before", "nowhere", "nowhere"),
    ("x" * 1_100_000, "before", "", "too long"),
])
def test_what_cannot_be_handed_in(room: Room, text: str, strand: str, part: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        handing_in.hand_in(room.host, room.session_id, text, strand, part=part)
    assert handing_in.pages(room.host, room.session_id) == ()


def test_closing_keeps_only_a_count_and_taking_back_goes_on(room: Room) -> None:
    words = handing_in.hand_in(room.host, room.session_id, "Mine", "after")
    for _ in range(2):
        handing_in.close(room.host, room.session_id)
    log = [e.event for e in room.host.store.read(room.session_id).entries]
    assert [e for e in log if isinstance(e, HandingInClosed)] == [HandingInClosed(1)]
    with pytest.raises(Problem, match="closed"):
        handing_in.hand_in(room.host, room.session_id, "Late", "after")
    handing_in.take_back(room.host, room.session_id, words)
    handing_in.open_again(room.host, room.session_id)
    handing_in.hand_in(room.host, room.session_id, "Late", "after")
    assert [p.text for p in handing_in.pages(room.host, room.session_id)] == ["Late"]


def test_a_session_that_asks_for_no_pages_takes_them_all_the_same() -> None:
    room = a_planned_room()
    handing_in.hand_in(room.host, room.session_id, "On paper", "turn")
    (page,) = handing_in.pages(room.host, room.session_id)
    assert page.segment == ""
    assert handing_in.page_row(page) == {
        "id": page.id, "text": "On paper", "kind": "journal", "strand": "turn", "room": None, "segment": None,
        "said_by": None, "under": None, "consent": "note", "at": None, "by": None, "phase": None, "edited": False,
    }


# --- receipts --------------------------------------------------------------------------------------------------


def test_enough_plain_words_and_each_once() -> None:
    assert len(set(WORDS)) == len(WORDS) > 1000
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 11 for word in WORDS)


def test_one_guess_costs_a_tenth_of_a_second_and_all_of_them_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert receipts.COST >= 2**15
    assert len(WORDS) ** receipts.HOW_MANY > 1e9
    receipt = receipts.kept("maple lantern river", SeededIds())
    page = HandedIn("p", "Text", "turn", "", receipt)
    assert receipts.found("Maple lantern-river", [page]) == page
    assert receipts.found("maple lantern rivers", [page]) is None
    other = receipts.kept("maple lantern river", SeededIds(9))
    assert receipt != other, "another salt, another hash"
    assert receipts.kept("kiwi kiwi kiwi", SeededIds(9), [page]).partition(":")[0] == receipt.partition(":")[0]


def test_a_page_without_a_receipt_is_never_found() -> None:
    page = HandedIn("p", "Text", "turn")
    assert receipts.found("a b c", [page, replace(page, receipt="salt:")]) is None


# --- what stands round a page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("came", "page", "left_out"), [
    ("We knocked.", "We knocked.", ()),
    ("10:02:11 From Ann Bee to Everyone:\n\tWe knocked.\n\tTwice.", "We knocked.\nTwice.",
     ("10:02:11 From Ann Bee to Everyone:",)),
    ("10:02:11\t From  Ann Bee : We knocked.", "We knocked.", ("10:02:11\t From  Ann Bee :",)),
    ("00:12:31\tAnn Bee:\tWe knocked.", "We knocked.", ("00:12:31\tAnn Bee:",)),
    ("[25/11/2026, 10:32:11] Ann Bee: We knocked.", "We knocked.", ("[25/11/2026, 10:32:11] Ann Bee:",)),
    ("25/11/2026, 10:32 - Ann Bee: We knocked.", "We knocked.", ("25/11/2026, 10:32 - Ann Bee:",)),
    ("Ann Bee  10:32 AM\nWe knocked.", "We knocked.", ("Ann Bee  10:32 AM",)),
    ("From: Ann Bee <ann@example.org>\nTo: us@example.org\nDate: Fri, 27 Nov 2026\nSubject: My page\n\nWe knocked.\n"
     "It was: open.\n\n-- \nAnn Bee\n07700 900123",
     "We knocked.\nIt was: open.",
     ("From: Ann Bee <ann@example.org>", "To: us@example.org", "Date: Fri, 27 Nov 2026", "Subject: My page", "-- ",
      "Ann Bee", "07700 900123")),
    ("We knocked.\n\nSent from my iPhone", "We knocked.", ("Sent from my iPhone",)),
    ("On 27 Nov 2026, Ann Bee <ann@example.org> wrote:\nWe knocked.", "We knocked.",
     ("On 27 Nov 2026, Ann Bee <ann@example.org> wrote:",)),
    ("Date: the day.\nAt 10:30: nobody.", "Date: the day.\nAt 10:30: nobody.", ()),
    ("At 10:30 we ate.\nFrom here on: bread.", "At 10:30 we ate.\nFrom here on: bread.", ()),
    ("\ufeffFrom: ann@example.org\n\nWe knocked.", "We knocked.", ("From: ann@example.org",)),
])
def test_the_sender_is_left_out_and_said(came: str, page: str, left_out: tuple[str, ...]) -> None:
    assert stripped(came) == (page, left_out)


# --- what was made of a page ----------------------------------------------------------------------------------


def test_lines_that_were_kept_of_a_page_go_with_it(tmp_path: Path) -> None:
    """A note that was published or shown to somebody is kept line by line: no word of the page stays in those."""
    host = Host(SqliteStore(tmp_path / "record.sqlite"), FakeClock(), SeededIds())
    session = planning.new_session(host, planning.Details(title="Imagining"), of=WORKSHOP)
    words = handing_in.hand_in(host, session, "We were quetzals, all of us.", "before")
    other = handing_in.hand_in(host, session, "We ate in cars.", "before")
    for n, page in enumerate(handing_in.pages(host, session)):
        kept, row = LineKept(f"l{n}", f"w{n}"), Words(f"w{n}", page.text, "", (page.id,))
        batch = Batch((host.happening(kept, Wish()),), (row,))
        host.record(session, Wish(), n, partial(lambda made, _: made, batch))
    assert "quetzal" in repr(host.session(session))
    handing_in.take_back(host, session, words)
    assert "quetzal" not in repr(host.session(session))
    assert "in cars" in repr(host.session(session))
    assert not [f.name for f in tmp_path.iterdir() if b"quetzal" in f.read_bytes()]
    handing_in.take_back(host, session, other)
    assert host.store.read(session).words == ()
