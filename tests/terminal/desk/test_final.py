"""The last steps at the desk: what is missing, the final file, where it is published, and an amendment."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from convenor.cli.wiring import make_rulebook
from convenor.services import point_words, signoff
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.terminal.app import ConvenorApp
from convenor.terminal.checks.sheet import CheckSheet
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.places import Place
from convenor.terminal.note.save import SaveForm
from convenor.terminal.running.sheets import Choose, Reading
from tests.support.desks import SAID, a_desk, desk_of

STORY = (Line("My neighbour died before anybody came", segment="rooms", room=1),)
URL = "https://example.org/who-cooks"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("convenor.terminal.desk.final.places", lambda: (Place("Documents", tmp_path),))
    return tmp_path


@asynccontextmanager
async def at_the_desk(
    *, signed: bool, more: tuple[Line, ...] = ()
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Outside, str]]:
    outside, session = a_desk(*(SAID if more else ()), *more)
    outside = replace(outside, rules=make_rulebook())
    if signed:
        signoff.answer(outside.host, session, outside.writer.document, "Ada", "yes")
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        yield app, pilot, outside, session


async def do(app: ConvenorApp, pilot: Pilot[None], action: str) -> None:
    await app.screen.run_action(action)
    await pilot.pause()


async def test_what_is_missing_is_said_and_nothing_is_saved(folder: Path) -> None:
    async with at_the_desk(signed=False) as (app, pilot, _, _):
        await do(app, pilot, "save_final")
        assert isinstance(app.screen, Reading)
        words = " ".join(str(s.content) for s in app.screen.query(Static))
        assert "Ada Pell: has not been asked" in words
        await pilot.press("escape")
        desk_of(app)
        assert list(folder.iterdir()) == []


async def test_the_final_note_is_a_file_without_the_line_about_drafts(folder: Path) -> None:
    async with at_the_desk(signed=True) as (app, pilot, _, _):
        await do(app, pilot, "save_final")
        assert isinstance(app.screen, SaveForm)
        await pilot.press("ctrl+o")
        await pilot.pause()
        (file,) = folder.iterdir()
        assert "Draft" not in file.read_text(encoding="utf-8")


async def test_it_is_published_and_amended(folder: Path) -> None:
    async with at_the_desk(signed=True) as (app, pilot, outside, session):
        await do(app, pilot, "publish")
        assert isinstance(app.screen, Wording)
        await pilot.press(*URL.removeprefix("https://"), "enter")
        await pilot.pause()
        assert [p.address for p in outside.host.session(session).published] == [URL]
        note = next(c for c in outside.host.session(session).notes() if "Rotas" in c.text)
        point_words.reword(outside.host, session, note.id, "Rotas fail.")
        await do(app, pilot, "publish")
        assert isinstance(app.screen, Choose)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [p.version for p in outside.host.session(session).published] == [1, 2]


async def test_what_is_to_be_looked_at_is_shown_and_then_the_final_note_is_saved(folder: Path) -> None:
    async with at_the_desk(signed=True, more=STORY) as (app, pilot, _, _):
        await do(app, pilot, "save_final")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, CheckSheet)
        assert "Once before it is final" in str(app.screen.query_one(".sheet-title", Static).content)
        await pilot.press("escape")
        await pilot.pause()
        desk_of(app)
        assert list(folder.iterdir()) == [], "whoever has not looked is asked again"
        await do(app, pilot, "save_final")
        await app.workers.wait_for_complete()
        await pilot.press("ctrl+o")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SaveForm), "it goes on to where it was going"
        await pilot.press("ctrl+o")
        await pilot.pause()
        (file,) = folder.iterdir()
        assert "My neighbour died" in file.read_text(encoding="utf-8")


async def test_going_to_a_line_in_doubt_saves_nothing(folder: Path) -> None:
    async with at_the_desk(signed=True, more=STORY) as (app, pilot, _, _):
        await do(app, pilot, "publish")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        line = desk_of(app).note_list.chosen
        assert line is not None
        assert "My neighbour" in desk_of(app).note_list.rows[int(line)].text
        assert list(folder.iterdir()) == []


async def test_an_address_that_is_none_is_said_and_stays_to_be_mended(folder: Path) -> None:
    async with at_the_desk(signed=True) as (app, pilot, outside, session):
        await do(app, pilot, "publish")
        await pilot.press(*"exa", "space", *"mple", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Wording)
        assert app.screen.query_one(TextArea).text == "https://exa mple", "it can be mended"
        assert "address" in str(app.screen.query_one(".sheet-about", Static).content)
        assert outside.host.session(session).published == ()
