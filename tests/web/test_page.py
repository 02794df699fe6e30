"""A participant's page: handed in once, taken back by three words, and nothing that leads to whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from convenor.services import handing_in, planning, running
from convenor.services.host import Host
from convenor.services.serving import Asked
from convenor.session.exercise import Capture
from convenor.store.sqlite import SqliteStore
from convenor.web.serving import serve
from tests.support.hosts import a_format, a_part, an_exercise
from tests.support.served import Got, PlainBrowser, Served
from tests.support.sessions import FakeClock, SeededIds
from tests.web.test_doors import come_in

IMAGINED = a_format(
    a_part(an_exercise("arrival", 5, kind="arrival")),
    a_part(an_exercise("journal", 15, "solo", "journal", capture=Capture(("journal",)))),
    a_part(an_exercise("close", 5, kind="close")),
)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Served]:
    clock = FakeClock()
    host = Host(SqliteStore(tmp_path / "record.sqlite"), clock, SeededIds(3))
    session = planning.new_session(host, planning.Details(title="An end to it"), of=IMAGINED)
    running.start(host, session)
    serving = serve(host, Asked(session, port=0))
    yield Served(host, clock, session, serving)
    serving.stop()
    host.store.close()  # type: ignore[attr-defined]


def hand_in(browser: PlainBrowser, text: str, strand: str = "after", form: Got | None = None) -> Got:
    form = form or browser.get("/page")
    return browser.post("/page", {
        "check": form.check, "page": form.hidden("page"), "words": form.hidden("words"), "text": text, "strand": strand,
    })


def words_of(got: Got) -> str:
    return got.body.split('id="words">')[1].split("<")[0]


def test_a_page_is_handed_in_once_and_taken_back_by_its_words(hall: Served) -> None:
    browser = come_in(hall, "participant")
    form = browser.get("/page")
    got = hand_in(browser, "We ate together", form=form)
    again = hand_in(browser, "We ate together", form=form)  # the button pressed twice
    assert words_of(got) == words_of(again)
    (page,) = handing_in.pages(hall.host, hall.session_id)
    assert (page.text, page.strand) == ("We ate together", "after")
    assert hall.session.notes() == (), "a page is no line"
    other = come_in(hall, "participant")
    check = other.get("/page").check
    assert other.post("/page/back", {"check": check, "words": "three wrong words"}).status == 422
    assert other.post("/page/back", {"check": check, "words": words_of(got).upper()}).status == 200
    assert handing_in.pages(hall.host, hall.session_id) == ()


def test_the_part_that_asks_for_pages_takes_no_answers_into_the_log(hall: Served) -> None:
    browser = come_in(hall, "participant")
    assert "Your answer" in browser.get("/answer").body
    running.next_part(hall.host, hall.session_id)
    hall.serving.hall.look()
    assert "Your answer" not in browser.get("/answer").body
    assert "Write a page" in browser.get("/answer").body
    hand_in(browser, "Then the street turned")
    (page,) = handing_in.pages(hall.host, hall.session_id)
    assert page.segment == hall.session.running


def test_what_cannot_be_handed_in_is_still_on_the_page(hall: Served) -> None:
    browser = come_in(hall, "participant")
    assert "Half a story" in hand_in(browser, "Half a story", strand="middle").body
    form = browser.get("/page")
    fields = {"check": form.check, "text": "Half a story", "strand": "after"}
    for spoilt in ({"page": "x", "words": form.hidden("words")}, {"page": form.hidden("page"), "words": "one"}):
        got = browser.post("/page", fields | spoilt)
        assert got.status == 422
        assert "Half a story" in got.body
    handing_in.close(hall.host, hall.session_id)
    got = hand_in(browser, "Half a story", form=form)
    assert got.status == 422
    assert "Handing in is closed" in got.body
    assert handing_in.pages(hall.host, hall.session_id) == ()


def test_only_participants_hand_in_and_no_other_site_does_it_for_them(hall: Served) -> None:
    taker, one = come_in(hall, "note-taker"), come_in(hall, "participant")
    assert taker.get("/page").status == 403
    form = one.get("/page")
    assert taker.post("/page", {"check": taker.get("/notes").check}).status == 403
    forged = {"check": "x", "page": form.hidden("page"), "words": "a b c", "text": "x", "strand": "turn"}
    assert one.post("/page", forged).status == 403
    assert one.post("/page/back", {"check": "x", "words": "a b c"}).status == 403
    assert handing_in.pages(hall.host, hall.session_id) == ()


def test_nothing_in_the_record_leads_to_whose_page_it_is(hall: Served) -> None:
    before = hall.session.seq
    browser = come_in(hall, "participant")
    got = hand_in(browser, "A page of mine")
    assert hall.session.seq == before, "no event tells of it"
    record = b"".join(f.read_bytes() for f in hall.host.store.path.parent.iterdir())  # type: ignore[attr-defined]
    assert words_of(got).encode() not in record
    assert not any(value.encode() in record for name, value in browser.cookies.items() if "visit" in name)
