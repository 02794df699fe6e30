"""The menu: a few letters find a command, and letters that find none do nothing."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static

from convenor.terminal.menu import Menu
from convenor.terminal.running.screen import RunScreen
from tests.terminal.running.desk import Screen, a_house, begun_ago, opened


def hint(screen: Screen) -> str:
    return str(screen.app.screen.query_one(".hint", Static).content)


def highlighted(screen: Screen) -> str | None:
    option = screen.app.screen.query_one(OptionList).highlighted_option
    return option.id if option else None


async def test_letters_choose_the_first_command_that_has_them() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("escape", "s", "t", "a", "n", "d", "space", "s")
        assert highlighted(screen) == "pause"
        assert "Looking for “stand s”" in hint(screen)
        await screen.press("enter")
        assert house.state == "paused"


async def test_letters_that_begin_a_line_or_a_word_go_before_those_within_one() -> None:
    """“Return to the part before, as if it had not ended” is not what somebody wants who types “end”."""
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("escape", "e", "n", "d")
        options = screen.app.screen.query_one(OptionList)
        found = [str(option.prompt) for option in options.options]
        assert found[0].startswith("End the session")
        assert len(found) > 1
        assert all("end" in words.casefold() for words in found)
        await screen.press("backspace", "backspace", "backspace")
        assert options.option_count > len(found)
        await screen.press("e", "n", "d", "enter")
        assert house.state == "ended"


async def test_a_menu_that_is_asked_for_before_the_first_look_has_everything_too() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        fresh = RunScreen(screen.run.outside, screen.run.session_id)
        await screen.app.push_screen(fresh)
        assert fresh.session is None, "it has looked already, so that this shows nothing"
        fresh.action_menu()
        await screen.pilot.pause()
        listed = [option.id for option in screen.app.screen.query_one(OptionList).options]
        assert "next-part" in listed
        assert "end" in listed


async def test_a_key_that_stands_beside_a_line_does_it_in_the_menu_too() -> None:
    house = a_house()
    begun_ago(house, 1)
    on = house.session.running
    async with opened(house) as screen:
        await screen.press("escape")
        assert isinstance(screen.app.screen, Menu)
        await screen.press("ctrl+n")
        assert screen.on_top
        assert house.session.running not in (None, on)


async def test_letters_that_are_nowhere_choose_nothing_and_enter_does_nothing() -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house) as screen:
        await screen.press("escape", "q", "x", "z")
        assert highlighted(screen) is None
        assert "no such thing" in hint(screen)
        await screen.press("enter")
        assert isinstance(screen.app.screen, Menu)
        assert house.state == "running"
        await screen.press("backspace", "backspace", "backspace")
        assert "Letters look for it" in hint(screen)
        await screen.press("escape")
        assert screen.on_top


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_every_key_is_in_sight_however_long_the_words_are(size: tuple[int, int]) -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house, size) as screen:
        keys = [c.shown_key for c in screen.run.possible() if c.listed and c.shown_key]
        await screen.press("escape")
        await screen.pilot.pause()
        options = screen.app.screen.query_one(OptionList)
        lines = [str(option.prompt) for option in options.options]
        width = options.scrollable_content_region.width
        assert [key for key in keys if not any(line.rstrip().endswith(key) for line in lines)] == []
        assert max(map(len, lines)) <= width


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 8)])
async def test_in_the_help_each_key_stands_beside_its_words(size: tuple[int, int]) -> None:
    house = a_house()
    begun_ago(house, 1)
    async with opened(house, size) as screen:
        await screen.press("f1")
        await screen.pilot.pause()
        said = str(screen.app.screen.query_one("#what-they-do", Static).content).splitlines()
        width = screen.app.screen.query_one(VerticalScroll).scrollable_content_region.width
        beside = [line for line in said if line.rstrip().endswith("Ctrl+N")]
        assert beside
        assert all(len(line) <= width for line in beside)
