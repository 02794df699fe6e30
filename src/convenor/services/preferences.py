"""What a person has chosen for themselves, as the screens ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from convenor.session.problem import Place


class Preferences(Protocol):
    """Filled at the doors."""

    def look(self) -> str:
        """The name of the look that was chosen last; empty when none was. Never raises."""
        ...

    def keep_look(self, name: str) -> None:
        """Begin with this look from now on. Never raises: a look that cannot be kept is none to stop for."""
        ...

    def motion(self) -> bool:
        """Whether anything may glide on the screens; True unless it was turned off. Never raises."""
        ...

    def keep_motion(self, moves: bool) -> None:
        """Begin with or without motion from now on. Never raises."""
        ...

    def keys(self) -> Mapping[str, tuple[str, Place | None]]:
        """Keys of their own by the commands' names, with the place where each stands; empty when there are none.

        Raises Problem when their file cannot be read.
        """
        ...
