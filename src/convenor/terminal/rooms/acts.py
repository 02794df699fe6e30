"""What the running screen does with rooms: tell them something, call everybody back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from convenor.services import breakout, calling, messages
from convenor.services.host import Wish
from convenor.session.session import Session
from convenor.terminal.commands import Command
from convenor.terminal.rooms.tell import Telling, TellRooms
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.minutes import AskMinutes
from convenor.timing.words import clock_time, minutes_words


class RoomActs(Desk):
    """Messages to the rooms, and calling people back out of them."""

    def can_rooms(self, action: str, session: Session) -> bool:
        """Whether an act on rooms makes sense now."""
        match action:
            case "tell_rooms":
                return session.state in ("running", "paused")
            case "breakout_now":
                return session.now_on is not None and not self._in_rooms(session)
            case "rooms":  # the key is another command's outside rooms
                return session.state == "planned" or self._in_rooms(session)
            case "see_rooms":
                return session.state != "planned" and not self._in_rooms(session)
            case "call_back":
                return self._in_rooms(session)
        return True

    def in_its_foot(self, command: Command) -> Command:
        """Out of rooms, telling them something is in the menu only: the foot has one row for what is on."""
        breakout = self.session is not None and self._in_rooms(self.session)
        return command if breakout or command.name != "tell-rooms" else replace(command, footer="")

    @staticmethod
    def _in_rooms(session: Session) -> bool:
        return session.now_on is not None and session.now_on.mode == "breakout"

    def action_tell_rooms(self) -> None:
        if self.session is not None:
            self.app.push_screen(TellRooms(self.session), self._told_them)

    async def _told_them(self, telling: Telling | None) -> None:
        if telling is None:
            return
        wish = self.wish()
        if telling.act == "call-back":
            self.action_call_back()
        elif telling.act == "erase":
            if await self.act(lambda: messages.erase(self.host, self.session_id, telling.message, wish)) is not None:
                self.tell("That message is off every page, and gone for good.")
        else:
            await self._send(telling, wish)

    async def _send(self, telling: Telling, wish: Wish) -> None:
        def job() -> str:
            return messages.send(self.host, self.session_id, telling.text, telling.room, wish)

        if await self.act(job) is not None and self.session is not None:
            self.tell(f"Sent to {messages.to_whom(self.session, telling.room)}.")
        elif self.session is not None:  # what was typed is not lost with the refusal
            self.app.push_screen(TellRooms(self.session, half_typed=telling.text), self._told_them)

    async def action_breakout_now(self) -> None:
        """At once: its minutes can be changed while it runs, and undo takes all of it back."""
        seen, wish = self.seen, self.wish()
        done = await self.act_on_agenda(
            lambda: breakout.breakout_now(self.host, self.session_id, seen=seen, wish=wish)
        )
        if done is not None and self.session is not None:
            minutes, undo = self.key_of("add-minutes"), self.key_of("undo")
            self.tell(f"{breakout.begun_words(self.session, done[0])} {minutes} changes that; {undo} takes it back.")

    def action_rooms(self) -> None:
        self.convenor.open_rooms(self.outside, self.session_id)

    action_see_rooms = action_rooms

    def action_people(self) -> None:
        self.convenor.open_people(self.outside, self.session_id)

    def action_call_back(self) -> None:
        """Back in two minutes, or in as many as one says. The part goes on until somebody ends it."""
        session, seen = self.session, self.seen
        if session is None:
            return

        def effect(minutes: int) -> str:
            if not 0 <= minutes <= calling.LONGEST_GRACE:
                return "nobody can be given that"
            return f"by {clock_time(self.host.now() + timedelta(minutes=minutes), session.plan.timezone)}"

        async def given(minutes: int | None) -> None:
            if minutes is None:
                return
            wish = self.wish()
            if await self.act(
                lambda: calling.call_back(self.host, self.session_id, minutes, seen=seen, wish=wish)
            ) is not None:
                key = self.key_of("next-part")
                self.tell(f"The rooms are called back. They stay open until you go on ({key}).")

        usual = [(n, minutes_words(n * 60) if n else "now") for n in (2, 1, 3, 5, 0)]
        self.app.push_screen(AskMinutes("Back in … minutes", usual, effect), given)
