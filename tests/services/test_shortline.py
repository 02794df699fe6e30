"""The short syntax: it helps when it is meant, and leaves ordinary sentences alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services.recording import Line
from convenor.services.shortline import completions, parse
from convenor.session.agenda import Plan
from convenor.session.people import Invited, Person

PLAN = Plan(
    title="Who cooks",
    speakers=(Invited(Person("Ada Pell")), Invited(Person("Sunil Marsh"))),
    convenor=Person("Deborah Hale", known_as="Debs"),
)


CASES: list[tuple[str, Line]] = [
    ("A shared pot", Line("A shared pot")),
    ("  A shared pot  ", Line("A shared pot")),
    ("story: the bench", Line("the bench", kind="story")),
    ("Ada: we must", Line("we must", said_by="Ada Pell")),
    ("ada pell: we must", Line("we must", said_by="Ada Pell")),
    ("Debs: we must", Line("we must", said_by="Deborah Hale")),
    ("r3: no bus", Line("no bus", room=3)),
    ("room 3: no bus", Line("no bus", room=3)),
    ("r3 story Ada: the bench", Line("the bench", kind="story", said_by="Ada Pell", room=3)),
    ("us: not for print", Line("not for print", consent="us")),
    ("named Ada: yes", Line("yes", said_by="Ada Pell", consent="named")),
    ("? Who pays", Line("Who pays", kind="question")),
    ("r2: ? Who pays", Line("Who pays", kind="question", room=2)),
    ('"By their bins"', Line("By their bins", kind="quote")),
    ("“By their bins", Line("By their bins", kind="quote")),
    ('Ada: "By their bins"', Line("By their bins", kind="quote", said_by="Ada Pell")),
    ("> a certificate", Line("a certificate", under="above")),
    ("> story: a bench", Line("a bench", kind="story", under="above")),
    (": story: as typed", Line("story: as typed")),
    ("Two things matter: time and trust", Line("Two things matter: time and trust")),
    ("The story: it began badly", Line("The story: it began badly")),
    ("Sally: I never said that", Line("Sally: I never said that")),
    ("11:30 is too late", Line("11:30 is too late")),
    ("https://example.org/x", Line("https://example.org/x")),
    ("story:", Line("story:")),
    ("?", Line("?")),
    ('"', Line('"')),
    ('"One" and "two"', Line('"One" and "two"', kind="quote")),
]
"""Also put to the page of the note-takers, which reads lines by rules of its own."""


@pytest.mark.parametrize(("typed", "line"), CASES)
def test_what_a_line_means(typed: str, line: Line) -> None:
    assert parse(typed, PLAN) == line


@given(st.text())
def test_nothing_typed_is_ever_refused_or_emptied(typed: str) -> None:
    line = parse(typed, PLAN)
    if typed.strip(" \t:>"):
        assert line.text.strip() or not typed.strip().lstrip(":>").strip()


@given(st.text(alphabet=st.characters(exclude_characters=':>?"“'), min_size=1))
def test_text_without_a_sign_is_kept_as_it_is(typed: str) -> None:
    assert parse(typed, PLAN) == Line(typed.strip())


def test_names_and_kinds_complete_themselves() -> None:
    assert completions("sto", ["Ada Pell"]) == ["story"]
    assert completions("story ad", ["Ada Pell"]) == ["Ada Pell"]
    assert completions("Ada: st", ["Ada Pell"]) == []
