"""Sharing seconds: exact, bounded, in proportion, and never less from more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convenor.timing.shares import shared

ROOMS = st.lists(st.integers(0, 5000), max_size=12)


@given(ROOMS, st.integers(-10, 60_000))
def test_the_sum_is_exact_and_nobody_gets_more_than_they_can_take(room: list[int], amount: int) -> None:
    shares = shared(amount, room)
    assert sum(shares) == min(max(0, amount), sum(room))
    assert all(0 <= s <= r for s, r in zip(shares, room, strict=True))


@given(ROOMS, st.integers(0, 60_000), st.integers(1, 500))
def test_of_more_nobody_gets_less(room: list[int], amount: int, more: int) -> None:
    assert all(a <= b for a, b in zip(shared(amount, room), shared(amount + more, room), strict=True))


@given(ROOMS.filter(any), st.integers(0, 60_000))
def test_shares_are_in_proportion(room: list[int], amount: int) -> None:
    amount = min(amount, sum(room))
    for share, r in zip(shared(amount, room), room, strict=True):
        assert abs(share - amount * r / sum(room)) <= len(room)


@given(ROOMS.filter(any), st.integers(0, 60_000))
def test_no_second_would_be_better_placed_elsewhere(room: list[int], amount: int) -> None:
    shares = shared(amount, room)
    last_given = [(2 * s - 1) / r for s, r in zip(shares, room, strict=True) if s]
    next_to_give = [(2 * s + 1) / r for s, r in zip(shares, room, strict=True) if s < r]
    assert not last_given or not next_to_give or max(last_given) <= min(next_to_give)


def test_between_equals_the_first_comes_first() -> None:
    assert shared(1, [60, 60]) == [1, 0]
    assert shared(3, [60, 60]) == [2, 1]
