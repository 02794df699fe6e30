"""A choice among a few, of which the chosen one is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Select


class Few(Select[str]):
    """The arrows to the sides change it at once; Enter, ↓ or a click shows all of them."""

    DEFAULT_CSS = "Few:focus SelectCurrent { text-style: bold underline; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", show=False), Binding("left", "step(-1)", show=False),
    ]

    def __init__(self, choices: Sequence[tuple[str, str]], *, id: str) -> None:  # noqa: A002 - Textual's own name
        """`choices`: values, and what people read of each; the first is chosen."""
        shown = [(Content(words), value) for value, words in choices]
        super().__init__(shown, id=id, allow_blank=False, value=choices[0][0], compact=True)
        self._values = tuple(value for value, _ in choices)

    @property
    def chosen(self) -> str:
        return str(self.value)

    def action_step(self, by: int) -> None:
        """The next one, or the one before; after the last comes the first."""
        self.value = self._values[(self._values.index(self.chosen) + by) % len(self._values)]
