"""Every change of somebody's words is shown, and can be refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.session import event_points as events
from convenor.session.session import Contribution
from convenor.writeup.changes import Change, changes, changes_of, reading
from convenor.writeup.shape import shape
from convenor.writeup.voice import Voice
from tests.support.any_session import TEXT
from tests.support.sessions import a_note
from tests.support.styles import held, house
from tests.writeup.test_shape import after, listed, worded

VOICE = Voice(house(), "dated", {})


def found(note: Contribution, *acts: object) -> tuple[Change, ...]:
    shaped = shape(after(held(note), *acts))
    return changes_of(shaped.points[0], shaped, VOICE)


@pytest.mark.parametrize(("typed", "expected"), [
    ("As it is.", []),
    ("it begins small.", [("it", "It", "a capital")]),
    ("No stop", [("stop", "stop.", "a full stop")]),
    ("word", [("word", "Word.", "a capital and a full stop")]),
    ("Don't stop.", [("Don't", "Don’t", "the house’s marks")]),
    ("Two  spaces.", [("Two  spaces.", "Two spaces.", "spaces and line ends")]),
    ("One -- two.", [("--", "-", "dashes and marks")]),
    ("dont stop.", [("dont", "Don’t", "a capital and an apostrophe")]),
    ("Pots, pans;", [("pans;", "pans.", "a full stop and what made it an entry of a list")]),
    ("- Pots.", [("-", "", "what made it an entry of a list")]),
])  # fmt: skip
def test_what_the_composer_did_is_said_in_plain_words(typed: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.was, c.now, c.why) for c in found(a_note(typed))] == expected


def test_the_authors_wording_is_shown_word_by_word() -> None:
    assert [(c.was, c.now, c.why) for c in found(a_note("The cooks matter."), worded("n1", "The cooks count."))] == [
        ("matter.", "count.", "the author’s wording")]


def test_a_quotation_that_loses_its_marks_is_said() -> None:
    quote = a_note("I know bins", kind="quote")
    assert found(quote) == ()
    assert any("without quotation marks" in c.why for c in found(quote, worded("n1", "We know bins")))


def test_the_authors_own_words_change_nobodys() -> None:
    session = after(held(), (events.PointMade("m", "w"), ("Mine.", ("m",))))
    shaped = shape(session)
    assert changes_of(shaped.points[0], shaped, VOICE) == ()


def test_refusing_them_all_prints_what_was_typed() -> None:
    assert listed(after(held(a_note("it's - so")), worded("n1", "it's - so"))) == ["it's - so"]


@given(TEXT, TEXT)
def test_the_changes_lead_from_one_text_to_the_other(was: str, now: str) -> None:
    told = changes(was, now)
    assert bool(told) == (was != now)
    if was.split() != now.split():
        left = [w for c in told for w in c.was.split()]
        assert set(was.split()) - set(left) <= set(now.split())


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_note_has_a_reading(texts: list[str]) -> None:
    notes = [replace(a_note(t, n=n), kind="quote" if n % 2 else "point") for n, t in enumerate(texts)]
    shaped = shape(held(*notes))
    for point in shaped.points:
        assert reading(point, shaped, VOICE)
        changes_of(point, shaped, VOICE)
