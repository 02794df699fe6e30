"""What one mend is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LEFT_BEHIND = 3600
"""Seconds after which a file that was being written is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that can be put right. `says` is what would be done, as "Close … to other people"."""

    says: str
    do: Callable[[], str | None]
    """Does it, and may tell more of what came of it. Raises Problem or OSError when it cannot be done."""
