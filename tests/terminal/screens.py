"""A screen of one session as a person has it before them, for tests of every such screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.page import Page
from tests.terminal.running.desk import House, painted

Opens = Callable[[ConvenorApp, Outside, str], None]
"""What of the app opens it: `ConvenorApp.open_rooms`."""


@asynccontextmanager
async def on_page(
    house: House, opens: Opens, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None]]]:
    """The app with this screen open, after its first look."""
    app = ConvenorApp(house.outside)
    async with app.run_test(size=size) as pilot:
        opens(app, house.outside, house.session_id)
        await pilot.pause()
        yield app, pilot


@dataclass
class OpenScreen:
    """A screen with a list and a place to say things, and the sheets over it."""

    house: House
    pilot: Pilot[None]

    @property
    def page(self) -> Page:
        """The screen itself, whatever is asked over it."""
        raise NotImplementedError

    def says(self, where: str = "said") -> str:
        return str(self.page.query_one(f"#{where}", Static).content)

    async def press(self, *keys: str) -> None:
        for key in keys:  # each once the screen is there that it is meant for
            await self.pilot.press(key)
            await self.pilot.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def choose(self, words: str) -> None:
        """Choose the line of an open sheet that has these words."""
        options = self.pilot.app.screen.query_one(OptionList)
        options.highlighted = next(n for n, o in enumerate(options.options) if words in str(o.prompt))
        await self.press("enter")

    def all_text(self) -> str:
        return painted(self.pilot.app)
