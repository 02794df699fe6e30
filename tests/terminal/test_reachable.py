"""On every screen, and on every sheet that its commands open, nothing can be done only by mouse or only by key."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import getsource
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Button

import convenor.terminal
from convenor.services import recording, running
from convenor.services.recording import Line
from convenor.terminal.app import ConvenorApp
from convenor.terminal.commands import commands
from convenor.terminal.page import Page
from convenor.terminal.running.more import running_commands
from convenor.terminal.running.said import Pressable
from convenor.terminal.showing.app import ShowApp
from convenor.terminal.widgets.form import Form
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.pick_list import PickList
from tests.support.faces import an_outside
from tests.terminal.running.desk import House, a_house
from tests.terminal.search.test_search_screen import a_home

SIZE = (80, 24)
LEAVES = {"close", "leave", "back", "look", "motion", "help"}
MOVES = re.compile(r"(go|step|page|edge|pick)\(|screen\.(fewer|more|as_proposed)")
"""Choosing another line, which a click on the line does."""


def planned() -> House:
    house = a_house()
    return replace(house, outside=replace(house.outside, example=an_outside))


def on_in_rooms() -> House:
    house = a_house()
    house.go_to("breakout")
    recording.record(house.host, house.session_id, [Line("Bread first", room=1), Line("Salt first", room=2)])
    house.clock.forward(minutes=3)
    return house


def ended() -> House:
    house = on_in_rooms()
    house.clock.forward(minutes=40)
    running.end(house.host, house.session_id)
    return house


Opens = Callable[[ConvenorApp, House], None]


def by(name: str) -> Opens:
    def opens(app: ConvenorApp, house: House) -> None:
        getattr(app, name)(house.outside, house.session_id)

    return opens


def form(app: ConvenorApp, house: House) -> None:
    from convenor.terminal.plan.new import NewSession

    app.push_screen(NewSession(house.outside))


def details(app: ConvenorApp, house: House) -> None:
    from convenor.terminal.plan.details import DetailsForm

    app.push_screen(DetailsForm(house.outside, house.session))


SCREENS: dict[str, tuple[Callable[[], House], Opens]] = {
    "first": (planned, lambda app, house: None),
    "a new session": (planned, form),
    "details": (planned, details),
    "plan": (planned, by("open_plan")),
    "ready": (planned, by("open_ready")),
    "running, before it": (planned, by("open_running")),
    "running, in rooms": (on_in_rooms, by("open_running")),
    "running, after it": (ended, by("show_running")),
    "rooms": (on_in_rooms, by("open_rooms")),
    "pages": (ended, by("open_pages")),
    "report-back": (ended, by("open_back")),
    "note": (ended, by("open_note")),
    "memory": (ended, by("open_memory")),
    "gather": (ended, by("open_gather")),
}


def clickable(app: ConvenorApp, what: str) -> Iterator[tuple[int, int, str]]:
    """Every place in sight that a click does something at, and what: keys of a hint, commands of a foot."""
    for widget in app.screen.query(Keys if what == "command" else Hint):
        for x, y in product(widget.region.column_range, widget.region.line_range):
            done = app.screen.get_style_at(x, y).meta.get(what)
            if done:
                yield x, y, done


async def click(pilot: Pilot[None], what: str, value: str) -> None:
    app = pilot.app
    assert isinstance(app, ConvenorApp)
    places = [(x, y) for x, y, done in clickable(app, what) if done == value]
    assert places, f"{value} cannot be clicked on {type(app.screen).__name__}"
    await pilot.click(offset=places[0])
    await pilot.pause()


def on_top(app: ConvenorApp) -> Page:
    assert isinstance(app.screen, Page)
    return app.screen


async def leave(pilot: Pilot[None]) -> None:
    """Look at the sheet that is open, and leave it by mouse."""
    sheet = pilot.app.screen
    assert isinstance(sheet, ModalScreen)
    check_sheet(sheet)
    await click(pilot, "key", "escape")


def bound(screen: Screen[Any]) -> Iterator[Binding]:
    """The keys that our own classes of it declare."""
    for kind in type(screen).__mro__:
        if kind.__module__.startswith("convenor."):
            yield from (b for b in kind.__dict__.get("BINDINGS", ()) if isinstance(b, Binding))


def check_mouse_has_keys(screen: Screen[Any]) -> None:
    """Whatever can be clicked can be done by keys."""
    assert [b.id for b in screen.query(Button) if not b.can_focus] == []
    if isinstance(screen, Page):
        can = {c.action for c in screen.possible()}
        pressed = {p._action for p in screen.query(Pressable) if screen.check_action(p._action, ())}
        assert pressed - can - {"type"} == set(), "Esc leads back to the line as well"
    strange = [w for w in screen.query("*") if "on_click" in type(w).__dict__ and not w.can_focus]
    known = (Keys, Hint, Pressable, PickList)  # where a list has no focus, the arrows are the screen's
    assert [w for w in strange if not isinstance(w, known)] == []


def check_page(page: Page) -> None:
    assert not page.query(Keys) or page.query_one(Keys).size.height <= 2, "the foot takes the room of what it is for"
    foot = {c.action for c in page.query_one(Keys)._shown} if page.query(Keys) else {"menu"}
    only_keys = [c.name for c in page.possible() if not c.listed and c.action not in foot and c.name != "open"]
    assert only_keys == [], "neither in the menu nor in the foot"
    declared = {c.action for c in (running_commands() if page.WHERE == "running" else commands(page.WHERE))}
    assert [b.key for b in bound(page) if b.action not in declared and not MOVES.match(b.action)] == []
    check_mouse_has_keys(page)


def check_sheet(sheet: ModalScreen[Any]) -> None:
    name = type(sheet).__name__
    assert sheet.query(Hint), f"{name} does not say at its foot what its keys do"
    keys = frozenset[str]().union(*(hint.keys for hint in sheet.query(Hint)))
    buttons = {b.id for b in sheet.query(Button)}
    for binding in bound(sheet):
        action = binding.action.split("(")[0]
        same = {k for b in bound(sheet) if b.action == binding.action for k in b.key.split(",")}
        if not MOVES.match(binding.action):
            assert keys & same or action.replace("_", "-") in buttons, f"{name}: {binding.key}"
    check_mouse_has_keys(sheet)


@pytest.mark.parametrize("name", SCREENS)
async def test_by_mouse_and_by_key(name: str) -> None:
    make, opens = SCREENS[name]
    house = make()
    app = ConvenorApp(house.outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        opens(app, house)
        await pilot.pause()
        await pilot.pause()
        page = on_top(app)
        check_page(page)
        await click(pilot, "command", "menu")
        await leave(pilot)
        assert page.is_current, "the mouse opens the menu, and leaves it"
        for command in page.possible():
            if command.name in LEAVES or not page.check_action(command.action, ()):
                continue
            await page.run_action(command.action)
            await pilot.pause()
            if isinstance(app.screen, ModalScreen):
                await leave(pilot)
            if page not in app.screen_stack:  # it put another in its place
                opens(app, house)
                await pilot.pause()
                page = on_top(app)
            while not page.is_current:
                app.pop_screen()
                await pilot.pause()


async def test_the_search_and_what_it_opens(tmp_path: Path) -> None:
    outside, _ = a_home(tmp_path)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.open_search(outside)
        await pilot.pause()
        page = on_top(app)
        assert page.WHERE == "search"
        check_page(page)
        await click(pilot, "command", "menu")
        await leave(pilot)
        assert page.is_current


async def test_the_help_is_left_by_mouse_too() -> None:
    app = ConvenorApp(planned().outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        page = on_top(app)
        await pilot.press("f1")
        await leave(pilot)
        assert page.is_current


async def test_the_window_that_everyone_sees_has_its_menu_on_any_click() -> None:
    house = on_in_rooms()
    app = ShowApp(house.outside, house.session_id)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        page = app.screen
        await pilot.click(offset=(10, 10))
        await pilot.pause()
        assert isinstance(app.screen, ModalScreen)
        check_sheet(app.screen)
        await click(pilot, "key", "escape")
        assert app.screen is page
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, ModalScreen)


def every(base: type[Screen[Any]]) -> list[type[Screen[Any]]]:
    for module in pkgutil.walk_packages(convenor.terminal.__path__, "convenor.terminal."):
        importlib.import_module(module.name)

    def below(kind: type[Any]) -> Iterator[type[Any]]:
        for found in kind.__subclasses__():
            yield found
            yield from below(found)

    return sorted({k for k in below(base) if k.__module__.startswith("convenor.")}, key=lambda k: k.__name__)


def test_no_sheet_is_without_a_line_that_can_be_clicked() -> None:
    """Also those that no command opens by itself."""
    without = []
    for kind in every(ModalScreen):
        ways = [k for k in kind.__mro__ if k.__module__.startswith("convenor.") and "compose" in k.__dict__]
        painted = getsource(ways[0].__dict__["compose"]) if ways else ""
        if "self.foot()" in painted:
            assert issubclass(kind, Form)
            painted += getsource(kind.foot)
        if ways and "Hint(" not in painted:
            without.append(kind.__name__)
    assert without == []


def test_no_screen_is_without_its_foot() -> None:
    without = []
    for kind in every(Page):
        ways = [k for k in kind.__mro__ if k.__module__.startswith("convenor.") and "compose" in k.__dict__]
        if ways and "Keys()" not in getsource(ways[0]) and "on_click" not in ways[0].__dict__:
            without.append(kind.__name__)
    assert without == []
