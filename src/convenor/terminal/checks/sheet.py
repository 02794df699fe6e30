"""The checks over the desk: each remark with the line that it is about, and one tick for what is not used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from convenor.services import pointing
from convenor.services.checking import Checked, Rulebook, checked, whole_words
from convenor.services.desk import note_lines
from convenor.services.host import Host, Wish
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.terminal.calm import in_words
from convenor.terminal.checks.rows import CheckRow, about_words, check_rows
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList
from convenor.writeup.document import Document

HINT = "Enter goes there · Ctrl+O: I have looked · Esc goes back"


class CheckSheet(Sheet[int]):
    """Remarks above, the chosen one below. Answers with the line of the note to go to, from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "looked", show=False)]
    CSS = """
    CheckSheet .sheet { width: 78; height: 92%; padding: 0 2; }
    CheckSheet .sheet-title { margin-bottom: 0; }
    CheckSheet #remarks { height: 2fr; }
    CheckSheet #whole { color: $quiet; }
    CheckSheet .sheet #about { height: 1fr; border-top: solid $border; }
    CheckSheet .hint { margin-top: 0; }
    """

    def __init__(
        self, host: Host, session_id: str, rules: Rulebook, note: Callable[[Session], Document],
        profile: Profile | None = None, wish: Wish | None = None,
    ) -> None:
        """`note` composes what the desk shows."""
        super().__init__()
        self._host = host
        self._session_id = session_id
        self._rules = rules
        self._note = note
        self._profile = profile
        self._wish = wish or Wish()
        self._rows: tuple[CheckRow, ...] = ()
        self._lines: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("What is worth a look", classes="sheet-title", markup=False)
            yield Said(id="whole")
            yield LookingList(compact=True, id="remarks")
            with VerticalScroll(id="about", can_focus=False):
                yield Static("", id="text", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Go there", id="go", compact=True)
                yield Button("I have looked at what is not used", id="looked", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint(HINT)

    def on_mount(self) -> None:
        self.query_one("#remarks", OptionList).focus()
        self._look()

    def _look(self) -> None:
        self.query_one("#whole", Said).say("Looking …")
        self.run_worker(partial(self._check, self._host.session(self._session_id)), thread=True, exclusive=True)

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
            self.app.call_from_thread(self._show, found, lines)

    def _show(self, found: Checked, lines: tuple[str, ...]) -> None:
        if not self.is_mounted:
            return
        remarks = self.query_one("#remarks", OptionList)
        at = remarks.highlighted
        self._rows, self._lines = check_rows(found), lines
        remarks.clear_options()
        remarks.add_options([Option(Content(r.words), id=str(n), disabled=r.about is None)
                             for n, r in enumerate(self._rows)])
        self.query_one("#whole", Said).say(whole_words(found))
        self.query_one("#looked", Button).display = bool(found.unused) and not found.looked
        if self._rows:
            remarks.highlighted = min(at or 1, len(self._rows) - 1)
        self._show_words()

    @property
    def chosen(self) -> CheckRow | None:
        at = self.query_one("#remarks", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @on(OptionList.OptionHighlighted, "#remarks")
    def _show_words(self) -> None:
        row = self.chosen
        self.query_one("#text", Static).update(Content(about_words(row, self._lines) if row else ""))
        self.query_one("#go", Button).display = row is not None and row.line is not None
        self.query_one("#about").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#remarks")
    @on(Button.Pressed, "#go")
    def _go(self) -> None:
        if (row := self.chosen) is not None and row.line is not None:
            self.dismiss(row.line)

    @on(Button.Pressed, "#looked")
    def action_looked(self) -> None:
        pointing.looked(self._host, self._session_id, self._wish)
        self._look()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)
