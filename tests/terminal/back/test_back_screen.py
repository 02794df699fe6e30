"""Report-back on the screen: ticked and starred by keys, and only what is new is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from convenor.services import recording
from convenor.services.recording import Line
from convenor.terminal.app import ConvenorApp
from convenor.terminal.back.screen import BackScreen
from convenor.terminal.theme.looks import LIGHT
from convenor.terminal.widgets.pick_list import PickList
from tests.support.waiting import come_about
from tests.terminal.running.desk import House, a_house
from tests.terminal.screens import on_page


def after_the_rooms() -> House:
    house = a_house()
    house.go_to("breakout")
    recording.record(house.host, house.session_id, [
        Line("A pot for the whole street, which everybody can eat from who has had nothing warm that day", room=1),
        Line("Nobody asked us", "quote", room=1), Line("Who buys the salt?", "question", room=3),
        Line("Somebody’s own story", room=3, consent="us"),
    ])
    house.go_to("report-back")
    return house


def says(app: ConvenorApp, where: str) -> str:
    return str(app.screen.query_one(f"#{where}", Static).content)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_tick_star_and_type_only_what_is_new(size: tuple[int, int]) -> None:
    house = after_the_rooms()
    async with on_page(house, ConvenorApp.open_running, size) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, BackScreen)
        assert says(app, "heard") == "Not heard yet: Rooms 1, 2, 3 and 4."
        await pilot.press("space", "down", "space", "enter")
        await pilot.pause()
        first, second, *_ = house.session.notes()
        assert (first.said_aloud, first.starred, second.said_aloud, second.starred) == (True, False, True, True)
        assert says(app, "heard") == "Not heard yet: Rooms 2, 3 and 4."
        await pilot.press("space")
        assert not house.session.notes()[1].said_aloud, "the same key takes it off"
        await pilot.press("down", "tab")
        await pilot.press(*"no pen", "enter")
        await pilot.pause()
        new = house.session.notes()[-1]
        assert (new.text, new.room, new.said_aloud, new.segment) == ("no pen", 2, True, "report-back")
        assert app.screen.query_one(Input).value == ""
        assert says(app, "heard") == "Not heard yet: Rooms 3 and 4."
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one(PickList).has_focus
        assert app.screen.query_one(PickList).chosen == new.id
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, BackScreen)


async def test_an_empty_room_can_be_chosen_and_not_ticked() -> None:
    house = after_the_rooms()
    async with on_page(house, ConvenorApp.open_back) as (app, pilot):
        await pilot.press("down", "down")
        await pilot.pause()
        assert says(app, "new-from") == "New from Room 2 ›"
        before = house.session.seq
        await pilot.press("space", "enter")
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert house.session.seq == before


async def test_another_process_that_ticks_is_seen() -> None:
    house = after_the_rooms()
    async with on_page(house, ConvenorApp.open_back) as (app, _):
        from convenor.services.reporting_back import Marks, mark

        mark(house.other(), house.session_id, Marks(said=(house.session.notes()[2].id,)))
        await come_about(lambda: says(app, "heard") == "Not heard yet: Rooms 1, 2 and 4.", "it was not seen")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    house = after_the_rooms()
    app = ConvenorApp(house.outside)

    async def tick(pilot: Pilot[Any]) -> None:
        app.theme = LIGHT.name
        app.open_back(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("space", "enter", "down", "down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=tick)
