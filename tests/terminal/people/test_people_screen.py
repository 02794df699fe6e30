"""The people screen: taken in by hand and by paste, other names, latecomers, and the people book by a yes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from convenor.cli.wiring import read_people
from convenor.services import dealing, roster, running
from convenor.services.dealing import Asked
from convenor.services.roster import Newcomer
from convenor.terminal.app import ConvenorApp
from convenor.terminal.people.screen import PeopleScreen
from convenor.terminal.rooms.screen import RoomsScreen
from convenor.terminal.widgets.line import Field, Lines
from convenor.terminal.widgets.pick_list import PickList
from tests.services.test_people_book import Notebook
from tests.terminal.running.desk import House, a_house
from tests.terminal.running.desk import opened as running_screen
from tests.terminal.screens import OpenScreen

REPORT = (
    "Name (original name),Email,Total duration (minutes),Guest\n"
    "Ana Lima,ana@example.org,91,No\nSam (Samira Cole),,88,Yes\nSam (Samira Cole),,3,Yes\n"
)


def a_home(*people: str, book: Notebook | None = None) -> House:
    house = a_house()
    outside = replace(house.outside, people_in=read_people, book=book or Notebook())
    house = replace(house, outside=outside)
    roster.take(house.host, house.session_id, [Newcomer(name) for name in people])
    return house


class Screen(OpenScreen):
    @property
    def page(self) -> PeopleScreen:
        return next(s for s in reversed(self.pilot.app.screen_stack) if isinstance(s, PeopleScreen))

    def lines(self) -> list[str]:
        return [row.text for row in self.page.query_one(PickList).rows]

    def names(self) -> list[str]:
        return [p.name for p in self.house.session.roster]

    @property
    def box(self) -> Lines:
        return self.page.query_one(Lines)

    async def put_on(self, text: str) -> None:
        self.box.text = text
        await self.press("ctrl+o")

    async def about(self, name: str, what: str) -> None:
        picks = self.page.query_one(PickList)
        picks.choose(next(row.key for row in picks.rows if row.key and row.text.startswith(name)))
        picks.focus()
        await self.press("enter")
        await self.choose(what)


@asynccontextmanager
async def opened(house: House) -> AsyncIterator[Screen]:
    app = ConvenorApp(house.outside, session=house.session_id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_people(house.outside, house.session_id)
        await pilot.pause()
        screen = Screen(house, pilot)
        screen.page.look_again()
        await pilot.pause()
        yield screen


async def test_it_opens_from_the_running_screens_menu_and_leads_to_the_rooms() -> None:
    house = a_home("Ana")
    async with running_screen(house) as screen:
        await screen.do("people")
        assert isinstance(screen.app.screen, PeopleScreen)
        await screen.press("ctrl+r")
        assert isinstance(screen.app.screen, RoomsScreen)
        await screen.press("ctrl+r")
        assert isinstance(screen.app.screen, PeopleScreen)
        await screen.press("escape")
        assert screen.on_top


async def test_names_typed_are_put_on_and_the_same_again_adds_nobody() -> None:
    house = a_home()
    async with opened(house) as screen:
        await screen.put_on("Ana Lima <ana@example.org>\nBen Ode\n\n")
        assert screen.names() == ["Ana Lima", "Ben Ode"]
        assert screen.says().startswith("2 new on the roster.")
        assert screen.box.text == ""
        await screen.put_on("Ana Lima\nBen Ode <ben@example.org>")
        assert screen.says().startswith("0 new on the roster; more is known now of 1.")
        assert len(screen.names()) == 2


async def test_the_calls_report_is_taken_in_by_paste() -> None:
    house = a_home()
    async with opened(house) as screen:
        await screen.put_on(REPORT)
        assert screen.names() == ["Ana Lima", "Sam"]
        assert any("also Samira Cole" in line for line in screen.lines())


async def test_a_file_that_was_dropped_on_the_window_is_read(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,access needs\nCy Young,captions\n", encoding="utf-8")
    house = a_home()
    async with opened(house) as screen:
        await screen.put_on(f"'{file}'")
        assert screen.lines() == ["Cy Young  (needs captions; not in the people book)"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nobody in it"), ("a,b\nc,d\n", "no head “name”"), ("/nowhere/people.csv", "people.csv"),
        ("name,email\n", "nobody in this table"), ("x" * 400, "too long for a name"),
    ],
)
async def test_what_cannot_be_taken_in_is_said_and_what_was_pasted_stays(text: str, said: str) -> None:
    house = a_home()
    async with opened(house) as screen:
        await screen.put_on(text)
        assert screen.says().startswith("! ")
        assert said in screen.says()
        assert screen.box.text == text
        assert screen.names() == []


async def test_a_latecomer_is_said_to_have_no_room() -> None:
    house = a_home("Ana", "Ben", "Cy", "Di")
    dealing.deal(house.host, house.session_id, Asked(), 1)
    running.start(house.host, house.session_id)
    async with opened(house) as screen:
        await screen.put_on("Zoe Late")
        assert "They have no room yet: Ctrl+R shows the rooms" in screen.says()
        assert "Zoe Late  (came late; not in the people book)" in screen.lines()


async def test_two_names_of_one_person_become_one() -> None:
    house = a_home("Ana Lima", "iPhone")
    async with opened(house) as screen:
        await screen.about("Ana", "another name")
        screen.pilot.app.screen.query_one(Field).value = "iPhone"
        await screen.press("enter")
        assert screen.names() == ["Ana Lima"]
        assert screen.says() == "iPhone is Ana Lima."


async def test_somebody_leaves_comes_back_and_is_forgotten_for_good() -> None:
    house = a_home("Ana Lima", "Ben Ode")
    async with opened(house) as screen:
        await screen.about("Ben", "They have left")
        assert screen.lines()[1:] == ["Have left, or never came: 1", "Ben Ode"]
        await screen.about("Ben", "They are back")
        assert not any(p.left for p in house.session.roster)
        await screen.about("Ben", "Forget them")
        await screen.choose("No, leave them")
        assert screen.names() == ["Ana Lima", "Ben Ode"]
        await screen.about("Ben", "Forget them")
        await screen.choose("Yes, erase")
        assert screen.names() == ["Ana Lima"]
        assert all("Ben" not in row.said_by for row in house.host.store.read(house.session_id).words)


async def test_nobody_comes_into_the_people_book_without_a_yes() -> None:
    book = Notebook("Cy Young")
    house = a_home("Ana Lima", "Ben Ode", "Cy Young", book=book)
    async with opened(house) as screen:
        assert "3 there, 2 not in your people book" in screen.all_text()
        await screen.press("ctrl+n", "ctrl+o")
        assert screen.says() == "Nobody was chosen, so nobody was put in."
        await screen.press("ctrl+n", "down", "space")
        assert "[yes] Ben Ode" in screen.all_text()
        assert "[no]  Ana Lima" in screen.all_text()
        await screen.press("escape")
        assert [p.name for p in book.people] == ["Cy Young"]
        await screen.press("ctrl+n", "down", "enter", "ctrl+o")
        assert [p.name for p in book.people] == ["Cy Young", "Ben Ode"]
        assert screen.says().startswith("In your people book now: Ben Ode.")
        await screen.about("Ana", "into your people book")
        assert [p.name for p in book.people] == ["Cy Young", "Ben Ode", "Ana Lima"]
        assert "to-book" not in {c.name for c in screen.page.possible()}


async def test_a_book_that_will_not_have_somebody_says_so() -> None:
    house = a_home("Ana Lima", book=Notebook(refuses="Ana Lima"))
    async with opened(house) as screen:
        await screen.about("Ana", "into your people book")
        assert screen.says() == "! Ana Lima: The disk is full. Make room."


async def test_where_nothing_stays_there_is_no_book_to_write_into() -> None:
    house = a_home("Ana Lima")
    house = replace(house, outside=replace(house.outside, kept=False, book=None))
    async with opened(house) as screen:
        assert screen.lines() == ["Ana Lima"]
        assert "to-book" not in {c.name for c in screen.page.possible()}
        assert "Practice: nothing is kept" in screen.all_text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_it_looks(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    house = a_home("Ana Lima", "Ben Ode", book=Notebook("Ben Ode"))
    newcomers = [Newcomer("Sam", "sam@example.org", "Ladle", "Cook", "captions", ("Samira Cole",)), Newcomer("Gone")]
    running.start(house.host, house.session_id)
    roster.take(house.host, house.session_id, newcomers)
    roster.left(house.host, house.session_id, "Gone")
    app = ConvenorApp(house.outside, session=house.session_id)
    app.animation_level = "none"

    async def open_it(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        app.open_people(house.outside, house.session_id)
        await pilot.pause()
        await pilot.press("tab")

    assert snap_compare(app, terminal_size=size, run_before=open_it)
