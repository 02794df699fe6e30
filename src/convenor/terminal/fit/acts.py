"""Making it fit from the running screen, and the quiet warnings before it is too late."""

from __future__ import annotations

from datetime import datetime

from convenor.services import refitting
from convenor.services.refitting import Offer
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.fit.sheet import FitSheet
from convenor.terminal.running.desk import Desk
from convenor.timing.warnings import warnings


class FitActs(Desk):
    """The sheet, and each warning once."""

    _warned: frozenset[str] = frozenset()
    """What has been warned of and still stands, by the part that it is about; empty for the promised end."""

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
        """Say what has just become impossible without a choice: once, on the screen's own line, and never again."""
        if session.state not in ("running", "paused"):
            self._warned = frozenset()
            return
        standing = {warned.segment: warned.says for warned in warnings(session, now)}
        news = [says for about, says in standing.items() if about not in self._warned]
        self._warned = frozenset(standing)
        if news:
            self.tell(shown(news[0]))
