"""Report-back: the rooms' lines are ticked and starred, and a room's own choice comes first in the note."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import recording, reporting_back, rooms, running
from convenor.services.host import Wish
from convenor.services.recording import Line
from convenor.services.reporting_back import Marks, mark, not_heard, rooms_back, say_new
from convenor.session.problem import Problem
from convenor.writeup.shape import shape
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise

TWO_ROUNDS = a_format(
    a_part(an_exercise("first", mode="breakout", kind="discussion")),
    a_part(an_exercise("back-one", mode="report-back", kind="report-back")),
    a_part(an_exercise("second", mode="breakout", kind="discussion")),
    a_part(an_exercise("back-two", mode="report-back", kind="report-back")),
)


@pytest.fixture
def room() -> Room:
    room = a_planned_room(TWO_ROUNDS)
    running.start(room.host, room.session_id)
    return room


def note(room: Room, text: str, n: int | None, under: str = "") -> str:
    return recording.record(room.host, room.session_id, [Line(text, room=n, under=under)])[0]


def heard(room: Room) -> dict[int, list[str]]:
    return {back.room.n: [c.text for c in back.lines] for back in rooms_back(room.session())}


def printed(room: Room) -> list[str]:
    session = room.session()
    return [session.contribution(p.id).text for p in shape(session).points]  # type: ignore[union-attr]  # all are notes


def test_the_rooms_of_the_round_before_come_back_the_empty_ones_too(room: Room) -> None:
    note(room, "One", 1)
    note(room, "Three", 3)
    note(room, "For all", None)
    running.next_part(room.host, room.session_id)
    assert heard(room) == {1: ["One"], 2: [], 3: ["Three"]}
    assert not_heard(rooms_back(room.session())) == "Not heard yet: Rooms 1, 2 and 3."
    running.next_part(room.host, room.session_id)
    note(room, "Second round", 2)
    running.next_part(room.host, room.session_id)
    assert heard(room) == {1: [], 2: ["Second round"], 3: []}


def test_ticked_and_starred_and_taken_off_again(room: Room) -> None:
    one, two = note(room, "One", 1), note(room, "Two", 1)
    mark(room.host, room.session_id, Marks(said=(one, two), star=(two,)))
    (first, *_) = rooms_back(room.session())
    assert [(c.said_aloud, c.starred) for c in first.lines] == [(True, False), (True, True)]
    assert not_heard(rooms_back(room.session())) == "Not heard yet: Rooms 2 and 3."
    before = room.session().seq
    mark(room.host, room.session_id, Marks(said=(one,)))
    assert room.session().seq == before, "what is so already needs no event"
    mark(room.host, room.session_id, Marks(not_said=(one, two), no_star=(two,)))
    assert not any(c.said_aloud or c.starred for c in room.session().notes())


def test_all_of_them_or_none(room: Room) -> None:
    one, gone = note(room, "One", 1), note(room, "Gone", 1)
    recording.take_back(room.host, room.session_id, gone)
    for wrong, said in ((Marks(said=(one, gone)), "taken back"), (Marks(said=(one, "nowhere")), "nowhere"),
                        (Marks(said=(one,), not_said=(one,)), "opposite")):
        with pytest.raises(Problem, match=said):
            mark(room.host, room.session_id, wrong)
    assert not any(c.said_aloud for c in room.session().notes())


def test_a_rooms_choice_is_its_first_in_the_note_and_nothing_else_moves(room: Room) -> None:
    note(room, "A", 1)
    chosen = note(room, "B", 1)
    note(room, "under B", 1, under=chosen)
    note(room, "C", 2)
    assert printed(room) == ["A", "B", "under B", "C"]
    mark(room.host, room.session_id, Marks(star=(chosen,)))
    assert printed(room) == ["B", "under B", "A", "C"]
    recording.undo_own(room.host, room.session_id)
    assert printed(room) == ["A", "B", "under B", "C"]


def test_what_is_new_is_kept_for_its_room_as_said(room: Room) -> None:
    running.next_part(room.host, room.session_id)
    say_new(room.host, room.session_id, 2, "We had no pen", Wish(actor="Tom"))
    (line,) = next(b for b in rooms_back(room.session()) if b.room.n == 2).lines
    assert (line.text, line.segment, line.by, line.said_aloud) == ("We had no pen", "back-one", "Tom", True)
    with pytest.raises(Problem):
        say_new(room.host, room.session_id, 9, "Nobody")


def test_without_rooms_there_is_nothing_to_tick() -> None:
    room = a_planned_room(TWO_ROUNDS, rooms=())
    assert rooms_back(room.session()) == ()
    assert not_heard(()) == ""


def test_a_room_that_closed_is_not_waited_for_and_a_name_is_said(room: Room) -> None:
    rooms.rename(room.host, room.session_id, 1, "Kitchen")
    note(room, "Three", 3)
    mark(room.host, room.session_id, Marks(said=(room.session().notes()[0].id,)))
    assert not_heard(rooms_back(room.session())) == "Not heard yet: Kitchen and Room 2."
    rooms.close(room.host, room.session_id, 2)
    assert sorted(heard(room)) == [1, 3]


def test_an_erased_line_stays_erased_whatever_is_ticked(room: Room) -> None:
    one = note(room, "One", 1)
    mark(room.host, room.session_id, Marks(said=(one,), star=(one,)))
    recording.erase(room.host, room.session_id, one)
    assert heard(room)[1] == []
    assert replace(rooms_back(room.session())[0]).heard is False
    assert reporting_back.part_of(room.session()) is not None
