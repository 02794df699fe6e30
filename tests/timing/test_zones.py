"""Local hours as instants: the two nights of the year, midnight, other days, and names that are no zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from convenor.session.problem import Problem
from convenor.timing.zones import (
    end_on_the_day,
    instant,
    next_local,
    pinned_at,
    planned_start,
    promised_end,
    promised_seconds,
    time_of_day,
    zone,
)
from tests.support.sessions import a_plan

LONDON = "Europe/London"


def test_an_hour_that_is_left_out_becomes_one_as_much_later() -> None:
    assert instant(date(2026, 3, 29), time(1, 30), LONDON) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 02:30 there


def test_an_hour_that_comes_twice_is_the_first() -> None:
    assert instant(date(2026, 10, 25), time(1, 30), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Europe/Lodnon", "Europe", "", "../etc/passwd", "/etc/passwd", "a\0b", "Lond\udc80n"])
def test_what_is_no_zone_is_refused_in_words(name: str) -> None:
    with pytest.raises(Problem, match="time zone") as told:
        zone(name)
    assert told.value.cure


@pytest.mark.parametrize("text", ["", "noon", "25:00", "12:60", "1240", "-1:00", "12:40:10", "１２:40"])
def test_what_is_no_time_of_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(Problem, match="time of day"):
        time_of_day(text)


def test_a_time_of_day() -> None:
    assert (time_of_day("9:05"), time_of_day(" 12.40 ")) == (time(9, 5), time(12, 40))


def test_the_edge_of_the_calendar_is_refused_in_words() -> None:
    with pytest.raises(Problem, match="too far away"):
        instant(date(1, 1, 1), time(0, 0), "Asia/Tokyo")


def test_the_next_such_hour_is_later_even_if_that_is_tomorrow() -> None:
    at_noon = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    assert next_local(at_noon, "12:40", LONDON) == at_noon + timedelta(minutes=40)
    assert next_local(at_noon, "12:00", LONDON) == at_noon + timedelta(days=1)


def test_a_plan_without_date_or_hour_has_no_start() -> None:
    assert planned_start(a_plan(start=time(11))) is None
    assert planned_start(a_plan(date=date(2026, 11, 26))) is None


def test_the_promised_end_is_the_hour_or_else_the_length() -> None:
    start = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)
    assert promised_end(a_plan(end=time(12, 30)), start) == start + timedelta(minutes=90)  # British summer time
    assert promised_end(a_plan(length=3600), start) == start + timedelta(hours=1)


def test_an_end_past_midnight_is_the_next_day() -> None:
    plan = a_plan(date=date(2026, 11, 26), start=time(23, 30), end=time(0, 45))
    start = planned_start(plan)
    assert start is not None
    assert promised_end(plan, start) - start == timedelta(minutes=75)
    assert promised_seconds(plan) == 75 * 60


def test_the_night_when_clocks_go_back_has_an_hour_more() -> None:
    plan = a_plan(date=date(2026, 10, 25), start=time(0, 30), end=time(2, 30))
    assert promised_seconds(plan) == 3 * 3600


def test_on_another_day_the_hours_hold_near_them_and_else_move_along() -> None:
    plan = a_plan(start=time(11), end=time(12, 30))
    friday = datetime(2026, 11, 27, tzinfo=UTC)
    assert end_on_the_day(plan, friday.replace(hour=11, minute=5)) == friday.replace(hour=12, minute=30)
    assert end_on_the_day(plan, friday.replace(hour=10, minute=50)) == friday.replace(hour=12, minute=30)
    assert end_on_the_day(plan, friday.replace(hour=15)) == friday.replace(hour=16, minute=30)


def test_a_short_session_put_off_past_its_own_end_moves_along() -> None:
    started = datetime(2026, 11, 27, 11, 40, tzinfo=UTC)
    assert end_on_the_day(a_plan(start=time(11), end=time(11, 30)), started) == started + timedelta(minutes=30)


def test_an_end_without_a_start_is_never_half_a_day_away() -> None:
    afternoon = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    assert end_on_the_day(a_plan(end=time(12, 30)), afternoon) == afternoon + timedelta(minutes=90)


def test_a_pin_is_past_midnight_or_gone_by_but_never_a_day_away() -> None:
    late = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    assert pinned_at(time(0, 30), late, LONDON) == late + timedelta(minutes=90)
    assert pinned_at(time(22, 50), late, LONDON) == late - timedelta(minutes=10)


def test_an_end_that_the_clocks_skip_to_does_not_last_until_the_next_day() -> None:
    plan = a_plan(date=date(2026, 3, 29), start=time(1, 30), end=time(2, 30))  # 01:30 is left out that night
    start = planned_start(plan)
    assert start is not None
    assert promised_end(plan, start) == start + timedelta(hours=1)
    assert promised_seconds(plan) == 3600


@pytest.mark.parametrize(
    ("day", "start", "end", "hours"),
    [
        (date(2026, 3, 29), time(0, 30), time(2, 30), 1.0),
        (date(2026, 10, 25), time(0, 30), time(2, 30), 3.0),
        (date(2026, 3, 28), time(23, 30), time(3, 30), 3.0),
        (date(2026, 10, 24), time(23, 30), time(1, 30), 2.0),
        (date(2026, 3, 29), time(0, 10), time(23, 50), 22 + 2 / 3),
        (date(2026, 10, 25), time(0, 10), time(23, 50), 24 + 2 / 3),
    ],
)
def test_a_session_over_a_change_ends_at_its_hour(day: date, start: time, end: time, hours: float) -> None:
    assert promised_seconds(a_plan(date=day, start=start, end=end)) == round(hours * 3600)
