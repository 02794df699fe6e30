"""Chance that repeats: everything drawn from one seed, the same on every machine and for every Python."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws. The seed is handed in; nothing here asks the machine for any."""

    def __init__(self, seed: int) -> None:
        self._seed = str(seed).encode("ascii")
        self._drawn = 0
        self._left = b""

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1."""
        if len(self._left) < 8:
            self._left = hashlib.sha256(self._seed + b"/" + str(self._drawn).encode("ascii")).digest()
            self._drawn += 1
        piece, self._left = self._left[:8], self._left[8:]
        return int.from_bytes(piece, "big") % n  # off by less than one in 2**50 for any number of people

    def shuffled(self, items: Sequence[T]) -> list[T]:
        mixed = list(items)
        for i in range(len(mixed) - 1, 0, -1):
            j = self.below(i + 1)
            mixed[i], mixed[j] = mixed[j], mixed[i]
        return mixed
