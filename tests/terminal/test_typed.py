"""What stands in the form and what it means: nothing that was not touched changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from convenor.services.planning import DetailsChange
from convenor.session.agenda import Plan, Room
from convenor.session.people import Invited, Person
from convenor.terminal.plan.form import FIELDS
from convenor.terminal.plan.typed import change_from, typed_from, understand
from tests.support.faces import TABLES
from tests.support.hosts import ADA
from tests.support.sessions import a_plan

TODAY = date(2026, 11, 24)
NAMES = [asked.name for asked in FIELDS]


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30)))
def test_whatever_is_typed_is_understood_or_complained_of(typed: dict[str, str]) -> None:
    reading = understand(typed, TODAY, people=(ADA,), series=(TABLES,))
    assert reading.complaints.keys() <= set(NAMES)
    assert all(reading.complaints.values())


@given(
    st.text(min_size=1, max_size=20), st.lists(st.text(max_size=20), max_size=3), st.integers(0, 5),
    st.text(max_size=20), st.one_of(st.none(), st.dates(min_value=date(1900, 1, 1))),
)  # fmt: skip
def test_a_form_that_nobody_touched_changes_nothing(
    title: str, questions: list[str], rooms: int, asks: str, day: date | None
) -> None:
    plan = a_plan(title, questions=tuple(questions), rooms=tuple(Room(n + 1, asks) for n in range(rooms)), date=day)
    typed = typed_from(plan)
    assert change_from(plan, typed, understand(typed, TODAY).details) == DetailsChange()


def test_a_new_first_question_is_asked_in_the_rooms_that_shared_the_old_one() -> None:
    plan = a_plan(questions=("Who cooks?",), rooms=(Room(1, "Who cooks?"), Room(2, "Who cooks?")))
    typed = typed_from(plan) | {"questions": "Who eats?"}
    assert change_from(plan, typed, understand(typed, TODAY).details).rooms == ("Who eats?", "Who eats?")


def test_rooms_with_questions_of_their_own_keep_them() -> None:
    plan = a_plan(questions=("Who cooks?",), rooms=(Room(1, "Who shops?"), Room(2, "Who peels?")))
    typed = typed_from(plan) | {"questions": "Who eats?"}
    assert typed["room-questions"] == "Who shops?\nWho peels?"
    assert change_from(plan, typed, understand(typed, TODAY).details).rooms is None


def test_a_speaker_who_is_left_as_they_were_keeps_what_the_form_does_not_show() -> None:
    agreed = Invited(replace(ADA, pronoun="she"), "who drew on ten years", seconds=480)
    plan: Plan = a_plan(speakers=(agreed,))
    typed = typed_from(plan)
    typed["speakers"] += "\nSunil Marsh"
    change = change_from(plan, typed, understand(typed, TODAY).details)
    assert change.speakers is not None
    assert change.speakers[0] == agreed
    assert change.speakers[1].person == Person("Sunil Marsh")


def test_two_rooms_too_many_are_refused_in_words() -> None:
    assert "99 at most" in understand({"rooms": "101"}, TODAY).complaints["rooms"]


def test_an_end_that_is_the_start_is_refused_in_words() -> None:
    assert "same as the start" in understand({"start": "11", "end": "11:00"}, TODAY).complaints["end"]
