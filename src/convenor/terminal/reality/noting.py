"""Not noted from here: for everybody or for one room, until it is turned off."""

from __future__ import annotations

from convenor.services import reality
from convenor.session.session import Session
from convenor.terminal.running import place as places
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.sheets import Choice, Choose

Where = tuple[int | None, ...]
"""Rooms by number; None for everywhere."""


class NotingActs(Desk):
    """Turns noting off, and on again."""

    def can_stop(self, action: str, session: Session) -> bool:
        """Whether there is anything to turn off, or on."""
        if action == "note_again":
            return bool(session.unnoted)
        return session.state != "ended" and None not in session.unnoted

    async def action_stop_noting(self) -> None:
        session = self.session
        if session is None:
            return
        mine = self.place.room
        noted = [room for room in places.rooms(session) if room not in session.unnoted]
        if not noted:
            await self._set((None,), on=True)
            return
        rooms = sorted(noted, key=lambda room: room != mine)
        choices: list[Choice[Where]] = [
            Choice((room,), f"In {places.room_words(session, room)}", "where your lines go" if room == mine else "")
            for room in rooms
        ]
        choices.insert(1 if mine in noted else 0, Choice((None,), "Everywhere"))

        async def chosen(where: Where | None) -> None:
            if where is not None:
                await self._set(where, on=True)

        self.app.push_screen(
            Choose(
                "Where is nothing to be noted from here?", choices,
                about="What is typed stays in the line and is not kept until you turn noting on again.",
            ),
            chosen,
        )

    async def action_note_again(self) -> None:
        session = self.session
        if session is None:
            return
        off = session.unnoted
        if len(off) == 1:
            await self._set(tuple(off), on=False)
            return
        choices: list[Choice[Where]] = [Choice(tuple(off), "Everywhere")]
        for room in sorted(off, key=lambda room: -1 if room is None else room):
            if room is not None:
                choices.append(Choice((room,), f"In {places.room_words(session, room)}"))

        async def chosen(where: Where | None) -> None:
            if where is not None:
                await self._set(where, on=False)

        self.app.push_screen(Choose("Where are lines to be kept again?", choices), chosen)

    async def _set(self, where: Where, *, on: bool) -> None:
        wish = self.wish()

        def job() -> None:
            for room in where:
                reality.unnoted(self.host, self.session_id, on, room, wish)

        if await self.act(job) is not None:
            self.tell("" if on else "Lines are kept again.")  # while it is off, a line of its own says so
