"""Asks what a format made of this agenda is called."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.line import Field


class KeepForm(Form[str]):
    """One question. Answers with what was kept, and what in it is not as it stands, in words; None when nothing was."""

    DOES = "Keep"
    HINT = "Tab goes on · Enter or Ctrl+O keeps · Esc goes back"

    def __init__(self, keep: Callable[[str], str]) -> None:
        """`keep` is given what it is called, and raises Problem when that cannot be."""
        super().__init__()
        self._keep = keep

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Keep this agenda as a format of your own", classes="sheet-title", markup=False)
            yield Field("called", "Called")
            yield Static(
                "Parts, minutes, team, tasks and the sentence about the record are kept; people, questions and dates "
                "are not. Blanks are asked for again.", classes="hint", markup=False)
            yield from self.foot()

    def on_mount(self) -> None:
        self.query_one(Field).type_here()

    def done(self) -> str:
        return self._keep(self.query_one(Field).value)
