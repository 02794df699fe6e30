"""The checks over the desk: each remark with the line that it is about, and one tick for what is not used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.worker import get_current_worker

from convenor.services.checking import Checked, NoteRemark, Rulebook, checked, whole_words
from convenor.services.desk import note_lines
from convenor.services.host import Host, Wish
from convenor.services.looking import looked
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.calm import in_words
from convenor.terminal.checks.rows import CheckRow, about_words, check_rows
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said
from convenor.writeup.document import Document

FIX_KEY = "Ctrl+E"


class CheckSheet(ListSheet[int | str, CheckRow]):
    """Remarks above, the chosen one below. Answers with the line of the note to go to, from 0, or the id of
    what was said and is not used."""

    HEADING = "What is worth a look"
    HINT = "Enter goes there · Ctrl+O: I have looked · Esc goes back"
    BUTTONS = (("go", "Go there"), ("fix", "Put it right"), ("looked", "I have looked at all of this"))
    FIRST = 1  # below the heading
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "looked", show=False), Binding("ctrl+e", "fix", show=False),
    ]
    CSS = """
    CheckSheet #rows { height: 2fr; }
    CheckSheet .sheet #words { height: 1fr; }
    """

    def __init__(
        self, host: Host, session_id: str, rules: Rulebook, note: Callable[[Session], Document],
        profile: Profile | None = None, wish: Wish | None = None, *, before_final: bool = False,
        fix: Callable[[NoteRemark], None] | None = None,
    ) -> None:
        """`note` composes what the desk shows. `before_final`: it stands between a note and its being final.

        `fix` lets the words of a remark read as the house writes them.
        """
        super().__init__()
        self._host = host
        self._session_id = session_id
        self._rules = rules
        self._note = note
        self._profile = profile
        self._wish = wish or Wish()
        self._before_final = before_final
        self._fix = fix
        self._lines: tuple[str, ...] = ()
        self._seen: Checked | None = None

    def on_mount(self) -> None:
        self.query_one("#words").can_focus = False
        if self._before_final:
            self.query_one(".sheet-title", Static).update("Once before it is final: what is worth a look")

    def look(self) -> None:
        self.query_one("#whole", Said).say("Looking …")
        # Without a description it would be described by all that is in the record, which takes long.
        check = partial(self._check, self._host.session(self._session_id))
        self.run_worker(check, description="the check", thread=True, exclusive=True)

    def line(self, row: CheckRow) -> str:
        return row.words

    def can_choose(self, row: CheckRow) -> bool:
        return row.about is not None

    def words(self, row: CheckRow) -> Content:
        return Content(about_words(row, self._lines, FIX_KEY if self._can_fix(row) else ""))

    def _can_fix(self, row: CheckRow | None) -> bool:
        return row is not None and row.fixable and self._fix is not None

    def chosen_changed(self) -> None:
        row = self.chosen
        self.query_one("#go", Button).display = row is not None and row.place is not None
        self.query_one("#fix", Button).display = self._can_fix(row)

    def _check(self, session: Session) -> None:
        worker = get_current_worker()
        try:
            document = self._note(session)
            found = checked(session, document, self._rules, self._profile, now=self._host.now())
        except Problem as problem:
            if not worker.is_cancelled:
                self.app.call_from_thread(self.query_one("#whole", Said).say, f"! {in_words(problem)}")
            return
        lines = tuple(line.text for line in note_lines(document))
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, found, lines)

    def _found(self, found: Checked, lines: tuple[str, ...]) -> None:
        if not self.is_mounted:
            return
        self._lines = lines
        self._seen = found
        self.show(check_rows(found, lines))
        self.query_one("#whole", Said).say(whole_words(found))
        self.query_one("#looked", Button).display = bool(found.doubts) or (bool(found.unused) and not found.looked)

    @on(OptionList.OptionSelected, "#rows")
    @on(Button.Pressed, "#go")
    def _go(self) -> None:
        if (row := self.chosen) is not None and row.place is not None:
            self.dismiss(row.place)

    @on(Button.Pressed, "#fix")
    def action_fix(self) -> None:
        row, fix = self.chosen, self._fix
        if row is not None and isinstance(row.about, NoteRemark) and row.fixable and fix is not None:
            remark = row.about
            self.do(lambda: fix(remark))

    @on(Button.Pressed, "#looked")
    def action_looked(self) -> None:
        seen = self._seen
        if seen is not None:
            self.do(lambda: looked(self._host, self._session_id, seen, self._wish, unused=True))
