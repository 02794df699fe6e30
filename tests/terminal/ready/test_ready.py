"""Ready? What is missing is said, nothing is locked, and what was read out is noted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convenor.services import planning, running
from convenor.services.outside import Outside
from convenor.services.readiness import Power
from convenor.terminal.app import ConvenorApp
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.ready.screen import ReadyScreen
from convenor.terminal.running.screen import RunScreen
from convenor.terminal.widgets.bar import TitleBar
from convenor.timing.zones import local
from tests.support.faces import an_outside, plan_one
from tests.support.sessions import FakeClock
from tests.terminal.running.desk import painted


@dataclass
class Laptop:
    """A computer whose charger can be pulled out."""

    plugged_in: bool = True
    asked: int = 0

    def power(self) -> Power:
        self.asked += 1
        return Power(self.plugged_in, 41)

    def local_time(self, at: datetime) -> datetime:
        return local(at, "Europe/London")


@dataclass
class Day:
    """A quarter of an hour before a session."""

    outside: Outside
    clock: FakeClock
    laptop: Laptop
    session_id: str


def a_day(**more: Any) -> Day:
    clock, laptop = FakeClock(), Laptop()
    clock.forward(minutes=-15)
    outside = replace(an_outside(clock), machine=laptop)
    return Day(outside, clock, laptop, plan_one(outside, **more))


def lines(app: ConvenorApp) -> dict[str, tuple[str, str]]:
    """What it says of each thing: the mark and the words."""
    found = {}
    for check in app.screen.query(".check"):
        mark, about, says = (str(s.render()).strip() for s in check.query(Static))
        found[about] = mark, says
    return found


async def ready(app: ConvenorApp, pilot: Pilot[None], day: Day) -> ReadyScreen:
    app.open_ready(day.outside, day.session_id)
    await pilot.pause()
    await pilot.pause()
    assert isinstance(app.screen, ReadyScreen)
    return app.screen


async def test_it_says_what_is_there_and_what_is_missing_in_words() -> None:
    day = a_day()
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot, day)
        said = lines(app)
        assert said["power"] == ("ready", "The computer is plugged in.")
        assert "begins at 11:00, in 15 minutes" in said["clock"][1]
        assert "missing" in app.screen.query_one(TitleBar).right or app.screen.query_one(TitleBar).right == "Ready."


async def test_it_keeps_up_when_the_charger_is_pulled_and_does_not_ask_all_the_time() -> None:
    day = a_day()
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(app, pilot, day)
        asked = day.laptop.asked
        for _ in range(5):
            screen.refresh_clock()
        assert day.laptop.asked == asked
        day.laptop.plugged_in = False
        day.clock.forward(minutes=1)
        screen.refresh_clock()
        await pilot.pause()
        assert lines(app)["power"][0] == "! missing"
        assert "41 per cent" in lines(app)["power"][1]
        assert "in 14 minutes" in lines(app)["clock"][1]
        assert "missing" in screen.query_one(TitleBar).right


async def test_the_words_were_read_out() -> None:
    day = a_day()
    running.start(day.outside.host, day.session_id)
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot, day)
        before = lines(app)["consent"]
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert lines(app)["consent"] != before
        assert lines(app)["consent"][0] == "ready"
        assert day.outside.host.session(day.session_id).consent_read_at == day.clock.now()
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "ctrl+o" not in {k for k, b in app.screen.active_bindings.items() if b.enabled}, "once is enough"


async def test_it_can_be_said_from_the_running_screen_too() -> None:
    day = a_day()
    running.start(day.outside.host, day.session_id)
    app = ConvenorApp(day.outside, session=day.session_id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        await app.screen.run_action("consent_read")
        await app.workers.wait_for_complete()
        assert day.outside.host.session(day.session_id).consent_read_at is not None
        assert app.screen.check_action("consent_read", ()) is False


async def test_it_opens_from_the_plan_the_running_screen_and_the_first_and_esc_goes_back() -> None:
    day = a_day()
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert not isinstance(app.screen, ReadyScreen), "no session is chosen yet"
        await pilot.press("down", "down", "ctrl+b")
        await pilot.pause()
        assert isinstance(app.screen, ReadyScreen)
        await pilot.press("escape")
        app.open_plan(day.outside, day.session_id)
        await pilot.pause()
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert isinstance(app.screen, ReadyScreen)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert isinstance(app.screen, ReadyScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen | RunScreen)


async def test_nothing_is_locked() -> None:
    day = a_day(questions=())
    app = ConvenorApp(day.outside, session=day.session_id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+n")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert day.outside.host.session(day.session_id).state == "running"


async def test_the_first_screen_says_what_is_missing_of_todays_sessions_only() -> None:
    day = a_day(questions=())
    plan_one(day.outside, "Tomorrow's", questions=(), date=date(2026, 11, 27))
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        text = painted(app)
        (today,) = [line for line in text.splitlines() if "Who cooks" in line and "11:00" in line]
        assert "Ready? " in today
        assert "missing" in today
        (tomorrow,) = [line for line in text.splitlines() if "Tomorrow's" in line and "11:00" in line]
        assert tomorrow.rstrip().endswith("tomorrow")


async def test_without_a_machine_to_ask_nothing_is_claimed() -> None:
    day = a_day()
    day = replace(day, outside=replace(day.outside, machine=None))
    app = ConvenorApp(day.outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot, day)
        assert lines(app)["power"][0] == "? look"
        assert lines(app)["clock"][0] == "ready"


@pytest.mark.parametrize("size", [(60, 8), (80, 24), (120, 40)], ids=str)
async def test_it_fits_every_window(size: tuple[int, int]) -> None:
    day = a_day()
    planning.change_details(day.outside.host, day.session_id, planning.DetailsChange(title="W" * 90))
    day.clock.forward(minutes=timedelta(minutes=5).seconds / 60)
    app = ConvenorApp(day.outside)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot, day)
        text = painted(app)
        assert "ready" in text
