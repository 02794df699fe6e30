"""Days, hours and numbers as people type them."""

from __future__ import annotations

import contextlib
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.session.problem import Problem
from convenor.terminal.plan.reading import a_day, a_number, an_hour, day_words

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize("typed", [
    "2026-11-26", "26/11/2026", "26.11.26", "26/11", "26 November", "26 nov 2026", "26th of November", "Thursday",
    "thu", "Thursday 26 November 2026", " 26  Nov, 2026 ",
])  # fmt: skip
def test_the_same_day_in_many_ways(typed: str) -> None:
    assert a_day(typed, TUESDAY) == date(2026, 11, 26)


def test_a_day_without_a_year_is_the_next_such_day() -> None:
    assert a_day("23 November", TUESDAY) == date(2027, 11, 23)
    assert a_day("Tuesday", TUESDAY) == date(2026, 12, 1)
    assert a_day("today", TUESDAY) == TUESDAY
    assert a_day("", TUESDAY) is None


@pytest.mark.parametrize("typed", ["31 February", "soon", "26-11", "99/99/2026", "Janember 4", "2026-13-01"])
def test_what_is_no_day_is_said_in_words(typed: str) -> None:
    with pytest.raises(Problem) as said:
        a_day(typed, TUESDAY)
    assert typed in said.value.what
    assert said.value.cure


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_reads_back_as_it_is_shown(day: date) -> None:
    assert a_day(day_words(day), TUESDAY) == day
    assert a_day(day.isoformat(), TUESDAY) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    for read in (lambda: a_day(typed, TUESDAY), lambda: an_hour(typed), lambda: a_number(typed, "people")):
        with contextlib.suppress(Problem):
            read()


@pytest.mark.parametrize(("typed", "hour"), [
    ("11", time(11)), ("11:30", time(11, 30)), ("11.30", time(11, 30)), ("7pm", time(19)), ("7.30 pm", time(19, 30)),
    ("12am", time(0)), ("12pm", time(12)), ("", None),
])  # fmt: skip
def test_hours(typed: str, hour: time | None) -> None:
    assert an_hour(typed) == hour


@pytest.mark.parametrize("typed", ["25", "noonish", "13pm", "0am", "11:75"])
def test_what_is_no_hour_is_said_in_words(typed: str) -> None:
    with pytest.raises(Problem):
        an_hour(typed)


@pytest.mark.parametrize("typed", ["lots", "0", "-3", "2.5", "12345", "٣"])
def test_what_is_no_number_is_said_in_words(typed: str) -> None:
    with pytest.raises(Problem, match="people"):
        a_number(typed, "people")
