"""Every message that the session needs, filled in, over the screen that one works on: one key copies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList

from convenor.services.clipboard import Clipboard
from convenor.services.letters import Letter
from convenor.session.text import shown
from convenor.terminal.copying import copy
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said
from convenor.terminal.widgets.looking_list import LookingList

HEIGHTS = [(0, "-strip"), (16, "-tall"), (34, "-large")]


class LettersSheet(ListSheet[None, Letter]):
    """The messages above, the chosen one below. It changes nothing."""

    HEADING = "Messages, ready to copy"
    HINT = "Arrows choose · Enter copies · Tab goes to the words · Esc goes back"
    BUTTONS = (("copy-it", "Copy it"), ("copy-subject", "Copy its subject line"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "copy_it", show=False)]
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS = """
    LettersSheet #rows { height: auto; max-height: 5; }
    LettersSheet #whom { color: $quiet; margin-top: 1; }
    LettersSheet .sheet #words { height: 1fr; max-height: 100%; }
    LettersSheet #missing { color: $text-warning; }
    LettersSheet.-large #rows { max-height: 16; }
    LettersSheet.-strip .sheet { height: 100%; max-height: 100%; border: none; }
    LettersSheet.-strip #rows { max-height: 2; }
    LettersSheet.-strip .hint, LettersSheet.-strip .buttons, LettersSheet.-strip #whom { display: none; }
    """

    def __init__(self, letters: Sequence[Letter], clipboard: Clipboard | None) -> None:
        super().__init__()
        self._letters = tuple(letters)
        self._clipboard = clipboard

    def upper(self) -> Iterable[Widget]:
        return LookingList(compact=True, id="rows"), Said(id="whom")

    def lower(self) -> Iterable[Widget]:
        return Said(id="missing", gone_when_empty=True), *super().lower()

    def look(self) -> None:
        self.show(self._letters)

    def line(self, row: Letter) -> str:
        """Its title, and whose it is where there is one for each."""
        return shown(f"{row.title}, {row.to}" if row.each else row.title)

    def words(self, row: Letter) -> Content:
        parts: list[str | tuple[str, str]] = []
        if row.subject:
            parts += [("Subject: ", "bold"), shown(row.subject), "\n\n"]
        parts += ["\n".join(shown(line) for line in row.text.splitlines())]
        if row.say:
            parts += ["\n\n" if row.text else "", ("To say aloud: ", "bold"), f"“{shown(row.say)}”"]
        return Content.assemble(*parts)

    def chosen_changed(self) -> None:
        if (letter := self.chosen) is not None:
            self.query_one("#whom", Said).say(shown(f"To {letter.to}; {letter.when}"))
            self.query_one("#missing", Said).say(shown(letter.still_to_fill_in))
            self.query_one("#copy-subject").display = bool(letter.subject)

    @on(OptionList.OptionSelected, "#rows")
    @on(Button.Pressed, "#copy-it")
    async def action_copy_it(self) -> None:
        if (letter := self.chosen) is not None:
            await self._copy(letter.text or letter.say)

    @on(Button.Pressed, "#copy-subject")
    async def _copy_subject(self) -> None:
        if (letter := self.chosen) is not None:
            await self._copy(letter.subject)

    async def _copy(self, text: str) -> None:
        self.remark(await copy(self.app, self._clipboard, text))
