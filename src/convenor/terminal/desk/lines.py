"""A line of the note that is no point: worded otherwise, as it was composed again, or changed where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from convenor.services import comparing, point_words
from convenor.services.checking import NoteRemark
from convenor.services.desk import NoteLine
from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.desk.acts import DeskActs
from convenor.terminal.running.sheets import Choice, Choose
from convenor.writeup.document import Document
from convenor.writeup.edited import edit_of
from convenor.writeup.returned import reworded


class DeskLines(DeskActs):
    """Enter on any line does something: what has a note behind it is worded there, everything else here."""

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._undo_line: Callable[[], object] | None = None
        """Takes back the last act at the desk, if it was to a line."""

    def as_shown(self, session: Session) -> Document:
        """The note as the desk shows it."""
        raise NotImplementedError

    def _line(self) -> tuple[int, NoteLine] | None:
        """The chosen line of the note, if there is no point to be worded instead: none behind it, or written over."""
        at = self.note_list.chosen if self.note_list.has_focus else None
        if at is None or self._reading is None:
            return None
        line = self._reading.lines[int(at)]
        return (int(at), line) if edit_of(line.sources) or self.chosen_point() is None else None

    # What is done to it.

    def action_reword(self) -> None:
        found = self._line()
        if found is None:
            super().action_reword()
            return
        at, line = found
        choices = [Choice("word", "Word this line of the note otherwise")]
        if edit_of(line.sources):
            choices.append(Choice("back", "Let it read as it was composed"))
        if any(source in {page.id for page in self.notes.session.pages} for source in line.sources):
            choices.append(Choice("weave", "Weave the pages: order, cut and join them"))
        elif any(source.startswith("plan:") for source in line.sources):
            choices.append(Choice("plan", "Change what was known beforehand: title, date, speakers"))
        asks = Choose("This line is made of no single note", choices, about=shown(line.text))
        self.app.push_screen(asks, partial(self._asked_of_line, at, line))

    def _asked_of_line(self, at: int, line: NoteLine, what: str | None) -> None:
        if what == "word":
            self._ask_line(at, line, line.text)
        elif what == "back":
            self._as_composed(line)
        elif what == "weave":
            self.convenor.open_weave(self.outside, self.session_id)
        elif what == "plan":
            from convenor.terminal.plan.details import DetailsForm

            self.app.push_screen(DetailsForm(self.outside, self.host.session(self.session_id)))

    def _ask_line(self, at: int, line: NoteLine, text: str, trouble: str = "") -> None:
        self.ask_words("How this line reads in the note", text, partial(self._worded, at, line), trouble=trouble)

    def _worded(self, at: int, line: NoteLine, text: str) -> None:
        if text.split() == line.text.split():
            return
        session = self.host.session(self.session_id)
        doubts = reworded(session, self.as_shown(session), at, text).doubts
        if not doubts:
            self._write_over(at, line, text, own=False)
            return
        asks = Choose(
            "Do you answer for it yourself?",
            [Choice(False, "No, word it again"), Choice(True, "Yes, it stands on my word")],
            about="\n".join(f"“{shown(d.sentence)}”: {d.why}." for d in doubts),
            hint="Enter chooses · Esc leaves the line as it was",
        )

        def answered(own: bool | None) -> None:
            if own is None:
                return
            if not own:
                self._ask_line(at, line, text)
                return
            try:
                self._write_over(at, line, text, own=True)
            except Problem as problem:
                self._ask_line(at, line, text, f"! {in_words(problem)}")

        self.app.push_screen(asks, answered)

    def _write_over(self, at: int, line: NoteLine, text: str, *, own: bool) -> None:
        host, session, wish = self.host, self.session_id, self.wish()
        before = next((e.edit for e in comparing.edits(host.session(session)) if e.id == edit_of(line.sources)), None)
        edit: list[str] = []
        self._do(lambda: edit.append(
            comparing.write_over(host, session, self.as_shown, at, line.text, text, own=own, wish=wish)))
        if before is not None:  # undone, it reads as the edit before
            self._undo_line = lambda: comparing.write_over(
                host, session, self.as_shown, at, text, line.text, own=before.owned, wish=self.wish())
        else:
            self._undo_line = lambda: comparing.take_back(host, session, edit[0], self.wish())

    def _as_composed(self, line: NoteLine) -> None:
        host, session, wish, edit = self.host, self.session_id, self.wish(), edit_of(line.sources)
        self._do(lambda: comparing.take_back(host, session, edit, wish))
        self.convenor.tell("It reads as it was composed.")

    # What the checks propose.

    def put_right(self, remark: NoteRemark) -> None:
        """Let the words in question read as the house writes them: in the point if one alone is behind the line, else
        over the line. Raises Problem when they do not stand there any more, and nothing has changed.
        """
        at, start, end = remark.line - 1, remark.column - 1, remark.column - 1 + len(remark.found)
        line = self._reading.lines[at] if self._reading is not None and at < len(self._reading.lines) else None
        if line is None or remark.fix is None or line.text[start:end] != remark.found:
            raise Problem("This line has been changed meanwhile.", cure="Look at the checks once more.")
        behind = () if edit_of(line.sources) else self._reading.ways.points_of(at) if self._reading else ()
        said = self.notes.texts[behind[0]] if len(behind) == 1 else ""
        first = line.text.find(said) if said else -1
        if first >= 0 and first <= start and end <= first + len(said):
            host, session, wish = self.host, self.session_id, self.wish()
            now = said[:start - first] + remark.fix + said[end - first:]
            self._do(lambda: point_words.reword(host, session, behind[0], now, wish))
        else:
            self._write_over(at, line, line.text[:start] + remark.fix + line.text[end:], own=True)

    def action_as_typed(self) -> None:
        found = self._line()
        if found is not None and edit_of(found[1].sources):
            self._as_composed(found[1])
        else:
            super().action_as_typed()

    def action_take_back_act(self) -> None:
        undo = self._undo_line
        if undo is None:
            super().action_take_back_act()
            return
        self._do(undo)
        self.convenor.tell("Undone: wording a line.")

    def _do(self, act: Callable[[], object], *, keep: str | None = None, unmark: bool = False) -> None:
        super()._do(act, keep=keep, unmark=unmark)
        self._undo_line = None
