"""Making it fit from the running screen, and the quiet warnings before it is too late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from convenor.services import refitting
from convenor.services.refitting import Offer
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.fit.sheet import FitSheet
from convenor.terminal.running.desk import Desk
from convenor.timing.warnings import warnings

WORTH_SAYING = 60
"""Seconds: less than a minute is nothing that one would interrupt anybody for."""


class FitActs(Desk):
    """The sheet, and each warning once."""

    _warned: Mapping[str, str] = MappingProxyType({})
    """The words of each warning that stands, by the part that it is about; empty for the promised end."""

    def still_says(self, words: str) -> bool:
        """Whether these words are what was told last."""
        raise NotImplementedError

    def can_fit(self, session: Session) -> bool:
        """Whether there is anything left that could be made to fit."""
        return session.state != "ended" and any(p.state == "coming" for p in session.progress)

    def action_make_it_fit(self) -> None:
        async def accept(offer: Offer, choice: int | None) -> None:
            await self.keeper.do(lambda: refitting.accept(self.host, self.session_id, offer, choice))

        def done(words: str | None) -> None:
            self.look_again()
            if words:
                self.tell(words)

        self.app.push_screen(FitSheet(self.host, self.session_id, accept), done)

    def warn(self, session: Session, now: datetime) -> None:
        """Say what has just become impossible without a choice: once, on the screen's own line.

        While it stands there its number keeps up, and it goes when it is not so any more.
        """
        before, standing = self._warned, {}
        if session.state in ("running", "paused") and session.hold is None:  # nobody is hurried while it is held
            standing = {w.segment: shown(w.says) for w in warnings(session, now) if w.seconds >= WORTH_SAYING}
        self._warned = standing
        for about, says in before.items():
            if self.still_says(says):
                self.tell(standing.get(about, ""))
        news = [says for about, says in standing.items() if about not in before]
        if news:
            self.tell(news[0])
