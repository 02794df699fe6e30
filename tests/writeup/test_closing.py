"""Respondents, further questions, conclusion, next steps, reading: each only if it was recorded."""

from __future__ import annotations

from typing import Any

import pytest

from convenor.session.people import Invited
from convenor.writeup.closing import linked
from convenor.writeup.document import Link
from tests.support.sessions import a_note, a_plan, a_segment
from tests.support.styles import ADA, BEN, CLEO, TALK, held, invited, note_of


def test_nothing_recorded_nothing_said() -> None:
    assert note_of(held(plan=a_plan("T"))) == ["T", "The topic was T."]


def answered(*who: Invited, **more: Any) -> list[str]:
    notes = [a_note("listen more", "answers", 1, said_by="Ben Marsh", consent="named"),
             a_note("cook more", "answers", 2, said_by="Cleo Drum", consent="named")]
    return note_of(held(*notes, plan=a_plan("T", respondents=who), **more))[2:]


def test_respondents_and_their_points() -> None:
    assert answered(Invited(BEN, "who has eaten everywhere"), Invited(CLEO)) == [
        "We concluded the event by hearing from two respondents.",
        "Ben Marsh, from Corner Kitchens, who has eaten everywhere, made a number of points:", "Listen more.",
        "We then heard from Cleo Drum, cook at the Long Table. Cleo’s reflections included:", "Cook more.",
    ]


def test_a_respondent_who_said_nothing_is_only_introduced() -> None:
    lines = note_of(held(plan=a_plan("T", respondents=invited(BEN))))
    assert lines[2:] == ["We concluded the event by hearing from one respondent.",
                         "We then heard from Ben Marsh, from Corner Kitchens."]


def test_respondents_whose_part_never_ran_are_not_there() -> None:
    lines = note_of(held(plan=a_plan("T", respondents=invited(BEN)), states={"answers": "skipped"}))
    assert "Ben" not in " ".join(lines)


def test_further_questions() -> None:
    lines = note_of(held(a_note("who pays", "parking", 1, kind="question"),
                         a_note("who eats?", "parking", 2, kind="question"), plan=a_plan("T")))
    assert lines[2:] == ["We also raised some questions which could be explored further:", "Who pays?", "Who eats?"]


@pytest.mark.parametrize(("text", "kind", "line"), [
    ("that we need a bigger pot", "point", "In conclusion, Ada Pell said that we need a bigger pot."),
    ("We need a bigger pot", "point", "In conclusion, Ada Pell said: We need a bigger pot."),
    ("A pot - bigger", "quote", "In conclusion, Ada Pell said: ‘A pot - bigger’."),
])
def test_the_conclusion_is_what_was_said(text: str, kind: Any, line: str) -> None:
    note = a_note(text, "close", said_by="Ada Pell", consent="named", kind=kind)
    assert note_of(held(note, plan=a_plan("T", convenor=ADA)))[2:] == [line]


def test_two_voices_at_the_close() -> None:
    notes = (a_note("that it was good", "close", 1, said_by="Ada Pell", consent="named"),
             a_note("We go on", "close", 2, said_by="Ada Pell", consent="named"),
             a_note("So do we", "close", 3, said_by="Ben Marsh", consent="named"))
    plan = a_plan("T", speakers=invited(ADA), thought_leaders=(BEN,))
    assert note_of(held(*notes, plan=plan))[-1] == (
        "In conclusion, Ada said that it was good. We go on. Ben Marsh said: So do we.")
    assert note_of(held(*notes, plan=plan), conclusion__full_name="true")[-1].startswith("In conclusion, Ada Pell said")


def test_what_nobody_is_named_for_at_the_close_is_a_point() -> None:
    lines = note_of(held(a_note("it was good", "close", said_by="Zed", consent="note"), plan=a_plan("T")))
    assert lines[-1] == "It was good."
    assert not any("In conclusion" in line for line in lines)


