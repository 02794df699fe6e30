"""What the desk asks: how something reads, which other point it is one with, what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.desk.seen import Notes
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Lines
from convenor.writeup.likeness import Alike
from convenor.writeup.shape import Point

CLOSE_BY = 6
"""Neighbours on each side that are offered when nothing looks the same."""


class OneText(Lines):
    """A text that wraps, in which Enter means done."""

    class Done(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())
        else:
            await super()._on_key(event)


class Wording(Sheet[str]):
    """How something reads. Answers with the text; None when it is left as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "keep", "Keep", priority=True)]
    DEFAULT_CSS = """
    Wording TextArea { height: auto; min-height: 2; max-height: 10; background: $panel; }
    """

    def __init__(self, title: str, text: str, *, said: str = "", pieces: bool = False) -> None:
        """`said`: what was said, to look at. `pieces`: each line of it is a point, so Enter begins a new one."""
        super().__init__()
        self._title = title
        self._text = text
        self._said = said
        self._pieces = pieces

    def compose(self) -> ComposeResult:
        keeps = "Enter begins a new line · Ctrl+O keeps it" if self._pieces else "Enter keeps it"
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            if self._said:
                yield Static(self._said, classes="sheet-about hint", markup=False)
            area = Lines if self._pieces else OneText
            yield area(self._text, soft_wrap=True, compact=True, id="words")
            yield Complaint()
            with Horizontal(classes="buttons"):
                yield Button("Keep it", id="keep", compact=True)
                yield Button("Leave it", id="leave", compact=True)
            yield Hint(f"{keeps} · Esc leaves it as it was")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    @on(OneText.Done)
    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        text = self.query_one(TextArea).text
        if not text.strip():
            self.query_one(Complaint).say(in_words(Problem("There is nothing in it.", cure="Esc leaves it as it was.")))
            return
        self.dismiss(text)

    @on(Button.Pressed, "#leave")
    def _leave(self) -> None:
        self.dismiss(None)


def ask_same(notes: Notes, point: Point, alike: tuple[Alike, ...]) -> Choose[str]:
    """Which other point this one is the same as: what looks alike first, with the reason, then its neighbours."""
    choices = [Choice(a.other, notes.texts[a.other][:60], "alike") for a in alike]
    at = notes.shape.places[point.id]
    near = notes.shape.points[max(0, at - CLOSE_BY):at + CLOSE_BY + 1]
    offered = {point.id, *(c.value for c in choices)}
    choices += [Choice(p.id, notes.texts[p.id][:60]) for p in near if p.id not in offered]
    why = f"\n{shown(alike[0].why)}" if alike else ""
    return Choose("Which says the same?", choices, about=f"{notes.texts[point.id]}{why}",
                  hint="Enter makes one of the two; this one’s words stay · Esc goes back")


def ask_theme(themes: Mapping[str, str]) -> Choose[str]:
    """A theme of the house's list; an empty answer takes it away."""
    choices = [Choice(name, shown(words)) for name, words in themes.items()]
    return Choose("What is it about?", [*choices, Choice("", "Nothing in particular")])
