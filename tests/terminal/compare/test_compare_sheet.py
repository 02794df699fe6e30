"""The note that was edited elsewhere, on the screen: found, looked at, and taken over one by one."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.compare.asking import newest
from convenor.terminal.compare.sheet import CompareSheet
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.places import Place
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choose
from convenor.terminal.theme.looks import DARK
from tests.support.desks import a_desk, desk_of, rows

ROTAS = "Rotas fail when one person holds the list."
BETTER = "Rotas do fail when one person holds the list."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that this computer has."""
    monkeypatch.setattr("convenor.terminal.desk.whole.places", lambda: (Place("Documents", tmp_path),))
    return tmp_path


def came_back(outside: Outside, session: str, folder: Path, *more: str) -> Path:
    file = folder / "note.txt"
    text = outside.writer.text(outside.host.session(session)).replace(ROTAS, BETTER)
    file.write_text(text + "".join(f"{line}\n" for line in more), encoding="utf-8")
    return file


async def take_in(pilot: Pilot[None], app: ConvenorApp, outside: Outside, session: str) -> None:
    """Over the desk, the first that is offered: the newest file, or where none is, to name one."""
    app.open_note(outside, session)
    await pilot.pause()
    await pilot.press("ctrl+a")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


@asynccontextmanager
async def sheet_over(
    folder: Path, *more: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Outside, str]]:
    outside, session = a_desk()
    came_back(outside, session, folder, *more)
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        await take_in(pilot, app, outside, session)
        assert isinstance(app.screen, CompareSheet)
        yield app, pilot, outside, session


def listed(app: ConvenorApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one("#rows", OptionList).options]


def whole(app: ConvenorApp) -> str:
    return app.screen.query_one("#whole", Said).words


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 8)])
async def test_a_change_is_seen_and_taken_over_with_enter(folder: Path, size: tuple[int, int]) -> None:
    async with sheet_over(folder, size=size) as (app, pilot, _, _):
        assert whole(app) == "1 change that ours does not have."
        text = str(app.screen.query_one("#text", Static).content)
        assert f"It was: {ROTAS}" in text
        assert f"Now: {BETTER}" in text
        await pilot.press("enter")
        await pilot.pause()
        assert whole(app) == "It reads as ours does."
        await pilot.press("escape")
        await pilot.pause()
        assert any(BETTER in row for row in rows(desk_of(app), "note"))


async def test_what_nothing_bears_out_asks_first_and_no_is_the_harmless_answer(folder: Path) -> None:
    async with sheet_over(folder, "A line of my own.") as (app, pilot, _, _):
        assert listed(app)[1].startswith("! put in")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        await pilot.press("enter")
        await pilot.pause()
        assert len(listed(app)) == 2
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert len(listed(app)) == 1


async def test_all_that_is_borne_out_is_taken_at_once_and_the_rest_is_left(folder: Path) -> None:
    async with sheet_over(folder, "A line of my own.") as (app, pilot, _, _):
        await pilot.click("#take-all")
        await pilot.pause()
        assert [row[:8] for row in listed(app)] == ["! put in"]


async def test_a_file_elsewhere_is_named_and_one_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    outside, session = a_desk()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await take_in(pilot, app, outside, session)
        assert isinstance(app.screen, Wording)
        await pilot.press(*"nowhere.txt", "enter")
        await pilot.pause()
        desk_of(app)
        assert outside.host.session(session).lines == ()


def test_the_newest_files_are_offered_and_no_others(tmp_path: Path) -> None:
    for n, name in enumerate(["old.docx", "new.md", "~$new.docx", ".hidden.txt", "picture.png"]):
        (tmp_path / name).write_text("x", encoding="utf-8")
        os.utime(tmp_path / name, (n, n))
    found = newest([Place("Documents", tmp_path), Place("Gone", tmp_path / "gone")])
    assert [(path.name, place) for path, place in found] == [("new.md", "Documents"), ("old.docx", "Documents")]


def test_how_it_looks(snap_compare: Callable[..., bool], folder: Path) -> None:
    outside, session = a_desk()
    came_back(outside, session, folder, "In 1999 a line of my own.")
    app = ConvenorApp(outside)

    async def open_it(pilot: Pilot[None]) -> None:
        app.theme = DARK.name
        await take_in(pilot, app, outside, session)
        await pilot.press("down")
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=open_it)
