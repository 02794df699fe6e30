"""Recording: everything typed comes back, on the terms on which it was said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.rows_csv import to_rows_csv
from convenor.services import recording, running
from convenor.services.host import Wish
from convenor.services.recording import Edit, Line
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Contribution
from convenor.session.text import MAX_BYTES, cleaned, shown, split_lines
from tests.support.hosts import Room, a_planned_room


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def keep(room: Room, *lines: Line, by: str = "Mina") -> tuple[str, ...]:
    return recording.record(room.host, room.session_id, lines, Wish(actor=by))


def only(room: Room) -> Contribution:
    (note,) = room.session().notes()
    return note


def test_a_plain_line_is_an_unnamed_point_in_the_part_that_is_on(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    keep(room, Line("A bench is an invitation"))
    note = only(room)
    assert (note.kind, note.segment, note.room, note.said_by, note.consent) == ("point", "speakers", None, "", "note")
    assert (note.by, note.phase, note.at) == ("Mina", "during", room.clock.now())


def test_notes_before_the_start_and_after_the_end_are_marked_so(room: Room) -> None:
    keep(room, Line("Before"))
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    running.end(room.host, room.session_id)
    keep(room, Line("After"))
    assert [(n.text, n.phase, n.segment) for n in room.session().notes()] == [
        ("Before", "before", "arrival"),
        ("After", "after", "speakers"),
    ]


def test_a_speakers_own_line_starts_as_named_and_anybody_elses_does_not(room: Room) -> None:
    keep(
        room, Line("One", said_by="ada"), Line("Two", said_by="Sally"), Line("Three", said_by="Ada Pell", consent="us")
    )
    assert [(n.said_by, n.consent) for n in room.session().notes()] == [
        ("Ada Pell", "named"),
        ("Sally", "note"),
        ("Ada Pell", "us"),
    ]


def test_a_paste_is_kept_whole_or_not_at_all(room: Room) -> None:
    with pytest.raises(NotFound):
        keep(room, Line("One"), Line("Two", room=9))
    assert room.session().notes() == ()
    assert len(keep(room, *(Line(t) for t in split_lines("one\r\ntwo\rthree\nfour")))) == 4


def test_lines_split_only_where_people_mean_it() -> None:
    assert split_lines("a\u2028b\x0bc\x0cd\x85e") == ["a\u2028b\x0bc\x0cd\x85e"]


def test_a_note_goes_under_the_one_above(room: Room) -> None:
    parent, child = keep(room, Line("What they ask for:"), Line("a certificate", under="above"))
    assert room.session().notes()[1].under == parent
    (third,) = keep(room, Line("another", under="above"))
    assert room.session().contribution(third).under == child  # type: ignore[union-attr]  # it was just kept


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (Line("x", room=4), "no Room 4"),
        (Line("x", room=0), "no Room 0"),
        (Line("x", segment="coffee"), "no part called"),
        (Line("x", under="zzz"), "no note “zzz”"),
        (Line("x", consent="named"), "whose words"),
        (Line("   "), "nothing in that note"),
        (Line("y" * (MAX_BYTES + 1)), "too long"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(room: Room, line: Line, words: str) -> None:
    with pytest.raises(Problem, match=words):
        keep(room, line)
    assert room.session().contributions == ()


def test_a_note_of_exactly_a_mebibyte_is_kept(room: Room) -> None:
    text = "é" * (MAX_BYTES // 2)
    keep(room, Line(text))
    assert only(room).text == text


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1).filter(str.strip))
def test_all_of_unicode_comes_back(text: str) -> None:
    room = a_planned_room()
    keep(room, Line(text))
    assert only(room).text == cleaned(text)
    if "\x00" not in text and text.isprintable():
        assert only(room).text == text


def test_nul_and_lone_surrogates_become_the_replacement_character() -> None:
    assert cleaned("a\x00b\ud800c") == "a\ufffdb\ufffdc"


@given(st.text())
def test_what_is_shown_can_move_no_cursor_and_turn_no_line(text: str) -> None:
    for char in shown(text):
        assert ord(char) >= 0x20
        assert not 0x7F <= ord(char) < 0xA0
        assert char not in "\u202e\u202d\u2066\u2067\u2068\u2069\u200f"


def test_edit_keeps_the_rest_and_undo_brings_back_the_words(room: Room) -> None:
    (note,) = keep(room, Line("First", kind="story"))
    recording.edit(room.host, room.session_id, note, Edit(text="Second"), Wish(actor="Mina"))
    assert (only(room).text, only(room).kind, only(room).edited) == ("Second", "story", True)
    assert recording.undo_own(room.host, room.session_id, Wish(actor="Mina")) == note
    assert only(room).text == "First"


def test_undo_is_ones_own_and_a_note_undone_can_be_restored(room: Room) -> None:
    (mine,) = keep(room, Line("Mine"), by="Mina")
    keep(room, Line("Yours"), by="Joel")
    recording.undo_own(room.host, room.session_id, Wish(actor="Mina"))
    assert [n.text for n in room.session().notes()] == ["Yours"]
    recording.restore(room.host, room.session_id, mine, Wish(actor="Mina"))
    assert [n.text for n in room.session().notes()] == ["Mine", "Yours"]
    with pytest.raises(Problem, match="nothing of yours"):
        recording.undo_own(room.host, room.session_id, Wish(actor="Tamsin"))


def test_a_note_taken_back_is_neither_listed_nor_changed_until_it_is_restored(room: Room) -> None:
    (note,) = keep(room, Line("Hm"))
    recording.take_back(room.host, room.session_id, note)
    assert room.session().notes() == ()
    with pytest.raises(Problem, match="taken back"):
        recording.edit(room.host, room.session_id, note, Edit(text="x"))
    recording.restore(room.host, room.session_id, note)
    assert only(room).text == "Hm"


def test_a_note_is_moved_to_another_part_and_room(room: Room) -> None:
    (note,) = keep(room, Line("Hm"))
    recording.move(room.host, room.session_id, note, "rooms", 3)
    assert (only(room).segment, only(room).room) == ("rooms", 3)
    with pytest.raises(NotFound):
        recording.move(room.host, room.session_id, note, "rooms", 4)


def test_what_stood_under_a_note_that_went_is_one_of_its_own_and_names_it_no_more(room: Room) -> None:
    parent, child = keep(room, Line("What they ask for:"), Line("a certificate", under="above"))
    assert room.session().hanging() == {child: parent}
    recording.take_back(room.host, room.session_id, parent)
    assert room.session().hanging() == {}
    recording.restore(room.host, room.session_id, parent)
    assert room.session().hanging() == {child: parent}
    recording.erase(room.host, room.session_id, parent)
    assert room.session().hanging() == {}
    assert parent not in to_rows_csv(room.session())


def test_strike_erases_ones_own_last_line_for_good(room: Room) -> None:
    keep(room, Line("Keep me"), by="Mina")
    (struck,) = keep(room, Line("Do not write that down"), by="Mina")
    keep(room, Line("Somebody else's"), by="Joel")
    assert recording.strike(room.host, room.session_id, Wish(actor="Mina")) == struck
    note = room.session().contribution(struck)
    assert note is not None
    assert (note.text, note.erased) == ("", True)
    assert all(w.text != "Do not write that down" for w in room.host.store.read(room.session_id).words)
    with pytest.raises(Problem, match="gone for good"):
        recording.restore(room.host, room.session_id, struck)


def test_erasing_takes_every_version_and_asking_again_is_no_trouble(room: Room) -> None:
    (note,) = keep(room, Line("One"))
    recording.edit(room.host, room.session_id, note, Edit(text="Two"))
    recording.erase(room.host, room.session_id, note)
    recording.erase(room.host, room.session_id, note)
    assert room.host.store.read(room.session_id).words == ()


def test_a_line_sent_twice_under_one_id_is_kept_once(room: Room) -> None:
    wish = Wish(actor="Mina", command="from-her-telephone")
    first = recording.record(room.host, room.session_id, [Line("Once")], wish)
    assert recording.record(room.host, room.session_id, [Line("Once")], wish) == first
    with pytest.raises(Problem):
        recording.record(room.host, room.session_id, [Line("Another")], wish)
    assert [n.text for n in room.session().notes()] == ["Once"]
