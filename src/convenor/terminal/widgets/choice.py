"""A question with a few answers."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convenor.terminal.widgets.hint import Hint


class Choice(ModalScreen[str | None]):
    """Asks once. Answers with the key of what was chosen, or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self, question: str, answers: dict[str, str], *, more: str = "") -> None:
        """`answers` from keys to what people read; `more` is said under the question."""
        super().__init__()
        self._question = question
        self._answers = answers
        self._more = more

    def compose(self) -> ComposeResult:
        options = [Option(Content(words), id=key) for key, words in self._answers.items()]
        with Vertical(classes="sheet"):
            yield Static(self._question, classes="sheet-title", markup=False)
            if self._more:
                yield Static(self._more, classes="sheet-more", markup=False)
            yield OptionList(*options, compact=True, id="answers")
            yield Hint("Arrows or mouse choose · Enter does it · Esc goes back")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
