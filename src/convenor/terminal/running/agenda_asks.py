"""Acts on the agenda that ask something first: how many minutes, since when, which part."""

from __future__ import annotations

from datetime import timedelta

from convenor.services import editing, reality, running
from convenor.services.host import Wish
from convenor.session.text import shown
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.minutes import AskMinutes
from convenor.terminal.running.note_sheets import AskPart, PutIn
from convenor.terminal.running.sheets import Choice, Choose
from convenor.terminal.running.view import cost
from convenor.timing.reading import reading
from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time, minutes_words

_USUAL = (
    (1, "1 more"), (2, "2 more"), (3, "3 more"), (5, "5 more"), (10, "10 more"),
    (-1, "1 fewer"), (-2, "2 fewer"), (-5, "5 fewer"),
)


class AgendaAsks(Desk):
    """Minutes, a part that began some time ago, where we really are, a part put in."""

    def action_add_minutes(self) -> None:
        seen, part = self.seen, self.session.now_on if self.session else None
        if part is None:
            return

        async def given(minutes: int | None) -> None:
            if minutes is not None:
                await self._add(minutes, seen)

        self.app.push_screen(AskMinutes(f"Minutes for {shown(part.title)}", _USUAL, self._cost), given)

    def _cost(self, minutes: int) -> str:
        return cost(self.session, self.host.now(), minutes) if self.session else ""

    async def _add(self, minutes: int, seen: str | None) -> None:
        price = self._cost(minutes)
        if await self.act(lambda: running.add(self.host, self.session_id, minutes, seen=seen)) is not None:
            amount = minutes_words(minutes * 60)
            self.tell(f"{amount} {'more' if minutes > 0 else 'fewer'}; {price}.")

    def action_started_ago(self) -> None:
        """The part began some minutes ago: the first one, or the next while another is still shown."""
        session = self.session
        if session is None:
            return
        seen, starting = self.seen, session.state == "planned"
        coming = next((s for s, p in session.parts() if p.state == "coming"), None)
        read = reading(session, self.host.now())
        if coming is None:
            return
        longest = read.elapsed // 60 if read else None

        def effect(minutes: int) -> str:
            if minutes < 0 or (longest is not None and minutes > longest):
                return "that was before the part that is on"
            at = self.host.now() - timedelta(minutes=minutes)
            return f"at {clock_time(at, session.plan.timezone)}"

        async def given(minutes: int | None) -> None:
            if minutes is None:
                return
            if minutes < 0 or (longest is not None and minutes > longest):
                self.tell(f"{shown(coming.title)} cannot have begun before the part that is on.", trouble=True)
                return
            wish = Wish(at=self.host.now() - timedelta(minutes=minutes))
            if starting:
                await self.act_on_agenda(lambda: running.start(self.host, self.session_id, wish=wish))
            else:
                await self.act_on_agenda(lambda: running.next_part(self.host, self.session_id, seen=seen, wish=wish))

        usual = [(n, f"{minutes_words(n * 60)} ago") for n in (1, 2, 3, 5, 10) if longest is None or n <= longest]
        title = f"{shown(coming.title)} started … minutes ago"
        self.app.push_screen(AskMinutes(title, usual, effect), given)

    def action_really(self) -> None:
        """Another part is really on, and has been for a while."""
        session = self.session
        if session is None:
            return
        choices = [
            Choice(s.id, shown(s.title), {"done": "done", "skipped": "skipped"}.get(p.state, ""))
            for s, p in session.parts()
            if p.state != "dropped" and s.id != session.running
        ]

        def chosen(part: str | None) -> None:
            if part is not None:
                self._ask_since(part)

        self.app.push_screen(Choose("Which part are you really in?", choices), chosen)

    def _ask_since(self, part: str) -> None:
        session = self.session
        segment = session.segment(part) if session else None
        if session is None or segment is None:
            return

        def effect(minutes: int) -> str:
            at = self.host.now() - timedelta(minutes=minutes)
            return f"since {clock_time(at, session.plan.timezone)}"

        async def given(minutes: int | None) -> None:
            if minutes is None:
                return
            wish = Wish(at=self.host.now() - timedelta(minutes=minutes))
            await self.act_on_agenda(lambda: reality.found_to_be(self.host, self.session_id, part, wish))

        usual = [(n, f"{minutes_words(n * 60)} ago" if n else "just now") for n in (0, 1, 2, 3, 5, 10, 15)]
        self.app.push_screen(AskMinutes(f"{shown(segment.title)} began … minutes ago", usual, effect), given)

    def action_put_in_part(self) -> None:
        session = self.session
        part = session.now_on if session else None
        if part is None:
            return
        shelf = tuple((e.id, e.title, e.minutes.typical) for e in self.outside.library.exercises())

        async def given(put: PutIn | None) -> None:
            if put is not None:
                await self._put_in(put, part.id)

        self.app.push_screen(AskPart(shelf, f"“{shown(part.title)}”"), given)

    async def _put_in(self, put: PutIn, after: str) -> None:
        exercise = next((e for e in self.outside.library.exercises() if e.id == put.exercise), None)

        def job() -> str:
            return editing.insert(
                self.host, self.session_id, exercise or put.title, minutes=put.minutes, after=after
            )

        if await self.act(job) is not None:
            self.tell(f"“{shown(put.title)}” comes next. Undo takes it out again.")

    def action_shelf(self) -> None:
        """Find an exercise that fits the spare time and the people, read it, and put it in next."""
        from convenor.services.suiting import Wanted, used_in
        from convenor.terminal.shelf.sheet import ShelfSheet, Taken

        session = self.session
        if session is None:
            return
        part = session.now_on
        spare = timeline(session, self.host.now()).spare_seconds // 60

        async def taken(what: Taken | None) -> None:
            if what is None or part is None:
                return

            def job() -> str:
                return editing.insert(
                    self.host, self.session_id, what.exercise, minutes=what.minutes, after=part.id,
                    blanks=dict(what.blanks),
                )

            if await self.act(job) is not None:
                self.tell(f"“{shown(what.exercise.title)}” comes next. Undo takes it out again.")

        wanted = Wanted(
            minutes=spare if spare > 0 else None, people=session.plan.people, already=used_in(session))
        where = f"after “{shown(part.title)}”" if part else ""
        self.app.push_screen(ShelfSheet(self.outside.library, wanted, where), taken)
