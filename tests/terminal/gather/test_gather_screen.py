"""What was noted elsewhere, pasted on the screen: shown first, kept once, and never lost when it cannot be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convenor.cli.arriving import arrived
from convenor.services import reality
from convenor.terminal.app import ConvenorApp
from convenor.terminal.gather.screen import GatherScreen
from convenor.terminal.theme.looks import LIGHT
from convenor.terminal.widgets.line import Lines
from tests.terminal.running.desk import House, a_house
from tests.terminal.screens import on_page

PASTE = "Room 2\n- A pot for the whole street\n- “Nobody asked us” \nRoom 3:\nWho buys the salt"


def with_post() -> House:
    house = a_house()
    house.go_to("breakout")
    return replace(house, outside=replace(house.outside, arriving=arrived))


def says(app: ConvenorApp, where: str) -> str:
    return str(app.screen.query_one(f"#{where}", Static).content)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_shown_room_by_room_then_kept_and_not_twice(size: tuple[int, int]) -> None:
    house = with_post()
    async with on_page(house, ConvenorApp.open_running, size) as (app, pilot):
        await app.screen.run_action("gather")
        await pilot.pause()
        assert isinstance(app.screen, GatherScreen)
        app.screen.query_one(Lines).text = PASTE
        await pilot.press("ctrl+n")
        assert house.texts == [], "nothing is kept that was not shown"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert says(app, "new-lines").startswith("3 new lines in 2 rooms.")
        assert "Room 2" in says(app, "found")
        assert "+ Nobody asked us  [quote]" in says(app, "found")
        assert house.texts == []
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert [(n.text, n.room) for n in house.session.notes()] == [
            ("A pot for the whole street", 2), ("Nobody asked us", 2), ("Who buys the salt", 3),
        ]
        assert says(app, "new-lines") == "Kept: 3 new notes."
        assert says(app, "found") == "", "what is kept is not shown as still to be kept"
        app.screen.query_one(Lines).text = PASTE
        await pilot.press("ctrl+o", "ctrl+n")
        await pilot.pause()
        assert "3 lines known already" in says(app, "new-lines")
        assert len(house.texts) == 3


async def test_what_cannot_be_kept_stays_where_it_was_pasted() -> None:
    house = with_post()
    async with on_page(house, ConvenorApp.open_gather) as (app, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert any("nothing in it" in n.message for n in app._notifications)
        app.screen.query_one(Lines).text = PASTE
        await pilot.press("ctrl+o")
        await pilot.pause()
        reality.unnoted(house.other(), house.session_id, True, room=3)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert house.texts == []
        assert app.screen.query_one(Lines).text == PASTE


async def test_other_words_take_back_what_was_found_in_the_first() -> None:
    house = with_post()
    async with on_page(house, ConvenorApp.open_gather) as (app, pilot):
        app.screen.query_one(Lines).text = PASTE
        await pilot.press("ctrl+o")
        await pilot.pause()
        app.screen.query_one(Lines).text = "Room 1\nSomething else"
        await pilot.pause()
        assert says(app, "found") == ""
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert house.texts == []


def test_how_it_looks(snap_compare: Callable[..., bool]) -> None:
    house = with_post()
    app = ConvenorApp(house.outside)

    async def paste(pilot: Pilot[Any]) -> None:
        app.theme = LIGHT.name
        app.open_gather(house.outside, house.session_id)
        await pilot.pause()
        app.screen.query_one(Lines).text = PASTE
        await pilot.press("ctrl+o")
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=paste)
