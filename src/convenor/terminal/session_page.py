"""What the screens of one session share."""

from __future__ import annotations

from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.terminal.page import Page


class SessionPage(Page):
    """A screen of one session. There is never more than one of a kind for the same session."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside)
        self.session_id = session_id

    def shows(self, other: Page) -> bool:
        return isinstance(other, SessionPage) and self.session_id == other.session_id and self.outside is other.outside

    def wish(self) -> Wish:
        """An act of whoever sits here."""
        return Wish(actor=self.outside.actor)
