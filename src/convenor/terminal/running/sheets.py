"""The shape of the small questions that the running screen asks: a sheet over it, which Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convenor.terminal.widgets.hint import Hint

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One thing that may be chosen, and what is said beside it."""

    value: T
    words: str
    beside: str = ""


class Sheet(ModalScreen[T | None]):
    """A sheet over the screen. Esc leaves it, and nothing has changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]
    DEFAULT_CSS = """
    Sheet { align: center middle; }
    Sheet .sheet-about { max-height: 8; overflow-y: auto; margin-bottom: 1; }
    Sheet Input { margin-bottom: 1; background: $panel; }
    """


class Reading(Sheet[None]):
    """Words to read aloud, whole, in any window."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss(None)", "Back", show=False)]

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(paragraphs)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            with VerticalScroll():
                yield Static("\n\n".join(self._paragraphs), markup=False)
            yield Hint("Arrows scroll · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


class LineAndList(Sheet[T]):
    """A line to type in, and below it a few answers that the arrows go down to."""

    def begin(self) -> None:
        """Enter belongs to the line until one goes down."""
        self.query_one(OptionList).highlighted = None
        self.query_one(Input).focus()

    def on_key(self, event: events.Key) -> None:
        options = self.query_one(OptionList)
        if event.key == "down" and not options.has_focus:
            event.stop()
            event.prevent_default()
            options.focus()
            options.action_first()
        elif event.key == "up" and options.has_focus and options.highlighted == 0:
            event.stop()
            event.prevent_default()
            self.begin()


class Choose(Sheet[T]):
    """A question with a few answers. The first is chosen at the start, so it is the harmless one."""

    def __init__(self, title: str, choices: Sequence[Choice[T]], *, about: str = "", hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._hint = hint or "Enter chooses · Esc goes back"
        self.choices = tuple(choices)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            if self._about:
                yield Static(self._about, classes="sheet-about", markup=False)
            yield OptionList(*[Option(beside(c.words, c.beside)) for c in self.choices], markup=False, compact=True)
            yield Hint(self._hint)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index].value)


WIDTH = 54


def beside(words: str, more: str) -> Content:
    """Words, and more of them at the right."""
    gap = max(2, WIDTH - Content(words).cell_length - Content(more).cell_length)
    return Content.assemble(words, (" " * gap + more, "$quiet")) if more else Content(words)
