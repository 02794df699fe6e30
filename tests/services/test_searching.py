"""The search: what is found, in what order, and that what is gone is never found nor left in the index."""

from __future__ import annotations

import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.cli.archive import HomeArchive
from convenor.services import point_words, pointing, purging, recording, running
from convenor.services.archive import Passage, Published
from convenor.services.found_words import grouped, line_words
from convenor.services.host import Host
from convenor.services.recording import Line
from convenor.services.searching import Query, Searcher, parsed
from convenor.session.problem import Problem
from convenor.store.search_file import INDEX_FILE, forget_index
from convenor.store.search_index import SqliteIndex, has_full_text
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import Room, a_planned_room
from tests.support.sessions import FakeClock, SeededIds
from tests.support.waiting import LONGEST

OLD = Published(
    "sheds", "Sheds and doors", (
        Passage("Maud Okoro told us of a shed with two doors."), Passage("Doors that stay open", "item", 1)),
    date(2024, 3, 1), "https://a.example/sheds", themes=("power",))
THEMES = {"power": "Sharing and building power"}


class Desk:
    """A home on disk with one session that is over, and one published note."""

    def __init__(self, folder: Path, *, full_text: bool) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.host = Host(SqliteStore(folder / "record.sqlite"), self.clock, SeededIds())
        room = a_planned_room()
        self.host.store.append_copy(room.session_id, room.host.store.read(room.session_id))
        self.room = Room(self.host, self.clock, room.session_id)
        self.archive = HomeArchive(folder, forget_index)
        self.archive.put(OLD)
        self.searcher = Searcher(
            self.host, self.archive, lambda: SqliteIndex(folder / INDEX_FILE, full_text=full_text), lambda: THEMES)
        running.start(self.host, room.session_id)

    def note(self, *lines: Line) -> list[str]:
        return list(recording.record(self.host, self.room.session_id, lines))

    def texts(self, typed: str = "", **more: object) -> list[str]:
        return [f.line.text for f in self.searcher.find(parsed(typed, **more))]  # type: ignore[arg-type]  # fields by name

    def bytes(self) -> bytes:
        return b"".join(f.read_bytes() for f in self.folder.rglob("*") if f.is_file())


