"""Hold: never refused, quiet, undone like anything else; what was noted meanwhile goes only if somebody says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import editing, holding, recording, running, standing
from convenor.services.host import Wish
from convenor.services.ports import Batch
from convenor.services.report import report
from convenor.services.shown_to_all import shared
from convenor.session import event as events
from convenor.session.exercise import Care
from convenor.session.problem import NotFound
from tests.support.hosts import Room, a_planned_room


def note(room: Room, text: str, actor: str = "Mina") -> str:
    return recording.record(room.host, room.session_id, [recording.Line(text)], Wish(actor=actor))[0]


def hold(room: Room, *, on: bool = True) -> None:
    holding.hold(room.host, room.session_id, on)


def test_a_hold_can_be_had_before_while_and_after_and_asking_twice_is_no_trouble() -> None:
    room = a_planned_room()
    for go_on in (None, running.start, running.pause, running.end):
        if go_on is not None:
            go_on(room.host, room.session_id)
        hold(room)
        hold(room)
        assert holding.asked_of_note_takers(room.session()) == "Please stop typing for a moment."
        room.clock.forward(minutes=2)
        hold(room, on=False)
        hold(room, on=False)
        assert room.session().hold is None
    assert len(room.session().holds) == 4


def test_whatever_is_done_next_goes_on_with_it() -> None:
    acts = (running.next_part, running.back, running.skip, running.pause, running.resume, running.end)
    for act in acts:
        room = a_planned_room()
        running.start(room.host, room.session_id)
        running.next_part(room.host, room.session_id)
        hold(room)
        room.clock.forward(minutes=3)
        act(room.host, room.session_id)
        session = room.session()
        assert session.hold is None, act
        (held,) = session.holds
        assert held.ended is not None
        assert (held.ended - held.began).total_seconds() == 180


def test_a_start_after_a_hold_begins_with_the_clock_running() -> None:
    room = a_planned_room()
    hold(room)
    room.clock.forward(minutes=3)
    running.start(room.host, room.session_id)
    assert room.session().hold is None
    assert standing.standing(room.session(), room.clock.now()).startswith("3 minutes behind")


def test_what_is_said_while_it_lasts_and_after() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    hold(room)
    assert standing.standing(room.session(), room.clock.now()).startswith("Held since 11:00. ")
    assert "stopped" in shared(room.session(), room.clock.now()).prompts[0]
    assert shared(room.session(), room.clock.now()).clock == ""
    room.clock.forward(minutes=6)
    hold(room, on=False)
    assert standing.standing(room.session(), room.clock.now()).startswith("On time but for 6 minutes held".lower())
    assert "6 minutes held" in holding.went_on_words(room.session(), room.clock.now())


def test_what_to_do_is_the_parts_own_where_it_says_so() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    hold(room)
    first = holding.held(room.session())
    assert first is not None
    assert first.do == holding.DO
    assert "Nobody is named" in first.companion
    part = replace(room.session().segments[0], care=Care("tender", if_distressed="Sit with them."))
    plan = replace(room.session().plan, companion="Beth Rowe")
    changed = Batch(
        tuple(room.host.happening(e, Wish()) for e in (events.SegmentChanged(part), events.PlanChanged(plan)))
    )
    room.host.record(room.session_id, Wish(), "changed", lambda _: changed)
    now = holding.held(room.session())
    assert now is not None
    assert (now.do, now.companion) == ("Sit with them.", "Beth Rowe is there for whoever wants company.")


def test_undo_takes_a_hold_back_and_going_on_too() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    hold(room)
    hold(room, on=False)
    assert editing.undo(room.host, room.session_id).startswith("Undone: going on after the hold.")
    assert room.session().hold is not None
    assert editing.undo(room.host, room.session_id).startswith("Undone: the hold.")
    assert room.session().holds == ()


def test_lines_are_kept_all_the_same_and_those_of_the_last_minutes_are_offered() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    note(room, "long before")
    room.clock.forward(minutes=5)
    before = note(room, "a minute before")
    room.clock.forward(minutes=1)
    hold(room)
    room.clock.forward(seconds=20)
    meanwhile = note(room, "while it lasted", "Bo")
    assert [n.id for n in holding.just_noted(room.session())] == [before, meanwhile]
    hold(room, on=False)
    room.clock.forward(minutes=1)
    after = note(room, "afterwards")
    assert [n.id for n in holding.just_noted(room.session())] == [before, meanwhile]
    assert holding.not_noted(room.host, room.session_id, [before, meanwhile]) == 2
    assert [n.text for n in room.session().notes()] == ["long before", "afterwards"]
    assert room.session().contribution(before) is not None
    assert room.host.store.read(room.session_id).words[-1].text == "afterwards"
    assert after in [n.id for n in room.session().notes()]
    assert holding.just_noted(room.session()) == ()
    assert holding.not_noted(room.host, room.session_id, [before]) == 1  # asked again, it is made sure of
    with pytest.raises(NotFound):
        holding.not_noted(room.host, room.session_id, ["no-such"])


def test_the_report_says_what_was_held_and_counts_nobody_longer_for_it() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    hold(room)
    room.clock.forward(minutes=6)
    hold(room, on=False)
    room.clock.forward(minutes=5)
    running.next_part(room.host, room.session_id)
    found = report(room.host, room.session_id)
    assert found.rows[0].what == "as planned, 6 minutes of it held"
    assert "6 minutes in all were held, and count as nobody’s overtime." in found.summary
    room.clock.forward(minutes=85)
    running.end(room.host, room.session_id)
    summary = report(room.host, room.session_id).summary
    assert any(s.endswith("6 minutes after the promised end (12:30), 6 of them held.") for s in summary)
