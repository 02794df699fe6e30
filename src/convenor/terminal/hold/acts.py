"""One key stops the room, the same key goes on. What was noted meanwhile is somebody's choice."""

from __future__ import annotations

from convenor.services import holding
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.said import cut
from convenor.terminal.running.sheets import Choice, Choose


class HoldActs(Desk):
    """Hold, go on, and what was noted in those minutes."""

    def can_hold(self, action: str, session: Session) -> bool:
        """Whether there is anything to hold, to go on with, or to leave out."""
        match action:
            case "hold":
                return session.hold is None and session.state != "ended"
            case "go_on":
                return session.hold is not None
            case _:
                return bool(holding.just_noted(session))

    async def action_hold(self) -> None:
        if await self._hold(on=True):
            self.tell("")  # the panel says all that is to be said

    async def action_go_on(self) -> None:
        if await self._hold(on=False) and self.session is not None:
            words = holding.went_on_words(self.session, self.host.now())
            noted = holding.just_noted_words(self.session)
            self.tell(f"{words} {noted} The menu can erase them." if noted else words)

    async def _hold(self, *, on: bool) -> bool:
        wish = self.wish()
        done = await self.act(lambda: holding.hold(self.host, self.session_id, on, wish))
        self.refresh_clock()
        return done is not None

    def action_not_noted(self) -> None:
        notes = holding.just_noted(self.session) if self.session else ()
        if not notes:
            return
        every = tuple(n.id for n in notes)
        choices: list[Choice[tuple[str, ...]]] = [Choice((), "Leave them: they stay in the record")]
        if len(notes) > 1:
            choices.append(Choice(every, f"Erase all {len(notes)} for good"))
        choices += [Choice((n.id,), f"Erase only “{cut(shown(n.text), 36)}”") for n in reversed(notes)]

        def chosen(ids: tuple[str, ...] | None) -> None:
            if ids:
                self.app.run_worker(self._erase_these(ids), group="keeping", exclusive=False)

        about = "Noted in the two minutes before, and since. What is erased cannot be brought back."
        self.app.push_screen(Choose("Not noted?", choices, about=about), chosen)

    async def _erase_these(self, ids: tuple[str, ...]) -> None:
        wish = self.wish()
        with calmly(self):
            await self.keeper.do(lambda: holding.not_noted(self.host, self.session_id, ids, wish))
            self.tell("The line is gone for good." if len(ids) == 1 else f"{len(ids)} lines are gone for good.")
        if self.is_attached:
            self.look_again()
