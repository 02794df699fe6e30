"""What a facilitator does with the agenda while it runs. Every act names the part that they saw running."""

from __future__ import annotations

from convenor.services import editing, going_round, readiness, running, standing
from convenor.services.going_round import round_on
from convenor.services.handing_in import asking
from convenor.services.prompts import prompt_of, read_out
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.copying import copy
from convenor.terminal.running.agenda_asks import AgendaAsks
from convenor.terminal.running.sheets import Choice, Choose, Reading
from convenor.timing.guiding import current_step
from convenor.timing.reading import reading, speaker_times


class AgendaActs(AgendaAsks):
    """Start, next, back, pause, minutes, skip, put in, speakers, end, undo."""

    def can(self, action: str, session: Session) -> bool:
        """Whether an act on the agenda makes sense now."""
        on = session.state in ("running", "paused")
        match action:
            case "start":
                return session.state == "planned" and bool(session.segments)
            case "started_ago":
                return session.state == "planned" or (on and self._is_more(session))
            case "next_part" | "skip":
                return on and self._is_more(session)
            case "pause":
                return session.state == "running" and session.hold is None
            case "resume":
                return session.state == "paused"
            case "go_back":
                return on and any(p.state in ("done", "skipped") for p in session.progress)
            case "add_minutes" | "end" | "put_in_part":
                return on
            case "next_speaker":
                return on and self._is_waiting(session)
            case "ready":
                return session.state == "planned"
            case "consent_read":
                return session.consent_read_at is None and session.state != "ended"
            case "really":
                return on and len(session.segments) > 1
            case "read_aloud":
                return bool(self._aloud(session))
            case "undo":
                return bool(session.agenda_acts)
            case "gather":
                return self.outside.arriving is not None
            case "report_back":
                return _comes_back(session) and not (on and self._is_waiting(session))
            case "passes":
                now = round_on(session)
                return now is not None and bool(now.waiting)
            case "pages":
                return bool(asking(session))
            case "from_memory":
                return session.state == "ended"
            case "write_up":
                return on or bool(session.contributions and session.state == "planned")
            case "to_the_note":
                return session.state == "ended"
        return True

    @staticmethod
    def _is_more(session: Session) -> bool:
        return any(p.state == "coming" for p in session.progress)

    def _is_waiting(self, session: Session) -> bool:
        part = session.now_on
        return part is not None and any(not t.begun for t in speaker_times(session, part, self.host.now()))

    async def action_start(self) -> None:
        await self.act_on_agenda(lambda: running.start(self.host, self.session_id))

    async def action_next_part(self) -> None:
        seen = self.seen
        await self.act_on_agenda(lambda: running.next_part(self.host, self.session_id, seen=seen))

    async def action_go_back(self) -> None:
        seen = self.seen
        await self.act_on_agenda(lambda: running.back(self.host, self.session_id, seen=seen))

    async def action_pause(self) -> None:
        seen = self.seen
        await self.act_on_agenda(lambda: running.pause(self.host, self.session_id, seen=seen))

    async def action_resume(self) -> None:
        seen = self.seen
        await self.act_on_agenda(lambda: running.resume(self.host, self.session_id, seen=seen))

    async def action_skip(self) -> None:
        seen = self.seen
        await self.act_on_agenda(lambda: running.skip(self.host, self.session_id, seen=seen))

    async def action_next_speaker(self) -> None:
        seen = self.seen
        done = await self.act(lambda: running.speaker(self.host, self.session_id, seen=seen))
        if done is not None:
            self.tell(f"{shown(done[0])} begins.")

    async def action_undo(self) -> None:
        before, session = self.seen, self.session
        done = await self.act_on_agenda(lambda: editing.undo(self.host, self.session_id))
        if done is None or self.session is None:
            return
        words = shown(done[0])
        if self.seen != before or (session and session.state != self.session.state):
            words = f"{words} {standing.after_act(self.session, self.host.now()).splitlines()[0]}"
        self.tell(words)

    async def action_end(self) -> None:
        seen = self.seen
        if await self.act_on_agenda(lambda: running.end(self.host, self.session_id, seen=seen)) is not None:
            self.show_ended()

    def show_ended(self) -> None:
        """Say that it is over, and whether everything is kept, and ask what now."""
        if self.session is None:
            return
        closing = standing.standing(self.session, self.host.now(), kept=self.outside.kept)
        choices = [
            Choice("write-up", "See the note"),
            Choice("add", "Write down what you remember", "part by part"),
            Choice("digest", "Copy the day’s digest", "what was noted, for those who came"),
            Choice("leave", "Go back to the first screen"),
            Choice("undo", "It has not ended: take that back"),
        ]
        self.tell(closing)
        self.app.push_screen(
            Choose(closing, choices, about="What would you like to do?", hint="Enter chooses · Esc stays here"),
            self._ended,
        )

    async def _ended(self, chosen: str | None) -> None:
        if chosen == "write-up":
            self.convenor.open_note(self.outside, self.session_id)
        elif chosen == "leave":
            self.action_leave()
        elif chosen == "digest":
            text = self.outside.writer.digest(self.host.session(self.session_id))
            self.tell(await copy(self.app, self.outside.clipboard, text))
        elif chosen == "undo":
            await self.action_undo()
        elif chosen == "add":
            self.action_from_memory()

    def action_read_aloud(self) -> None:
        """The words of this part, whole: about the record, and the question."""
        if self.session is not None and (words := self._aloud(self.session)):
            self.app.push_screen(Reading("To read aloud", words))

    def _aloud(self, session: Session) -> list[str]:
        part, now = session.now_on, self.host.now()
        read = reading(session, now)
        step = current_step(session, part, read.elapsed) if part and read else None
        say = shown(step.say) if step else ""
        prompt = prompt_of(session, part, self.place.room, read.elapsed if read else 0)
        return [words for words in (read_out(session, part), say, prompt) if words]

    # Elsewhere.

    def action_leave(self) -> None:
        """Back to the first screen. The session goes on."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_ready(self) -> None:
        self.convenor.open_ready(self.outside, self.session_id)

    async def action_consent_read(self) -> None:
        wish = self.wish()
        if await self.act(lambda: readiness.consent_read(self.host, self.session_id, wish)) is not None:
            self.tell("It is noted that the words were read out.")

    def action_plan(self) -> None:
        self.convenor.open_plan(self.outside, self.session_id)

    def action_gather(self) -> None:
        self.convenor.open_gather(self.outside, self.session_id)

    def action_report_back(self) -> None:
        self.convenor.open_back(self.outside, self.session_id)

    def action_passes(self) -> None:
        now = round_on(self.session) if self.session else None

        async def said(name: str | None) -> None:
            if name is not None:
                wish = self.wish()
                if await self.act(lambda: going_round.passes(self.host, self.session_id, name, wish=wish)) is not None:
                    self.tell(f"{shown(name)} passes; nobody comes back to them unless they wish.")

        if now is not None:
            choices = [Choice(one.name, shown(one.name)) for one in now.waiting]
            self.app.push_screen(Choose("Who passes?", choices), said)

    def action_pages(self) -> None:
        self.convenor.open_pages(self.outside, self.session_id)

    def action_from_memory(self) -> None:
        self.convenor.open_memory(self.outside, self.session_id)

    def action_write_up(self) -> None:
        self.convenor.open_note(self.outside, self.session_id)

    def action_to_the_note(self) -> None:
        self.action_write_up()


def _comes_back(session: Session) -> bool:
    """Whether rooms are back to say what they have, or have been."""
    on = session.now_on
    return on.mode == "report-back" if on else any(n.room is not None and n.stands for n in session.contributions)
