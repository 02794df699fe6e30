"""A quotation is made of words that were said: it accepts what is left whole, and refuses what was turned."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from convenor.writeup.quotes import denies, was_said

SAID = "We stopped asking who was in need, and we did not ask who could peel. It's slow soup."
WORDS = st.lists(st.sampled_from(
    ["soup", "bread", "pot", "cook", "late", "hall", "door", "chair", "salt", "fire"]), min_size=3, max_size=14)


@pytest.mark.parametrize("quotation", [
    "We stopped asking who was in need", "who was in need", "we stopped asking", "slow soup.", "It’s slow soup",
    "We stopped … in need", "We stopped asking who [of them] was in need", "[The cooks] stopped asking",
    "…who could peel", "in need and we did not ask", "We stopped asking … It’s slow soup",
])
def test_very_words_are_accepted(quotation: str) -> None:
    expected = not ("…" in quotation and "It’s" in quotation)
    assert was_said(quotation, SAID) is expected  # the last leaves a "not" out


@pytest.mark.parametrize("quotation", [
    "", "…", "[the cooks]", "we stopped asking who is in need", "we asked who was in need", "in need who was",
    "we did … ask who could peel", "we did ask who could peel", "we stopped [not] asking",
    "We stopped asking [no more]",
    "slow soup … we stopped", "who was in Need", "slow soups", "we stopped asking whom",
])
def test_what_was_changed_moved_or_turned_is_refused(quotation: str) -> None:
    assert not was_said(quotation, SAID)


def test_a_cut_may_be_made_where_it_turns_nothing() -> None:
    assert was_said("The hall … is open", "The hall, which is not heated in May, is shut; the hall in town is open")
    assert not was_said("The hall … is open", "The hall is not always what is open")


@given(WORDS, st.data())
def test_any_stretch_and_any_cut_is_accepted(words: list[str], data: st.DataObject) -> None:
    a = data.draw(st.integers(0, len(words) - 1))
    b = data.draw(st.integers(a + 1, len(words)))
    assert was_said(" ".join(words[a:b]), " ".join(words))
    c = data.draw(st.integers(b, len(words)))
    tail = words[c:]
    assert was_said(" ".join([*words[a:b], "…", *tail]), " ".join(words))


@given(WORDS, st.data())
def test_a_word_that_was_not_said_is_refused(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], "spoon", *words[at + 1:]]
    assert not was_said(" ".join(changed), " ".join(words))
    assert not was_said(" ".join([*words[:at], "not", *words[at:]]), " ".join(words))


@given(WORDS.map(lambda w: list(dict.fromkeys(w))), st.data())
def test_words_in_another_order_are_refused(words: list[str], data: st.DataObject) -> None:
    assume(len(words) > 1)
    moved = data.draw(st.permutations(words))
    assume(moved != words)
    assert not was_said(" ".join(moved), " ".join(words))
    assert not was_said("…".join(moved), " ".join(words))


@given(WORDS, st.sampled_from(["not", "never", "no", "don’t", "isn't", "nobody"]), st.data())
def test_no_cut_leaves_a_denial_out(words: list[str], denial: str, data: st.DataObject) -> None:
    once = list(dict.fromkeys(words))
    assume(len(once) > 1)
    at = data.draw(st.integers(1, len(once) - 1))
    said = " ".join([*once[:at], denial, *once[at:]])
    assert denies(denial)
    assert not was_said(" ".join([*once[:at], "…", *once[at:]]), said)
    assert not was_said(" ".join([*once[:at], "[then]", *once[at:]]), said)
    assert was_said(said, said)
