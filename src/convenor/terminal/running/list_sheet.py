"""A sheet with a list above, and below it the words of the line that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from convenor.session.problem import Problem
from convenor.terminal.calm import in_words
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList

T = TypeVar("T")
R = TypeVar("R")


class ListSheet(Sheet[T], Generic[T, R]):
    """Rows to look through. Subclasses say what stands in the list and below it, and what can be done."""

    HEADING: ClassVar[str]
    HINT: ClassVar[str]
    BUTTONS: ClassVar[tuple[tuple[str, str], ...]]
    """Ids and words; the way back comes after them by itself."""
    FIRST: ClassVar[int] = 0
    """The place in the list that is chosen at the start."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[R, ...] = ()

    # What subclasses say.

    def look(self) -> None:
        """Read everything anew, and `show` it."""
        raise NotImplementedError

    def line(self, row: R) -> str:
        """How it stands in the list."""
        raise NotImplementedError

    def words(self, row: R) -> Content:
        """What stands below the list while it is chosen."""
        raise NotImplementedError

    def can_choose(self, row: R) -> bool:
        """Whether it can be chosen; a heading cannot."""
        return True

    def chosen_changed(self) -> None:
        """Show what else goes with the chosen row."""

    def upper(self) -> Iterable[Widget]:
        """The list, and what is said of all of it."""
        return Said(id="whole"), LookingList(compact=True, id="rows")

    def lower(self) -> Iterable[Widget]:
        """What is said below the words."""
        return (Said(id="remark", gone_when_empty=True),)

    # The rest is shared.

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self.HEADING, classes="sheet-title", markup=False)
            yield from self.upper()
            with VerticalScroll(id="words"):
                yield Static("", id="text", markup=False)
            yield from self.lower()
            with Horizontal(classes="buttons"):
                for name, words in (*self.BUTTONS, ("back", "Back")):
                    yield Button(words, id=name, compact=True)
            yield Hint(self.HINT)

    def on_mount(self) -> None:
        self.look()
        self.query_one(LookingList).focus()

    def show(self, rows: Sequence[R]) -> None:
        """Show these rows; the same place in the list stays chosen."""
        self.rows = tuple(rows)
        listed = self.query_one(LookingList)
        at = listed.highlighted
        listed.clear_options()
        listed.add_options([Option(Content(self.line(row)), disabled=not self.can_choose(row)) for row in self.rows])
        if self.rows:
            listed.highlighted = min(at or self.FIRST, len(self.rows) - 1)
        else:  # Enter has nothing to choose, and leads back
            self.query_one("#back", Button).focus()
        self._show_words()

    @property
    def chosen(self) -> R | None:
        at = self.query_one(LookingList).highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def remark(self, words: str) -> None:
        """Say it until another row is chosen."""
        self.query_one("#remark", Said).say(words)

    def do(self, act: Callable[[], object]) -> None:
        """Do it and look anew; what is refused is said, and nothing has changed."""
        try:
            act()
        except Problem as problem:
            self.remark(in_words(problem))
            return
        self.look()

    @on(OptionList.OptionHighlighted, "#rows")
    def _moved(self) -> None:
        self.remark("")
        self._show_words()

    def _show_words(self) -> None:
        row = self.chosen
        self.query_one("#text", Static).update(self.words(row) if row is not None else "")
        self.query_one("#words").scroll_home(animate=False)
        self.chosen_changed()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)
