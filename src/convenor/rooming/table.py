"""Rooms while they are being filled: who sits where, and what each place costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from convenor.rooming.demand import Demand, Group
from convenor.rooming.sizes import Sizes

UNWANTED = 1000
"""What one step down somebody's list of choices costs, counted in meetings of people who met before."""


class Table:
    """Changed in place. Groups are numbered; only their whole can move."""

    def __init__(self, demand: Demand, groups: Sequence[Group], sizes: Sizes) -> None:
        self.groups = groups
        self.sizes = sizes
        self.where: dict[int, int] = {}
        self._in: dict[int, set[int]] = {room: set() for room in demand.rooms}
        self._size = dict.fromkeys(demand.rooms, 0)
        number = {name: i for i, group in enumerate(groups) for name in group}
        self.foes: list[set[int]] = [set() for _ in groups]
        for names in demand.apart:
            for one, other in combinations({number[name] for name in names}, 2):
                self.foes[one].add(other)
                self.foes[other].add(one)
        self._met = _meetings(demand.before, number)
        self._wish: list[dict[int, int]] = [{} for _ in groups]
        for name, wanted in demand.choices:
            wish = self._wish[number[name]]
            for room in demand.rooms:
                step = wanted.index(room) if room in wanted else len(wanted)
                wish[room] = wish.get(room, 0) + step * UNWANTED

    def put(self, group: int, room: int) -> None:
        self.where[group] = room
        self._in[room].add(group)
        self._size[room] += len(self.groups[group])

    def lift(self, group: int) -> int:
        room = self.where.pop(group)
        self._in[room].discard(group)
        self._size[room] -= len(self.groups[group])
        return room

    def may(self, group: int, room: int) -> bool:
        """Whether a group that is in no room may go into this one."""
        if self.foes[group] & self._in[room]:
            return False
        return self.sizes.fits(room, self._size[room] + len(self.groups[group]), self._larger(room))

    def cost(self, group: int, room: int) -> int:
        """What it costs to have a group there that is not in it now."""
        met = self._met[group]
        again = sum(times for other, times in met.items() if self.where.get(other) == room) if met else 0
        return again + self._wish[group].get(room, 0)

    def total(self) -> int:
        """What it all costs; each meeting once."""
        twice = sum(self.cost(group, room) - self._wish[group].get(room, 0) for group, room in self.where.items())
        return twice // 2 + sum(self._wish[group].get(room, 0) for group, room in self.where.items())

    def _larger(self, but: int) -> int:
        over = self.sizes.level + 1
        return sum(
            1 for room, size in self._size.items() if size == over and room != but and room not in self.sizes.over
        )


def _meetings(before: Iterable[Iterable[Group]], number: dict[str, int]) -> list[dict[int, int]]:
    """For each group, how often people of it met people of each other group."""
    met: list[dict[int, int]] = [{} for _ in range(max(number.values(), default=-1) + 1)]
    for rounds in before:
        for shared in rounds:
            here = [number[name] for name in shared if name in number]
            for one, other in combinations(here, 2):
                if one != other:
                    met[one][other] = met[one].get(other, 0) + 1
                    met[other][one] = met[other].get(one, 0) + 1
    return met
