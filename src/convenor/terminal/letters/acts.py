"""What a planning or running screen does with the messages of its session."""

from __future__ import annotations

from convenor.services.shown_to_all import shared
from convenor.terminal.copying import copy
from convenor.terminal.running.desk import Desk
from convenor.terminal.session_page import SessionPage


class LettersActs(SessionPage):
    """Opens the messages of the session that the screen shows."""

    def action_letters(self) -> None:
        if self.outside.stationery is None:
            return
        from convenor.services.letters import all_letters  # what fills them in takes a while to load
        from convenor.terminal.letters.sheet import LettersSheet

        letters = all_letters(self.host.session(self.session_id), self.host.now(), self.outside.stationery)
        self.app.push_screen(LettersSheet(letters, self.outside.clipboard))


class CopyActs(LettersActs, Desk):
    """The same on the running screen, and the question that people have before them."""

    async def action_copy_prompt(self) -> None:
        if self.session is not None:
            asked = shared(self.session, self.host.now()).prompts
            self.tell(await copy(self.app, self.outside.clipboard, "\n".join(asked)))
