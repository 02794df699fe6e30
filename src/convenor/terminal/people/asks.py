"""The small questions about who is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from convenor.session.roster import Present
from convenor.session.text import shown
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Field


def ask_about(person: Present, name: str, *, bookable: bool) -> Choose[str]:
    """What to do with somebody."""
    choices = [Choice("also", "They turn up by another name too", "two names, one person")]
    choices += [Choice("book", "Put them into your people book")] if bookable else []
    if person.left:
        choices.append(Choice("back", "They are back"))
    else:
        choices.append(Choice("left", "They have left, or never came", "not dealt any more"))
    choices.append(Choice("forget", "Forget them", "all that is kept of them, for good"))
    return Choose(shown(name), choices)


def ask_forget(name: str) -> Choose[bool]:
    """Sure? The harmless answer first."""
    return Choose(
        f"Forget {shown(name)}?",
        [Choice(False, "No, leave them on the roster"), Choice(True, "Yes, erase all that is kept of them")],
        about="Their name, address and needs are erased for good. That cannot be undone. What they said stays a note.",
    )


class AskOtherName(Sheet[str]):
    """The other name by which somebody turns up."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._called = name

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(f"{shown(self._called)} is also …", classes="sheet-title", markup=False)
            yield Field("other", "Other name", hint="as the call or the list has it")
            yield Static("If that is somebody on the roster, the two become one.", classes="hint", markup=False)
            yield Hint("Enter does it · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(Field).type_here()

    @on(Field.Entered)
    def _done(self) -> None:
        if name := self.query_one(Field).value.strip():
            self.dismiss(name)


class OfferToBook(Sheet[tuple[str, ...]]):
    """Those who are new. Nobody is chosen at the start: whoever is to be put in needs a yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "put_in", show=False, priority=True),
        Binding("space", "choose", show=False),
    ]
    DEFAULT_CSS = """
    OfferToBook OptionList { height: auto; max-height: 9; }
    OfferToBook .buttons { height: 1; margin-top: 1; }
    """

    def __init__(self, people: Sequence[Present]) -> None:
        super().__init__()
        self._people = tuple(people)
        self._chosen: set[str] = set()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Put into your people book", classes="sheet-title", markup=False)
            yield Static("Only whom you choose. Whether they may be named is asked of them later.",
                         classes="sheet-about", markup=False)
            yield OptionList(*[Option(self._line(p)) for p in self._people], markup=False, compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Put them in", id="put", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint("Enter or a click chooses · Ctrl+O puts in those chosen · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def _line(self, person: Present) -> Content:
        return Content(f"{'[yes]' if person.id in self._chosen else '[no] '} {_words(person)}")

    @on(OptionList.OptionSelected)
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        person = self._people[event.option_index]
        self._chosen ^= {person.id}
        self.query_one(OptionList).replace_option_prompt_at_index(event.option_index, self._line(person))

    def action_choose(self) -> None:
        """Space does what Enter does."""
        self.query_one(OptionList).action_select()

    @on(Button.Pressed, "#put")
    def action_put_in(self) -> None:
        self.dismiss(tuple(p.id for p in self._people if p.id in self._chosen))

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)


def _words(person: Present) -> str:
    more = ", ".join(shown(w) for w in (person.role, person.organisation, person.email) if w)
    return f"{shown(person.name)} ({more})" if more else shown(person.name)
