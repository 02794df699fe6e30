"""A small form over a screen: fields, what is in the way, and two buttons."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Button

from convenor.session.problem import Problem
from convenor.terminal.calm import in_words
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Field

T = TypeVar("T")


class Form(ModalScreen[T | None]):
    """Stays, with what was typed, until it is done or left. Esc answers None, and nothing was done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("ctrl+o", "do_it", show=False),
    ]
    DOES: ClassVar[str]
    """What the button says that does it."""
    HINT: ClassVar[str]

    def done(self) -> T:
        """Do it, and return the answer. Raises Problem when that cannot be: it is said, and the form stays."""
        raise NotImplementedError

    def foot(self) -> ComposeResult:
        """What stands below the fields."""
        yield Complaint()
        with Horizontal(classes="buttons"):
            yield Button(self.DOES, id="do-it", compact=True)
            yield Button("Back", id="back", compact=True)
        yield Hint(self.HINT)

    @on(Field.Entered)
    @on(Button.Pressed, "#do-it")
    def action_do_it(self) -> None:
        try:
            answer = self.done()
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))
            return
        self.dismiss(answer)

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)
