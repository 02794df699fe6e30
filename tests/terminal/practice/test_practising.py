"""Practising at speed: clearly a rehearsal on every screen, and nothing of it reaches the session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.rehearsing import copy_to_rehearse, fast_clock
from convenor.store.memory import MemoryStore
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.first.screen import FirstScreen
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.running.screen import RunScreen
from tests.support.faces import an_outside, plan_one
from tests.support.sessions import FakeClock, SeededIds
from tests.terminal.running.desk import painted


def a_home() -> tuple[Outside, str, FakeClock]:
    """A home with one session, and its practice rooms, whose clock the test moves at the real speed."""
    clock = FakeClock()
    outside = an_outside(clock)
    session_id = plan_one(outside)

    def rehearse(which: str) -> tuple[Outside, str]:
        original = outside.host.session(which or session_id)
        host = Host(MemoryStore(), fast_clock(original, clock, 20), SeededIds(7))
        return replace(outside, host=host, kept=False, rehearse=None, example=None), copy_to_rehearse(original, host)

    return replace(outside, rehearse=rehearse, example=an_outside), session_id, clock


def text(app: ConvenorApp) -> str:
    return painted(app)


async def choose(app: ConvenorApp, pilot: Pilot[Any], words: str) -> None:
    options = app.screen.query_one(OptionList)
    options.highlighted = next(n for n, o in enumerate(options.options) if words in str(o.prompt))
    await pilot.press("enter")
    await pilot.pause()


async def practise(app: ConvenorApp, pilot: Pilot[Any], words: str) -> RunScreen:
    await pilot.pause()
    await choose(app, pilot, "Practise")
    await choose(app, pilot, words)
    assert isinstance(app.screen, RunScreen)
    await pilot.pause()
    return app.screen


@pytest.mark.parametrize("size", [(60, 8), (80, 24), (120, 40)], ids=str)
async def test_every_screen_of_a_rehearsal_says_that_nothing_is_kept(size: tuple[int, int]) -> None:
    outside, _, _ = a_home()
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        screen = await practise(app, pilot, "Who cooks")
        assert "nothing is kept" in text(app)
        for action in ("plan", "ready", "write_up"):
            await screen.run_action("start") if action == "write_up" else None
            await app.workers.wait_for_complete()
            await screen.run_action(action)
            await pilot.pause()
            await pilot.pause()
            assert "nothing is kept" in text(app), action
            await pilot.press("escape")
            await pilot.pause()


async def test_the_end_of_a_practice_says_that_nothing_of_it_is_kept_and_leads_on_to_its_note() -> None:
    outside, _, _ = a_home()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await practise(app, pilot, "Who cooks")
        for action in ("start", "end"):
            await screen.run_action(action)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert "0 notes. Practice: nothing is kept." in text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "All kept" not in text(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_it_runs_at_twenty_times_the_speed_and_the_session_is_not_touched() -> None:
    outside, session_id, clock = a_home()
    before = outside.host.session(session_id)
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await practise(app, pilot, "Who cooks")
        await pilot.press("ctrl+n")
        await app.workers.wait_for_complete()
        clock.forward(seconds=30)
        screen.refresh_clock()
        assert screen.view is not None
        assert screen.view.clock == "07:00", "ten minutes of a part of three: over by seven"
        screen.query_one("#line").value = "nobody will ever read this"  # type: ignore[attr-defined]  # an entry line
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await screen.run_action("leave")
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
        assert app.screen.outside is outside
    assert outside.host.session(session_id) == before


async def test_from_the_agenda_too_and_esc_leads_back_there() -> None:
    outside, session_id, _ = a_home()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_plan(outside, session_id)
        await pilot.pause()
        await app.screen.run_action("practise")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        assert not app.screen.outside.kept
        await app.screen.run_action("leave")
        assert isinstance(app.screen, PlanScreen)


async def test_the_example_at_speed_and_the_example_to_try() -> None:
    outside, _, _ = a_home()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await practise(app, pilot, "from its start")
        assert not screen.outside.kept
        await screen.run_action("leave")
        await choose(app, pilot, "Practise")
        await choose(app, pilot, "try anything")
        assert isinstance(app.screen, FirstScreen)


async def test_inside_a_practice_there_is_no_further_one() -> None:
    outside, session_id, _ = a_home()
    app = ConvenorApp(replace(outside, rehearse=None, kept=False))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_plan(app.outside, session_id)
        await pilot.pause()
        assert app.screen.check_action("practise", ()) is False
