"""What a note-taker does with what is said: keep it, change it, take it back, strike it."""

from __future__ import annotations

from collections.abc import Callable

from convenor.services import recording
from convenor.services.prompts import prompt_id
from convenor.services.recording import Edit, Line
from convenor.session.exercise import NoteKind
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.running import note_sheets
from convenor.terminal.running import place as places
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.entry import as_line
from convenor.terminal.running.note_sheets import Act, EditWords, NoteWords
from convenor.terminal.running.place import Place
from convenor.timing.reading import reading


class NoteActs(Desk):
    """Everything about notes."""

    @property
    def kept_word(self) -> str:
        """What is said of a line that is on disk; something else where nothing stays."""
        return "Kept" if self.outside.kept else "Noted"

    def can_note(self, action: str, session: Session) -> bool:
        """Whether an act on notes makes sense now."""
        match action:
            case "strike":
                return recording.last_of(session, self.actor) is not None
            case "change_note":
                return any(n.stands for n in session.contributions)
            case "undo_note":
                return any(n.by == self.actor and not n.erased for n in session.contributions)
            case "restore_note":
                return any(n.taken_back and not n.erased for n in session.contributions)
            case "next_room":
                return bool(places.rooms(session)) or places.away(session, self.place)
        return True

    async def keep_lines(self, typed: list[str]) -> bool:
        """Keep these lines where their typist stands. True once they are on disk; else the trouble has been said."""
        session = self.session
        if session is None:
            return False
        place = self.place
        lines = [self._line(session, one, place, pasted=len(typed) > 1) for one in typed]
        wish = self.wish()
        if await self.act(lambda: recording.record(self.host, self.session_id, lines, wish)) is None:
            return False
        where = places.words(self.session or session, place)
        count = f"{len(lines)} notes {self.kept_word.lower()}" if len(lines) > 1 else self.kept_word
        rooms = {line.room for line in lines}
        if len(lines) == 1 and rooms != {place.room} and lines[0].room is not None:
            where = places.room_words(session, lines[0].room)
        self.tell(f"{count} in {where}.")
        return True

    def _line(self, session: Session, typed: str, place: Place, *, pasted: bool) -> Line:
        now = self.host.now()
        read = reading(session, now)
        part = session.segment(place.segment)
        on = read is not None and part is not None and part.id == read.segment.id
        prompt = prompt_id(session, part, read.elapsed) if on and read else ""
        line = as_line(typed, session, place, prompt)
        if pasted and not self._would_do(session, line):
            # Nobody saw what the labels in a pasted line would mean: better its very words than a refusal.
            return Line(text=typed, segment=place.segment, room=place.room, prompt=prompt)
        return line

    @staticmethod
    def _would_do(session: Session, line: Line) -> bool:
        if not line.text.strip() or (line.consent == "named" and not line.said_by):
            return False
        try:
            if line.room is not None:
                recording.check_room(session.plan, line.room)
        except Problem:
            return False
        return True

    # The place.

    def action_next_room(self) -> None:
        if self.session is not None:
            self.stand(places.moved(self.session, self.place))

    def action_choose_place(self) -> None:
        if self.session is None:
            return
        sheet = note_sheets.ask_place(self.session, "Where do your lines go?", self.place)
        self.app.push_screen(sheet, lambda place: self.stand(place) if place else None)

    def stand(self, place: Place) -> None:
        """The typist moves."""
        self.place = place
        self.tell("")
        self.refresh_clock()

    # Notes that are there.

    def action_strike(self) -> None:
        wish = self.wish()
        self._erase(lambda: recording.strike(self.host, self.session_id, wish), "Struck: the line is gone for good.")

    async def action_undo_note(self) -> None:
        wish = self.wish()
        done = await self.act(lambda: recording.undo_own(self.host, self.session_id, wish))
        if done is None or self.session is None:
            return
        note = self.session.contribution(done[0])
        if note is not None:
            what = "is out of the record; undo it again, or bring it back" if note.taken_back else "is as it was before"
            self.tell(f"Undone: “{_start(note)}” {what}.")

    def action_restore_note(self) -> None:
        if self.session is None:
            return

        async def chosen(note: str | None) -> None:
            if note is not None:
                wish = self.wish()
                await self._do(note, lambda: recording.restore(self.host, self.session_id, note, wish), "is back")

        self.app.push_screen(note_sheets.ask_restore(self.session), chosen)

    def about_note(self, note_id: str) -> None:
        """Ask what is to be done with a note, and do it."""
        note = self.session.contribution(note_id) if self.session else None
        if note is None or not note.stands:
            return

        async def chosen(act: Act | None) -> None:
            if act is not None:
                self.action_type()  # the line is where one types again, whatever else is asked
                await self._act_on(note, act)

        self.app.push_screen(note_sheets.ask_act(note), chosen)

    async def _act_on(self, note: Contribution, act: Act) -> None:
        host, session_id, wish = self.host, self.session_id, self.wish()
        match act:
            case "words":
                self.app.push_screen(EditWords(note), lambda words: self._reworded(note, words))
            case "kind":
                self.app.push_screen(note_sheets.ask_kind(note), lambda kind: self._rekinded(note, kind))
            case "us" | "note" | "named":
                said = {"us": "is for us only", "note": "may be in the note, unnamed", "named": "may be named"}[act]
                await self._edit(note, Edit(consent=act), said)
            case "move":
                assert self.session is not None  # a note was chosen from it
                now = Place(note.segment, note.room)
                sheet = note_sheets.ask_place(self.session, "Where does this note belong?", now)
                self.app.push_screen(sheet, lambda place: self._moved(note, place))
            case "take-back":
                await self._do(note.id, lambda: recording.take_back(host, session_id, note.id, wish), "is taken back")
            case "erase":
                self.app.push_screen(note_sheets.ask_erase(self.session, note), lambda sure: self._erased(note, sure))

    async def _reworded(self, note: Contribution, words: NoteWords | None) -> None:
        edit = words.change_of(note) if words else Edit()
        if edit != Edit():
            await self._edit(note, edit, "is changed")

    async def _rekinded(self, note: Contribution, kind: NoteKind | None) -> None:
        if kind is not None:
            await self._edit(note, Edit(kind=kind), f"is now: {kind}")

    async def _edit(self, note: Contribution, edit: Edit, said: str) -> None:
        wish = self.wish()
        await self._do(note.id, lambda: recording.edit(self.host, self.session_id, note.id, edit, wish), said)

    async def _moved(self, note: Contribution, to: Place | None) -> None:
        if to is None or self.session is None:
            return
        where = places.words(self.session, to)
        await self._do(
            note.id,
            lambda: recording.move(self.host, self.session_id, note.id, to.segment, to.room, self.wish()),
            f"is now in {where}",
        )

    def _erased(self, note: Contribution, sure: bool | None) -> None:
        if sure:
            wish = self.wish()
            self._erase(
                lambda: recording.erase(self.host, self.session_id, note.id, wish), "The note is erased for good."
            )

    def _erase(self, job: Callable[[], object], said: str) -> None:
        """Erasing takes as long as making the file anew: the app waits for it beside everything else."""
        self.app.run_worker(self._erasing(job, said), group="keeping", exclusive=False)

    async def _erasing(self, job: Callable[[], object], said: str) -> None:
        with calmly(self):
            await self.keeper.do(job)
            self.tell(said)
        if self.is_attached:
            self.look_again()

    async def _do(self, note_id: str, job: Callable[[], object], said: str) -> None:
        if await self.act(job) is not None and self.session is not None:
            note = self.session.contribution(note_id)
            self.tell(f"“{_start(note)}” {said}." if note else "Done.")


def _start(note: Contribution) -> str:
    text = shown(note.text)
    return text if len(text) <= 40 else f"{text[:39]}…"
