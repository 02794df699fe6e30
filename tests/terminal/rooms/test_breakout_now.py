"""Breakout now in one key."""

from __future__ import annotations

from convenor.services import running
from tests.terminal.running.desk import a_house, opened


async def test_one_key_sends_everybody_into_rooms_with_the_question_and_another_takes_it_back() -> None:
    house = a_house()
    running.start(house.host, house.session_id)
    async with opened(house) as screen:
        await screen.press("ctrl+r")
        on = house.session.now_on
        assert on is not None
        assert on.mode == "breakout"
        assert screen.says("told") == "Breakout for 10 minutes in 4 rooms. Ctrl+T changes that; Ctrl+Y takes it back."
        assert screen.says("prompt") == "What is a table for?"
        assert screen.run.place.segment == on.id, "lines go to the rooms from now on"
        await screen.press("ctrl+t", "3", "enter")
        assert house.session.now_on is not None
        assert house.session.now_on.seconds == 13 * 60, "the rooms' time changes while they run"
        await screen.press("ctrl+y", "ctrl+y")
        assert house.session.now_on is not None
        assert house.session.now_on.title == "Arrival"
        assert len(house.session.segments) == 7


async def test_it_is_not_there_before_the_start_nor_in_rooms() -> None:
    house = a_house()
    async with opened(house) as screen:
        assert "breakout-now" not in {c.name for c in screen.run.possible()}
        await screen.press("ctrl+n")
        assert "breakout-now" in {c.name for c in screen.run.possible()}
        house.go_to("breakout")
        await screen.later(seconds=1)
        assert "breakout-now" not in {c.name for c in screen.run.possible()}
