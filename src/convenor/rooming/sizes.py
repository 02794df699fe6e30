"""How full each room may get, so that the sizes come out as even as those with a fixed place allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rooms are filled to `level`; `extra` of them take one more. Rooms that are over it already take nobody."""

    level: int
    extra: int
    over: frozenset[int]

    @property
    def most(self) -> int:
        """The most people that a room can come to hold, those with a fixed place apart."""
        return self.level + (1 if self.extra else 0)

    def fits(self, room: int, size: int, larger: int) -> bool:
        """Whether `room` may hold `size` people while `larger` other rooms hold one more than the level."""
        if room in self.over:
            return False
        return size <= self.level or (size == self.level + 1 and larger < self.extra)


def even_sizes(fixed: Mapping[int, int], free: int) -> Sizes:
    """The sizes when `free` people join those who have a fixed place (how many, by room)."""
    taken = sorted(fixed.values())
    level = taken[0]
    left = free
    for filled, step in enumerate([*taken[1:], taken[-1] + free + 1], 1):
        # `filled` rooms stand at `level`; raise them together to the next room's size, or as far as people last
        rise = min(step - level, left // filled)
        level += rise
        left -= rise * filled
        if level < step:
            break
    return Sizes(level, left, frozenset(room for room, size in fixed.items() if size > level))
