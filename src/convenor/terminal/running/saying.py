"""What the running screen says around its widgets: the top line, the head of the notes, the place, the hint."""

from __future__ import annotations

from textual.content import Content

from convenor.services import capturing
from convenor.services.going_round import round_on, waiting_words
from convenor.services.outside import Outside
from convenor.session.session import Session
from convenor.terminal.running import place as places
from convenor.terminal.running import wording
from convenor.terminal.running.entry import EntryLine, meaning
from convenor.terminal.running.note_acts import NoteActs
from convenor.terminal.running.notes import NotesList
from convenor.terminal.running.said import Said, cut
from convenor.terminal.running.view import View


class Saying(NoteActs):
    """Puts words into the screen's places for them. What was told stays until something else is to be said."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self.view: View | None = None
        self._told = ""
        self._trouble = False

    @property
    def whole(self) -> bool:
        """Whether all places are there."""
        raise NotImplementedError

    def _say_title(self, seen: View) -> None:
        self._say("title", wording.head(seen.title, self.size.width, seen.standing, kept=self.outside.kept))

    def _clock_line(self, seen: View) -> str:
        return wording.strip_line(seen, self.size.width) if self.has_class("-strip") else wording.clock_line(seen)

    def _kept_line(self, session: Session) -> str:
        return wording.last_kept(session, self.kept_word, self.size.width)

    def _head_of_notes(self) -> None:
        notes = self.query_one(NotesList)
        count = f"{notes.option_count} {self.kept_word.lower()}" if notes.option_count else "nothing yet"
        below = notes.below
        more = f" · {below} below, ↓ goes there" if below else ""
        practice = "" if self.outside.kept else ("Practice: nothing is kept", "bold $accent")
        if practice:  # of which there may be room for only the one or the other
            count = f" · {count}" if notes.option_count else ""
        self._say("notes-head", Content.assemble((" NOTES  ", "$quiet"), practice, f"{count}{more}"))

    def _say_place(self) -> None:
        if self.session is None:
            return
        where = cut(places.words(self.session, self.place), 12 if self.has_class("-thin") else 20)
        self._say("place", Content.assemble((where, "bold"), " › "))
        told_words = f"! {self._told}" if self._trouble else self._told
        only_read = wording.ONLY_READ if self.why_only_read else ""
        lines = [only_read, told_words, self.view.unnoted if self.view else ""]
        room = (self.size.width - 2) * (1 if any(lines) else 2)  # there are two rows for all of it
        lines.append(places.notice(self.session, self.place, room))
        told = self.query_one("#told", Said)
        told.set_class(self._trouble, "-trouble")
        told.say("\n".join(line for line in lines if line))
        self._say("hint", self._hint())

    def only_read_changed(self) -> None:
        self._say_place()

    def _hint(self) -> str:
        line = self.query_one(EntryLine)
        if self.session is None:
            return ""
        if self.query_one(NotesList).has_focus:
            return wording.IN_THE_LIST
        if not line.has_focus:
            return wording.ELSEWHERE
        if line.waiting:
            return wording.not_kept_yet(line.waiting)
        if line.value.strip():
            return meaning(line.value, self.session, self.place) or wording.TYPING
        if not self.outside.kept and self.has_class("-strip"):
            return wording.PRACTICE
        fit = self.key_of("make-it-fit") if self.view and self.view.late else ""
        on = self.session.now_on
        back = self.key_of("report-back") if on is not None and on.mode == "report-back" else ""
        now = round_on(self.session)
        asked = waiting_words(now) if now else capturing.asked_words(self.session, self.place.segment)
        keeps = not capturing.not_recorded(self.session, self.place.segment)
        return wording.idle(rooms=bool(places.rooms(self.session)), fit=fit, back=back, asked=asked, keeps=keeps)

    def _say(self, where: str, words: str | Content) -> None:
        self.query_one(f"#{where}", Said).say(words)

    def tell(self, words: str, *, trouble: bool = False) -> None:
        self._told, self._trouble = words, trouble
        if self.whole:
            self._say_place()

    def still_says(self, words: str) -> bool:
        return bool(words) and self._told == words
