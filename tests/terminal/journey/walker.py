"""Somebody who presses keys, looks at what is on the screen, and counts.

Everything that they do goes through the keyboard. They look for a row as a person does: they press the arrow until it
is the chosen one, and each press counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from convenor.terminal.app import ConvenorApp
from convenor.terminal.widgets.pick_list import PickList

NAMES = {" ": "space"}
MOST = 60
"""Presses of a key after which a row is taken to be nowhere."""


@dataclass
class Stage:
    """What one step of the way took."""

    name: str
    keys: int = 0
    """Keys that do something, a paste among them."""
    letters: int = 0
    """Letters that were typed: words of one's own, and those by which the menu finds a line."""
    screens: int = 0
    """Screens and sheets that opened."""


@dataclass
class Walker:
    """One who walks through the app."""

    app: ConvenorApp
    pilot: Pilot[Any]
    stages: list[Stage] = field(default_factory=list)
    _known: set[Screen[Any]] = field(default_factory=set)
    """The screens that were open a moment ago."""

    def begin(self, name: str) -> None:
        self.stages.append(Stage(name))
        self._known = set(self.app.screen_stack)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.stages[-1].keys += 1
            await self._pressed(key)

    async def type(self, words: str) -> None:
        for letter in words:
            self.stages[-1].letters += 1
            await self._pressed(NAMES.get(letter, letter))

    async def paste(self, text: str) -> None:
        self.stages[-1].keys += 1
        self.app.post_message(events.Paste(text))
        await self._settled()

    async def menu(self, letters: str, key: str = "ctrl+p") -> None:
        """Do what the menu finds by these letters."""
        await self.press(key)
        await self.type(letters)
        await self.press("enter")

    async def go_to(self, words: str, by: tuple[str, str] = ("down", "up")) -> None:
        """To the row that has these words; `by`: the keys that lead down and up."""
        rows = self._rows()
        wanted = next((n for n, row in enumerate(rows) if words in row), None)
        assert wanted is not None, f"{words!r} is nowhere in {rows}"
        for _ in range(MOST):
            here = self._here()
            if here == wanted:
                return
            await self.press(by[0] if here < wanted else by[1])
        raise AssertionError(f"{words!r} could not be reached")

    def seen(self) -> str:
        """All that is painted, as one line."""
        painted = "\n".join("".join(s.text for s in strip) for strip in self.app.screen._compositor.render_strips())
        return " ".join(painted.split())

    async def _pressed(self, key: str) -> None:
        await self.pilot.press(key)
        await self._settled()

    async def _settled(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        stack = set(self.app.screen_stack)
        self.stages[-1].screens += len(stack - self._known)
        self._known = stack

    def _list(self) -> OptionList | PickList:
        focused = self.app.focused
        if isinstance(focused, OptionList | PickList):
            return focused
        return self.app.screen.query_one(OptionList)  # the first screen's, which follows the arrows from the search

    def _rows(self) -> list[str]:
        found = self._list()
        if isinstance(found, PickList):
            return [row.text for row in found.rows]
        return [str(option.prompt) for option in found.options]

    def _here(self) -> int:
        found = self._list()
        if isinstance(found, PickList):
            return next((n for n, row in enumerate(found.rows) if row.key and row.key == found.chosen), -1)
        return -1 if found.highlighted is None else found.highlighted
