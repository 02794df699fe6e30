"""The writing handed over from the desk, opened by the colleague on their first screen, and taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, OptionList, Static

from convenor.cli.carrier import FileCarrier
from convenor.services import point_words
from convenor.services.outside import Outside
from convenor.session.problem import Problem
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.handing.sheet import HandSheet
from convenor.terminal.note.places import Place
from convenor.terminal.running.sheets import Choose, Reading
from convenor.terminal.widgets.complaint import Complaint
from tests.support.desks import HouseWriter, a_desk
from tests.support.faces import an_outside

RAW = "One family was turned away"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder that this computer has."""
    for module in ("desk.whole", "note.places"):
        monkeypatch.setattr(f"convenor.terminal.{module}.places", lambda: (Place("Documents", tmp_path),))
    return tmp_path


def text(app: ConvenorApp) -> str:
    """All that is painted, as one line."""
    painted = "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
    return " ".join(painted.split())


async def choose(app: ConvenorApp, pilot: Pilot[Any], words: str) -> None:
    options = app.screen.query_one(OptionList)
    options.highlighted = next(n for n, o in enumerate(options.options) if words in str(o.prompt))
    await pilot.press("enter")
    await pilot.pause()


def with_carrier() -> tuple[Outside, str]:
    outside, session = a_desk()
    return replace(outside, carrier=FileCarrier()), session


async def hand_over(app: ConvenorApp, pilot: Pilot[Any], *keys: str) -> None:
    """From the desk's menu, to Mina."""
    await pilot.press("ctrl+p", *"hand", "enter")
    await pilot.pause()
    assert isinstance(app.screen, HandSheet)
    await pilot.press(*"Mina", *keys, "ctrl+o")
    await pilot.pause()


@pytest.mark.parametrize(("keys", "raw"), [((), True), (("tab", "right"), False)], ids=["whole", "without raw words"])
@pytest.mark.parametrize("size", [(80, 24), (60, 16)], ids=str)
async def test_one_file_goes_out_and_it_says_where_and_who_holds_the_pen(
    folder: Path, keys: tuple[str, ...], raw: bool, size: tuple[int, int]
) -> None:
    outside, session = with_carrier()
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        assert "holds the pen" not in text(app)
        await hand_over(app, pilot, *keys)
        assert isinstance(app.screen, Reading)
        said = str(app.screen.query(Static)[1].content)
        assert "Saved as “Who cooks, to Mina.yaml” in Documents." in said
        assert "Mina holds the pen since 26 November 2026." in said
        assert ("also what is for us only" if raw else "only what the note says") in said
        await pilot.press("escape")
        assert isinstance(app.screen, DeskScreen)
        assert "Mina holds the pen: others ask before they change anything." in text(app)
    (file,) = folder.iterdir()
    assert (RAW in file.read_text(encoding="utf-8")) is raw


async def test_what_is_in_the_way_is_said_on_the_sheet_and_nothing_is_handed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside, session = with_carrier()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        await app.screen.run_action("hand_over")
        await pilot.press("enter")
        assert "To whom?" in str(app.screen.query_one(Complaint).content)

        def full(*_: object, **__: object) -> None:
            raise Problem("The disk is full.")

        monkeypatch.setattr(FileCarrier, "give", full)
        await pilot.press(*"Mina", "enter")
        assert "The disk is full." in str(app.screen.query_one(Complaint).content)
    assert outside.host.session(session).pen is None
    assert list(folder.iterdir()) == []


async def test_the_pen_can_be_taken_back_and_it_is_said_what_that_costs(folder: Path) -> None:
    outside, session = with_carrier()
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        await hand_over(app, pilot)
        await pilot.press("escape")
        await app.screen.run_action("hand_over")
        await pilot.pause()
        app.screen.query_one("#take-back", Button).press()
        await pilot.pause()
        assert "cannot be joined" in text(app)
        await pilot.press("enter")  # the convenor's own name stands there
        await pilot.pause()
        assert "Idris Vane holds the pen since" in text(app)
        assert "Tell Mina" in text(app)
    pen = outside.host.session(session).pen
    assert pen is not None
    assert pen.holder == "Idris Vane"


async def test_a_colleague_opens_it_on_the_first_screen_and_it_comes_back_in_the_same_way(folder: Path) -> None:
    idris, session = with_carrier()
    mina = replace(an_outside(), writer=HouseWriter(), carrier=FileCarrier())
    rotas = next(n.id for n in idris.host.session(session).notes() if n.text.startswith("Rotas"))

    async def send(outside: Outside) -> None:
        app = ConvenorApp(outside)
        async with app.run_test(size=(80, 24)) as pilot:
            app.open_note(outside, session)
            await pilot.pause()
            await hand_over(app, pilot)

    async def receive(outside: Outside) -> None:
        async with opening_the_newest(outside) as (app, pilot):
            assert "“Who cooks?” is here as it is in the file." in text(app)
            assert "holds the pen since" in text(app)
            await pilot.press("escape")
            assert isinstance(app.screen, DeskScreen)

    await send(idris)
    await receive(mina)
    point_words.reword(mina.host, session, rotas, "Rotas do fail.")
    (old,) = folder.iterdir()
    old.unlink()
    await send(mina)
    await receive(idris)
    assert "Rotas do fail." in idris.writer.text(idris.host.session(session))


@asynccontextmanager
async def opening_the_newest(outside: Outside) -> AsyncIterator[tuple[ConvenorApp, Pilot[None]]]:
    """The first screen, on which the newest of the colleague's files was chosen."""
    app = ConvenorApp(outside)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await choose(app, pilot, "Open a colleague’s file")
        await pilot.press("enter")
        await pilot.pause()
        yield app, pilot


async def test_a_file_that_went_another_way_can_be_taken_in_as_a_session_of_its_own(folder: Path) -> None:
    outside, session = with_carrier()
    carrier = FileCarrier()
    carrier.give(folder / "old.yaml", session, outside.host.store.read(session), None, whole=True)
    point_words.add(outside.host, session, "A line that the file does not have.")
    async with opening_the_newest(outside) as (app, pilot):
        assert isinstance(app.screen, Choose)
        assert "older than what is here" in text(app)
        assert len(outside.host.sessions()) == 1
        await choose(app, pilot, "session of its own")
    assert len(outside.host.sessions()) == 2


@pytest.mark.parametrize("what", ["no record at all", ""], ids=["another file", "an empty file"])
async def test_a_file_that_is_none_of_ours_is_said_so(folder: Path, what: str) -> None:
    outside, _ = with_carrier()
    (folder / "list.yaml").write_text(what, encoding="utf-8")
    async with opening_the_newest(outside) as (app, _):
        assert isinstance(app.screen, Reading)
        assert "This file was not taken in" in text(app)
    assert len(outside.host.sessions()) == 1


async def test_in_a_practice_nothing_is_taken_in(folder: Path) -> None:
    outside, _ = with_carrier()
    app = ConvenorApp(replace(outside, kept=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Open a colleague’s file" not in text(app)
