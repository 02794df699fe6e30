"""Title, opening, preamble, gloss and context."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convenor.session.agenda import Gloss, Plan
from convenor.session.series import Series, StandingPreamble
from convenor.writeup.compose import compose, profile_of
from convenor.writeup.document import ItemList, Paragraph
from tests.support.sessions import a_plan
from tests.support.styles import ADA, house, invited, note_of, planned

DAY = date(2026, 11, 26)
ONE = ("Who cooks, and who is cooked for?",)
TWO = ("Who cooks?", "Who is cooked for?")
SHARED = Series("shared", "Shared meals")
CELL = Series("cell", "Shared meals", cell="kitchens")
STANDING = Series("standing", "Open doors", standing_preamble=StandingPreamble(
    "what keeps doors open, where many can help by:", ("Leaving a key.", "Asking who is missing."),
    "But doors also close."))


def opening(plan: Plan, profile: Any = None, **choices: str) -> str:
    return note_of(planned(plan), profile, **choices)[1]


@pytest.mark.parametrize(("plan", "title"), [
    (a_plan("Who cooks"), "Who cooks"),
    (a_plan("Who cooks", series=SHARED), "Shared meals: Who cooks"),
    (a_plan("x", topic="who cooks", series=SHARED), "Shared meals: who cooks"),
    (a_plan("Shared meals: who cooks", series=SHARED), "Shared meals: who cooks"),
    (a_plan("who cooks", series=Series("d", "Shared meals", " - ")), "Shared meals - who cooks"),
    (a_plan("*Who* <cooks>"), "*Who* <cooks>"),
    (a_plan(" "), "Note of a meeting"),
])
def test_titles(plan: Plan, title: str) -> None:
    assert note_of(planned(plan))[0] == title


@pytest.mark.parametrize(("given", "plan", "profile"), [
    (None, a_plan(), "undated"),
    (None, a_plan(date=DAY), "dated"),
    (None, a_plan(date=DAY, series=Series("s", "S", profile="undated")), "undated"),
    (None, a_plan(profile="dated", series=Series("s", "S", profile="undated")), "dated"),
    ("undated", a_plan(profile="dated", date=DAY), "undated"),
])
def test_the_profile_is_given_or_planned_or_the_series_or_by_the_date(
    given: Any, plan: Plan, profile: str
) -> None:
    assert profile_of(plan, given) == profile


@pytest.mark.parametrize(("plan", "line"), [
    (a_plan(questions=ONE), "The topic was ‘Who cooks, and who is cooked for?’"),
    (a_plan(questions=TWO), "In this meeting we explored the following questions: ‘Who cooks? Who is cooked for?’"),
    (a_plan("Tables"), "The topic was Tables."),
    (a_plan(questions=("Who cooks",)), "The topic was ‘Who cooks’."),
    (a_plan(questions=ONE, opening="topic-for-meeting"),
     "The topic for this meeting was ‘Who cooks, and who is cooked for?’"),
    (a_plan(questions=TWO, opening="question-addressed"),
     "The question we addressed in this meeting was as follows: ‘Who cooks? Who is cooked for?’"),
    (a_plan("Tables", questions=("Who sits?",), opening="focused-on"),
     "In this session we focused on Tables. Who sits?"),
    (a_plan("Tables", questions=("Who sits?",), opening="considered-and-asked",
            opening_words=(("gloss", "where we eat"),)),
     "The meeting considered Tables where we eat, and asked ‘Who sits?’"),
    (a_plan(questions=ONE, opening="no-such-opening"), "The topic was ‘Who cooks, and who is cooked for?’"),
    (a_plan(questions=ONE, opening="cell-topic-for"), "The topic was ‘Who cooks, and who is cooked for?’"),
])
def test_undated_openings(plan: Plan, line: str) -> None:
    assert opening(plan, "undated") == line


@pytest.mark.parametrize(("plan", "line"), [
    (a_plan(questions=ONE),
     "This event, which took place on 26 November 2026, considered the question: Who cooks, and who is cooked for?"),
    (a_plan("Tables"), "The topic of this event, which took place on 26 November 2026, was Tables."),
    (a_plan(questions=ONE, series=SHARED),
     "This event, which took place on 26 November 2026, is one of a series under the theme of Shared meals. It "
     "considered the question: Who cooks, and who is cooked for?"),
    (a_plan("Tables", series=SHARED),
     "This meeting, which took place on 26 November 2026, is one of a series looking at Shared meals. The topic "
     "considered on this occasion was Tables."),
    (a_plan(questions=TWO, series=CELL),
     "This event, which took place on 26 November 2026, is part of a series held by our kitchens cell. We "
     "discussed the topic: ‘Who cooks? Who is cooked for?’"),
    (a_plan("Tables", series=CELL),
     "The topic for this meeting of our kitchens cell on 26 November 2026 was Tables."),
    (a_plan("Tables", series=CELL, opening="cell-topic-discussed"),
     "The topic discussed in this meeting of the kitchens cell on 26 November 2026 was Tables."),
    (a_plan("Tables", questions=("Who sits?",), series=CELL, opening="cell-topic-under-discussion"),
     "The topic under discussion on 26 November 2026 in our kitchens cell was Tables: Who sits?"),
    (a_plan(opening="held-to-consider", opening_words=(
        ("occasion", "roundtable"), ("purpose", "how to eat"), ("clause", "including when"), ("then", "We ate."))),
     "On 26 November 2026, we held a roundtable to consider how to eat, including when. We ate."),
    (a_plan(opening="series-event-aim", opening_words=(("series", "tables"), ("aim", "build one"))),
     "As part of our series on tables, we held an event on 26 November 2026 in which we sought to build one."),
])
def test_dated_openings(plan: Plan, line: str) -> None:
    from dataclasses import replace

    assert opening(replace(plan, date=DAY)) == line


def test_a_dated_note_without_a_date_has_no_hole_in_it() -> None:
    assert opening(a_plan(questions=ONE, series=CELL), "dated").startswith("This event is part of a series")


def test_the_standing_preamble_is_the_series_own_and_holds_the_date() -> None:
    lines = note_of(planned(a_plan("bridges", series=STANDING, date=DAY, questions=("How do we open?",))))
    assert lines[:6] == [
        "Open doors: bridges",
        "This event on 26 November 2026 is one of a series looking at what keeps doors open, where many can "
        "help by:",
        "Leaving a key.", "Asking who is missing.", "But doors also close.",
        "On this occasion, the specific question we explored was ‘How do we open?’",
    ]


def test_the_topic_line_opens_the_speakers_paragraph() -> None:
    plan = a_plan(series=STANDING, date=DAY, opening_words=(("question", "how to open"),), speakers=invited(ADA))
    lines = note_of(planned(plan), opening__topic_line="considered")
    assert lines[5] == (
        "The specific question we considered at this event is how to open. Our opening speaker was Ada Pell, "
        "Director of Ladle."
    )


@pytest.mark.parametrize("pattern", sorted(
    p.removeprefix("opening.") for p in house().phrases if p.startswith("opening.")))
@pytest.mark.parametrize("series", [None, SHARED, CELL, STANDING])
def test_an_undated_note_never_prints_the_date(pattern: str, series: Series | None) -> None:
    words = (("occasion", "lunch"), ("purpose", "eat"), ("aim", "eat"), ("series", "x"), ("question", "why"))
    plan = a_plan(date=DAY, questions=ONE, opening=pattern, series=series, opening_words=words)
    text = " ".join(note_of(planned(plan), "undated"))
    assert "2026" not in text
    assert "November" not in text


def test_the_colon_is_a_choice() -> None:
    assert opening(a_plan(questions=ONE), opening__colon="true").startswith("The topic was: ‘Who")


def test_gloss_and_context_stand_before_the_speakers() -> None:
    plan = a_plan(
        questions=ONE, speakers=invited(ADA), gloss=Gloss("A ladle", "the cook’s book", "a deep spoon"),
        context=("We have eaten together for ten years", "with soup", "with bread", "And so on."),
        context_points=(1, 2),
    )
    document = compose(planned(plan), house())
    lines = note_of(planned(plan))
    assert lines[2:7] == [
        "(A ladle is described as follows in the cook’s book: ‘a deep spoon’)",
        "We have eaten together for ten years.", "with soup", "with bread", "And so on.",
    ]
    kinds = [type(b) for b in document.blocks]
    assert kinds[:5] == [Paragraph, Paragraph, Paragraph, ItemList, Paragraph]


def test_blocks_say_which_part_of_the_plan_they_came_from() -> None:
    document = compose(planned(a_plan(questions=ONE, context=("Before.",), speakers=invited(ADA))), house())
    assert [b.sources for b in document.blocks] == [("plan:opening",), ("plan:context[0]",), ("plan:speakers[0]",)]
