"""Pages on the screen: one handed in with its three words shown, one taken back, and nothing lost in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from convenor.services import handing_in, planning, receipts
from convenor.session.exercise import Capture
from convenor.terminal.app import ConvenorApp
from convenor.terminal.pages.screen import PagesScreen
from convenor.terminal.theme.looks import LIGHT
from convenor.terminal.widgets.line import Lines
from tests.support.hosts import a_format, a_part, an_exercise
from tests.terminal.running.desk import House, a_house
from tests.terminal.screens import on_page

WORKSHOP = a_format(a_part(an_exercise("pages", kind="journal", capture=Capture(kinds=("journal",)))))
CHAT = "10:02:11 From Ann Bee to Everyone:\n\tSomebody knocked – twice."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


def a_workshop() -> House:
    house = a_house()
    return replace(house, session_id=planning.new_session(house.host, planning.Details(title="Imagining"), of=WORKSHOP))


def became(app: ConvenorApp) -> str:
    return str(app.screen.query_one("#became", Static).content)


def texts(house: House) -> list[str]:
    return [page.text for page in handing_in.pages(house.host, house.session_id)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_handed_in_and_taken_back(size: tuple[int, int]) -> None:
    house = a_workshop()
    house.go_to("plenary")
    async with on_page(house, ConvenorApp.open_running, size) as (app, pilot):
        assert "pages" in {c.name for c in app.screen.possible()}  # type: ignore[attr-defined]  # a Page
        await app.screen.run_action("pages")
        await pilot.pause()
        assert isinstance(app.screen, PagesScreen)
        app.screen.query_one(Lines).text = CHAT
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert texts(house) == [], "not before its strand is known"
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(Lines).text == CHAT
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert texts(house) == ["Somebody knocked – twice."]
        assert app.screen.query_one(Lines).text == ""
        (first, *_) = became(app).splitlines()
        words = first.removeprefix("Handed in. Its three words:  ")
        assert "Left out: 10:02:11 From Ann Bee to Everyone:" in became(app)
        line = app.screen.query_one("#words", Input)
        line.focus()
        line.value = "maple lantern"
        await pilot.press("enter")
        await pilot.pause()
        assert became(app).startswith("! A receipt is three words.")
        assert line.value == "maple lantern", "what was typed stays to be mended"
        line.value = words.upper()
        await pilot.press("enter")
        await pilot.pause()
        assert became(app).startswith("Taken back")
        assert texts(house) == []


async def test_what_cannot_be_handed_in_stays_where_it_was_typed() -> None:
    house = a_workshop()
    async with on_page(house, ConvenorApp.open_pages) as (app, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert any("nothing in that" in n.message for n in app._notifications)
        await app.screen.run_action("close_pages")
        await pilot.pause()
        assert "closed" in became(app)
        app.screen.query_one(Lines).text = "Late"
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert texts(house) == []
        assert app.screen.query_one(Lines).text == "Late"
        await app.screen.run_action("open_pages")
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert texts(house) == ["Late"]


async def test_it_is_offered_only_where_pages_are_asked_for() -> None:
    house = a_house()
    async with on_page(house, ConvenorApp.open_running) as (app, _):
        assert "pages" not in {c.name for c in app.screen.possible()}  # type: ignore[attr-defined]  # a Page


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    house = a_workshop()
    app = ConvenorApp(house.outside)

    async def hand_in(pilot: Pilot[Any]) -> None:
        app.theme = LIGHT.name
        app.open_pages(house.outside, house.session_id)
        await pilot.pause()
        app.screen.query_one(Lines).text = CHAT
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one(Lines).text = "Then a pot stood on the step, and nobody knew whose."
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=hand_in)
