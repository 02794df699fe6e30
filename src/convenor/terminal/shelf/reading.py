"""One exercise, whole, to read before one chooses it or while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from convenor.services.catalogue import exercise_lines
from convenor.session.exercise import Exercise
from convenor.session.text import shown
from convenor.terminal.widgets.hint import Hint


class ReadingSheet(ModalScreen[bool]):
    """The same words as `convenor exercises ID`, last how long it took here. True when it is to be put in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", show=False),
        Binding("enter,ctrl+o", "take", show=False),
    ]

    def __init__(self, exercise: Exercise, *, may_take: bool, took: Sequence[str] = ()) -> None:
        """`took` says how long it really took here, in sentences."""
        super().__init__()
        self._exercise = exercise
        self._took = took
        self._may_take = may_take

    def compose(self) -> ComposeResult:
        title, *lines = exercise_lines(self._exercise)
        lines += ["", *self._took] if self._took else []
        with Vertical(classes="sheet"):
            yield Static(title, classes="sheet-title", markup=False)
            with VerticalScroll(id="whole"):
                yield Static(Content("\n").join(_line(line) for line in lines), markup=False)
            with Horizontal(classes="buttons"):
                if self._may_take:
                    yield Button("Put it in", id="take", compact=True)
                yield Button("Back", id="back", compact=True)
            take = "Enter puts it in · " if self._may_take else ""
            yield Hint(f"{take}Arrows and page keys read on · Esc goes back")

    def on_mount(self) -> None:
        self.query_one("#whole").focus()

    def action_take(self) -> None:
        if self._may_take:
            self.dismiss(True)

    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(False)


def _line(line: str) -> Content:
    """What is said aloud stands out in bold; its label says the same in words."""
    said = line.startswith(("  Say: ", "  Read: ", "  Ask: "))
    return Content.styled(shown(line), "bold") if said else Content(shown(line))
