"""Running a session: each act, its undo, and what happens when two people press at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from convenor.services import editing, running
from convenor.services.host import Wish
from convenor.services.standing import after_act, standing
from convenor.services.views import agenda
from convenor.session.problem import Problem, Stale
from tests.support.hosts import Room, a_planned_room
from tests.support.sessions import NOON


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def states(room: Room) -> list[str]:
    return [p.state for p in room.session().progress]


def test_start_next_and_end_walk_through_the_agenda(room: Room) -> None:
    running.start(room.host, room.session_id)
    for _ in range(5):
        room.clock.forward(minutes=10)
        running.next_part(room.host, room.session_id)
    assert states(room) == ["done"] * 5 + ["running"]
    with pytest.raises(Problem, match="last part"):
        running.next_part(room.host, room.session_id)
    running.end(room.host, room.session_id)
    assert room.session().state == "ended"
    assert standing(room.session(), room.clock.now()) == "Ended 11:50. 0 notes. All kept."


def test_a_late_start_is_said_in_words(room: Room) -> None:
    room.clock.forward(minutes=4)
    running.start(room.host, room.session_id)
    view = agenda(room.session(), room.clock.now())
    assert view["behind_seconds"] == 240
    assert view["spare_seconds"] == 360
    assert "4 minutes behind the plan, ending 12:24" in after_act(room.session(), room.clock.now())


def test_it_started_some_minutes_ago(room: Room) -> None:
    room.clock.forward(minutes=5)
    running.start(room.host, room.session_id, wish=Wish(at=NOON + timedelta(minutes=2)))
    assert room.session().started_at == NOON + timedelta(minutes=2)


def test_an_act_cannot_take_effect_in_the_future(room: Room) -> None:
    with pytest.raises(Problem, match="still to come"):
        running.start(room.host, room.session_id, wish=Wish(at=NOON + timedelta(minutes=1)))
    assert room.session().state == "planned"


def test_no_act_takes_effect_before_the_part_that_is_on_began(room: Room) -> None:
    """Else two parts would have been on at once."""
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    with pytest.raises(Problem, match="began at 11:05, after 11:02") as refused:
        running.next_part(room.host, room.session_id, wish=Wish(at=NOON + timedelta(minutes=2)))
    assert "go SESSION at PART" in refused.value.cure
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id, wish=Wish(at=NOON + timedelta(minutes=7)))


def test_two_people_press_next_at_once_and_it_is_done_once(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id, seen="arrival")
    with pytest.raises(Stale, match="not on any more: “Speakers” is"):
        running.next_part(room.host, room.session_id, seen="arrival")
    assert room.session().running == "speakers"


def test_the_same_command_sent_twice_is_done_once(room: Room) -> None:
    running.start(room.host, room.session_id)
    wish = Wish(command="from-the-telephone")
    running.next_part(room.host, room.session_id, wish=wish)
    running.next_part(room.host, room.session_id, wish=wish)
    assert room.session().running == "speakers"


def test_back_takes_up_the_part_before_with_its_own_beginning(room: Room) -> None:
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    running.back(room.host, room.session_id)
    progress = room.session().progress
    assert progress[0].actual_start == NOON
    assert progress[0].actual_end is None
    assert progress[1].state == "coming"
    with pytest.raises(Problem, match="first part"):
        running.back(room.host, room.session_id)


def test_skip_leaves_out_the_part_that_is_on(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.skip(room.host, room.session_id)
    assert states(room)[:2] == ["skipped", "running"]


def test_pausing_stops_the_parts_clock_and_not_the_promise(room: Room) -> None:
    running.start(room.host, room.session_id)
    promised = room.session().promised_end
    running.pause(room.host, room.session_id)
    with pytest.raises(Problem, match="paused already"):
        running.pause(room.host, room.session_id)
    room.clock.forward(minutes=3)
    running.resume(room.host, room.session_id)
    assert room.session().progress[0].paused_seconds == 180
    assert room.session().promised_end == promised


def test_minutes_are_added_taken_and_undone(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.add(room.host, room.session_id, 3)
    assert room.session().segments[0].seconds == 8 * 60
    running.add(room.host, room.session_id, -2)
    assert room.session().segments[0].seconds == 6 * 60
    assert editing.undo(room.host, room.session_id) == "Undone: the minutes for “Arrival”."
    assert room.session().segments[0].seconds == 8 * 60
    with pytest.raises(Problem, match="cannot be taken"):
        running.add(room.host, room.session_id, -30)


@pytest.mark.parametrize("act", ["start", "next_part", "back", "pause", "skip", "end"])
def test_every_act_has_an_exact_undo(room: Room, act: str) -> None:
    if act != "start":
        running.start(room.host, room.session_id)
    if act == "back":
        running.next_part(room.host, room.session_id)
    before = room.session()
    room.clock.forward(minutes=1)
    getattr(running, act)(room.host, room.session_id)
    changed = room.session()
    assert (changed.progress, changed.state) != (before.progress, before.state)
    editing.undo(room.host, room.session_id)
    after = room.session()
    assert (after.progress, after.segments, after.state, after.running) == (
        before.progress,
        before.segments,
        before.state,
        before.running,
    )


def test_the_speakers_take_their_turns_in_order(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    assert running.speaker(room.host, room.session_id) == "Ada Pell"
    assert running.speaker(room.host, room.session_id) == "Sunil Marsh"
    with pytest.raises(Problem, match="Nobody else"):
        running.speaker(room.host, room.session_id)


def test_nothing_runs_before_the_start_or_after_the_end(room: Room) -> None:
    with pytest.raises(Problem, match="not started"):
        running.next_part(room.host, room.session_id)
    running.start(room.host, room.session_id)
    running.end(room.host, room.session_id)
    with pytest.raises(Problem, match="has ended"):
        running.next_part(room.host, room.session_id)
    assert [p.state for p in room.session().progress][1:] == ["skipped"] * 5


def test_the_group_agrees_to_ten_more_minutes(room: Room) -> None:
    running.start(room.host, room.session_id)
    running.promise_local(room.host, room.session_id, "12:40")
    assert agenda(room.session(), room.clock.now())["promised_end"] == "2026-11-26T12:40:00+00:00"
