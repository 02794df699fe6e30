"""Messages on the screens: filled in, in the order in which they are wanted, and copied only where it is so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from convenor.services import running
from convenor.session.people import Invited, Person
from convenor.terminal.app import ConvenorApp
from convenor.terminal.copying import COPIED, SENT
from convenor.terminal.letters.sheet import LettersSheet
from convenor.terminal.running.said import Said
from convenor.terminal.theme.looks import CONTRAST, DARK
from tests.support.faces import BundledStationery, SlipOfPaper
from tests.terminal.running.desk import House, a_house, opened


def with_letters(paper: SlipOfPaper | None = None, **details: Any) -> House:
    house = a_house(**details)
    return replace(house, outside=replace(house.outside, stationery=BundledStationery(), clipboard=paper))


def sheet(app: ConvenorApp) -> LettersSheet:
    assert isinstance(app.screen, LettersSheet)
    return app.screen


def rows(app: ConvenorApp) -> list[str]:
    return [str(option.prompt) for option in sheet(app).query_one("#rows", OptionList).options]


def words(app: ConvenorApp) -> str:
    return str(sheet(app).query_one("#text", Static).content)


def remark(app: ConvenorApp) -> str:
    return sheet(app).query_one("#remark", Said).words


async def test_somebody_over_time_is_one_key_and_enter_away() -> None:
    paper = SlipOfPaper()
    house = with_letters(paper)
    house.go_to("speakers")
    running.speaker(house.host, house.session_id, "Sunil")
    async with opened(house) as screen:
        await screen.press("ctrl+o")
        assert rows(screen.app)[0] == "A speaker over time"
        assert "Thank you, Sunil." in words(screen.app)
        assert "To say aloud: “" in words(screen.app)
        await screen.press("enter")
        assert remark(screen.app) == COPIED
        assert paper.text.startswith("Thank you, Sunil.")
        await screen.press("escape")
        assert screen.on_top


async def test_nothing_is_called_copied_that_only_went_to_the_terminal() -> None:
    async with opened(with_letters(SlipOfPaper(works=False))) as screen:
        await screen.press("ctrl+o", "enter")
        assert remark(screen.app) == SENT
        assert screen.app.clipboard


async def test_a_line_half_typed_is_still_there_after_the_messages() -> None:
    async with opened(with_letters(SlipOfPaper())) as screen:
        await screen.typed("A bench is", enter=False)
        await screen.press("ctrl+o", "enter", "escape")
        assert screen.line.value == "A bench is"
        assert screen.house.texts == []


async def test_the_question_that_people_have_before_them_is_copied() -> None:
    paper = SlipOfPaper()
    house = with_letters(paper)
    house.go_to("breakout")
    async with opened(house) as screen:
        await screen.run.run_action("copy_prompt")
        assert paper.text == "What is a table for?"
        assert COPIED in screen.says("told")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_the_plan_has_them_in_the_order_of_the_house_and_by_mouse(size: tuple[int, int]) -> None:
    paper = SlipOfPaper()
    house = with_letters(paper)
    app = ConvenorApp(house.outside)
    async with app.run_test(size=size) as pilot:
        app.open_plan(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert rows(app)[:3] == ["Invitation", "Speaker’s brief, Ada Pell", "Speaker’s brief, Sunil Marsh"]
        assert "Still to fill in: [" in sheet(app).query_one("#missing", Said).words
        await pilot.press("down", "enter")
        await pilot.pause()
        assert remark(app) == COPIED
        assert paper.text.startswith("Dear Ada,")
        if size[1] > 8:
            await pilot.press("up")
            await pilot.click("#copy-subject")
            await pilot.pause()
            assert paper.text == "Who cooks, and who is cooked for?, Thursday 26 November 2026"


async def test_without_messages_there_is_no_such_command() -> None:
    async with opened(a_house()) as screen:
        assert "letters" not in {c.name for c in screen.run.possible()}
        await screen.press("ctrl+o")
        assert screen.on_top


async def test_escapes_in_a_name_reach_the_screen_as_pictures_of_themselves() -> None:
    house = with_letters(SlipOfPaper(), speakers=(Invited(Person("Eve\x1b[31m Dark")),))
    house.go_to("speakers")
    running.speaker(house.host, house.session_id)
    async with opened(house) as screen:
        await screen.press("ctrl+o")
        assert "\x1b" not in words(screen.app)
        assert "Eve" in words(screen.app)


async def test_a_click_shows_a_message_and_copies_nothing_yet() -> None:
    paper = SlipOfPaper()
    async with opened(with_letters(paper)) as screen:
        await screen.press("ctrl+o")
        await screen.pilot.click("#rows", offset=(2, 2))
        await screen.settled()
        assert sheet(screen.app).chosen is not None
        assert sheet(screen.app).query_one("#rows", OptionList).highlighted == 2
        assert paper.text == ""
        await screen.pilot.click("#copy-it")
        await screen.settled()
        assert paper.text


@pytest.mark.parametrize(("size", "look"), [((120, 40), DARK.name), ((60, 8), CONTRAST.name)])
def test_how_they_look(snap_compare: Callable[..., bool], size: tuple[int, int], look: str) -> None:
    house = with_letters(SlipOfPaper())
    house.go_to("speakers")
    app = ConvenorApp(house.outside)

    async def open_them(pilot: Pilot[Any]) -> None:
        app.theme = look
        app.open_running(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=open_them)
