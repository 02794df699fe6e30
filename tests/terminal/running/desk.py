"""A running screen in an app, over a record that a test can look into."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList

from convenor.services import planning, running
from convenor.services.host import Host, Wish
from convenor.services.outside import Outside
from convenor.services.ports import Store
from convenor.session.session import Session
from convenor.store.memory import MemoryStore
from convenor.store.sqlite import SqliteStore
from convenor.terminal.app import ConvenorApp
from convenor.terminal.running.entry import EntryLine
from convenor.terminal.running.notes import NotesList
from convenor.terminal.running.said import Said
from convenor.terminal.running.screen import RunScreen
from tests.support.faces import SMALL, PlainWriter, SmallShelf, plan_one
from tests.support.sessions import FakeClock, SeededIds

USUAL = (80, 24)
_OTHERS = count(1000)


@dataclass
class House:
    """A home, its clock, and one session in it."""

    outside: Outside
    clock: FakeClock
    session_id: str

    @property
    def host(self) -> Host:
        return self.outside.host

    @property
    def session(self) -> Session:
        return self.host.session(self.session_id)

    @property
    def state(self) -> str:
        """The session's state as a plain word, which may differ from one line of a test to the next."""
        return self.session.state

    def state_of(self, part: int) -> str:
        return self.session.progress[part].state

    @property
    def texts(self) -> list[str]:
        return [note.text for note in self.session.notes()]

    def other(self) -> Host:
        """Another process's host over the same record, where that is a file; else over the same store."""
        store = self.host.store
        if isinstance(store, SqliteStore):
            store = SqliteStore(store.path)
        return Host(store, self.clock, SeededIds(next(_OTHERS)))

    def go_to(self, mode: str) -> None:
        """Start, and go on until a part of that mode is on. The clock does not move."""
        if self.session.state == "planned":
            running.start(self.host, self.session_id)
        while (on := self.session.now_on) is not None and on.mode != mode:
            running.next_part(self.host, self.session_id)


def a_house(store: Store | None = None, **details: Any) -> House:
    """A session with two speakers and four rooms, planned for the clock's own hour."""
    clock = FakeClock()
    outside = Outside(Host(store or MemoryStore(), clock, SeededIds()), SmallShelf(), PlainWriter())
    return House(outside, clock, plan_one(outside, **details))


def a_house_on_disk(folder: Path, **details: Any) -> House:
    return a_house(SqliteStore(folder / "record.sqlite"), **details)


def without_rooms(**details: Any) -> House:
    """A meeting of eight."""
    house = a_house()
    planned = planning.Details(title="Eight of us", people=8, date=date(2026, 11, 26), start=time(11), **details)
    return replace(house, session_id=planning.new_session(house.host, planned, of=SMALL))


def begun_ago(house: House, minutes: int) -> None:
    """Start it as if that long ago."""
    running.start(house.host, house.session_id, wish=Wish(at=house.clock.now() - timedelta(minutes=minutes)))


def painted(app: App[None]) -> str:
    """Everything that is painted, line by line, without what is hidden."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@dataclass
class Screen:
    """The running screen as a person has it before them."""

    house: House
    pilot: Pilot[None]

    @property
    def app(self) -> ConvenorApp:
        assert isinstance(self.pilot.app, ConvenorApp)
        return self.pilot.app

    @property
    def run(self) -> RunScreen:
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, RunScreen))

    @property
    def on_top(self) -> bool:
        """Whether nothing is asked over the running screen."""
        return isinstance(self.app.screen, RunScreen)

    @property
    def line(self) -> EntryLine:
        return self.run.query_one(EntryLine)

    @property
    def notes(self) -> NotesList:
        return self.run.query_one(NotesList)

    def says(self, where: str) -> str:
        """What a place of the screen says."""
        return self.run.query_one(f"#{where}", Said).words

    def listed(self) -> list[str]:
        """The notes as the list shows them."""
        return [str(option.prompt) for option in self.notes.options]

    def all_text(self) -> str:
        """Everything that is painted."""
        return painted(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settled()

    async def settled(self) -> None:
        """Wait for everything that is under way."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def typed(self, text: str, *, enter: bool = True) -> None:
        """Type a line (set at once: sixty milliseconds a key are too many) and press Enter."""
        self.line.value = text
        self.line.cursor_position = len(text)
        if enter:
            await self.press("enter")
        else:
            await self.pilot.pause()

    async def do(self, action: str) -> None:
        """Do what a command of the menu does."""
        await self.run.run_action(action)
        await self.settled()

    async def choose(self, words: str) -> None:
        """Choose the line of an open sheet that has these words."""
        options = self.app.screen.query_one(OptionList)
        index = next(n for n, o in enumerate(options.options) if words in str(o.prompt))
        options.focus()
        options.highlighted = index
        await self.press("enter")

    async def answer(self, text: str) -> None:
        """Type into an open sheet's line and press Enter."""
        line = self.app.screen.query_one(Input)
        line.focus()
        line.value = text
        await self.press("enter")

    async def later(self, *, minutes: float = 0, seconds: float = 0) -> None:
        self.house.clock.forward(minutes=minutes, seconds=seconds)
        self.run.refresh_clock()
        await self.pilot.pause()

    def top_of(self, widget: Widget) -> int:
        """The row that a widget stands on."""
        return widget.region.y


@asynccontextmanager
async def opened(house: House, size: tuple[int, int] = USUAL) -> AsyncIterator[Screen]:
    """The session's running screen, open."""
    app = ConvenorApp(house.outside, session=house.session_id)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Screen(house, pilot)


def practising(house: House) -> House:
    """The same, where nothing stays."""
    return replace(house, outside=replace(house.outside, kept=False))
