"""The sheet over the desk: who has said yes to what, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static, TextArea

from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.copying import COPIED
from convenor.terminal.note.places import Place
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choose
from convenor.terminal.signoff.sheet import SignSheet
from convenor.terminal.signoff.weigh import WeighSheet
from convenor.terminal.theme.looks import CONTRAST, DARK
from convenor.writeup.document import lines_of
from convenor.writeup.signing import signing
from tests.support.desks import a_desk, behind_it
from tests.support.faces import BundledStationery, SlipOfPaper


@asynccontextmanager
async def sheet_over(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Outside, str]]:
    outside, session = a_desk()
    outside = replace(outside, stationery=BundledStationery(), clipboard=SlipOfPaper())
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert isinstance(app.screen, SignSheet)
        yield app, pilot, outside, session


def rows(app: ConvenorApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one("#rows", OptionList).options]


def said(app: ConvenorApp, name: str) -> str:
    return app.screen.query_one(name, Said).words


async def choose(pilot: Pilot[None], downs: int) -> None:
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press(*["down"] * downs, "enter")
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 8)])
async def test_one_sees_who_is_asked_and_the_words(size: tuple[int, int]) -> None:
    async with sheet_over(size) as (app, _, _, _):
        assert rows(app)[0].startswith("Ada Pell, speaker: 0 of")
        assert "not asked" in str(app.screen.query_one("#text", Static).content)
        assert app.screen.query_one("#rows").size.height > 0


async def test_the_letter_is_copied_and_then_they_were_asked_and_said_yes() -> None:
    async with sheet_over() as (app, pilot, outside, _):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert COPIED in said(app, "#remark")
        paper = outside.clipboard
        assert isinstance(paper, SlipOfPaper)
        assert "Dear Ada" in paper.text
        await choose(pilot, 0)
        assert all("asked" in row for row in rows(app)[1:])
        await choose(pilot, 1)
        assert rows(app)[0].endswith("all settled")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, SignSheet)


async def test_one_piece_as_they_would_have_it_goes_on_to_its_phrases() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        await pilot.press("down")
        await choose(pilot, 2)
        await pilot.press(*" Twice.", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeighSheet)
        assert "0 of 1 as they would have it" in said(app, "#whole")
        await pilot.press("escape")
        await pilot.pause()
        assert "changed" in rows(app)[1]
        assert "They would have it:" in str(app.screen.query_one("#text", Static).content)
        assert "Twice" not in "".join(lines_of(outside.writer.document(outside.host.session(session))))


async def test_what_cannot_be_decided_yet_is_said_on_the_sheet() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        seq = outside.host.session(session).seq
        await choose(pilot, 5)
        assert "second reminder" in said(app, "#remark")
        assert outside.host.session(session).seq == seq


async def test_words_above_a_quoted_letter_are_shown_and_asked_about() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        theirs = [r.piece.text for r in signing(outside.host.session(session), outside.writer.document(
            outside.host.session(session)))]
        await choose(pilot, 2)
        app.screen.query_one(TextArea).text = "Not so fast.\n\n" + "\n\n".join(f"> {text}" for text in theirs)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        assert "Not so fast." in str(app.screen.query_one(".sheet-about", Static).content)
        await pilot.press("enter")
        await pilot.pause()
        assert all("to ask" in row for row in rows(app)[1:])


async def test_a_word_file_that_came_back_is_laid_beside_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convenor.terminal.signoff.sheet.places", lambda: (Place("Documents", tmp_path),))
    async with sheet_over() as (app, pilot, outside, session):
        now = outside.host.session(session)
        (first, *_) = signing(now, outside.writer.document(now))
        word = docx.Document()
        word.add_paragraph(first.piece.text.replace("Ada Pell", "the cook Ada Pell"))
        word.save(str(tmp_path / "ada.docx"))
        await choose(pilot, 3)
        assert isinstance(app.screen, Choose)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WeighSheet)
        assert "nothing → “the cook”" in rows(app)[0]


async def test_it_works_by_mouse() -> None:
    async with sheet_over((120, 40)) as (app, pilot, _, _):
        await pilot.click("#what")
        await pilot.pause()
        assert not isinstance(app.screen, SignSheet)
        await pilot.press("escape")
        await pilot.click("#back")
        await pilot.pause()
        assert not isinstance(app.screen, SignSheet)


@pytest.mark.parametrize(("size", "look"), [((80, 24), DARK.name), ((120, 40), CONTRAST.name)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int], look: str) -> None:
    outside, session = a_desk()
    app = ConvenorApp(replace(outside, stationery=BundledStationery(), clipboard=SlipOfPaper()))

    async def open_it(pilot: Pilot[None]) -> None:
        app.theme = look
        app.open_note(app.outside, session)
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        await choose(pilot, 0)
        await pilot.press("down")
        await behind_it(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_it)
