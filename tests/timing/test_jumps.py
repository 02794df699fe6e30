"""Sleep, clocks put right, and cues that fall between two looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from convenor.session.agenda import Segment
from convenor.session.exercise import Cue, Overhead, Span, Step
from convenor.timing.cues import due_cues, step_at, step_times
from convenor.timing.jumps import Look, jump
from convenor.timing.reading import Reading
from tests.support.sessions import NOON, a_segment


def look(wall: float, steady: float) -> Look:
    return Look(NOON + timedelta(seconds=wall), steady)


def test_a_machine_that_slept_says_so_whether_or_not_its_steady_clock_did() -> None:
    for steady in (1.0, 601.0):
        said = jump(look(0, 0), look(601, steady))
        assert said is not None
        assert "slept for 10 minutes" in said


def test_a_clock_that_was_put_back_says_so() -> None:
    said = jump(look(0, 0), look(-3599, 1))
    assert said is not None
    assert "put back by 60 minutes" in said


def test_small_corrections_and_slow_looks_are_no_news() -> None:
    assert jump(look(0, 0), look(1, 1)) is None
    assert jump(look(0, 0), look(5, 1)) is None
    assert jump(look(0, 0), look(-4, 1)) is None
    assert jump(look(0, 0), look(30, 30), usual=30) is None


def a_step(step_id: str, usual: int, *cues: Cue, **more: Any) -> Step:
    span = Span(1, usual, usual + 5)
    return Step(step_id, step_id, "plenary", span, cues=cues, **more)


CUED = a_segment(
    "rooms", 12, overhead=Overhead(brief=1, move_out=1),
    steps=(a_step("talk", 6, Cue(0, "begin"), Cue(-60, "last minute")), a_step("tell", 4, Cue(30, "who?"))),
)


def read(segment: Segment, elapsed: int) -> Reading:
    return Reading(segment, elapsed, 0, 0, False, False, False, False, None)


def test_steps_come_between_the_overheads() -> None:
    assert [(t.start, t.end) for t in step_times(CUED)] == [(60, 420), (420, 660)]


def test_the_steps_are_over_when_the_call_begins_to_count_down() -> None:
    part = replace(CUED, overhead=Overhead(brief=1, move_out=1, call_countdown=45))
    assert step_times(part)[-1].end == 12 * 60 - 60 - 45


def test_steps_shrink_in_proportion_and_protected_ones_not() -> None:
    part = a_segment("rooms", 8, steps=(a_step("talk", 6), a_step("tell", 4, rule="protected")))
    assert [(t.start, t.end) for t in step_times(part)] == [(0, 240), (240, 480)]


def test_a_part_cut_below_its_steps_loses_the_last_of_them() -> None:
    part = a_segment("rooms", 1, steps=(a_step("talk", 6), a_step("tell", 4)))
    assert [(t.start, t.end) for t in step_times(part)] == [(0, 60), (60, 60)]
    assert [d.cue.do for d in due_cues(None, read(part, 60))] == []


def test_where_a_part_is() -> None:
    assert step_at(CUED, 30) is None
    where = step_at(CUED, 500)
    assert where is not None
    assert where.step.id == "tell"


def test_each_cue_falls_due_once() -> None:
    said = []
    before = None
    for elapsed in range(0, 720, 7):
        after = read(CUED, elapsed)
        said += [(d.cue.do, d.at) for d in due_cues(before, after)]
        before = after
    assert said == [("begin", 60), ("last minute", 360), ("who?", 450)]


def test_a_pause_brings_no_cue_again() -> None:
    assert due_cues(read(CUED, 60), read(CUED, 60)) == ()


def test_a_part_that_has_just_begun_brings_its_first() -> None:
    bare = a_segment("talk", 6, steps=(a_step("talk", 6, Cue(0, "begin")),))
    assert [d.cue.do for d in due_cues(read(CUED, 700), read(bare, 0))] == ["begin"]


def test_protected_steps_come_down_to_their_least_before_one_falls_off() -> None:
    steps = (a_step("talk", 3, rule="protected"), a_step("tell", 3, rule="protected"), a_step("close", 2))
    lengths = [t.end - t.start for t in step_times(a_segment("rooms", 5, steps=steps))]
    assert lengths == [120, 120, 60]
    assert [t.end - t.start for t in step_times(a_segment("rooms", 8, steps=steps))] == [180, 180, 120]
