"""The computer's clipboard, as the screens ask for it."""

from __future__ import annotations

from typing import Protocol


class Clipboard(Protocol):
    """Filled at the doors."""

    def put(self, text: str) -> bool:
        """Put text there; True only when it was found there afterwards. Never raises; takes a few seconds at most."""
        ...
