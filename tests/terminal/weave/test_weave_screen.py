"""Weaving on the screen: pieces moved, cut and left out by keys, a headline out of the pages, and undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from convenor.services import handing_in, receipts, weaving
from convenor.services.handing_in import Ticket
from convenor.terminal.app import ConvenorApp
from convenor.terminal.theme.looks import LIGHT
from convenor.terminal.weave.screen import WeaveScreen
from convenor.terminal.widgets.pick_list import PickList
from tests.support.desks import a_desk, desk_of, rows
from tests.support.waiting import come_about
from tests.terminal.running.desk import House, a_house, painted
from tests.terminal.screens import on_page

PAGES = (("aaaa", "We ate in cars, each alone.", "before"), ("bbbb", "Nobody knew who had cooked", "before"),
         ("cccc", "Somebody knocked. As the only cook there I opened. Then nobody could stop it!", "turn"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "COST", 4)


def with_pages() -> House:
    house = a_house()
    for page, text, strand in PAGES:
        handing_in.hand_in(house.host, house.session_id, text, strand, with_ticket=Ticket(page * 4, f"a b {page}"))
    return house


def tells(house: House, strand: str) -> list[list[str]]:
    row = next(s for s in weaving.weave_row(house.session)["strands"] if s["strand"] == strand)
    return [[piece["text"] for piece in p] for p in row["paragraphs"]]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_move_break_cut_leave_out_and_undo(size: tuple[int, int]) -> None:
    house = with_pages()
    async with on_page(house, ConvenorApp.open_weave, size) as (app, pilot):
        assert isinstance(app.screen, WeaveScreen)
        assert "Only 3 pages" in str(app.screen.query_one("#telling", Static).content)
        await pilot.press("ctrl+d")
        assert tells(house, "before") == [[PAGES[1][1], PAGES[0][1]]]
        assert app.screen.query_one(PickList).chosen == "aaaa", "what was moved stays chosen"
        await pilot.press("enter")
        assert tells(house, "before") == [[PAGES[1][1]], [PAGES[0][1]]]
        await pilot.press("enter", "ctrl+u")
        assert tells(house, "before") == [[PAGES[0][1], PAGES[1][1]]]
        await pilot.press("space")
        assert tells(house, "before") == [[PAGES[1][1]]]
        await pilot.press("ctrl+y")
        assert tells(house, "before") == [[PAGES[0][1], PAGES[1][1]]]
        app.screen.query_one(PickList).choose("cccc")
        await pilot.pause()
        assert "the only one of its kind" in str(app.screen.query_one("#telling", Static).content)
        await pilot.press("ctrl+x")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Somebody knocked. Then nobody could stop it!"
        await pilot.press("enter")
        await pilot.pause()
        assert tells(house, "turn") == [["Somebody knocked. ", "Then nobody could stop it!"]]
        await pilot.press("ctrl+x")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "Somebody rang."
        await pilot.press("enter")
        await pilot.pause()
        assert any("never changed" in n.message for n in app._notifications)
        assert tells(house, "turn") == [["Somebody knocked. ", "Then nobody could stop it!"]]


async def test_in_a_strip_the_chosen_page_is_in_sight_with_the_warning_below_it() -> None:
    async with on_page(with_pages(), ConvenorApp.open_weave, (60, 8)) as (app, pilot):
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Somebody knocked" in painted(app)
        assert "! Only 3 pages" in painted(app)


async def test_headline_subject_and_another_strand() -> None:
    house = with_pages()
    async with on_page(house, ConvenorApp.open_weave) as (app, pilot):
        await pilot.press("ctrl+g")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "we ate in cars\nNobody knew"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert weaving.weave_row(house.session)["strands"][0]["headline"] == ["we ate in cars", "Nobody knew"]
        await pilot.press("ctrl+l")
        await pilot.pause()
        app.screen.query_one(TextArea).text = "how we ate"
        await pilot.press("enter")
        await pilot.pause()
        assert weaving.weave_row(house.session)["strands"][0]["about"] == "how we ate"
        await pilot.press("ctrl+t")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert tells(house, "after") == [[PAGES[0][1]]]


async def test_a_page_taken_back_meanwhile_is_gone_from_the_screen() -> None:
    house = with_pages()
    async with on_page(house, ConvenorApp.open_weave) as (app, _):
        handing_in.take_back(house.other(), house.session_id, "a b aaaa")
        rows = app.screen.query_one(PickList)
        await come_about(lambda: not any("We ate" in row.text for row in rows.rows), "it is still there")


async def test_without_pages_it_says_so() -> None:
    house = a_house()
    async with on_page(house, ConvenorApp.open_weave) as (app, pilot):
        assert app.screen.query_one(PickList).rows[0].text == "No page has been handed in."
        await pilot.press("space", "enter", "ctrl+d", "ctrl+x")
        await pilot.pause()
        assert isinstance(app.screen, WeaveScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    house = with_pages()
    app = ConvenorApp(house.outside)

    async def look(pilot: Pilot[Any]) -> None:
        app.theme = LIGHT.name
        weaving.headline(house.host, house.session_id, "before", ("we ate in cars", "Nobody knew"))
        app.open_weave(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("down", "down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_at_the_desk_a_woven_line_says_what_it_is_made_of() -> None:
    outside, session = a_desk()
    handing_in.hand_in(outside.host, session, "We ate in cars, each alone.", "before")
    app = ConvenorApp(outside)
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        screen = desk_of(app)
        line = next(n for n, row in enumerate(rows(screen, "note")) if row == "We ate in cars, each alone.")
        screen.note_list.choose(str(line))
        await pilot.pause()
        said = str(screen.query_one("#source", Static).content)
        assert said.startswith("From 1 page that was handed in, unnamed")