def test_next_steps_are_prose_and_nobody_owns_them() -> None:
    notes = (a_note("write to the council", "close", 1, kind="action", said_by="Ada Pell", consent="named"),
             a_note("buy a pot", "talk", 2, kind="action"), a_note("a big one", "talk", 3, under="n2"))
    assert note_of(held(*notes, plan=a_plan("T")))[-1] == (
        "Next steps: Buy a pot. A big one. Write to the council.")
    headed = note_of(held(*notes, plan=a_plan("T", headings=True)))
    assert headed[-2:] == ["Next steps", "Buy a pot. A big one. Write to the council."]


def test_reading() -> None:
    notes = (a_note("the cook's book", "talk", 1, kind="resource"),
             a_note("soup, https://ladle.example/it's-soup?a=1&b=2", "talk", 2, kind="resource"))
    assert note_of(held(*notes, plan=a_plan("T")))[-2:] == [
        "Further reading: The cook’s book.", "Further reading: soup, https://ladle.example/it's-soup?a=1&b=2."]


def test_an_address_leads_where_it_says() -> None:
    assert linked("See https://a.example/b, or (http://c.example).") == (
        "See ", Link("https://a.example/b", "https://a.example/b"), ", or (",
        Link("http://c.example", "http://c.example"), ").")
    assert linked("javascript:alert(1)") == ("javascript:alert(1)",)


@pytest.mark.parametrize(("typed", "printed"), [
    ("how good it was", "In conclusion, Ada said how good it was."),
    ("she had learnt much. We all had", "In conclusion, Ada said she had learnt much. We all had."),
    ("we will go on", "In conclusion, Ada said we will go on."),
    ("thank you all for coming", "In conclusion, Ada said: Thank you all for coming."),
    ("what a day", "In conclusion, Ada said: What a day."),
    ("what a neighbour is", "In conclusion, Ada said: What a neighbour is."),
    ("more of this please", "In conclusion, Ada said: More of this please."),
    ("i was moved", "In conclusion, Ada said: I was moved."),
    ("what if we met monthly", "In conclusion, Ada said: What if we met monthly?"),
    ("We go on", "In conclusion, Ada said: We go on."),
])
def test_what_goes_on_from_said_and_what_does_not(typed: str, printed: str) -> None:
    note = a_note(typed, "close", 1, said_by="Ada Pell", consent="named")
    assert note_of(held(note, plan=a_plan("T", speakers=invited(ADA))))[-1] == printed


def test_whoever_closes_with_a_question_asks_it() -> None:
    notes = (a_note("that it was good", "close", 1, said_by="Ada Pell", consent="named"),
             a_note("what if we met monthly", "close", 2, said_by="Ben Marsh", consent="named"))
    plan = a_plan("T", speakers=invited(ADA), thought_leaders=(BEN,))
    assert note_of(held(*notes, plan=plan))[-1] == (
        "In conclusion, Ada said that it was good. Ben Marsh asked: What if we met monthly?")


def test_what_stands_under_something_to_read_is_said_of_it() -> None:
    notes = (a_note("https://ladle.example/pots", "talk", 1, kind="resource"),
             a_note("it is long", "talk", 2, under="n1"))
    assert note_of(held(*notes))[-1] == "Further reading: https://ladle.example/pots. It is long."


def test_a_respondent_who_was_only_named_before_is_introduced() -> None:
    notes = (a_note("we cook", "talk", 1, said_by="Ben Marsh", consent="named"),
             a_note("keep it small", "answers", 2, said_by="Ben Marsh", consent="named"))
    parts = (TALK, a_segment("answers", mode="respondents", kind="respondents"))
    lines = note_of(held(*notes, plan=a_plan("T", respondents=invited(BEN)), parts=parts))
    assert "We cook, Ben Marsh said." in lines
    assert "Ben Marsh, from Corner Kitchens, made a number of points:" in lines
