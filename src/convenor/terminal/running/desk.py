"""What everything that is done on the running screen shares: the session as seen, the typist's place, the keeper."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from convenor.services import standing
from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.terminal.calm import calmly
from convenor.terminal.running import place as places
from convenor.terminal.running.keeper import Keeper
from convenor.terminal.running.place import Place
from convenor.terminal.session_page import SessionPage
from convenor.timing.jumps import Look, jump

T = TypeVar("T")


class Desk(SessionPage):
    """The base of the running screen. `session` is what its user sees, and what their acts are based on."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self.actor = outside.actor
        self.session: Session | None = None
        self.place = Place("")
        self.keeper = Keeper()
        self._looked: Look | None = None

    # What the screen itself does.

    @property
    def half_typed(self) -> bool:
        """Whether a line has been begun."""
        raise NotImplementedError

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """Say something in the screen's own place for it, until something else is to be said."""
        raise NotImplementedError

    def action_type(self) -> None:
        """Back to the line."""
        raise NotImplementedError

    def took_badly(self, error: Exception) -> None:
        self.convenor.took_badly(error)

    # Acts.

    @property
    def seen(self) -> str | None:
        """The part that the user sees running."""
        return self.session.running if self.session else None

    async def act(self, job: Callable[[], T]) -> tuple[T] | None:
        """Do something to the record, in order, and show what came of it. None when it was refused, in words."""
        done: tuple[T] | None = None
        with calmly(self):
            done = (await self.keeper.do(job),)
        self.look_again()
        return done

    async def act_on_agenda(self, job: Callable[[], T]) -> tuple[T] | None:
        """The same for an act on the agenda: who moves the session moves along, unless a line is half typed."""
        before = self.seen
        done = await self.act(job)
        if done is not None and self.session is not None:
            if self.seen != before and not self.half_typed:
                self.place = Place(places.current(self.session))
            self.tell(standing.after_act(self.session, self.host.now()).splitlines()[0])
            self.refresh_clock()
        return done

    def look_again(self) -> None:
        """Show the record as it is, unless something is under way that will bring it."""
        if not self.keeper.busy:
            super().look_again()

    def notice_jumps(self, now: datetime) -> None:
        """Say so when the clock has jumped since the last look."""
        look = Look(now, self.host.clock.steady())
        # In a rehearsal the clock runs so fast that every hiccup of the machine would look like a sleep.
        if self._looked is not None and self.outside.kept and (line := jump(self._looked, look)):
            self.tell(line)
        self._looked = look

    def on_screen_resume(self) -> None:
        """Nobody looked at the clock while another screen was before this one: that was no sleep of the machine."""
        self._looked = None

    def _tick(self) -> None:
        """Four times a second. The clock goes on even while something is being written."""
        if self.keeper.busy:
            with calmly(self.convenor):
                self.refresh_clock()
        else:
            super()._tick()

    def on_unmount(self) -> None:
        with suppress(Problem):  # who waited for it has been told
            self.keeper.finish()
