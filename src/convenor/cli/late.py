"""Things that are made when they are first asked for, so that the screen is there before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Late:
    """Stands for what `make` makes. What goes wrong in making it is raised wherever it is first needed."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        # Only called for what is not there yet, which is everything but the two of ours.
        if name == "_made":
            made = self._made = self._make()
            return made
        return getattr(self._made, name)


def late(make: Callable[[], T]) -> T:
    """What `make` makes, made at the first look at any of its attributes."""
    return cast(T, _Late(make))
