"""“Perhaps the same?” finds what two people wrote of one thing, says why, and stays quiet otherwise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convenor.writeup.likeness import Likeness
from tests.support.any_session import TEXT

SAID = {
    "a": "Nobody asked the night-shift workers when they eat",
    "b": "nobody has asked night shift workers when they eat.",
    "c": "A shared pot is an invitation that nobody has to answer.",
    "d": "Rotas fail when one person holds the list",
    "e": "The rota works when one person holds the list",
    "f": "Rotas do not fail when one person holds the list",
}


def test_the_same_from_two_people_is_suggested_with_the_reason() -> None:
    (found,) = Likeness(SAID).of("a")
    assert found.other == "b"
    assert found.words == ("asked", "night", "shift", "workers", "eat")
    assert found.why == "Both say: asked, night, shift, workers, eat."


def test_a_yes_and_a_no_are_told_apart() -> None:
    (like,) = [a for a in Likeness(SAID).of("d") if a.other == "f"]
    assert like.denied
    assert "only one of them says “not”" in like.why


def test_what_only_sounds_alike_is_left_alone() -> None:
    assert Likeness(SAID).of("c") == ()


def test_the_very_same_words_are_found_however_often_they_come() -> None:
    many = Likeness({f"p{n}": "Cooking is care" for n in range(60)})
    assert many.of("p7")
    assert many.of("p7")[0].share == 1


@given(st.dictionaries(st.sampled_from("abcdefgh"), TEXT))
def test_it_is_total_and_the_same_from_both_sides(texts: dict[str, str]) -> None:
    likeness = Likeness(texts)
    for point in texts:
        for found in likeness.of(point):
            assert point in {a.other for a in likeness.of(found.other)}
            assert found.words
            assert 0 <= found.share <= 1
    pairs = [(a.one, a.other) for a in likeness.pairs()]
    assert len(set(map(frozenset, pairs))) == len(pairs)
