"""What came back finds its own again: as if every paragraph were laid beside every other, but without doing so."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.matching import LIKE, Texts, likeness, matched
from convenor.writeup.prose import folded

TEXTS = st.lists(st.lists(st.sampled_from([*"abcde", "…"]), max_size=7).map(" ".join), max_size=7)


def all_by_all(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """The plain way, for the tests."""
    pairs: dict[int, int] = {}

    def take(at: int, n: int) -> None:
        if at not in pairs and n not in pairs.values():
            pairs[at] = n

    every = [(at, n) for at in range(len(ours)) for n in range(len(theirs))]
    for at, n in every:
        if folded(ours[at]) == folded(theirs[n]):
            take(at, n)
    for score, _, at, n in sorted(((likeness(ours[at], theirs[n]), -abs(at - n), at, n) for at, n in every),
                                  reverse=True):
        if score >= LIKE:
            take(at, n)
    return pairs


@given(TEXTS, TEXTS)
def test_the_pairs_are_those_of_laying_all_beside_all(ours: list[str], theirs: list[str]) -> None:
    assert matched(ours, theirs) == all_by_all(ours, theirs)


@given(TEXTS, st.data())
def test_what_only_moved_is_found_again_whole(ours: list[str], data: st.DataObject) -> None:
    theirs = data.draw(st.permutations(ours))
    pairs = matched(ours, theirs)
    assert sorted(pairs) == sorted(pairs.values()) == list(range(len(ours)))
    assert all(folded(ours[at]) == folded(theirs[n]) for at, n in pairs.items())


@given(TEXTS, st.lists(st.sampled_from("abcde"), max_size=7).map(" ".join))
def test_texts_that_are_like_enough_are_all_found(texts: list[str], text: str) -> None:
    found = sorted(Texts(texts, LIKE).like(text))
    assert found == sorted((likeness(text, t), t) for t in texts if likeness(text, t) >= LIKE)


def test_few_are_laid_side_by_side_where_paragraphs_have_words_of_their_own() -> None:
    ours = [" ".join(f"the {word}{n} of" for word in ("pot", "list", "door", "shed")) for n in range(60)]
    theirs = [text.replace("shed", "van") for text in reversed(ours)]
    with patch("convenor.writeup.matching.SequenceMatcher", wraps=SequenceMatcher) as side_by_side:
        assert matched(ours, theirs) == {n: 59 - n for n in range(60)}
    assert side_by_side.call_count < 5 * len(ours)
