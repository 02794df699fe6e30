"""The app of the shared window: that one screen, and none of the others beneath it."""

from __future__ import annotations

from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.keymap import key_of
from convenor.terminal.showing.screen import ShowScreen

NOT_UP_TO_DATE = "This window is not up to date just now. It tries again by itself."
HOW_TO_LEAVE = "Closing this window ends nothing. {key} or a click opens the menu."


class ShowApp(ConvenorApp):
    """Shows one session to everyone."""

    CSS_PATH = "../theme/convenor.tcss"

    def __init__(self, outside: Outside, session: str, *, speakers: bool = False) -> None:
        super().__init__(outside)
        self._first = ShowScreen(outside, session, speakers=speakers)

    def begin(self) -> None:
        self.push_screen(self._first)

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """A trouble may name a person or a folder: everyone is told only that it is not up to date."""
        super().tell(NOT_UP_TO_DATE if trouble else words)

    def tell_only_read(self, outside: Outside, why: Problem | None) -> None:
        """Nothing is ever kept from here, and why it could not be is nobody's matter."""

    def action_how_to_leave(self) -> None:
        self.tell(HOW_TO_LEAVE.format(key=key_of("showing", "menu", self.keys)))
