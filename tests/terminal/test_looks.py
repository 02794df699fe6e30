"""How the screens look: a few telling pictures, each of which somebody has looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.services import recording, running
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.terminal.app import ConvenorApp
from convenor.terminal.theme.looks import CONTRAST, LIGHT
from convenor.terminal.widgets.line import Field
from tests.support.faces import an_outside, plan_one
from tests.support.sessions import NOON, FakeClock

Snap = Callable[..., bool]
SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])

SAID = (
    "A bench is an invitation to stop, and a street without one tells people to move along",
    "Nobody asked the bus drivers",
    "I only know my neighbours by their bins",
)


def a_home() -> tuple[Outside, str, str]:
    """A session of last week with three notes, and one for the day after tomorrow."""
    clock = FakeClock(NOON - timedelta(days=8))
    outside = an_outside(clock)
    earlier = plan_one(outside, "Roads and neighbours", date=date(2026, 11, 18))
    running.start(outside.host, earlier)
    recording.record(outside.host, earlier, [Line(said) for said in SAID])
    clock.forward(minutes=92)
    running.end(outside.host, earlier)
    clock.forward(minutes=6 * 24 * 60)
    coming = plan_one(outside)
    return replace(outside, example=an_outside), earlier, coming


def an_app() -> tuple[ConvenorApp, str, str]:
    outside, earlier, coming = a_home()
    app = ConvenorApp(outside)
    app.animation_level = "none"
    return app, earlier, coming


@SIZES
def test_the_first_screen(snap_compare: Snap, size: tuple[int, int]) -> None:
    app, *_ = an_app()
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_the_form_half_filled_in(snap_compare: Snap, size: tuple[int, int]) -> None:
    app, *_ = an_app()

    async def fill(pilot: Pilot[Any]) -> None:
        await pilot.press("enter")
        await pilot.pause()
        values = {
            "title": "Who cooks?", "date": "26 nov", "start": "11", "end": "12:10", "people": "lots",
            "speakers": "Ada Pell; Director; Ladle; who drew on ten years\nSunil Marsh",
        }  # fmt: skip
        for name, words in values.items():
            pilot.app.screen.query_one(f"#field-{name}", Field).value = words
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=fill)


@SIZES
def test_the_agenda(snap_compare: Snap, size: tuple[int, int]) -> None:
    app, _, coming = an_app()

    async def look(pilot: Pilot[Any]) -> None:
        app.open_plan(app.outside, coming)
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize("look", [LIGHT.name, CONTRAST.name])
def test_an_agenda_that_is_too_long_in_other_colours(snap_compare: Snap, look: str) -> None:
    app, _, coming = an_app()

    async def lengthen(pilot: Pilot[Any]) -> None:
        app.theme = look
        app.open_plan(app.outside, coming)
        await pilot.pause()
        await pilot.press(*["right"] * 9)
        await pilot.pause()

    assert snap_compare(app, terminal_size=SMALL, run_before=lengthen)


def test_an_agenda_that_is_too_long_without_colours(snap_compare: Snap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, _, coming = an_app()

    async def lengthen(pilot: Pilot[Any]) -> None:
        app.open_plan(app.outside, coming)
        await pilot.pause()
        await pilot.press(*["right"] * 9)
        await pilot.pause()

    assert snap_compare(app, terminal_size=SMALL, run_before=lengthen)
