"""Dealing people into rooms: even, by chance that repeats, and kept to what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from convenor.rooming.chance import Chance
from convenor.rooming.demand import Demand, Group, Impossible, checked, clusters, listed
from convenor.rooming.sizes import Sizes, even_sizes
from convenor.rooming.table import Table

_STARTS = 6
_TRIES = 20_000
"""Places tried, for each start, before it is said that no way was found."""
_SWAPS = 40_000
"""Swaps weighed, for each start, to bring down repeats and unmet choices."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """Who goes where, in the order in which the people were given."""

    seats: tuple[tuple[str, int], ...]
    repeats: int
    """Pairs who share a room and shared one before, counted once for each time that they did."""

    def room_of(self, name: str) -> int:
        return dict(self.seats)[name]


def deal(demand: Demand, seed: int) -> Dealt:
    """Everybody in one room. The same demand and seed always give the same.

    Sizes differ by one at most, unless fixed places or `choices_first` make that impossible: then they are as
    even as those allow. What is asked to be kept together, apart or in its place is kept; choices come before
    few repeats, and both are done as well as a short search can.

    Raises Impossible, in words, when no deal does all that is asked, or none was found.
    """
    checked(demand)
    if demand.choices_first:
        demand = _as_pins(demand)
    groups = clusters(demand)
    fixed = _fixed(demand, groups)
    taken = dict.fromkeys(demand.rooms, 0)
    for group, room in fixed.items():
        taken[room] += len(groups[group])
    sizes = even_sizes(taken, len(demand.people) - sum(taken.values()))
    _check_sizes(groups, fixed, sizes)
    _check_fixed(demand, fixed, groups)
    best: tuple[int, dict[int, int]] | None = None
    chance = Chance(seed)
    for _ in range(_STARTS):
        table = _filled(demand, groups, fixed, sizes, chance)
        if table is None:
            continue
        _improve(table, [i for i in range(len(groups)) if i not in fixed], chance)
        cost = table.total()
        if best is None or cost < best[0]:
            best = cost, dict(table.where)
        if cost == 0:
            break
    if best is None:
        raise Impossible(
            f"No way was found to keep together and apart all who are to be, in rooms of {_span(sizes)}.",
            cure="Ask for less of it, or change the number of rooms.",
        )
    where = {name: best[1][i] for i, group in enumerate(groups) for name in group}
    seats = tuple((name, where[name]) for name in demand.people)
    return Dealt(seats, repeats(seats, demand.before))


def repeats(seats: Iterable[tuple[str, int]], before: Iterable[Iterable[Group]]) -> int:
    """How many pairs share a room who shared one before, counted once for each time that they did."""
    room = dict(seats)
    return sum(
        1
        for rounds in before
        for shared in rounds
        for one, other in combinations(shared, 2)
        if one in room and room[one] == room.get(other)
    )


def _as_pins(demand: Demand) -> Demand:
    taken = {name for name, _ in demand.pinned}
    first = tuple((name, wanted[0]) for name, wanted in demand.choices if wanted and name not in taken)
    return replace(demand, pinned=(*demand.pinned, *first), choices=())


def _fixed(demand: Demand, groups: list[Group]) -> dict[int, int]:
    pinned = dict(demand.pinned)
    return {i: pinned[name] for i, group in enumerate(groups) for name in group if name in pinned}


def _check_sizes(groups: list[Group], fixed: dict[int, int], sizes: Sizes) -> None:
    for i, group in enumerate(groups):
        if i not in fixed and len(group) > sizes.most:
            raise Impossible(
                f"{listed(group)} are to be together, but rooms of even size hold no more than {sizes.most}.",
                cure="Take fewer rooms, or give them a room of their choice by pinning them.",
            )


def _check_fixed(demand: Demand, fixed: dict[int, int], groups: list[Group]) -> None:
    room = {name: fixed[i] for i, group in enumerate(groups) if i in fixed for name in group}
    for names in demand.apart:
        for one, other in combinations(names, 2):
            if one != other and one in room and room[one] == room.get(other):
                raise Impossible(
                    f"{one} and {other} are to be kept apart, but both have their place in Room {room[one]}.",
                    cure="Move one of them, or let them share it.",
                )


def _filled(
    demand: Demand, groups: list[Group], fixed: dict[int, int], sizes: Sizes, chance: Chance
) -> Table | None:
    """A table with everybody in a room, found by trying and going back; None when it took too long, or cannot be."""
    table = Table(demand, groups, sizes)
    for group, room in fixed.items():
        table.put(group, room)
    free = chance.shuffled([i for i in range(len(groups)) if i not in fixed])
    free.sort(key=lambda i: (-len(groups[i]), -len(table.foes[i])))  # the hardest to place come first
    options: list[list[int]] = []
    tries = 0
    while len(options) < len(free):
        options.append(_best_last(table, free[len(options)], demand, chance))
        while not options[-1]:
            options.pop()
            if not options:
                return None
            table.lift(free[len(options) - 1])
        table.put(free[len(options) - 1], options[-1].pop())
        tries += 1
        if tries > _TRIES + len(free):
            return None
    return table


def _best_last(table: Table, group: int, demand: Demand, chance: Chance) -> list[int]:
    """The rooms that would do, the best one last."""
    rooms = [room for room in chance.shuffled(demand.rooms) if table.may(group, room)]
    return sorted(rooms, key=lambda room: -table.cost(group, room))


def _improve(table: Table, free: list[int], chance: Chance) -> None:
    """Swap and move groups as long as that makes it better, and the search is short."""
    left = _SWAPS
    better = True
    while better and left > 0:
        better = False
        for one in chance.shuffled(free):
            if table.cost(one, table.where[one]) == 0:
                continue
            for other in chance.shuffled(free):
                left -= 1
                if left <= 0:
                    return
                if table.where[one] != table.where[other] and _swapped(table, one, other):
                    better = True
                    break


def _swapped(table: Table, one: int, other: int) -> bool:
    """Change the two about, or move one to the other's room, if that is allowed and better; else leave all alone."""
    here, there = table.where[one], table.where[other]
    at_first = table.cost(one, here)
    table.lift(one)
    if table.may(one, there) and table.cost(one, there) < at_first:
        table.put(one, there)
        return True
    was = at_first + table.cost(other, there)
    table.lift(other)
    if table.may(one, there):
        cost = table.cost(one, there)
        table.put(one, there)
        if table.may(other, here) and cost + table.cost(other, here) < was:
            table.put(other, here)
            return True
        table.lift(one)
    table.put(one, here)
    table.put(other, there)
    return False


def _span(sizes: Sizes) -> str:
    return f"{sizes.level} or {sizes.level + 1}" if sizes.extra else str(sizes.level)
