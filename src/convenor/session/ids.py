"""Names for things. Chance is handed in, so that a test can make it repeat."""

from __future__ import annotations

from typing import Protocol

FACILITATOR = "facilitator"
"""Who does what is done, when nobody else is named."""

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and figures that cannot be taken for one another when they are read out."""


class Ids(Protocol):
    """A source of fresh names."""

    def new(self, length: int = 12) -> str:
        """A fresh random name of `length` characters of `ALPHABET`."""
        ...
