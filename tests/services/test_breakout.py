"""Breakout now: an unplanned breakout with the group's question, in one act and one undo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import breakout, editing, roster, running
from convenor.services.roster import Newcomer
from convenor.session.exercise import Prompt
from convenor.session.problem import Problem, Stale
from tests.support.hosts import SERIES_EVENT, Room, a_format, a_part, a_planned_room, an_exercise


def begun(room: Room) -> Room:
    running.start(room.host, room.session_id)
    return room


def now(room: Room, minutes: int = 10, seen: str | None = None) -> str:
    return breakout.breakout_now(room.host, room.session_id, minutes, seen=seen)


def test_the_part_that_is_on_ends_and_people_are_in_rooms_at_once() -> None:
    room = begun(a_planned_room())
    room.clock.forward(minutes=2)
    before = room.session()
    part = now(room)
    session = room.session()
    on = session.now_on
    assert on is not None
    assert (on.id, on.mode, on.seconds) == (part, "breakout", 600)
    assert session.progress[0].state == "done"
    assert session.segments[1].id == part, "right after the one that was on; the others come next"
    assert [s.id for s in session.segments if s.id != part] == [s.id for s in before.segments]
    assert breakout.begun_words(session, part) == "Breakout for 10 minutes in 3 rooms."
    assert editing.undo(room.host, room.session_id) == "Undone: the breakout."
    assert replace(room.session(), seq=0, last_at=None) == replace(before, seq=0, last_at=None)


def test_rooms_are_made_for_those_who_are_there_and_undo_takes_them_away() -> None:
    room = begun(a_planned_room(rooms=(), people=24))
    roster.take(room.host, room.session_id, [Newcomer(f"P{n}") for n in range(11)])
    now(room)
    assert len(room.session().plan.open_rooms) == 3
    editing.undo(room.host, room.session_id)
    assert room.session().plan.open_rooms == ()
    nobody_said_how_many = begun(a_planned_room(rooms=()))
    now(nobody_said_how_many)
    assert nobody_said_how_many.session().plan.open_rooms == ()


def test_without_a_question_of_its_own_the_group_takes_the_one_before_it() -> None:
    asked = replace(an_exercise("together", 15), prompts=(Prompt("q", "What would you miss?"),))
    form = a_format(a_part(asked), a_part(an_exercise("close", 5)))
    room = begun(a_planned_room(form, rooms=(), questions=()))
    began = now(room)
    part = room.session().segment(began)
    assert part is not None
    assert [p.text for p in part.prompts] == ["What would you miss?"]
    with_its_own = begun(a_planned_room(form, rooms=()))
    began = now(with_its_own)
    part = with_its_own.session().segment(began)
    assert part is not None
    assert part.prompts == (), "the session's own question is shown already"


def test_a_paused_session_goes_on_in_rooms_and_a_second_breakout_has_a_name_of_its_own() -> None:
    room = begun(a_planned_room())
    running.pause(room.host, room.session_id)
    first = now(room)
    assert room.session().state == "running"
    running.next_part(room.host, room.session_id)
    assert now(room) != first


def test_what_cannot_be_is_refused_in_words() -> None:
    room = a_planned_room(SERIES_EVENT)
    with pytest.raises(Problem, match="Nothing is running"):
        now(room)
    begun(room)
    for minutes in (0, -5, 601):
        with pytest.raises(Problem, match="not a length"):
            now(room, minutes)
    with pytest.raises(Stale):
        now(room, seen="rooms")
    now(room)
    with pytest.raises(Problem, match="in rooms already"):
        now(room)
