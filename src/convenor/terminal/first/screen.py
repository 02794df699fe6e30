"""The first screen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer

from convenor.terminal.commands import Where, bindings
from convenor.terminal.page import Page


class FirstScreen(Page):
    """What one can do, then the sessions: coming, running, earlier."""

    WHERE: ClassVar[Where] = "first"
    BINDINGS: ClassVar[list[BindingType]] = bindings("first")

    def compose(self) -> ComposeResult:
        yield Footer()
