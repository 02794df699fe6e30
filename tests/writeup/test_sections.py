"""A format says which sections its note may have, in which order, and whether it has headings. Nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.library.shelf import Shelf
from convenor.session.session import Session
from convenor.writeup.compose import compose, in_order
from convenor.writeup.document import Heading, lines_of, words_of
from tests.support.hosts import SERIES_EVENT, a_planned_room
from tests.support.sessions import a_note, a_plan
from tests.support.styles import ADA, held, house, invited

NOTES = (
    a_note("we cook", "talk", 1), a_note("who eats", "parking", 2, kind="question"),
    a_note("write to the council", "talk", 3, kind="action"), a_note("the book of pots", "talk", 4, kind="resource"),
    a_note("that it was good", "close", 5, said_by="Ada Pell", consent="named"),
)


def told(*sections: str, headings: bool = False) -> list[str]:
    plan = a_plan("T", speakers=invited(ADA), sections=sections, headings=headings)
    return list(lines_of(compose(held(*NOTES, plan=plan), house())))[4:]


def test_without_any_word_of_it_all_sections_stand_as_usual() -> None:
    assert told() == [
        "We cook.", "We also raised a question which could be explored further:", "Who eats?",
        "In conclusion, Ada said that it was good.", "Next steps: Write to the council.",
        "Further reading: The book of pots."]


def test_what_has_no_section_of_its_own_stands_among_the_points() -> None:
    assert told("title", "speakers", "key-points") == [
        "We cook.", "Write to the council.", "Who eats?", "That it was good, Ada said.",
        "Further reading: The book of pots."]


def test_sections_stand_in_the_order_that_the_format_gives() -> None:
    assert told("speakers", "reading", "next-steps", "conclusion", "further-questions", "key-points")[-1] == "We cook."
    lines = told("key-points", "reading", "conclusion", "next-steps", "further-questions")
    assert lines[:2] == ["We cook.", "Further reading: The book of pots."]
    assert lines[-1] == "Who eats?"


USUAL = ("imagining", "what-ifs", "key-points", "respondents", "further-questions", "conclusion", "reading")


@given(st.lists(st.sampled_from((*USUAL, "title", "speakers", "next-steps"))))
def test_any_wish_has_every_section_once_and_those_wanted_in_that_order(wanted: list[str]) -> None:
    found = in_order(USUAL, wanted)
    assert sorted(found) == sorted(USUAL)
    listed = [name for name in dict.fromkeys(wanted) if name in USUAL]
    assert [name for name in found if name in listed] == listed


def test_headings_only_where_the_format_has_them() -> None:
    shelf = Shelf(None)
    with_them = {f.id for f in shelf.formats() if f.headings}
    assert with_them == {"roundtable", "imagination-workshop"}
    for name in ("roundtable", "series-event"):
        room = a_planned_room(shelf.format(name), end=None)
        assert room.session().plan.headings is (name == "roundtable")
        assert room.session().plan.sections == shelf.format(name).sections


@pytest.mark.parametrize("headings", [True, False])
def test_the_note_has_headings_or_none(headings: bool) -> None:
    plan = a_plan("T", speakers=invited(ADA), headings=headings)
    blocks = compose(held(*NOTES, plan=plan), house()).blocks
    assert bool([words_of(b.text) for b in blocks if isinstance(b, Heading)]) is headings


def planned(profile: str, dated: bool) -> Session:
    room = a_planned_room(replace(SERIES_EVENT, profile=profile), **({} if dated else {"date": None}))
    return room.session()


def test_a_format_s_profile_is_taken_and_none_is_dated_without_a_date() -> None:
    assert planned("undated", True).plan.profile == "undated"
    assert planned("dated", True).plan.profile == "dated"
    assert planned("dated", False).plan.profile is None
    assert planned("", True).plan.profile is None
