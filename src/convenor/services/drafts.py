"""What somebody is typing, put aside so that it outlives the window. It is no part of the record."""

from __future__ import annotations

from typing import Protocol


class Drafts(Protocol):
    """Half-typed lines of each session and note-taker, on this computer only. Never raises: it is a courtesy.

    `place` tells apart where on the screens it was typed: empty for the line of the running screen, else a box's key.
    """

    def keep(self, session: str, actor: str, text: str, place: str = "") -> None:
        """Put this aside instead of what was there before; nothing is put aside when it is empty."""
        ...

    def found(self, session: str, actor: str, place: str = "") -> str:
        """What was put aside last; empty when nothing was."""
        ...