@pytest.fixture(params=[True, False], ids=["full text", "without full text"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    if request.param and not has_full_text():
        pytest.skip("this SQLite has no full text")
    return Desk(tmp_path / "home", full_text=request.param)


def test_every_word_has_to_be_there_in_any_order_and_case(desk: Desk) -> None:
    desk.note(Line("Rotas fail when one person holds the list"), Line("The list was long"))
    assert desk.texts("list ROTAS") == ["Rotas fail when one person holds the list"]
    assert desk.texts("list") == ["Rotas fail when one person holds the list", "The list was long"]
    assert desk.texts("rotas long") == []


def test_a_search_that_begins_while_another_is_reading_waits_for_it(desk: Desk) -> None:
    desk.note(Line("Rotas fail when one person holds the list"))
    reads, goes_on, steps = threading.Event(), threading.Event(), list[str]()

    def dawdles(done: int, of: int) -> None:
        steps.append("first")
        reads.set()
        assert goes_on.wait(LONGEST)

    first = threading.Thread(target=lambda: desk.searcher.find(parsed("rotas"), dawdles))
    found: list[int] = []
    second = threading.Thread(
        target=lambda: found.append(len(desk.searcher.find(parsed("list"), lambda *_: steps.append("second")))))
    first.start()
    assert reads.wait(LONGEST)
    second.start()
    second.join(0.2)  # it has either read for itself by then, or it waits
    goes_on.set()
    for thread in (first, second):
        thread.join()
    assert found == [1]
    assert "second" not in steps, "what is read once need not be read again"


def test_a_phrase_stands_together(desk: Desk) -> None:
    desk.note(Line("one person holds the list"), Line("the person holds one list"))
    assert desk.texts("“one person”") == ["one person holds the list"]
    assert desk.texts('"holds the" list') == ["one person holds the list"]


def test_accents_and_apostrophes_do_not_matter(desk: Desk) -> None:
    desk.note(Line("a café that’s open"))
    assert desk.texts("cafe that's") == ["a café that’s open"]


def test_by_speaker(desk: Desk) -> None:
    desk.note(Line("the list was lost", said_by="Ada Pell"), Line("Ada Pell was asked for the list"))
    assert desk.texts(speaker="ada pell")[1:] == ["the list was lost"], "and the session that she was invited to"
    assert desk.texts("list", speaker="Pell") == ["the list was lost"]
    assert desk.texts(speaker="Maud") == ["Maud Okoro told us of a shed with two doors."], "published: who is named"


def test_by_theme_under_its_name_or_its_words(desk: Desk) -> None:
    about, _ = desk.note(Line("who holds the keys"), Line("who holds the list"))
    running.end(desk.host, desk.room.session_id)
    pointing.theme(desk.host, desk.room.session_id, [about], "power", THEMES)
    for theme in ("power", "building power"):
        assert desk.texts("holds", theme=theme) == ["who holds the keys"]
    assert len(desk.texts(theme="power")) == 4, "and the whole of a published note"


def test_the_newest_come_first_and_each_source_stands_together(desk: Desk) -> None:
    desk.note(Line("open the doors"), Line("paint the doors"))
    found = desk.searcher.find(parsed("doors"))
    assert [h for h, _ in grouped(found)] == [
        "Who cooks, 26 November 2026", "Sheds and doors, 1 March 2024 (published: https://a.example/sheds)"]
    assert len(desk.searcher.find(parsed("doors", most=2))) == 2


def test_a_line_says_where_it_was_said_and_what_may_be_done_with_it(desk: Desk) -> None:
    desk.note(Line("a family was turned away", segment="rooms", room=2, consent="us", kind="story"))
    (one,) = desk.searcher.find(parsed("family"))
    assert line_words(one) == "a family was turned away  [Rooms, Room 2; story; for us only]"


def test_an_authors_wording_is_found_too(desk: Desk) -> None:
    (note,) = desk.note(Line("rotas fail"))
    point_words.reword(desk.host, desk.room.session_id, note, "Rosters do not last")
    assert desk.texts("rosters") == ["Rosters do not last"]


def test_pages_of_journals_are_not_searched(desk: Desk) -> None:
    desk.note(Line("we ate alone", kind="journal"))
    assert desk.texts("alone") == []


def test_what_changed_is_read_in_before_each_search(desk: Desk) -> None:
    (note,) = desk.note(Line("rotas fail"))
    assert desk.texts("rotas") == ["rotas fail"]
    recording.edit(desk.host, desk.room.session_id, note, recording.Edit("rosters fail"))
    assert (desk.texts("rotas"), desk.texts("rosters")) == ([], ["rosters fail"])
    recording.take_back(desk.host, desk.room.session_id, note)
    assert desk.texts("rosters") == []
    desk.archive.remove("sheds")
    assert desk.texts("doors") == []


@pytest.mark.parametrize("how", ["erase", "strike", "purge"])
def test_gone_words_are_in_no_byte_of_the_index_either(desk: Desk, how: str) -> None:
    (note,) = desk.note(Line("zugzwang at the door", consent="us"))
    assert desk.texts("zugzwang") == ["zugzwang at the door"]
    assert b"zugzwang" in (desk.folder / INDEX_FILE).read_bytes()
    if how == "erase":
        recording.erase(desk.host, desk.room.session_id, note)
    elif how == "strike":
        recording.strike(desk.host, desk.room.session_id)
    else:
        running.end(desk.host, desk.room.session_id)
        desk.clock.forward(minutes=61 * 24 * 60)
        purging.purge(desk.host, desk.room.session_id)
    assert b"zugzwang" not in desk.bytes()
    assert desk.texts("zugzwang") == []
    assert b"zugzwang" not in desk.bytes()


def test_a_published_note_that_is_taken_out_leaves_no_byte(desk: Desk) -> None:
    assert desk.texts("shed")
    desk.archive.remove("sheds")
    assert b"two doors" not in desk.bytes()


def test_a_search_needs_a_word(desk: Desk) -> None:
    for typed in ("", "  ", "“”", "…", "\ud800"):
        with pytest.raises(Problem, match="nothing to look for"):
            desk.texts(typed)


def test_somebody_who_still_types_finds_by_the_beginning_of_the_last_word(desk: Desk) -> None:
    desk.note(Line("rotas fail"))
    assert desk.texts("fail rot", unfinished=True) == ["rotas fail"]


def test_an_index_that_is_damaged_or_of_another_form_is_made_anew(desk: Desk) -> None:
    desk.note(Line("rotas fail"))
    (desk.folder / INDEX_FILE).write_bytes(b"this is no index at all, but a text" * 100)
    assert desk.texts("rotas") == ["rotas fail"]
    desk.searcher = Searcher(desk.host, desk.archive, lambda: SqliteIndex(desk.folder / INDEX_FILE, full_text=False))
    assert desk.texts("rotas") == ["rotas fail"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder closed instead")
def test_the_index_is_closed_to_others(desk: Desk) -> None:
    desk.texts("shed")
    assert (desk.folder / INDEX_FILE).stat().st_mode & 0o077 == 0


ODD = st.text(st.sampled_from('ab "“”*:(){}^-+~\\/\0\ud800é’AND OR NOT NEAR'), max_size=20) | st.text(max_size=12)


@settings(deadline=None, max_examples=60)
@given(ODD, ODD, ODD, st.booleans(), st.booleans())
def test_whatever_is_typed_is_words_and_no_language(
    typed: str, theme: str, speaker: str, unfinished: bool, full_text: bool
) -> None:
    index = SqliteIndex(None, full_text=full_text and has_full_text())
    query = parsed(typed, theme=theme, speaker=speaker, unfinished=unfinished)
    if not query.empty:
        assert list(index.find(query)) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["rota", "rotas", "list", "door", "open", "ada"]), min_size=1, max_size=5),
       st.lists(st.sampled_from(["rota", "list", "door", "open"]), min_size=1, max_size=2))
def test_every_line_with_all_the_words_is_found(said: list[str], looked: list[str]) -> None:
    from convenor.services.searching import About
    from convenor.services.searching import Line as Found

    for full_text in (True, False) if has_full_text() else (False,):
        index = SqliteIndex(None, full_text=full_text)
        index.put([(About("session", "s", "About"), "1", [Found(" ".join(said))])])
        found = bool(index.find(Query(tuple(looked))))
        assert found or not set(looked) <= set(said)
        assert not found or all(any(s.startswith(w) for s in said) for w in looked)


