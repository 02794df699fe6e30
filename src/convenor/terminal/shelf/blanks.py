"""The blanks of an exercise, asked for by their names: before it is put in, or in an agenda that has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from convenor.session.exercise import Slot
from convenor.session.text import shown
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Line

Blanks = tuple[tuple[str, str], ...]


class BlanksForm(ModalScreen[Blanks | None]):
    """A line for each blank. What is left empty stays a blank, and can be seen as one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("ctrl+o", "keep", show=False),
    ]

    def __init__(self, title: str, slots: Sequence[Slot], *, keep: str = "Put it in") -> None:
        """`keep`: what the button that ends it is called."""
        super().__init__()
        self._keep = keep
        self._title = title
        self._slots = tuple(slots)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(shown(self._title), classes="sheet-title", markup=False)
            with VerticalScroll(can_focus=False):
                for slot in self._slots:
                    yield Static(shown(slot.ask), markup=False)
                    example = f"such as {shown(slot.example)}" if slot.example else ""
                    yield Line(placeholder=example, compact=True, id=f"blank-{slot.name}")
            with Horizontal(classes="buttons"):
                yield Button(self._keep, id="keep", compact=True)
                yield Button("Back", id="back", compact=True)
            hint = f"Enter goes on · Ctrl+O: {self._keep.lower()}; what is empty stays a blank · Esc goes back"
            yield Hint(hint)

    def on_mount(self) -> None:
        self.query(Line).first().focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        lines = list(self.query(Line))
        place = next((n for n, line in enumerate(lines) if line is event.input), len(lines) - 1)
        if place + 1 < len(lines):
            lines[place + 1].focus()
        else:
            self.action_keep()

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        typed = ((slot.name, self.query_one(f"#blank-{slot.name}", Line).value.strip()) for slot in self._slots)
        self.dismiss(tuple((name, words) for name, words in typed if words))

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)
