"""Phrase by phrase over the desk: whose words stand is said in words, and every act is by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convenor.services import replying, signoff
from convenor.services.outside import Outside
from convenor.terminal.app import ConvenorApp
from convenor.terminal.running.said import Said
from convenor.terminal.signoff.weigh import WeighSheet
from convenor.terminal.theme.looks import CONTRAST, DARK
from convenor.writeup.document import lines_of
from convenor.writeup.signing import signing
from tests.support.desks import a_desk, behind_it
from tests.support.faces import BundledStationery, SlipOfPaper


def a_reply() -> tuple[Outside, str]:
    """A desk at which Ada has been asked, and would have two phrases otherwise."""
    outside, session = a_desk()
    outside = replace(outside, stationery=BundledStationery(), clipboard=SlipOfPaper())
    note = outside.writer.document
    signoff.ask(outside.host, session, note, "Ada")
    now = outside.host.session(session)
    text = "\n\n".join(r.piece.text for r in signing(now, note(now)) if r.name == "Ada Pell")
    theirs = text.replace("Ada Pell", "the cook Ada Pell").replace("made to feel", "left feeling")
    assert theirs != text
    replying.reply(outside.host, session, note, "Ada", theirs)
    return outside, session


async def open_it(app: ConvenorApp, pilot: Pilot[None], outside: Outside, session: str) -> None:
    app.open_note(outside, session)
    await pilot.pause()
    await pilot.press("ctrl+n")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    assert isinstance(app.screen, WeighSheet)


@asynccontextmanager
async def weighing(
    size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Callable[[], str]]]:
    outside, session = a_reply()
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        await open_it(app, pilot, outside, session)
        yield app, pilot, lambda: "\n".join(lines_of(outside.writer.document(outside.host.session(session))))


def rows(app: ConvenorApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one("#rows", OptionList).options]


def text(app: ConvenorApp) -> str:
    return str(app.screen.query_one("#text", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 8)])
async def test_each_phrase_says_whose_words_stand(size: tuple[int, int]) -> None:
    async with weighing(size) as (app, _, note):
        assert all(" ours " in row for row in rows(app))
        assert "nothing → “the cook”" in rows(app)[0]
        assert "[1: the cook]" in text(app)
        assert "has not said yes to it" in text(app)
        assert "the cook" not in note()
        assert app.screen.query_one("#rows").size.height > 0


async def test_enter_takes_a_phrase_and_puts_ours_back() -> None:
    async with weighing() as (app, pilot, note):
        await pilot.press("enter")
        await pilot.pause()
        assert " theirs " in rows(app)[0]
        assert all(" ours " in row for row in rows(app)[1:])
        assert note().count("the cook Ada Pell") == 1
        assert "has not seen it so" in text(app)
        assert "The next letter to Ada Pell" in app.screen.query_one("#whole", Said).words
        await pilot.press("enter")
        await pilot.pause()
        assert "the cook" not in note()


async def test_all_of_theirs_needs_no_letter() -> None:
    async with weighing() as (app, pilot, note):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert all(" theirs " in row for row in rows(app))
        assert "left feeling" in note()
        assert "own words: that is their yes" in text(app)


async def test_it_works_by_mouse() -> None:
    async with weighing((120, 40)) as (app, pilot, note):
        await pilot.click("#turn")
        await pilot.pause()
        assert "the cook" in note()
        await pilot.click("#take-all")
        await pilot.pause()
        assert "left feeling" in note()
        await pilot.click("#leave-all")
        await pilot.pause()
        assert "left feeling" not in note()
        await pilot.click("#back")
        await pilot.pause()
        assert not isinstance(app.screen, WeighSheet)


@pytest.mark.parametrize(("size", "look"), [((80, 24), DARK.name), ((120, 40), CONTRAST.name)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int], look: str) -> None:
    outside, session = a_reply()
    app = ConvenorApp(outside)

    async def before(pilot: Pilot[None]) -> None:
        app.theme = look
        await open_it(app, pilot, outside, session)
        await pilot.press("enter")
        await behind_it(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
