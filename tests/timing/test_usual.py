"""How long an exercise really took: after five runs it proposes a better usual length, and changes nothing."""

from __future__ import annotations

from dataclasses import replace

from convenor.services import guiding, holding, running
from convenor.services.usual_words import usual_lines, usual_row
from convenor.session.session import Session
from convenor.timing.usual import usual
from tests.services.test_guiding import FORM, JOURNEY
from tests.support.hosts import a_planned_room


def held(minutes: int, *, guided: bool = True, hold: int = 0) -> Session:
    """The journey, its first step as long as said, then three minutes more; held in between."""
    room = a_planned_room(FORM)
    running.start(room.host, room.session_id)
    if guided:
        guiding.begin(room.host, room.session_id)
    room.clock.forward(minutes=minutes)
    if guided:
        guiding.next_step(room.host, room.session_id)
    if hold:
        holding.hold(room.host, room.session_id, True)
        room.clock.forward(minutes=hold)
        holding.hold(room.host, room.session_id, False)
    room.clock.forward(minutes=3)
    running.next_part(room.host, room.session_id)
    return room.session()


def test_before_five_runs_nothing_is_proposed() -> None:
    whole, *steps = usual(JOURNEY, [held(4) for _ in range(4)])
    assert (whole.runs, whole.written, whole.took, whole.proposed) == (4, 10, 7, None)
    assert [(s.step, s.took) for s in steps] == [("settle", 4), ("away", 3)]


def test_after_five_the_median_is_and_what_was_held_is_not_in_it() -> None:
    sessions = [held(4), held(5), held(5, hold=30), held(6), held(60)]
    whole, *steps = usual(JOURNEY, sessions)
    assert (whole.took, whole.proposed) == (8, 8)
    assert [(s.step, s.proposed) for s in steps] == [("settle", 5), ("away", 3)]
    assert usual_lines(JOURNEY, sessions) == [
        "It ran 5 times and took 8 minutes, where the file says 10. A better usual length: 8.",
        "“Settle” was held 5 times and took 5 minutes, where the file says 3. A better usual length: 5.",
        "“Away” was held 5 times and took 3 minutes, where the file says 5. A better usual length: 3.",
    ]
    assert usual_row(JOURNEY, sessions)[0] == {"step": None, "runs": 5, "written": 10, "took": 8, "proposed": 8}


def test_what_takes_what_the_file_says_is_left_alone() -> None:
    (whole,) = usual(JOURNEY, [held(7, guided=False) for _ in range(5)])
    assert (whole.took, whole.proposed) == (10, None)


def test_one_that_never_came_to_its_end_says_nothing() -> None:
    room = a_planned_room(FORM)
    assert usual(JOURNEY, [room.session()]) == ()
    running.start(room.host, room.session_id)
    assert usual(JOURNEY, [room.session()]) == ()
    running.skip(room.host, room.session_id)
    assert usual(JOURNEY, [room.session()]) == ()


def test_what_grows_with_speakers_is_told_and_never_proposed() -> None:
    grows = replace(JOURNEY, scales_with="speakers", each_seconds=420)
    whole, *_ = usual(grows, [held(14) for _ in range(5)])
    assert (whole.took, whole.proposed) == (17, None)
