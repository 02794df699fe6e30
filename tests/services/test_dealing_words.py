"""How people type what they want of a deal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services import dealing_words as words
from convenor.session.problem import Problem

NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


@given(st.lists(st.lists(NAMES, min_size=2, max_size=4).map(tuple), max_size=4).map(tuple))
def test_groups_come_back_as_they_were_typed(groups: tuple[tuple[str, ...], ...]) -> None:
    assert words.groups_in("; ".join(", ".join(group) for group in groups)) == groups


@given(st.lists(st.tuples(NAMES, st.lists(st.integers(0, 99), min_size=1, max_size=3).map(tuple)), max_size=4))
def test_wishes_come_back_as_they_were_typed(wishes: list[tuple[str, tuple[int, ...]]]) -> None:
    typed = ";".join(f" {name} : {','.join(map(str, rooms))}" for name, rooms in wishes)
    assert words.wishes_in(typed) == tuple(wishes)


def test_places_and_roles() -> None:
    assert words.pinned_in("Ada Pell:2; Ben: 1;") == (("Ada Pell", 2), ("Ben", 1))
    assert words.roles_in("Ada:2; Ben") == (("Ada", 2), ("Ben", None))
    assert not any((words.pinned_in(" ; "), words.roles_in(""), words.groups_in(";;"), words.wishes_in(" ")))


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (words.groups_in, "Ana, Ben; Cy", "“Cy” stands alone"),
        (words.pinned_in, "Ada", "does not name one room"),
        (words.pinned_in, "Ada:1,2", "does not name one room"),
        (words.roles_in, "Ada:1,2", "more than one room"),
        (words.wishes_in, "Ada:1; Ben", "“Ben” names no room"),
    ],
)
def test_what_cannot_be_meant_is_said_in_words(read: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        read(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    refused: list[Problem] = []
    readers: tuple[Callable[[str], object], ...] = (
        words.groups_in, words.pinned_in, words.roles_in, words.wishes_in,
    )
    for read in readers:
        try:
            read(text)
        except Problem as problem:
            refused.append(problem)
    assert all(problem.cure for problem in refused)
