"""The sheet over the desk: who has said yes to what, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static, TextArea

from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.copying import COPIED
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.places import Place
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choose
from convenor.terminal.signoff.sheet import SignSheet
from convenor.terminal.signoff.weigh import WeighSheet
from convenor.terminal.theme.looks import CONTRAST, DARK
from convenor.writeup.document import lines_of
from convenor.writeup.signing import signing
from tests.support.desks import SAID, a_desk, behind_it
from tests.support.faces import BundledStationery, SlipOfPaper


@asynccontextmanager
async def sheet_over(
    size: tuple[int, int] = (80, 24), said: tuple[Line, ...] = SAID
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Outside, str]]:
    outside, session = a_desk(*said)
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
        await choose(pilot, 2)
        assert rows(app)[0].endswith("all settled")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, SignSheet)


async def test_one_piece_as_they_would_have_it_goes_on_to_its_phrases() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        await pilot.press("down")
        await choose(pilot, 3)
        await pilot.press(*" Twice.", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WeighSheet)
        assert "0 of 1 as they would have it" in said(app, "#whole")
        await pilot.press("escape")
        await pilot.pause()
        assert "changed" in rows(app)[1]
        assert "They would have it:" in str(app.screen.query_one("#text", Static).content)
        assert "Twice" not in "".join(lines_of(outside.writer.document(outside.host.session(session))))


async def test_enter_by_a_slip_says_nothing_in_anybody_s_name() -> None:
    async with sheet_over() as (_, pilot, outside, session):
        seq = outside.host.session(session).seq
        await pilot.press(*["enter"] * 8)
        assert outside.host.session(session).seq == seq


async def test_arrows_to_the_sides_lead_from_person_to_person() -> None:
    sunil = Line("Guests who became cooks stayed for years", said_by="Sunil Marsh", consent="named")
    async with sheet_over(said=(*SAID, sunil)) as (app, pilot, _, _):
        people = [n for n, row in enumerate(rows(app)) if not row.startswith("\u00a0")]
        assert len(people) == 2
        listed = app.screen.query_one("#rows", OptionList)
        came = []
        for key in ("right", "right", "left", "down", "left", "left"):
            await pilot.press(key)
            came.append(listed.highlighted)
        first, second = people
        assert came == [second, second, first, first + 1, first, first], "there it ends at either side"


@pytest.mark.parametrize("downs", [0, 1], ids=["all of theirs", "one piece"])
async def test_what_they_wrote_is_still_there_when_it_cannot_be_kept(
    downs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Problem("The disk is full.")

    async with sheet_over() as (app, pilot, _, _):
        await pilot.press(*["down"] * downs)
        await choose(pilot, 3)
        app.screen.query_one(TextArea).text = "Please say most."
        with monkeypatch.context() as broken:
            broken.setattr(Host, "record", full)
            await pilot.press("ctrl+o")
            await pilot.pause()
        assert isinstance(app.screen, Wording)
        assert app.screen.query_one(TextArea).text == "Please say most."
        assert "The disk is full." in str(app.screen.query_one(".sheet-about", Static).content)
        await pilot.press("escape")
        assert isinstance(app.screen, SignSheet)


async def test_what_cannot_be_decided_yet_is_said_on_the_sheet() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        seq = outside.host.session(session).seq
        await choose(pilot, 6)
        assert "second reminder" in said(app, "#remark")
        assert outside.host.session(session).seq == seq


async def test_words_above_a_quoted_letter_are_shown_and_asked_about() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        theirs = [r.piece.text for r in signing(outside.host.session(session), outside.writer.document(
            outside.host.session(session)))]
        await choose(pilot, 3)
        app.screen.query_one(TextArea).text = "Not so fast.\n\n" + "\n\n".join(f"> {text}" for text in theirs)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, Choose)
        assert "Not so fast." in str(app.screen.query_one(".sheet-about", Static).content)
        await pilot.press("enter")
        await pilot.pause()
        assert all("to ask" in row for row in rows(app)[1:])


@pytest.mark.parametrize("name", ["ada.docx", "ada.eml"])
async def test_a_file_that_came_back_is_laid_beside_ours(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("convenor.terminal.signoff.sheet.places", lambda: (Place("Documents", tmp_path),))
    async with sheet_over() as (app, pilot, outside, session):
        now = outside.host.session(session)
        (first, *_) = signing(now, outside.writer.document(now))
        theirs = first.piece.text.replace("Ada Pell", "the cook Ada Pell")
        if name.endswith(".eml"):
            mail = EmailMessage()
            mail.set_content(theirs)
            (tmp_path / name).write_bytes(mail.as_bytes())
        else:
            word = docx.Document()
            word.add_paragraph(theirs)
            word.save(str(tmp_path / name))
        await choose(pilot, 4)
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
        await choose(pilot, 1)
        await pilot.press("down")
        await behind_it(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_it)
