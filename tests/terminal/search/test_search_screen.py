"""The search on the screen: it finds while one types, and opens where a line stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from convenor.cli.archive import HomeArchive
from convenor.services import pointing, recording
from convenor.services.archive import Passage, Published
from convenor.services.outside import Outside
from convenor.services.searching import Searcher
from convenor.session.problem import Problem
from convenor.store.search_file import forget_index
from convenor.store.search_index import SqliteIndex
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.search.reading import PublishedSheet
from convenor.terminal.search.screen import SearchScreen
from convenor.terminal.widgets.pick_list import PickList
from tests.support.desks import a_desk
from tests.support.waiting import come_about

SIZE = (80, 24)
SHEDS = Published("sheds", "Sheds: who opens the doors?", (
    Passage("This event on 1 March 2024 asked who does."), Passage("What was said", "heading"),
    Passage("Doors that stay open make a queue shorter.", "item", 1), Passage("Keys are power.", "item", 1),
), date(2024, 3, 1), "https://a.example/sheds")


def a_home(folder: Path) -> tuple[Outside, str]:
    outside, session = a_desk()
    archive = HomeArchive(folder, forget_index)
    archive.put(SHEDS)
    index = SqliteIndex(None)
    themes = outside.writer.style().themes
    return replace(outside, searcher=Searcher(outside.host, archive, lambda: index, lambda: themes)), session


async def looked(app: ConvenorApp, pilot: Pilot[Any]) -> list[str]:
    """What is shown once the search has looked."""
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    await come_about(lambda: not screen.about_to_look, "it did not look")
    await pilot.pause()
    return [row.text for row in app.screen.query_one(PickList).rows]


def state(app: ConvenorApp) -> str:
    return str(app.screen.query_one("#state", Static).content)


async def test_it_finds_while_one_types_and_opens_the_session_or_the_note(tmp_path: Path) -> None:
    outside, _ = a_home(tmp_path)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, SearchScreen)
        await pilot.press(*"que")
        assert await looked(app, pilot) == [
            "Who cooks?, 26 November 2026",
            "The queue is where people are made to feel poor  [Opening speakers; very words; Ada Pell; named]",
            "Sheds: who opens the doors?, 1 March 2024 (published: https://a.example/sheds)",
            "Doors that stay open make a queue shorter.",
        ]
        assert state(app) == "2 lines. Enter opens."
        await pilot.press("down", "enter")
        sheet = app.screen
        assert isinstance(sheet, PublishedSheet)
        await pilot.pause()
        assert sheet.query_one(PickList).chosen == "2", "the line that was found"
        await pilot.press("escape", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, SearchScreen)


async def test_what_is_erased_meanwhile_is_found_no_more(tmp_path: Path) -> None:
    outside, session = a_home(tmp_path)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g", *"rotas")
        assert len(await looked(app, pilot)) == 2
        note = next(n for n in outside.host.session(session).notes() if n.text.startswith("Rotas"))
        recording.erase(outside.host, session, note.id)
        await come_about(lambda: state(app) == "Nothing has all of these words.", "it did not look again")
        assert await looked(app, pilot) == []


async def test_by_theme(tmp_path: Path) -> None:
    outside, session = a_home(tmp_path)
    notes = {n.text[:5]: n.id for n in outside.host.session(session).notes()}
    themes = outside.writer.style().themes
    pointing.theme(outside.host, session, [notes["Rotas"]], "power", themes)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g", "ctrl+t", "down", "down", "enter")
        assert (await looked(app, pilot))[1:] == [
            "Rotas fail when one person holds the list  [Rooms, all asking the same, Room 1]"]
        assert state(app) == "1 line about “Sharing and building power”. Enter opens."


async def test_a_trouble_is_said_where_one_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside, _ = a_home(tmp_path)

    def broken(*_: object) -> None:
        raise Problem("The index of the search was damaged.", cure="Search again.")

    monkeypatch.setattr(Searcher, "find", broken)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g", *"rotas")
        await looked(app, pilot)
        assert state(app) == "! The index of the search was damaged. Search again."


async def test_where_there_is_nothing_to_search_it_is_not_offered() -> None:
    outside, _ = a_desk()
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+g")
        assert not isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_it_looks(snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int]) -> None:
    outside, _ = a_home(tmp_path)
    app = ConvenorApp(outside)
    app.animation_level = "none"

    async def look(pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+g", *"who")
        await looked(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_how_a_published_note_looks(tmp_path: Path) -> None:
    """Wide enough to read, and no wider than a page."""
    outside, _ = a_home(tmp_path)
    app = ConvenorApp(outside)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(PublishedSheet(SHEDS, "Keys are power."))
        await pilot.pause()
        sheet = app.screen.query_one(".sheet")
        assert (sheet.size.width >= 90, sheet.outer_size.height) == (True, 40)
        assert app.screen.query_one(PickList).chosen == "3"
