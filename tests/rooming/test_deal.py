"""Dealing: everybody once, even, as asked, the same from the same seed, and worth more than plain chance."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.rooming.chance import Chance
from convenor.rooming.deal import Dealt, deal, repeats
from convenor.rooming.demand import Demand, Impossible
from convenor.rooming.sizes import even_sizes


def names(n: int) -> tuple[str, ...]:
    return tuple(f"P{i}" for i in range(n))


def sizes_of(dealt: Dealt, rooms: tuple[int, ...]) -> list[int]:
    count = Counter(room for _, room in dealt.seats)
    return [count[room] for room in rooms]


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    people = names(draw(st.integers(1, 40)))
    rooms = tuple(range(1, draw(st.integers(1, min(len(people), 9))) + 1))
    group = st.lists(st.sampled_from(people), min_size=2, max_size=4, unique=True).map(tuple)
    asked: dict[str, Any] = {}
    if len(people) > 1:
        asked["together"] = tuple(draw(st.lists(group, max_size=3)))
        asked["apart"] = tuple(draw(st.lists(group, max_size=3)))
    where = st.tuples(st.sampled_from(people), st.sampled_from(rooms))
    asked["pinned"] = tuple(draw(st.lists(where, max_size=4)))
    asked["choices"] = tuple(
        (name, tuple(wanted))
        for name, wanted in draw(
            st.dictionaries(st.sampled_from(people), st.lists(st.sampled_from(rooms), max_size=2, unique=True))
        ).items()
    )
    asked["choices_first"] = draw(st.booleans())
    return Demand(people, rooms, **asked)


@given(demands(), st.integers(0, 10**9))
@settings(max_examples=200, deadline=None)
def test_everybody_once_and_all_that_was_asked_or_a_refusal_in_words(demand: Demand, seed: int) -> None:
    try:
        dealt = deal(demand, seed)
    except Impossible as refused:
        reason = refused.what
    else:
        reason = ""
    if reason:
        assert reason.endswith(".")
        return
    room = dict(dealt.seats)
    assert [name for name, _ in dealt.seats] == list(demand.people)
    assert set(room.values()) <= set(demand.rooms)
    assert all(room[name] == there for name, there in demand.pinned)
    assert all(len({room[n] for n in group}) == 1 for group in demand.together)
    assert all(room[a] != room[b] for group in demand.apart for a, b in combinations(set(group), 2))
    assert deal(demand, seed) == dealt


@given(st.integers(1, 80), st.integers(1, 12), st.integers(0, 10**6))
@settings(deadline=None)
def test_rooms_are_never_more_than_one_apart(people: int, rooms: int, seed: int) -> None:
    rooms = min(people, rooms)
    dealt = deal(Demand(names(people), tuple(range(1, rooms + 1))), seed)
    sizes = sizes_of(dealt, tuple(range(1, rooms + 1)))
    assert max(sizes) - min(sizes) <= 1


@given(demands(), st.integers(0, 99))
@settings(deadline=None)
def test_keeping_together_and_apart_leaves_them_even(demand: Demand, seed: int) -> None:
    free = Demand(demand.people, demand.rooms, demand.together, demand.apart)
    try:
        sizes = sizes_of(deal(free, seed), free.rooms)
    except Impossible:
        return
    assert max(sizes) - min(sizes) <= 1


@given(st.lists(st.integers(0, 6), min_size=1, max_size=6), st.integers(0, 30))
def test_fixed_places_are_filled_up_from_the_emptiest(fixed: list[int], free: int) -> None:
    sizes = even_sizes(dict(enumerate(fixed)), free)
    by_hand = sorted(fixed)
    for _ in range(free):
        by_hand[by_hand.index(min(by_hand))] += 1
    count = Counter(max(size, sizes.level) for size in fixed)
    count[sizes.level] -= sizes.extra
    count[sizes.level + 1] += sizes.extra
    assert sorted(count.elements()) == sorted(by_hand)


def rounds(people: tuple[str, ...], rooms: tuple[int, ...], many: int, seed: int) -> tuple[Any, ...]:
    before: tuple[Any, ...] = ()
    for n in range(many):
        dealt = deal(Demand(people, rooms, before=before), seed + n)
        before = (*before, tuple(tuple(p for p, r in dealt.seats if r == room) for room in rooms))
    return before


@given(st.integers(4, 36), st.integers(2, 6), st.integers(1, 3), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_no_more_repeats_than_plain_chance_makes(people: int, rooms: int, earlier: int, seed: int) -> None:
    everyone, numbers = names(people), tuple(range(1, min(rooms, people) + 1))
    before = rounds(everyone, numbers, earlier, seed)
    chance = random.Random(seed)
    plain = []
    for _ in range(30):
        mixed = chance.sample(everyone, people)
        plain.append(repeats([(p, i % len(numbers)) for i, p in enumerate(mixed)], before))
    assert deal(Demand(everyone, numbers, before=before), seed).repeats <= sum(plain) / len(plain)


def test_where_nobody_has_to_meet_again_nobody_does() -> None:
    before = (tuple(tuple(f"P{i + 4 * g}" for i in range(4)) for g in range(4)),)
    assert deal(Demand(names(16), (1, 2, 3, 4), before=before), 5).repeats == 0


def test_choices_are_met_where_sizes_allow_and_before_all_else_when_asked() -> None:
    wish = tuple((name, (2,)) for name in names(3))
    assert sum(1 for n, r in deal(Demand(names(6), (1, 2), choices=wish), 1).seats if n in names(3) and r == 2) == 3
    everyone = tuple((name, (2,)) for name in names(5))
    dealt = deal(Demand(names(6), (1, 2), choices=everyone), 1)
    assert sizes_of(dealt, (1, 2)) == [3, 3]
    first = deal(Demand(names(6), (1, 2), choices=everyone, choices_first=True), 1)
    assert sizes_of(first, (1, 2)) == [1, 5]


def test_dealing_some_again_leaves_the_others_where_they_are() -> None:
    stay = tuple((f"P{i}", 1 + i % 3) for i in range(9))
    dealt = deal(Demand(names(12), (1, 2, 3), pinned=stay), 8)
    assert dealt.seats[:9] == stay
    assert sizes_of(dealt, (1, 2, 3)) == [4, 4, 4]


def test_other_seeds_deal_otherwise() -> None:
    assert len({deal(Demand(names(20), (1, 2, 3, 4)), seed).seats for seed in range(10)}) == 10


@pytest.mark.parametrize(
    ("demand", "words"),
    [
        (Demand((), (1,)), "nobody"),
        (Demand(names(3), ()), "no room"),
        (Demand(names(2), (1, 2, 3)), "2 people cannot fill 3 rooms"),
        (Demand(names(4), (1, 2), apart=(("P0", "P1", "P2"),)), "P0, P1 and P2 are to be kept apart"),
        (Demand(names(4), (1, 2), apart=(("P0", "P1"),), together=(("P0", "P1"),)), "kept apart, and together"),
        (Demand(names(4), (1, 2), together=(("P0", "P1", "P2"),)), "no more than 2"),
        (Demand(names(4), (1, 2), together=(("P0", "P1"),), pinned=(("P0", 1), ("P1", 2))), "some in Room 2"),
        (Demand(names(4), (1, 2), pinned=(("P0", 1), ("P0", 2))), "cannot be in Room 1 and in Room 2"),
        (Demand(names(4), (1, 2), pinned=(("P0", 7),)), "Room 7, which is not there"),
        (Demand(names(4), (1, 2), choices=(("P0", (7,)),)), "would like Room 7"),
        (Demand(names(4), (1, 2), together=(("P0", "Zoe"),)), "Zoe is not among"),
        (Demand(names(4), (1, 2), apart=(("P0", "P1"),), pinned=(("P0", 1), ("P1", 1))), "their place in Room 1"),
        (Demand((*names(3), "P0"), (1, 2)), "twice"),
        (Demand(names(6), (1, 2), together=(("P0", "P1"), ("P2", "P3"), ("P4", "P5"))), "No way was found"),
    ],
)
def test_what_cannot_be_is_refused_in_words(demand: Demand, words: str) -> None:
    with pytest.raises(Impossible) as refused:
        deal(demand, 1)
    assert words in refused.value.what


def test_a_thousand_people_in_a_hundred_rooms() -> None:
    people, rooms = names(1000), tuple(range(1, 101))
    first = deal(Demand(people, rooms), 3)
    groups = tuple(tuple(p for p, r in first.seats if r == room) for room in rooms)
    again = deal(Demand(people, rooms, before=(groups,)), 4)
    assert sizes_of(again, rooms) == [10] * 100
    assert again.repeats < 100


def test_chance_is_even_enough() -> None:
    chance = Chance(1)
    count = Counter(chance.below(6) for _ in range(6000))
    assert all(850 < count[face] < 1150 for face in range(6))


@given(demands(), st.integers(0, 99))
@settings(deadline=None)
def test_choices_and_earlier_rounds_leave_them_even_too(demand: Demand, seed: int) -> None:
    before = rounds(demand.people, demand.rooms, 1, seed)
    asked = Demand(demand.people, demand.rooms, choices=demand.choices, before=before)
    sizes = sizes_of(deal(asked, seed), asked.rooms)
    assert max(sizes) - min(sizes) <= 1


@given(demands(), st.integers(0, 99))
@settings(deadline=None)
def test_fixed_places_make_rooms_no_more_uneven_than_they_must(demand: Demand, seed: int) -> None:
    asked = Demand(demand.people, demand.rooms, pinned=tuple(dict(demand.pinned).items()))
    sizes = sizes_of(deal(asked, seed), asked.rooms)
    count = Counter(room for _, room in asked.pinned)
    by_hand = sorted(count[room] for room in asked.rooms)
    for _ in range(len(asked.people) - sum(by_hand)):
        by_hand[by_hand.index(min(by_hand))] += 1
    assert sorted(sizes) == sorted(by_hand)


def test_the_same_seed_deals_the_same_in_another_process() -> None:
    """Whatever order a process happens to keep its sets in."""
    program = (
        "from convenor.rooming.deal import deal\n"
        "from convenor.rooming.demand import Demand\n"
        "people = tuple(f'P{i}' for i in range(23))\n"
        "before = (tuple(people[i::4] for i in range(4)),)\n"
        "asked = Demand(people, (1, 2, 3, 4), (people[:3], people[2:5]), (people[6:9],), ((people[9], 2),),\n"
        "               ((people[10], (3, 1)), (people[11], (3,))), before=before)\n"
        "print(deal(asked, 42).seats)\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(said) == 1
