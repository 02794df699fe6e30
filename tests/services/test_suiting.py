"""Finding an exercise: best fits first with the reason, and what stands in the way of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services import editing
from convenor.services.suiting import Wanted, suited, used_in
from convenor.session.exercise import Care, Exercise, GroupSize, Span
from tests.support.hosts import a_planned_room, an_exercise

SHORT = replace(an_exercise("quiet-minute", 2), minutes=Span(2, 2, 3), use_when="Talk has run ahead of thought.")
LONG = replace(an_exercise("looking-back", 31), minutes=Span(21, 31, 46), purpose=("imagine a better future",))
TENDER = replace(LONG, id="the-letter", title="The letter", care=Care("tender", needs_second_person=True))
FEW = replace(an_exercise("pairs", 10), people=GroupSize(2, 4, 8))
SHELF = (SHORT, LONG, TENDER, FEW)


def ids(wanted: Wanted, *, fits: bool = True) -> list[str]:
    return [s.exercise.id for s in suited(SHELF, wanted) if s.fits is fits]


@pytest.mark.parametrize(
    ("wanted", "exercise", "why"),
    [
        (Wanted(minutes=12), "looking-back", "needs 21 minutes, 12 left"),
        (Wanted(people=1), "pairs", "needs 2 people, there are 1"),
        (Wanted(people=9), "pairs", "is for 8 people at most, there are 9"),
        (Wanted(care="light"), "the-letter", "is tender"),
        (Wanted(companion=False), "the-letter", "needs a companion"),
    ],
)
def test_what_does_not_fit_says_why(wanted: Wanted, exercise: str, why: str) -> None:
    assert {s.exercise.id: s.why for s in suited(SHELF, wanted) if not s.fits}[exercise] == why


def test_what_fills_the_time_best_comes_first() -> None:
    assert ids(Wanted(minutes=12)) == ["pairs", "quiet-minute"]
    assert ids(Wanted(minutes=35))[0] == "looking-back"
    *_, hurried = suited(SHELF[:2], Wanted(minutes=25))
    assert hurried.why == "fits if kept short: 21 to 25 of its usual 31 minutes"


def test_words_are_looked_for_where_people_would() -> None:
    assert ids(Wanted(("quiet",))) == ["quiet-minute"]
    assert ids(Wanted(("FUTURE", "better"))) == ["looking-back", "the-letter"]
    assert ids(Wanted(("uiet",))) == []
    assert ids(Wanted(("(",))) == []


@given(st.builds(Wanted, minutes=st.integers(1, 90), people=st.integers(1, 90), care=st.sampled_from([None, "light"])))
def test_every_exercise_is_listed_once_and_those_that_fit_come_first(wanted: Wanted) -> None:
    found = suited(SHELF, wanted)
    assert sorted(s.exercise.id for s in found) == sorted(e.id for e in SHELF)
    assert [s.fits for s in found] == sorted((s.fits for s in found), reverse=True)
    assert all(s.why for s in found if not s.fits)


def test_a_thousand_are_looked_through_at_once() -> None:
    many: list[Exercise] = [replace(LONG, id=f"e{n}", title=f"Exercise {n}") for n in range(1000)]
    assert len(suited(many, Wanted(("exercise",), minutes=30))) == 1000


def test_what_the_session_has_already_comes_after_the_rest_that_fits_and_says_so() -> None:
    found = suited(SHELF, Wanted(minutes=25, already=frozenset({"looking-back"})))
    assert [s.exercise.id for s in found if s.fits][-1] == "looking-back"
    last = next(s for s in found if s.exercise.id == "looking-back")
    assert last.why == "in this session already; fits if kept short: 21 to 25 of its usual 31 minutes"
    assert [s.exercise.id for s in found if not s.fits] == []
    few = suited(SHELF, Wanted(minutes=12, already=frozenset({"looking-back"})))
    assert {s.exercise.id: s.why for s in few}["looking-back"] == "needs 21 minutes, 12 left"


def test_what_was_left_out_of_a_session_is_not_in_it() -> None:
    room = a_planned_room()
    assert "arrival" in used_in(room.session())
    editing.drop(room.host, room.session_id, "arrival")
    editing.insert(room.host, room.session_id, "Soup")
    assert used_in(room.session()) == {"speakers", "rooms", "report-back", "together", "close"}
