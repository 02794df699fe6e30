"""Every message that the session needs, filled in, over the screen that one works on: one key copies it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from convenor.services.clipboard import Clipboard
from convenor.services.letters import Letter
from convenor.session.text import shown
from convenor.terminal.copying import copy
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList

HEIGHTS = [(0, "-strip"), (16, "-tall"), (34, "-large")]
HINT = "Arrows choose · Enter copies · Tab goes to the words · Esc goes back"


class LettersSheet(Sheet[None]):
    """The messages above, the chosen one below. It changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "copy_it", show=False)]
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS = """
    LettersSheet .sheet { width: 78; height: 92%; padding: 0 2; }
    LettersSheet .sheet-title { margin-bottom: 0; }
    LettersSheet #messages { height: auto; max-height: 5; }
    LettersSheet #whom { color: $quiet; margin-top: 1; }
    LettersSheet .sheet #words { height: 1fr; max-height: 100%; border-top: solid $border; }
    LettersSheet #missing { color: $text-warning; }
    LettersSheet #remark { text-style: bold; }
    LettersSheet .hint { margin-top: 0; }
    LettersSheet.-large #messages { max-height: 16; }
    LettersSheet.-strip .sheet { height: 100%; max-height: 100%; border: none; }
    LettersSheet.-strip #messages { max-height: 2; }
    LettersSheet.-strip .hint, LettersSheet.-strip .buttons, LettersSheet.-strip #whom { display: none; }
    """

    def __init__(self, letters: Sequence[Letter], clipboard: Clipboard | None) -> None:
        super().__init__()
        self._letters = tuple(letters)
        self._clipboard = clipboard

    def compose(self) -> ComposeResult:
        rows = (Option(Content(_row(letter)), id=str(n)) for n, letter in enumerate(self._letters))
        with Vertical(classes="sheet"):
            yield Static("Messages, ready to copy", classes="sheet-title", markup=False)
            yield LookingList(*rows, compact=True, id="messages")
            yield Said(id="whom")
            with VerticalScroll(id="words"):
                yield Static("", id="text", markup=False)
            yield Said(id="missing", gone_when_empty=True)
            yield Said(id="remark", gone_when_empty=True)
            with Horizontal(classes="buttons"):
                yield Button("Copy it", id="copy-it", compact=True)
                yield Button("Copy its subject line", id="copy-subject", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint(HINT)

    def on_mount(self) -> None:
        messages = self.query_one("#messages", OptionList)
        messages.focus()
        messages.highlighted = 0 if self._letters else None

    @property
    def chosen(self) -> Letter | None:
        at = self.query_one("#messages", OptionList).highlighted
        return self._letters[at] if at is not None else None

    @on(OptionList.OptionHighlighted, "#messages")
    def _show(self) -> None:
        letter = self.chosen
        if letter is None:
            return
        self.query_one("#whom", Said).say(shown(f"To {letter.to}; {letter.when}"))
        self.query_one("#text", Static).update(_whole(letter))
        self.query_one("#words").scroll_home(animate=False)
        self.query_one("#missing", Said).say(shown(letter.still_to_fill_in))
        self.query_one("#remark", Said).say("")
        self.query_one("#copy-subject").display = bool(letter.subject)

    @on(OptionList.OptionSelected, "#messages")
    @on(Button.Pressed, "#copy-it")
    async def action_copy_it(self) -> None:
        if (letter := self.chosen) is not None:
            await self._copy(letter.text or letter.say)

    @on(Button.Pressed, "#copy-subject")
    async def _copy_subject(self) -> None:
        if (letter := self.chosen) is not None:
            await self._copy(letter.subject)

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)

    async def _copy(self, text: str) -> None:
        self.query_one("#remark", Said).say(await copy(self.app, self._clipboard, text))


def _row(letter: Letter) -> str:
    """Its title, and whose it is where there is one for each."""
    return shown(f"{letter.title}, {letter.to}" if letter.each else letter.title)


def _whole(letter: Letter) -> Content:
    parts: list[str | tuple[str, str]] = []
    if letter.subject:
        parts += [("Subject: ", "bold"), shown(letter.subject), "\n\n"]
    parts += ["\n".join(shown(line) for line in letter.text.splitlines())]
    if letter.say:
        parts += ["\n\n" if letter.text else "", ("To say aloud: ", "bold"), f"“{shown(letter.say)}”"]
    return Content.assemble(*parts)
