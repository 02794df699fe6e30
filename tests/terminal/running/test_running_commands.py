"""The commands of the running screen: safe keys, all of them in the menu, each with something to do."""

from __future__ import annotations

import re
from collections import Counter

from textual.widgets import OptionList

from convenor.terminal.running.more import running_commands
from convenor.terminal.running.screen import RunScreen
from tests.terminal.running.desk import a_house, begun_ago, opened

USED_BY_THE_LINE = set("acdefhijkmuvwx")


def test_every_command_has_something_to_do() -> None:
    assert [c.name for c in running_commands() if not hasattr(RunScreen, f"action_{c.action}")] == []


def test_no_key_is_one_that_hurts_or_that_the_line_needs() -> None:
    for command in running_commands():
        for key in filter(None, command.key.split(",")):
            # every letter that can be had is taken; letting others in is in the menu too, and done once
            assert key in {"escape", "f1", "f2"} or re.fullmatch(r"ctrl\+[a-z]", key)
            assert key not in {"ctrl+s", "ctrl+q", "ctrl+z"}
            assert not (key.startswith("ctrl+") and key[5:] in USED_BY_THE_LINE)


def test_a_key_means_one_thing_at_a_time() -> None:
    keys = Counter(c.key for c in running_commands() if c.key)
    shared = {key for key, n in keys.items() if n > 1}
    assert shared == {f"ctrl+{letter}" for letter in "nbrgp"}, "each gives way to another while the session runs"


async def test_of_two_commands_on_one_key_never_more_than_one_is_possible() -> None:
    house = a_house()
    async with opened(house) as screen:
        for _ in range(9):
            keys = Counter(c.key for c in screen.run.possible() if c.key)
            assert set(keys.values()) == {1}
            await screen.press("ctrl+n")


async def test_enter_in_the_minutes_sheet_does_nothing_unseen() -> None:
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        await screen.press("ctrl+t")
        assert screen.app.screen.query_one(OptionList).highlighted is None
        await screen.press("enter")
        assert house.session.segments[0].seconds == 3 * 60
        await screen.press("down", "down", "enter")
        assert house.session.segments[0].seconds == 5 * 60
        await screen.press("ctrl+t", "down", "up", "4", "enter")
        assert house.session.segments[0].seconds == 9 * 60, "up from the first is the line again"


async def test_all_of_it_is_reachable_with_the_mouse() -> None:
    """The foot has the menu, and the menu has everything that can be done."""
    house = a_house()
    begun_ago(house, 0)
    async with opened(house) as screen:
        foot = next(n for n, row in enumerate(screen.all_text().splitlines()) if "Esc Menu" in row)
        column = screen.all_text().splitlines()[foot].index("Menu")
        await screen.pilot.click(offset=(column, foot))
        await screen.settled()
        listed = {o.id for o in screen.app.screen.query_one(OptionList).options}
        possible = {c.name for c in screen.run.possible() if c.listed}
        assert possible <= listed
