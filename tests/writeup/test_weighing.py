"""An answer laid beside our words by phrase: all taken is theirs, none taken is ours, and no word is lost or made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.prose import folded
from convenor.writeup.weighing import mixed, numbered, phrases, put_among, taken_in, words_of_line

OURS = "Ada Pell opened with a pot. She had cooked for ten years in Leeds, and nobody had asked her why."
THEIRS = "Ada Pell opened with a pot. She had cooked for eleven years in York, and nobody had ever asked her why."

SOME = "a pot of salt is dear. ‘Why? not’ (never) “so” cooks’ Ada, and the bread 10, . … ,"
WORDS = st.lists(st.sampled_from(sorted(SOME.split(" "))), max_size=14)


def pairs(ours: str, theirs: str) -> list[tuple[str, str]]:
    return [(p.ours, p.theirs) for p in phrases(ours, theirs)]


@given(st.text(), st.text())
def test_any_text_reads_as_it_did_and_as_they_would_have_it(ours: str, theirs: str) -> None:
    found = phrases(ours, theirs)
    assert mixed(ours, found, ()) == folded(ours)
    assert mixed(ours, found, range(len(found))) == folded(theirs)
    assert put_among(ours, ours, theirs) == folded(theirs)


def test_each_phrase_is_whole_words_and_stands_alone() -> None:
    assert pairs(OURS, THEIRS) == [("ten", "eleven"), ("Leeds", "York"), ("", "ever")]


def test_what_reads_the_same_has_none() -> None:
    assert phrases(OURS, f"  {OURS}\n") == ()


def test_phrases_that_only_a_short_word_parts_are_one() -> None:
    assert pairs("We cooked with salt and bread daily.", "We cooked with rice and beans daily.") == [
        ("salt and bread", "rice and beans")]


@pytest.mark.parametrize(("ours", "theirs"), [
    ("She said that salt is what everybody needs.", "She said that ‘salt is what everybody needs’."),
    ("He spoke of bread, which was dear, and left.", "He spoke of (good bread, which was very dear), and left."),
])
def test_no_choice_leaves_half_a_pair_of_marks(ours: str, theirs: str) -> None:
    assert len(phrases(ours, theirs)) == 1


def test_a_mark_that_opens_and_never_closes_joins_nothing() -> None:
    assert len(phrases("One pot was there. Nobody came then.", "One ‘jug was there. Nobody ate then.")) == 2


@given(WORDS, WORDS, st.data())
def test_any_choice_is_ours_and_theirs_in_order_and_none_and_all_are_ours_and_theirs(
    ours: list[str], theirs: list[str], data: st.DataObject
) -> None:
    left, right = " ".join(ours), " ".join(theirs)
    found = phrases(left, right)
    every = set(range(len(found)))
    assert mixed(left, found, ()) == folded(left)
    assert mixed(left, found, every) == folded(right)
    taken = data.draw(st.sets(st.sampled_from(sorted(every)))) if every else set()
    words = words_of_line(left)
    expected: list[str] = []
    at = 0
    for n, phrase in enumerate(found):
        assert (phrase.start, phrase.end) != (at, at) or n == 0, "two phrases stand apart"
        expected += words[at:phrase.start]
        expected += words_of_line(phrase.theirs) if n in taken else words[phrase.start:phrase.end]
        at = phrase.end
    plain = [word.strip("\0") for word in (*expected, *words[at:])]
    assert "".join(plain) == mixed(left, found, taken).replace(" ", "")


@given(WORDS, WORDS, st.data())
def test_what_was_taken_is_known_again_from_how_it_reads(
    ours: list[str], theirs: list[str], data: st.DataObject
) -> None:
    left, right = " ".join(ours), " ".join(theirs)
    found = phrases(left, right)
    taken = data.draw(st.sets(st.sampled_from(range(len(found))))) if found else set()
    again = taken_in(mixed(left, found, taken), left, found)
    assert again is not None
    assert mixed(left, found, again) == mixed(left, found, taken)


def test_words_of_neither_are_no_choice_among_them() -> None:
    assert taken_in("Ada Pell sang.", OURS, phrases(OURS, THEIRS)) is None


def test_phrases_are_shown_by_their_numbers_and_never_by_colour_alone() -> None:
    found = phrases("For ten years.", "For eleven years or so.")
    assert numbered("For ten years.", found, theirs=False, first=4) == "For [4: ten] years [5: nothing]."
    assert numbered("For ten years.", found, theirs=True, first=4) == "For [4: eleven] years [5: or so]."


def test_a_sentence_that_only_goes_on_differs_in_what_it_goes_on_with() -> None:
    assert pairs("Nobody asked who sweeps.", "Nobody asked who sweeps, or when.") == [("", ", or when")]


@given(WORDS, WORDS, st.data())
def test_among_the_words_of_others_only_ours_read_otherwise(
    ours: list[str], theirs: list[str], data: st.DataObject
) -> None:
    whole: list[str] = []
    places: list[int] = []
    for word in ours:
        others = data.draw(st.lists(st.just("other"), max_size=2))
        whole += [*others, word]
        there = len(words_of_line(" ".join(whole)))
        places += range(there - len(words_of_line(word)), there)
    whole += data.draw(st.lists(st.just("other"), max_size=2))
    if not places:
        return
    read = put_among(" ".join(whole), " ".join(ours), " ".join(theirs), places)
    assert read.replace("other", "").replace(" ", "") == "".join(theirs)
    assert read.count("other") == whole.count("other")
