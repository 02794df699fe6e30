"""What the running screen does with the pages of its session: serve them, and say what is to be known of them."""

from __future__ import annotations

from convenor.services import alerts
from convenor.services.serving import EVERY, LOOPBACK, Asked, Serving
from convenor.session.doors import Role
from convenor.terminal.running.desk import Desk
from convenor.terminal.serving.sheet import ServeSheet, Wanted, ask_which_to_shut

NOT_SERVED = "The pages are not served any more. The session goes on, and everything is kept."


class ServeActs(Desk):
    """One sheet for all of it. What is served goes on when the sheet is closed, and when the screen is."""

    _alerted = ""

    @property
    def serving(self) -> Serving | None:
        """The pages of this session, if they are served from here."""
        server = self.outside.server
        return server.serving(self.session_id) if server is not None else None

    def action_let_others_in(self) -> None:
        if self.outside.server is None or self.session is None:
            return
        sheet = ServeSheet(self.serving, self.outside.clipboard, lambda: self.host.session(self.session_id))
        self.app.push_screen(sheet, self._serve_or_stop)

    async def _serve_or_stop(self, wanted: Wanted | None) -> None:
        server = self.outside.server
        if wanted is None or server is None:
            return
        match wanted:
            case "everybody" | "this-computer":
                asked = Asked(self.session_id, EVERY if wanted == "everybody" else LOOPBACK)
                if await self.act(lambda: server.serve(self.host, asked)) is None:
                    return
            case "stop":
                if await self.act(lambda: server.stop(self.session_id)) is not None:
                    self.tell(NOT_SERVED)
                return
            case "shut":
                session = self.host.session(self.session_id)
                self.app.push_screen(ask_which_to_shut(session), self._shut)
                return
            case "hide":
                if (serving := self.serving) is not None:
                    serving.hide()
            case _:
                await self._renew(wanted)
        self.action_let_others_in()

    async def _shut(self, role: Role | None) -> None:
        if role is not None and (serving := self.serving) is not None:
            await self.act(lambda: serving.shut(role))
        self.action_let_others_in()

    async def _renew(self, role: Role) -> None:
        if (serving := self.serving) is not None:
            await self.act(lambda: serving.renew(role))

    def look_at_pages(self) -> None:
        """Say once what the facilitator is to know: somebody guesses at the code, or nobody more can come in.

        Where another process serves the pages, the record tells it.
        """
        alert = ""
        if self.serving is not None:
            alert = self.serving.alert()
        elif self.session is not None:
            alert = alerts.alert(self.session.entrance)
        if alert and alert != self._alerted:
            self.tell(alert, trouble=True)
        self._alerted = alert
