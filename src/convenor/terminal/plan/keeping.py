"""Asks what a format made of this agenda is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from convenor.session.problem import Problem
from convenor.terminal.calm import in_words
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Field


class KeepForm(ModalScreen[str | None]):
    """One question. Answers with what was kept, and what in it is not as it stands, in words; None when nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("ctrl+o", "keep", "Keep", show=False),
    ]

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
            yield Complaint()
            with Horizontal(classes="buttons"):
                yield Button("Keep", id="keep", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint("Tab goes on · Enter or Ctrl+O keeps · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(Field).type_here()

    @on(Field.Entered)
    @on(Button.Pressed, "#keep")
    def _wanted(self) -> None:
        self.action_keep()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)

    def action_keep(self) -> None:
        try:
            words = self._keep(self.query_one(Field).value)
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))
            return
        self.dismiss(words)
