"""Gathering: every line once, in its room and part, on its terms, however often and from wherever it comes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convenor.services import gathering, pasting, reality, recording, running
from convenor.services.gathering import Gathered
from convenor.services.recording import Edit, Line
from convenor.session.problem import Problem
from convenor.session.session import Contribution
from convenor.session.text import MAX_BYTES
from tests.support.hosts import Room, a_planned_room

SHEET = """Convenor sheet 1
Session: Who cooks ({session})
Note-taker: Mina
Times: 2026-11-26T11:05:00+00:00

Room 2, Rooms
[11:05:00 aaaaaaaa] A bench
[11:06:00 bbbbbbbb] story Ada: The kettle
[11:06:30 cccccccc] > and it broke

Together
[11:07:00 dddddddd] us: a worry
"""


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def look(room: Room, text: str, at_room: int | None = None) -> Gathered:
    session = room.session()
    if pasting.is_sheet(text):
        arrived = pasting.from_sheet(text, session, room.host.now())
    else:
        arrived = pasting.from_block(text, session, at_room)
    return gathering.sort_out(room.host, room.session_id, arrived)


def keep(room: Room, text: str, at_room: int | None = None) -> tuple[str, ...]:
    return gathering.keep(room.host, room.session_id, look(room, text, at_room))


def sheet(room: Room) -> str:
    return SHEET.format(session=room.session_id)


def said(notes: tuple[Contribution, ...]) -> list[tuple[int | None, str]]:
    return [(n.room, n.text) for n in notes]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Room 3\nA bench\nBins", [(3, "A bench"), (3, "Bins")]),
        ("room 3:\n- A bench\n* Bins\n1. Lamps\n2) Dogs", [(3, "A bench"), (3, "Bins"), (3, "Lamps"), (3, "Dogs")]),
        ("Room 1: A bench\nBins\nROOM 2 - the hall\nLamps", [(1, "A bench"), (1, "Bins"), (2, "Lamps")]),
        ("**Room 2**\nA\n## Room 3 ##\nB\nBreakout room 1\nC", [(2, "A"), (3, "B"), (1, "C")]),
        ("A\nr3: B\nC", [(None, "A"), (3, "B"), (None, "C")]),
        ("Room 2 was cold\nRoom 200\n3 dogs", [(None, "Room 2 was cold"), (None, "Room 200"), (None, "3 dogs")]),
        ("Room 1\nA\nTogether\nB", [(1, "A"), (None, "B")]),
        ("Room 1\r\nA\r\n\r\nA\r\n a ", [(1, "A")]),
        ("Room 1\nstory: A\nus: B", [(1, "A"), (1, "B")]),
    ],
)
def test_a_block_is_read_room_by_room(room: Room, text: str, lines: list[tuple[int | None, str]]) -> None:
    assert [(h.line.room, h.line.text) for h in look(room, text).new] == lines


def test_a_rooms_own_name_is_a_heading(room: Room) -> None:
    from convenor.services import rooms

    rooms.rename(room.host, room.session_id, 2, "The kitchen")
    assert [(h.line.room, h.line.text) for h in look(room, "The kitchen:\nA\nThe kitchens are cold").new] == [
        (2, "A"), (2, "The kitchens are cold")
    ]


def test_looking_changes_nothing_and_keeping_again_adds_nothing(room: Room) -> None:
    before = room.session()
    look(room, sheet(room))
    look(room, "Room 1\nA")
    assert room.session() == before
    assert len(keep(room, sheet(room))) == 4
    assert len(keep(room, "Room 1\nA\n- B")) == 2
    after = room.session()
    assert keep(room, sheet(room)) == ()
    assert keep(room, "ROOM 1:\n*  a\nB") == ()
    assert room.session() == after
    assert look(room, sheet(room)).known == 4


def test_a_sheets_lines_have_their_terms_their_note_taker_and_their_place(room: Room) -> None:
    keep(room, sheet(room))
    notes = room.session().notes()
    assert said(notes) == [(2, "A bench"), (2, "The kettle"), (2, "and it broke"), (None, "a worry")]
    assert {n.by for n in notes} == {"Mina"}
    assert (notes[1].kind, notes[1].said_by, notes[1].consent) == ("story", "Ada Pell", "named")
    assert notes[2].under == notes[1].id
    assert notes[3].consent == "us"
    assert {n.segment for n in notes[:3]} == {"rooms"}


def test_times_count_only_when_the_session_was_on(room: Room) -> None:
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=6)
    running.next_part(room.host, room.session_id)
    room.clock.forward(minutes=80)
    running.end(room.host, room.session_id)
    keep(room, sheet(room))
    bench, *_, worry = room.session().notes()
    assert bench.phase == "during"
    assert bench.at - room.clock.now() == timedelta(minutes=-81)
    assert worry.segment == "speakers"
    wrong = sheet(room).replace("2026-11-26", "2019-01-01").replace("aaaa", "zzzz").replace("A bench", "B")
    keep(room, wrong)
    assert room.session().notes()[-1].phase == "after"


def test_a_sheet_that_a_mail_program_quoted_and_broke_is_read(room: Room) -> None:
    mailed = "\n".join(f"> {line}" for line in sheet(room).splitlines())
    broken = mailed.replace("A bench", "A bench is\n> an invitation")
    lines = look(room, f"Hello!\n\n{broken}\n").new
    assert lines[0].line.text in ("A bench is an invitation", "A bench is > an invitation")
    assert len(lines) == 4


def test_what_changed_on_the_sheet_is_taken_over_unless_it_was_changed_here(room: Room) -> None:
    keep(room, sheet(room))
    first, second, *_ = room.session().notes()
    recording.edit(room.host, room.session_id, second.id, Edit(text="Ours"))
    found = look(room, sheet(room).replace("A bench", "Two benches").replace("The kettle", "Theirs"))
    assert [(n.id, h.line.text) for n, h in found.changed] == [(first.id, "Two benches")]
    gathering.keep(room.host, room.session_id, found)
    assert [n.text for n in room.session().notes()[:2]] == ["Two benches", "Ours"]


def test_what_was_struck_on_the_sheet_is_erased_here(room: Room) -> None:
    keep(room, sheet(room))
    struck = sheet(room).replace("[11:05:00 aaaaaaaa] A bench\n", "") + "\nStruck: aaaaaaaa eeeeeeee\n"
    gathering.keep(room.host, room.session_id, look(room, struck))
    assert "A bench" not in repr(room.host.store.read(room.session_id))
    assert len(room.session().notes()) == 3
    assert look(room, sheet(room)).new == (), "an older copy of the sheet does not bring it back"


def test_a_line_that_was_erased_or_taken_back_here_does_not_come_back(room: Room) -> None:
    keep(room, sheet(room) + "")
    first, second, *_ = room.session().notes()
    recording.erase(room.host, room.session_id, first.id)
    recording.take_back(room.host, room.session_id, second.id)
    assert look(room, sheet(room)).new == ()


def test_no_name_of_a_command_gives_the_words_away(room: Room) -> None:
    keep(room, "Room 1\nsecret")
    before = [e.command for e in room.host.store.read(room.session_id).entries if e.command.startswith("gather")]
    other = a_planned_room()
    keep(other, "Room 1\nsomething else")
    after = [e.command for e in other.host.store.read(other.session_id).entries if e.command.startswith("gather")]
    assert before == after


def test_what_was_typed_here_already_is_not_pasted_beside_itself(room: Room) -> None:
    recording.record(room.host, room.session_id, [Line("A bench", room=1)])
    assert [h.line.room for h in look(room, "Room 1\na  Bench\nRoom 2\nA bench").new] == [2]


def test_lines_of_rooms_that_are_not_there_are_shown_and_left(room: Room) -> None:
    found = look(room, "Room 7\nA\nRoom 1\nB")
    assert [h.line.text for h in found.nowhere] == ["A"]
    gathering.keep(room.host, room.session_id, found)
    assert said(room.session().notes()) == [(1, "B")]


@pytest.mark.parametrize("words", ["another session", "newer Convenor"])
def test_sheets_of_elsewhere_are_refused_in_words(room: Room, words: str) -> None:
    text = sheet(room).replace(room.session_id, "other") if "another" in words else sheet(room).replace("t 1", "t 9")
    with pytest.raises(Problem, match=words):
        look(room, text)


def test_stopped_half_way_and_done_again_keeps_each_once(room: Room) -> None:
    found = look(room, sheet(room))
    half = Gathered(new=found.new[:2])
    gathering.keep(room.host, room.session_id, half)
    keep(room, sheet(room))
    assert len(room.session().notes()) == 4
    gathering.keep(room.host, room.session_id, found)  # an old look, accepted late
    assert len(room.session().notes()) == 4


@pytest.mark.parametrize("why", ["unnoted", "too long"])
def test_one_line_that_cannot_be_kept_stops_all_before_the_first(room: Room, why: str) -> None:
    text = "Room 1\nfine\nRoom 2\nnot here"
    if why == "unnoted":
        reality.unnoted(room.host, room.session_id, True, room=2)
    else:
        text += "x" * MAX_BYTES
    with pytest.raises(Problem):
        keep(room, text)
    assert room.session().notes() == ()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["Room 1", "room 2:", "- a", "> b", "story: c", "[11:00:00 aaaaaaaa] x", "Convenor sheet 1", "", "r3: d",
     "Struck: q"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=8).map("\n".join))
@example("\x00")
def test_any_paste_is_read_and_a_second_time_adds_nothing(text: str) -> None:
    room = a_planned_room()
    try:
        keep(room, text)
    except Problem:
        return
    assert look(room, text).new == ()
