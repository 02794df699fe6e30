"""When parts were to be, were, and will be."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.session.problem import Problem
from convenor.session.session import Progress
from convenor.timing.timeline import Timeline, baseline_start, planned_times, start_baseline, timeline
from convenor.timing.words import where_we_stand
from tests.support.agendas import DATED, START, underway
from tests.support.sessions import a_plan, a_segment, a_session


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


TALK, ROOMS, CLOSE = a_segment("talk", 20), a_segment("rooms", 40), a_segment("close", 20)


def starts(line: Timeline) -> list[int | None]:
    return [
        round((r.projected_start - START).total_seconds() / 60) if r.projected_start else None for r in line.rows
    ]


def test_before_the_start_the_projection_is_the_plan() -> None:
    line = timeline(a_session(TALK, ROOMS, CLOSE, plan=DATED), START - minutes(600))
    assert starts(line) == [0, 20, 60]
    assert all((r.planned_start, r.planned_end) == (r.projected_start, r.projected_end) for r in line.rows)
    assert (line.promised_end, line.projected_end) == (START + minutes(90), START + minutes(80))
    assert (line.spare_seconds, line.behind_seconds, line.total_seconds, line.length_seconds) == (600, 0, 4800, 5400)


def test_past_its_hour_an_unstarted_session_is_projected_from_now() -> None:
    line = timeline(a_session(TALK, ROOMS, CLOSE, plan=DATED), START + minutes(12))
    assert starts(line) == [12, 32, 72]
    assert (line.behind_seconds, line.spare_seconds) == (12 * 60, -2 * 60)


def test_an_undated_session_has_lengths_and_no_times() -> None:
    line = timeline(a_session(TALK, ROOMS, CLOSE), START)
    assert (line.promised_end, line.projected_end, line.behind_seconds) == (None, None, 0)
    assert (line.spare_seconds, line.total_seconds, line.length_seconds) == (600, 4800, 5400)
    assert all(r.planned_start is None and r.projected_start is None for r in line.rows)
    assert [r.seconds for r in line.rows] == [1200, 2400, 1200]


def test_an_undated_session_with_hours_knows_its_length_by_them() -> None:
    line = timeline(a_session(TALK, plan=a_plan(start=time(23), end=time(0, 30))), START)
    assert (line.length_seconds, line.spare_seconds) == (5400, 4200)


def test_a_session_with_no_parts_at_all() -> None:
    line = timeline(a_session(plan=DATED), START)
    assert (line.rows, line.projected_end, line.spare_seconds) == ((), None, 5400)


def test_a_dropped_part_stays_in_sight_and_takes_no_time() -> None:
    progress = (Progress(), Progress("dropped"), Progress())
    line = timeline(a_session(TALK, ROOMS, CLOSE, plan=DATED, progress=progress), START - minutes(5))
    assert starts(line) == [0, None, 20]
    assert (line.rows[1].planned_start, line.rows[1].seconds, line.total_seconds) == (None, 0, 2400)


def test_what_is_over_keeps_its_times_and_what_comes_moves() -> None:
    line = timeline(underway(TALK, ROOMS, CLOSE, on=1, since=START + minutes(25)), START + minutes(30))
    assert starts(line) == [0, 25, 65]
    assert line.rows[0].seconds == 25 * 60
    assert line.rows[2].planned_start == START + minutes(60)
    assert (line.behind_seconds, line.spare_seconds) == (5 * 60, 5 * 60)


def test_the_running_part_ends_as_planned_until_that_has_passed_and_then_now() -> None:
    session = underway(TALK, ROOMS, CLOSE, on=0, since=START)
    assert timeline(session, START + minutes(19)).rows[0].projected_end == START + minutes(20)
    assert timeline(session, START + minutes(23)).rows[0].projected_end == START + minutes(23)
    assert timeline(session, START + minutes(23)).behind_seconds == 180


def test_in_a_pause_the_end_keeps_moving() -> None:
    session = underway(TALK, ROOMS, CLOSE, on=0, since=START, paused_at=START + minutes(5), state="paused")
    assert timeline(session, START + minutes(9)).rows[0].projected_end == START + minutes(24)
    assert timeline(session, START + minutes(10)).rows[0].projected_end == START + minutes(25)


def test_a_pause_that_is_over_counts_once() -> None:
    session = underway(TALK, CLOSE, on=0, since=START)
    progress = (Progress("running", START, paused_seconds=120), Progress())
    rested = a_session(
        TALK, CLOSE, plan=DATED, progress=progress, state="running", running="talk", started_at=START,
        planned=session.planned, promised_end=session.promised_end,
    )
    assert timeline(rested, START + minutes(9)).rows[0].projected_end == START + minutes(22)


PINNED = a_segment("lunch", 10, start_at=time(11, 30))


def test_a_pinned_part_waits_for_its_hour_and_so_absorbs_lateness() -> None:
    session = underway(TALK, PINNED, CLOSE, on=0, since=START)
    assert starts(timeline(session, START)) == [0, 30, 40]
    late = timeline(session, START + minutes(28))
    assert starts(late) == [0, 30, 40]
    assert late.behind_seconds == 0
    assert starts(timeline(session, START + minutes(33))) == [0, 33, 43]


def test_a_pin_past_midnight_belongs_to_the_session() -> None:
    plan = a_plan(date=date(2026, 11, 26), start=time(23, 30), end=time(1))
    line = timeline(a_session(TALK, a_segment("moon", 10, start_at=time(0, 15)), plan=plan), START)
    assert line.rows[1].projected_start == datetime(2026, 11, 27, 0, 15, tzinfo=START.tzinfo)


def test_a_part_put_in_later_has_no_plan_and_one_put_before_the_running_one_still_comes_after() -> None:
    session = underway(TALK, ROOMS, CLOSE, on=0, since=START)
    more = a_segment("extra", 5)
    later = a_session(
        more, TALK, ROOMS, CLOSE, plan=DATED, progress=(Progress(), *session.progress), state="running",
        running="talk", started_at=START, planned=session.planned, promised_end=session.promised_end,
    )
    line = timeline(later, START)
    assert starts(line) == [20, 0, 25, 65]
    assert (line.rows[0].planned_start, line.behind_seconds) == (None, 300)


def test_after_the_end_everything_is_as_it_was() -> None:
    progress = (Progress("done", START, START + minutes(30)), Progress("skipped"), Progress("skipped"))
    session = underway(TALK, ROOMS, CLOSE, on=0, since=START)
    over = a_session(
        TALK, ROOMS, CLOSE, plan=DATED, progress=progress, state="ended", started_at=START,
        ended_at=START + minutes(30), planned=session.planned, promised_end=session.promised_end,
    )
    line = timeline(over, START + minutes(500))
    assert starts(line) == [0, None, None]
    assert (line.projected_end, line.spare_seconds) == (START + minutes(30), 3600)
    assert [r.seconds for r in line.rows] == [1800, 0, 0]


def test_lateness_is_against_the_planned_hour_but_not_on_another_day() -> None:
    session = a_session(TALK, ROOMS, CLOSE, plan=DATED)
    assert baseline_start(session, START + minutes(40)) == START
    rehearsal = START - minutes(60 * 20)  # three in the afternoon, the day before
    planned, end = start_baseline(session, rehearsal)
    assert (planned[0].start, end) == (rehearsal, rehearsal + minutes(90))
    put_off = START + minutes(60 * 24 + 5)
    planned, end = start_baseline(session, put_off)
    assert (planned[0].start, end) == (put_off, START + minutes(60 * 24 + 90))


def test_planned_times_leave_out_dropped_parts() -> None:
    session = a_session(TALK, ROOMS, CLOSE, progress=(Progress(), Progress("dropped"), Progress()))
    assert [p.segment for p in planned_times(session, START)] == ["talk", "close"]


def test_the_night_when_the_clocks_go_forward_has_no_longer_parts() -> None:
    plan = a_plan(date=date(2026, 3, 29), start=time(0, 30), end=time(3))
    line = timeline(a_session(a_segment("vigil", 90), plan=plan), START - minutes(60 * 24 * 300))
    assert (line.length_seconds, line.spare_seconds) == (5400, 0)


def test_an_unknown_zone_in_a_record_from_elsewhere_is_said() -> None:
    with pytest.raises(Problem, match="time zone"):
        timeline(a_session(TALK, plan=a_plan(date=date(2026, 1, 1), start=time(9), timezone="Mars/North")), START)


def test_where_we_stand_is_in_words() -> None:
    def at(since: float, on: int = 1) -> str:
        return where_we_stand(underway(TALK, ROOMS, CLOSE, on=on, since=START + minutes(since)), START + minutes(since))

    assert at(24) == "4 minutes behind the plan, ending 12:24"
    assert at(20) == "on time, ending 12:20"
    assert at(20.3) == "on time, ending 12:20"
    assert at(18) == "2 minutes ahead of the plan, ending 12:18"
    assert at(21) == "1 minute behind the plan, ending 12:21"
    assert where_we_stand(a_session(TALK), START) == ""


LENGTHS = st.lists(st.integers(0, 4000), min_size=1, max_size=9)


@given(LENGTHS, st.data())
def test_no_part_is_lost_rows_are_in_order_and_lengths_add_up(lengths: list[int], data: st.DataObject) -> None:
    segments = [a_segment(f"p{n}", 1, seconds=s) for n, s in enumerate(lengths)]
    on = data.draw(st.integers(0, len(segments) - 1))
    since = START + timedelta(seconds=data.draw(st.integers(0, 9000)))
    now = since + timedelta(seconds=data.draw(st.integers(0, 5000)))
    line = timeline(underway(*segments, on=on, since=since), now)
    assert [r.segment for r in line.rows] == segments
    times = [(r.projected_start, r.projected_end) for r in line.rows]
    assert all(a is not None and b is not None and a <= b for a, b in times)
    assert all(before[1] == after[0] for before, after in zip(times[on:], times[on + 1 :], strict=False))
    assert line.projected_end == times[-1][1]
    assert line.projected_end is not None
    span = (line.projected_end - since).total_seconds()
    assert span == sum(r.seconds for r in line.rows[on:])
    assert line.promised_end is not None
    assert line.spare_seconds == (line.promised_end - line.projected_end).total_seconds()


@given(LENGTHS, st.data())
def test_time_never_brings_the_end_nearer(lengths: list[int], data: st.DataObject) -> None:
    pin = data.draw(st.none() | st.times(time(11), time(13)))
    segments = [a_segment(f"p{n}", 1, seconds=s, start_at=pin if n == 2 else None) for n, s in enumerate(lengths)]
    session = underway(*segments, on=0, since=START)
    first = data.draw(st.integers(0, 5000))
    second = first + data.draw(st.integers(0, 5000))
    a, b = (timeline(session, START + timedelta(seconds=n)).projected_end for n in (first, second))
    assert a is not None
    assert b is not None
    assert a <= b
