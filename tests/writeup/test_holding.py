"""A sentence that came back holds when the record bears it out; what it does not is told with the reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.holding import Record

WAS = "Ada Pell had cooked for ten years. She said that nobody asked the drivers when they eat."
SAID = ("Nobody asked the drivers when they eat", "The queue is where people are made to feel poor",
        "It costs 4,000 a year")


@pytest.mark.parametrize("now", [
    WAS,
    "Ada Pell had cooked for ten years.",
    "Ada Pell has been cooking for ten years. She said nobody asked the drivers when they eat.",
    "She said that nobody ever asked the drivers when they eat.",
    "She said: ‘The queue is where people are made to feel poor’.",
    "She said: ‘The queue is where people … feel poor’.",
    "It costs 4,000 a year.",
    "The drivers: nobody asked them when they eat.",
    "",
])
def test_it_holds(now: str) -> None:
    assert Record(SAID).unsupported(now, WAS) == ()


@pytest.mark.parametrize(("now", "why"), [
    ("She said that somebody asked the drivers when they eat.", "says no where"),
    ("Ada Pell had never cooked for ten years.", "says no where"),
    ("Ada Pell had cooked for 12 years.", "“12” is nowhere"),
    ("It costs 5,000 a year.", "“5,000” is nowhere"),
    ("Then Ada Pell had cooked with Zed Quux for ten years.", "Zed is nowhere"),
    ("She said: ‘The queue is where people are made to feel small’.", "quotes what nobody said"),
    ("Volunteers gave away bread on Sundays and all was well.", "nowhere in the record"),
    ("All this gives hope for a better future for all.", "nothing like it"),
])
def test_it_is_told_why_it_does_not(now: str, why: str) -> None:
    (found,) = Record(SAID).unsupported(now, WAS)
    assert found.sentence == now
    assert why in found.why


def test_only_the_sentence_that_does_not_hold_is_told() -> None:
    (found,) = Record(SAID).unsupported(f"{WAS} The moon is a large cheese.", WAS)
    assert found.sentence == "The moon is a large cheese."


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_looked_at_and_an_unchanged_one_always_holds(now: str, was: str) -> None:
    Record((was,)).unsupported(now, was)
    assert Record(()).unsupported(was, was) == ()
