"""The rooms screen over a record that a test can look into."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from convenor.cli.papers import Papers
from convenor.services import roster
from convenor.services.room_lists import rooms_of
from convenor.services.roster import Newcomer
from convenor.terminal.app import ConvenorApp
from convenor.terminal.rooms.screen import RoomsScreen
from convenor.terminal.widgets.line import Field
from convenor.terminal.widgets.pick_list import PickList
from tests.support.faces import SlipOfPaper
from tests.terminal.running.desk import House, a_house
from tests.terminal.screens import OpenScreen

PEOPLE = ("Ana Lima", "Ben Ode", "Cy Young", "Di Marsh", "Ed Pell", "Flo Reed", "Gus Hall", "Hal Bright", "Ida Grey")


def peopled(people: tuple[str, ...] = PEOPLE, **details: Any) -> House:
    """Four rooms and nine people, the first of whom has an e-mail address."""
    house = a_house(**details)
    house = replace(house, outside=replace(house.outside, papers=Papers(), clipboard=SlipOfPaper()))
    newcomers = [Newcomer(name, "ana@example.org" if n == 0 else "") for n, name in enumerate(people)]
    roster.take(house.host, house.session_id, newcomers)
    return house


class Screen(OpenScreen):
    @property
    def page(self) -> RoomsScreen:
        return next(s for s in reversed(self.pilot.app.screen_stack) if isinstance(s, RoomsScreen))

    @property
    def picks(self) -> PickList:
        return self.page.query_one(PickList)

    def lines(self) -> list[str]:
        return [f"{row.head}{row.text}".strip() for row in self.picks.rows]

    def seats(self, round_: int | None = None) -> dict[str, list[str]]:
        return {r.label: list(r.names) for r in rooms_of(self.house.session, round_).rooms}

    async def on_line(self, words: str, key: str = "enter") -> None:
        """Choose the line that has these words and press a key."""
        row = next(row for row in self.picks.rows if row.key and words in row.text)
        self.picks.choose(row.key)
        self.picks.focus()
        await self.press(key)

    async def fill(self, **fields: str) -> None:
        for name, words in fields.items():
            self.pilot.app.screen.query_one(f"#field-{name}", Field).value = words
        await self.pilot.pause()


@asynccontextmanager
async def opened(house: House, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    app = ConvenorApp(house.outside, session=house.session_id)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.open_rooms(house.outside, house.session_id)
        await pilot.pause()
        screen = Screen(house, pilot)
        screen.page.look_again()
        await pilot.pause()
        yield screen
