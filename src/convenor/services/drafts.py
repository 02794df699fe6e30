"""The line that somebody is typing, put aside so that it outlives the window. It is no part of the record."""

from __future__ import annotations

from typing import Protocol


class Drafts(Protocol):
    """One half-typed line for each session and note-taker, on this computer only. Never raises: it is a courtesy."""

    def keep(self, session: str, actor: str, text: str) -> None:
        """Put this line aside instead of the one before; an empty one puts nothing aside."""
        ...

    def found(self, session: str, actor: str) -> str:
        """The line that was put aside last; empty when there is none."""
        ...
