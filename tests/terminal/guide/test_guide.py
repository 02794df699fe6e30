"""The guide screen: a step, its words and silences, the way out; each act in the record, nothing by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from convenor.library.shelf import Shelf
from convenor.services import editing, planning, running
from convenor.services.guide_view import guide_view
from convenor.terminal.app import ConvenorApp
from convenor.terminal.guide.screen import GuideScreen
from convenor.terminal.ready.screen import ReadyScreen
from convenor.terminal.running.screen import RunScreen
from tests.terminal.running.desk import House, Screen, a_house, opened

Snap = Callable[..., bool]


def a_workshop(**details: Any) -> House:
    """The imagination workshop, at its guided journey."""
    house = a_house()
    form = next(f for f in Shelf(None).formats() if f.id == "imagination-workshop")
    planned = planning.Details(
        title="Nobody eats alone", people=12, date=date(2026, 11, 26), start=time(11),
        blanks=(("change", "Nobody in our town eats alone unless they want to."), ("year", "2040")), **details,
    )  # fmt: skip
    session_id = planning.new_session(house.host, planned, of=form)
    at_journey = replace(house, session_id=session_id)
    running.start(house.host, session_id)
    while "Looking back" not in (at_journey.session.now_on.title if at_journey.session.now_on else ""):
        running.next_part(house.host, session_id)
    return at_journey


@asynccontextmanager
async def guiding(house: House, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    async with opened(house, size) as screen:
        await screen.do("guide")
        assert isinstance(screen.app.screen, GuideScreen)
        yield screen


def step(house: House) -> str:
    seen = guide_view(house.session, house.clock.now())
    assert seen is not None
    return "over" if seen.over_all else seen.step


async def test_from_the_running_screen_through_all_steps_to_the_next_part() -> None:
    house = a_workshop()
    async with guiding(house) as screen:
        assert "Step 1 of 3: Settle" in screen.all_text()
        assert house.session.now_on is not None
        assert house.session.progress_of(house.session.now_on.id).steps.on is not None  # type: ignore[union-attr]
        await screen.press("ctrl+n")
        assert step(house) == "Step 2 of 3: The journey"
        await screen.press("ctrl+b")
        assert step(house) == "Step 1 of 3: Settle"
        await screen.press("ctrl+x", "ctrl+n", "ctrl+n")
        assert step(house) == "over"
        assert "The steps are over." in screen.all_text()
        await screen.press("ctrl+y")
        assert step(house) == "Step 3 of 3: Coming home"
        await screen.press("ctrl+e", "ctrl+n")
        assert house.session.now_on is not None
        assert "Looking back" not in house.session.now_on.title
        await screen.press("escape")
        assert isinstance(screen.app.screen, RunScreen)


async def test_the_clock_alone_moves_no_step_and_a_crash_comes_back_to_the_same_line() -> None:
    house = a_workshop()
    async with guiding(house) as screen:
        await screen.press("enter")
        house.clock.forward(seconds=5)
        screen.app.screen.refresh_clock()  # type: ignore[attr-defined]  # a GuideScreen
        await screen.settled()
        assert "(Silence, 0:10 left of 15 seconds)" in screen.all_text()
        await screen.press("ctrl+t")
        assert "(Silence, 0:40 left of 45 seconds)" in screen.all_text()
        house.clock.forward(minutes=6)
        screen.app.screen.refresh_clock()  # type: ignore[attr-defined]
        assert step(house) == "Step 1 of 3: Settle"
    async with guiding(house) as screen:
        assert step(house) == "Step 1 of 3: Settle"
        assert "over the 3:30" in screen.all_text()


async def test_care_is_one_line_and_one_key_and_a_name_can_be_typed_there() -> None:
    house = a_workshop()
    async with opened(house) as screen:
        assert "who keeps company" in screen.says("care")
        await screen.press("ctrl+p")
        assert screen.says("care") == ""
        assert "Nobody is named" in screen.says("told")
        await screen.press("ctrl+y")
        await screen.do("guide")
        assert "I have said it" in screen.all_text()
        await screen.app.screen.run_action("companion")
        await screen.pilot.pause()
        screen.app.screen.query_one(Input).value = "Beth  Rowe"
        await screen.press("enter")
        assert house.session.plan.companion == "Beth Rowe"
        assert "Company: Beth Rowe" in screen.all_text()
        await screen.press("ctrl+o")
        assert "Before it, say" not in screen.all_text()
        await screen.press("ctrl+k")
        assert "If somebody is distressed" in screen.all_text()
        await screen.press("escape")
        assert isinstance(screen.app.screen, GuideScreen)


async def test_in_a_strip_the_words_of_care_are_behind_their_key_and_both_keys_are_whole() -> None:
    async with guiding(a_workshop(), size=(60, 8)) as screen:
        seen = screen.all_text()
        assert "Before it, say" not in seen
        assert "Not said yet: how to stay out of it.  Ctrl+K: the words" in seen
        assert "Ctrl+O: I have said it" in seen
        await screen.pilot.resize_terminal(80, 24)
        screen.app.screen.refresh_clock()  # type: ignore[attr-defined]
        await screen.pilot.pause()
        assert "Before it, say" in screen.all_text()


async def test_nothing_waits_for_it() -> None:
    house = a_workshop()
    async with guiding(house) as screen:
        await screen.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
        assert house.session.now_on is not None
        assert "Looking back" not in house.session.now_on.title


async def test_where_a_guest_leads_only_times_and_care_and_our_script_when_asked_for() -> None:
    house = a_workshop()
    assert house.session.running is not None
    editing.change(house.host, house.session_id, house.session.running, editing.Setting(lead="Mira Sol"))
    async with guiding(house) as screen:
        assert "Mira Sol leads this" in screen.all_text()
        assert "Find a way to sit" not in screen.all_text()
        await screen.press("ctrl+u")
        assert "Find a way to sit" in screen.all_text()
        await screen.press("ctrl+u")
        assert "Find a way to sit" not in screen.all_text()


async def test_hold_is_here_too_and_goes_on_at_the_same_line() -> None:
    house = a_workshop()
    async with guiding(house) as screen:
        await screen.press("ctrl+g")
        assert "Please stop typing for a moment." in screen.all_text()
        assert "Ctrl+G goes on" in screen.all_text()
        assert "Find a way to sit" not in screen.all_text(), "what was to be read waits unseen"
        await screen.press("ctrl+g")
        assert house.session.hold is None
        assert "Find a way to sit" in screen.all_text()


async def test_a_part_without_steps_says_so() -> None:
    house = a_house()
    running.start(house.host, house.session_id)
    async with opened(house) as screen:
        assert not screen.run.check_action("guide", ())
        screen.app.open_guide(house.outside, house.session_id)
        await screen.settled()
        assert "Nothing to guide here" in screen.all_text()


async def test_ready_asks_who_keeps_company_and_locks_nothing() -> None:
    house = a_workshop()
    async with opened(house, (120, 40)) as screen:
        screen.app.open_ready(house.outside, house.session_id)
        await screen.settled()
        assert "nobody is named" in " ".join(screen.all_text().split())
        await screen.press("ctrl+k")
        screen.app.screen.query_one(Input).value = "Beth Rowe"
        await screen.press("enter")
        assert isinstance(screen.app.screen, ReadyScreen)
        assert "Beth Rowe keeps company" in " ".join(screen.all_text().split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_guide(snap_compare: Snap, size: tuple[int, int]) -> None:
    house = a_workshop(companion="Beth Rowe")
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"

    async def guide(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.app.screen.run_action("guide")
        await pilot.pause()
        await pilot.press("ctrl+n", "enter")
        house.clock.forward(seconds=7)
        await pilot.press("enter", "enter", "enter", "enter")
        house.clock.forward(seconds=11)
        pilot.app.screen.refresh_clock()  # type: ignore[attr-defined]
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=guide)


@pytest.mark.parametrize("size", [(80, 24)], ids=["80x24"])
def test_the_running_screen_says_what_is_to_be_said(snap_compare: Snap, size: tuple[int, int]) -> None:
    house = a_workshop(companion="Beth Rowe")
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"
    assert snap_compare(app, terminal_size=size)


async def test_the_line_stays_where_it_is_from_the_first_part_to_the_last() -> None:
    house = a_workshop()
    async with opened(house) as screen:
        row = screen.line.region.y
        for _ in range(len(house.session.segments)):
            assert screen.line.region.y == row, house.session.now_on
            await screen.press("ctrl+g")
            assert screen.line.region.y == row, "held"
            await screen.press("ctrl+g", "ctrl+n")
