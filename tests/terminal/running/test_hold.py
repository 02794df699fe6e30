"""Hold on the running screen: one key, quiet, in any part, at any size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.services import holding, planning
from convenor.services.host import Wish
from convenor.terminal.hold.panel import HoldPanel
from convenor.terminal.running.notes import NotesList
from tests.terminal.running.desk import Screen, a_house, begun_ago, opened
from tests.terminal.running.test_running_looks import an_app, in_rooms

Snap = Callable[..., bool]


def clock(screen: Screen) -> str:
    assert screen.run.view is not None
    return screen.run.view.clock


@pytest.mark.parametrize("size", [(80, 24), (60, 8), (120, 40)])
async def test_one_key_stops_the_room_and_the_same_key_goes_on(size: tuple[int, int]) -> None:
    house = in_rooms()
    async with opened(house, size=size) as screen:
        await screen.press("ctrl+g")
        assert house.session.hold is not None
        text = screen.all_text()
        assert "Please stop typing for a moment." in text
        assert "Ctrl+G goes on" in text
        assert clock(screen) == ""
        assert "behind" not in text
        assert not screen.run.query_one(NotesList).display
        house.clock.forward(minutes=20)
        screen.run.refresh_clock()
        await screen.settled()
        assert "cannot be kept" not in screen.all_text()
        await screen.press("ctrl+g")
        assert house.session.hold is None
        assert not screen.run.query_one(HoldPanel).display
        assert "20 minutes held" in screen.says("told")
        assert clock(screen) == "17:42"
        await screen.press("ctrl+y")
        assert house.session.hold is not None


async def test_a_line_is_still_kept_while_it_lasts() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+g")
        await screen.typed("half of it was typed already")
        assert house.texts[-1] == "half of it was typed already"
        assert "5 lines were noted" in screen.all_text()


async def test_it_can_be_had_before_the_start() -> None:
    house = a_house()
    async with opened(house) as screen:
        await screen.press("ctrl+g")
        assert "Please stop typing" in screen.all_text()
        await screen.press("ctrl+n")
        assert house.session.hold is None
        assert house.state == "running"


async def test_what_was_noted_is_left_unless_somebody_says_so() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        await screen.press("ctrl+g")
        await screen.do("not_noted")
        await screen.press("enter")
        assert len(house.texts) == 4
        await screen.do("not_noted")
        await screen.choose("Erase only “One family")
        assert len(house.texts) == 3
        await screen.do("not_noted")
        await screen.choose("Erase all 3 for good")
        assert house.texts == []
        assert "3 lines are gone for good" in screen.says("told")


async def test_somebody_elses_hold_is_seen_here() -> None:
    house = in_rooms()
    async with opened(house) as screen:
        holding.hold(house.other(), house.session_id, True, Wish(actor="Bo"))
        screen.run.refresh_clock()
        await screen.settled()
        assert "Please stop typing for a moment." in screen.all_text()


async def test_the_key_in_the_footer_is_for_holding_and_then_for_going_on() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        assert "Ctrl+G Hold" in screen.all_text()
        await screen.press("ctrl+g")
        assert "Ctrl+G Go on" in screen.all_text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 8)], ids=["80x24", "120x40", "60x8"])
def test_held(snap_compare: Snap, size: tuple[int, int]) -> None:
    house = in_rooms()
    planning.change_details(house.host, house.session_id, planning.DetailsChange(companion="Beth Rowe"))

    async def hold(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press("ctrl+g")
        await pilot.pause()

    assert snap_compare(an_app(house), terminal_size=size, run_before=hold)
