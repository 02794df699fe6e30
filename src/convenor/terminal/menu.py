"""The menu and the help: what can be done here and now, from the one declaration of the commands."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convenor.terminal.commands import Command
from convenor.terminal.running.said import cut
from convenor.terminal.widgets.hint import Hint

WIDTH = 66
"""Columns of a line in a window of 80."""
HINT = "Letters look for it · Enter does it · Esc goes back"


class Menu(ModalScreen[Command | None]):
    """What can be done here. Arrows, mouse or a few letters choose, Enter does it, Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]
    CSS = "Menu .sheet { width: 76; }"

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._commands = tuple(c for c in commands if c.listed)
        self._shown = self._commands
        self._typed = ""

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Nothing is chosen at first: Esc and Enter, pressed in a hurry, take nothing back."""
        if not self._typed:
            self.query_one(OptionList).highlighted = None
        self._fit()

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Each line as wide as the window lets it be."""
        options = self.query_one(OptionList)
        width = min(WIDTH, options.scrollable_content_region.width - 1)
        for n, command in enumerate(self._shown if width > 0 else ()):
            options.replace_option_prompt_at_index(n, line(command, width))

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("What would you like to do?", classes="sheet-title", markup=False)
            yield OptionList(*[Option(line(c), id=c.name) for c in self._commands], compact=True)
            yield Hint(HINT)

    def on_key(self, event: events.Key) -> None:
        """Letters leave those lines that have them. What is nowhere chooses nothing, so that Enter does nothing else.

        A key that stands beside a line does that, here too.
        """
        of_a_line = next((c for c in self._commands if event.key in c.key.split(",")), None)
        if of_a_line is not None and event.key.startswith("ctrl+"):
            event.stop()
            event.prevent_default()
            self.dismiss(of_a_line)
            return
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character is not None and event.is_printable:
            self._typed += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        found = looked_for(self._typed, self._commands)
        options = self.query_one(OptionList)
        options.clear_options()
        self._shown = found or self._commands
        options.add_options([Option(line(c), id=c.name) for c in self._shown])
        options.highlighted = 0 if found else None
        self._fit()
        says = f"Looking for “{self._typed}”" + ("" if found else ": there is no such thing here")
        self.query_one(Hint).say(f"{says} · Backspace takes back" if self._typed else HINT)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(next(c for c in self._commands if c.name == event.option_id))


def looked_for(typed: str, among: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands with these letters: first where they begin the line, then where they begin a word.

    So that “end” is never taken for a part that had not ended.
    """
    letters = typed.strip().casefold()

    def how(words: str) -> int:
        return 0 if words.startswith(letters) else 1 if re.search(rf"\b{re.escape(letters)}", words) else 2

    found = [c for c in among if letters in c.words.casefold()]
    return tuple(sorted(found, key=lambda c: how(c.words.casefold())))


class Help(ModalScreen[None]):
    """The keys, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,f1", "dismiss(None)", "Back", show=False)]
    CSS = "Help .sheet { width: 76; }"

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._commands = commands

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Each key beside its words, in however narrow a window."""
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        if width > 0:
            self.query_one("#what-they-do", Static).update(self._lines(min(WIDTH, width)))

    def _lines(self, width: int) -> str:
        return "\n".join(line(c, width).plain + (f"\n  {c.explains}" if c.explains else "") for c in self._commands)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("What the keys do", classes="sheet-title", markup=False)
            with VerticalScroll():
                yield Static(self._lines(WIDTH), id="what-they-do", markup=False)
            yield Hint("All of it can be clicked too, or chosen in the menu · Esc goes back")


def line(command: Command, width: int = WIDTH) -> Content:
    """A command with its key at the right, which is in sight also where the words are not all."""
    key = command.shown_key
    words = cut(command.words, width - len(key) - (2 if key else 0))
    space = max(2, width - Content(words).cell_length - len(key))
    return Content.assemble(words, (" " * space), (key, "dim")) if key else Content(words)
