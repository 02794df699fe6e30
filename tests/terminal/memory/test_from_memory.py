"""What comes back when the session is over, as one types it: kept on leaving a box, and never lost by Esc."""

from __future__ import annotations

from functools import partial

import pytest
from textual.geometry import Region

from convenor.services import running
from convenor.services.host import Wish
from convenor.services.recording import Line, record
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.memory.box import MemoryBox
from convenor.terminal.memory.screen import MemoryScreen
from tests.support.waiting import come_about
from tests.terminal.running.desk import House, a_house
from tests.terminal.screens import on_page


def held() -> House:
    house = a_house()
    house.go_to("breakout")
    record(house.host, house.session_id, [Line("Nobody asked the bus drivers")], Wish(actor="Tamsin"))
    house.clock.forward(minutes=20)
    running.end(house.host, house.session_id)
    return house


def boxes(app: ConvenorApp) -> list[MemoryBox]:
    return list(app.screen.query(MemoryBox))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_from_the_note_a_line_in_each_box_and_back(size: tuple[int, int]) -> None:
    house = held()
    async with on_page(house, ConvenorApp.open_note, size) as (app, pilot):
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, MemoryScreen)
        assert [b.box.person for b in boxes(app)] == ["", "", "", "Ada Pell", "Sunil Marsh", ""]
        # the boxes are there first, and the cursor once they are painted
        await come_about(lambda: boxes(app)[0].lines.has_focus, "the cursor did not come")
        boxes(app)[0].lines.text = "It rained\n“We all came anyway”"
        await pilot.press("tab")
        await pilot.pause()
        assert house.texts == ["Nobody asked the bus drivers", "It rained", "We all came anyway"]
        assert {n.phase for n in house.session.notes()} == {"during", "after"}
        assert boxes(app)[0].lines.text == ""
        assert "added afterwards" in str(boxes(app)[0].query_one(".there").render())
        boxes(app)[3].lines.focus()
        boxes(app)[3].lines.text = "One pot, then two."
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert house.session.notes()[-1].said_by == "Ada Pell"


async def test_what_cannot_be_kept_stays_in_its_box() -> None:
    house = held()
    async with on_page(house, ConvenorApp.open_memory) as (app, pilot):
        boxes(app)[0].lines.text = "x" * (1024 * 1024 + 1)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MemoryScreen)
        assert boxes(app)[0].lines.text
        boxes(app)[0].lines.text = ""
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, MemoryScreen)


async def test_while_it_runs_there_is_no_such_command() -> None:
    house = a_house()
    house.go_to("breakout")
    async with on_page(house, ConvenorApp.open_running) as (app, pilot):
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert not isinstance(app.screen, MemoryScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_name_of_the_part_is_in_sight_with_its_box(size: tuple[int, int]) -> None:
    house = held()
    async with on_page(house, ConvenorApp.open_memory, size) as (app, pilot):
        place = app.screen.query_one("#boxes").region
        for n, box in enumerate(boxes(app)):
            if n:
                await pilot.press("tab")
            await come_about(partial(written_in, box, place), f"box {n}: {box.region} in {place}")


def written_in(box: MemoryBox, place: Region) -> bool:
    """Whether the cursor is in it, and all of it within that place."""
    return box.lines.has_focus and place.contains_region(box.region)
