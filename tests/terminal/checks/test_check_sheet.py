"""The checks over the desk: what is untrue, not used or not in the house's style, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, OptionList, Static

from convenor.cli.wiring import make_rulebook
from convenor.services import pointing, recording
from convenor.services.checking import Checked, NoteRemark, has_looked
from convenor.services.outside import Outside
from convenor.services.recording import Line
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.terminal.app import ConvenorApp
from convenor.terminal.checks.rows import check_rows
from convenor.terminal.checks.sheet import CheckSheet
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.running.said import Said
from convenor.terminal.theme.looks import CONTRAST, DARK
from tests.support.desks import SAID, a_desk

ORGANISE = Line("we shuold ask the kitchens  first", segment="rooms", room=1)
OBJECTION = "Not everybody wants to be cooked for"


def a_desk_to_check(*more: Line) -> tuple[Outside, str]:
    """A note of which the one objection is left out."""
    outside, session = a_desk(*SAID, *more)
    outside = replace(outside, rules=make_rulebook())
    objection = next(n for n in outside.host.session(session).notes() if n.text == OBJECTION)
    pointing.choose(outside.host, session, [objection.id], used=False)
    return outside, session


@asynccontextmanager
async def sheet_over(
    size: tuple[int, int] = (80, 24), *more: Line
) -> AsyncIterator[tuple[ConvenorApp, Pilot[None], Outside, str]]:
    outside, session = a_desk_to_check(*more)
    app = ConvenorApp(outside)
    async with app.run_test(size=size) as pilot:
        app.open_note(outside, session)
        await pilot.pause()
        await pilot.press("ctrl+b")
        await settle(pilot)
        assert isinstance(app.screen, CheckSheet)
        yield app, pilot, outside, session


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def listed(app: ConvenorApp) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one("#rows", OptionList).options]


def about(app: ConvenorApp) -> str:
    return str(app.screen.query_one("#text", Static).content)


def now(outside: Outside, session: str) -> Session:
    return outside.host.session(session)


def test_a_remark_about_one_sign_shows_the_words_that_it_stands_at() -> None:
    note = ("Who cooks", "All that the kitchens of this street have, or say they have", "soup came late.")
    end = NoteRemark("house", 2, len(note[1]), "no-stop", "slip", "It ends without a stop", "e", "e.")
    start = NoteRemark("house", 3, 1, "small-start", "slip", "It begins with a small letter", "s", "S")
    rows = [row.words.strip() for row in check_rows(Checked((end, start), (), looked=False), note)[1:]]
    assert rows == ["“…have, or say they have”: It ends without a stop",
                    "“soup came late.”: It begins with a small letter"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_remark_stands_with_the_line_that_it_is_about(size: tuple[int, int]) -> None:
    async with sheet_over(size, ORGANISE) as (app, pilot, _, _):
        assert any(row.strip().startswith("Objection: Not everybody") for row in listed(app))
        at = next(n for n, row in enumerate(listed(app)) if "shuold" in row)
        app.screen.query_one("#rows", OptionList).highlighted = at
        await pilot.pause()
        assert "We shuold ask the kitchens" in about(app)


async def test_enter_on_what_is_not_used_goes_to_it_among_what_was_said() -> None:
    async with sheet_over() as (app, pilot, _, _):
        at = next(n for n, row in enumerate(listed(app)) if "Objection" in row)
        app.screen.query_one("#rows", OptionList).highlighted = at
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        point = desk.notes.point(desk.tray_list.chosen)
        assert desk.tray_list.has_focus
        assert point is not None
        assert desk.notes.texts[point.id].startswith(OBJECTION)
        await pilot.press("space")
        assert any(row.text.startswith(OBJECTION) for row in desk.note_list.rows)


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_what_the_house_writes_otherwise_is_put_right_at_once_and_can_be_undone(by: str) -> None:
    async with sheet_over((80, 24), ORGANISE) as (app, pilot, outside, session):
        at = next(n for n, row in enumerate(listed(app)) if "shuold" in row)
        app.screen.query_one("#rows", OptionList).highlighted = at
        await pilot.pause()
        assert "Ctrl+E puts it right." in about(app)
        await (pilot.press("ctrl+e") if by == "key" else pilot.click("#fix"))
        await settle(pilot)
        assert not any("shuold" in row for row in listed(app))
        assert "We should ask the kitchens first." in outside.writer.text(now(outside, session))
        await pilot.press("escape", "ctrl+y")
        assert "We shuold ask the kitchens first." in outside.writer.text(now(outside, session))


async def test_in_a_line_that_no_single_note_stands_behind_the_line_itself_is_put_right() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        desk = app.screen_stack[-2]
        assert isinstance(desk, DeskScreen)
        at, text = next((n, r.text) for n, r in enumerate(desk.note_list.rows) if r.text.startswith("This event"))
        column = text.index("theme") + 1
        desk.put_right(NoteRemark("house", at + 1, column, "spelling", "slip", "A test", "theme", "subject"))
        assert text.replace("theme", "subject") in outside.writer.text(now(outside, session))
        with pytest.raises(Problem, match="changed meanwhile"):
            desk.put_right(NoteRemark("house", at + 1, column, "spelling", "slip", "A test", "theme", "subject"))
        await pilot.press("escape", "ctrl+y")
        assert text in outside.writer.text(now(outside, session))


async def test_enter_goes_to_the_line_at_the_desk() -> None:
    async with sheet_over((120, 40), ORGANISE) as (app, pilot, _, _):
        at = next(n for n, row in enumerate(listed(app)) if "shuold" in row)
        app.screen.query_one("#rows", OptionList).highlighted = at
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, DeskScreen)
        line = app.screen.note_list.chosen
        assert line is not None
        assert "shuold" in app.screen.note_list.rows[int(line)].text


@pytest.mark.parametrize("by", ["key", "mouse"])
async def test_one_tick_says_that_one_has_looked_and_a_new_note_takes_it_away(by: str) -> None:
    async with sheet_over() as (app, pilot, outside, session):
        assert not has_looked(now(outside, session))
        await (pilot.press("ctrl+o") if by == "key" else pilot.click("#looked"))
        await settle(pilot)
        assert has_looked(now(outside, session))
        assert "looked at" in app.screen.query_one("#whole", Said).words
        assert not app.screen.query_one("#looked", Button).display
    recording.record(outside.host, session, [Line("It came late", segment="rooms", room=1)])
    assert not has_looked(now(outside, session))


async def test_nothing_is_locked_and_escape_leads_back() -> None:
    async with sheet_over() as (app, pilot, _, _):
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_where_there_is_nothing_to_look_at_enter_leads_back_too() -> None:
    async with sheet_over() as (app, pilot, outside, session):
        objection = next(n for n in now(outside, session).notes() if n.text == OBJECTION)
        pointing.choose(outside.host, session, [objection.id], used=True)
        sheet = app.screen
        assert isinstance(sheet, CheckSheet)
        sheet.look()
        await settle(pilot)
        assert listed(app) == []
        await pilot.press("enter")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.parametrize(("size", "look"), [((80, 24), CONTRAST.name), ((120, 40), DARK.name)])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int], look: str) -> None:
    outside, session = a_desk_to_check(ORGANISE)
    app = ConvenorApp(outside)

    async def open_it(pilot: Pilot[None]) -> None:
        app.theme = look
        app.open_note(outside, session)
        await pilot.pause()
        await pilot.press("ctrl+b")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_it)
