"""What the agenda leaves blank is said on it, and filled in there by a key or the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convenor.library.shelf import Shelf
from convenor.services import planning
from convenor.services.blanks import blanks_left
from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.shelf.blanks import BlanksForm
from convenor.terminal.widgets.line import Line
from tests.support.faces import an_outside


def a_workshop() -> tuple[Outside, str]:
    shelf = Shelf(None)
    outside = replace(an_outside(), library=shelf)
    details = planning.Details(title="A street")
    return outside, planning.new_session(outside.host, details, of=shelf.format("imagination-workshop"))


def said(app: ConvenorApp) -> str:
    return str(app.screen.query_one("#when", Static).render())


async def opened(pilot: Pilot[None], app: ConvenorApp, outside: Outside, session: str) -> None:
    app.open_plan(outside, session)
    await pilot.pause()
    assert isinstance(app.screen, PlanScreen)


async def test_it_is_said_and_filled_in() -> None:
    outside, session = a_workshop()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, outside, session)
        assert "Still to fill in: " in said(app)
        assert "Ctrl+E does it" in said(app)
        await pilot.press("ctrl+e")
        await pilot.pause()
        assert isinstance(app.screen, BlanksForm)
        for line in app.screen.query(Line):
            line.value = "2040"
        await pilot.click("#keep")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        assert "Still to fill in" not in said(app)
        assert app.screen.check_action("fill_in", ()) is False
    assert blanks_left(outside.host.session(session)) == {}


async def test_what_is_left_empty_stays_a_blank_and_going_back_changes_nothing() -> None:
    outside, session = a_workshop()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, outside, session)
        before = list(blanks_left(outside.host.session(session)))
        await pilot.press("ctrl+e")
        await pilot.pause()
        app.screen.query(Line).first().value = "2040"
        await pilot.press("escape")
        await pilot.pause()
        assert list(blanks_left(outside.host.session(session))) == before
        await pilot.press("ctrl+e")
        await pilot.pause()
        app.screen.query(Line).first().value = "2040"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert list(blanks_left(outside.host.session(session))) == before[1:]


@pytest.mark.parametrize("size", [(80, 24)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    outside, session = a_workshop()
    app = ConvenorApp(outside)

    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot, app, outside, session)

    assert snap_compare(app, terminal_size=size, run_before=open_it)
