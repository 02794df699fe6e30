"""Times in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time, countdown, minutes_between, minutes_words, to_minute, too_long
from tests.support.sessions import NOON, a_plan, a_segment, a_session


def test_countdown() -> None:
    shown = [countdown(s) for s in (0, 59, 1062, 3600, 4662, -61)]
    assert shown == ["0:00", "0:59", "17:42", "1:00:00", "1:17:42", "1:01"]


def test_minutes_words() -> None:
    assert [minutes_words(s) for s in (0, 1, 20, 30, 60, 89, 90, -300)] == [
        "0 minutes", "1 second", "20 seconds", "1 minute", "1 minute", "1 minute", "2 minutes", "5 minutes",
    ]


def test_clock_times_are_those_of_the_session_and_the_nearest() -> None:
    assert clock_time(NOON, "America/New_York") == "06:00"
    assert clock_time(NOON + timedelta(seconds=29), "Europe/London") == "11:00"
    assert clock_time(NOON + timedelta(seconds=30), "Europe/London") == "11:01"


def test_too_long() -> None:
    plan = a_plan(length=3600)
    assert too_long(timeline(a_session(a_segment(minutes=65), plan=plan), NOON)) == "too long by 5 minutes"
    assert too_long(timeline(a_session(a_segment(minutes=60), plan=plan), NOON)) == ""


@given(st.lists(st.integers(0, 4000), max_size=8), st.integers(0, 59))
def test_shown_minutes_add_up_to_the_shown_clock_times(lengths: list[int], second: int) -> None:
    at: datetime = NOON + timedelta(seconds=second)
    edges = [at]
    for length in lengths:
        edges.append(edges[-1] + timedelta(seconds=length))
    shown = [minutes_between(a, b) for a, b in pairwise(edges)]
    assert to_minute(edges[0]) + timedelta(minutes=sum(shown)) == to_minute(edges[-1])
