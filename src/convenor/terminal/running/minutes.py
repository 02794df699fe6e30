"""How many minutes: typed, or one of a few; beside each what it would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import LineAndList
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Line

Effect = Callable[[int], str]
"""What so many minutes would do, in words."""


class AskMinutes(LineAndList[int]):
    """Asks for minutes. `effect` is worked out anew as one types, so that the cost is known before the act."""

    def __init__(self, title: str, usual: Sequence[tuple[int, str]], effect: Effect, *, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._usual = tuple(usual)
        self._widest = max((len(words) for _, words in self._usual), default=0)
        self._effect = effect
        self._hint = hint or "A number, or the arrows · Enter does it · Esc goes back"

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            yield Line(placeholder="minutes", id="minutes", select_on_focus=False, compact=True)
            yield Said(id="effect", gone_when_empty=True)
            options = [Option(Content(f"{words:{self._widest}}  {self._effect(n)}")) for n, words in self._usual]
            yield OptionList(*options, markup=False, compact=True)
            yield Hint(self._hint)

    def on_mount(self) -> None:
        self.begin()

    @on(Input.Changed, "#minutes")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        minutes = whole(event.value)
        words = "" if not event.value.strip() else "That is not a number of minutes." if minutes is None else ""
        self.query_one("#effect", Said).say(words or (self._effect(minutes) if minutes else ""))

    @on(Input.Submitted, "#minutes")
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        minutes = whole(event.value)
        if minutes is None:
            self.query_one("#effect", Said).say("Type a number of minutes, or choose one below. Esc goes back.")
            return
        self.dismiss(minutes)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._usual[event.option_index][0])


def whole(text: str) -> int | None:
    """A whole number as people type it: "3", "+3", "-2", "−2"; None for anything else."""
    plain = text.strip().replace("−", "-").replace("–", "-")
    try:
        return int(plain) if plain.isascii() and len(plain) <= 5 else None
    except ValueError:
        return None
