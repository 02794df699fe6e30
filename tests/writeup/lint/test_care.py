"""What may touch somebody is asked about, in anybody's words, and never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.lint.care import CARE
from convenor.writeup.lint.check import check
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.house import House, Register
from convenor.writeup.lint.plain_page import from_text

ADA = House(register=Register(("Ada Pell",), {"Ada": "Ada Pell"}))


def of(*lines: str) -> tuple[Finding, ...]:
    return check(from_text("\n".join(("A title", *lines))), ADA, CARE)


@pytest.mark.parametrize(("line", "rule", "words"), [
    ("As the only GP in the valley she had seen it all.", "identifies", "the only GP"),
    ("It is run by the only Somali youth worker of the borough.", "identifies", "the only Somali youth worker"),
    ("One of two hospices in the county closed its door.", "identifies", "One of two hospices"),
    ("We are the only charity in Upper Wick.", "identifies", "the only charity"),
    ("He said so as the headteacher of Wick Hill.", "identifies", "as the headteacher of Wick"),
    ("My neighbour died before anybody came.", "third-party", "My neighbour"),
    ("They told of a young client who was in prison at the time.", "third-party", "a young client"),
    ("Somebody told the story of a woman, aged 43, who cooked.", "third-party", "a woman"),
    ("A single mother who came in stayed for hours.", "third-party", "A single mother"),
    ("Write to joan.bean@example.org about it.", "reachable", "joan.bean@example.org"),
    ("Ring her on 01632 960 001.", "reachable", "01632 960 001"),
    ("She lives at WC1A 1AA.", "reachable", "WC1A 1AA"),
])
def test_it_is_asked_with_its_place(line: str, rule: str, words: str) -> None:
    (one,) = of(line)
    assert (one.line, one.rule, one.found, one.weight) == (2, rule, words, "ask")
    assert one.fix is None
    assert not one.safe


@pytest.mark.parametrize("line", [
    "Ada Pell is the only GP in the valley.",
    "Homelessness and debt are what they see.",
    "People who are in prison have nobody to ring.",
    "That is the only way to change things.",
    "Patients waited for 18 months in 2019.",
    "A man can change his mind.",
    "Families cook together, and nobody is asked why.",
])
def test_what_touches_nobody_in_particular_is_left(line: str) -> None:
    assert of(line) == ()


def test_in_somebodys_own_words_it_says_whose_they_are_and_offers_nothing() -> None:
    (one,) = of("She said: ‘my neighbour died alone’.")
    assert "somebody’s own words" in one.what
    assert one.fix is None


@given(st.text(max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    of(text)
