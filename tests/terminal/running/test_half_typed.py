"""A half-typed line outlives its window, and nothing of it is left once it is kept or may not be."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from convenor.cli.drafts import HomeDrafts
from convenor.services import reality, running
from convenor.store.sqlite import SqliteStore
from convenor.terminal.half_typed import AGAIN
from tests.support.on_a_terminal import on_a_terminal
from tests.terminal.running.desk import House, a_house, a_house_on_disk, opened

SAID = "Nobody asked the bus drivers when"


@dataclass
class Drawer:
    """Drafts in memory, and everything that was ever put there."""

    lines: dict[tuple[str, str, str], str] = field(default_factory=dict)
    ever: list[str] = field(default_factory=list)

    def keep(self, session: str, actor: str, text: str, place: str = "") -> None:
        self.ever.append(text)
        self.lines[session, actor, place] = text

    def found(self, session: str, actor: str, place: str = "") -> str:
        return self.lines.get((session, actor, place), "")


def with_drawer() -> tuple[House, Drawer]:
    house, drawer = a_house(), Drawer()
    running.start(house.host, house.session_id)
    return replace(house, outside=replace(house.outside, drafts=drawer)), drawer


async def test_it_is_there_again_and_gone_once_it_is_kept() -> None:
    house, drawer = with_drawer()
    async with opened(house) as screen:
        await screen.typed(SAID, enter=False)
    assert drawer.found(house.session_id, "facilitator") == SAID
    async with opened(house) as screen:
        assert screen.line.value == SAID
        assert screen.line.cursor_position == len(SAID)
        assert screen.says("told") == AGAIN
        await screen.press("x", "enter")
        assert house.texts == [SAID + "x"]
    assert drawer.found(house.session_id, "facilitator") == ""
    async with opened(house) as screen:
        assert screen.line.value == ""


async def test_each_note_taker_has_their_own() -> None:
    house, _ = with_drawer()
    async with opened(house) as screen:
        await screen.typed(SAID, enter=False)
    mina = replace(house, outside=replace(house.outside, actor="Mina"))
    async with opened(mina) as screen:
        assert screen.line.value == ""


async def test_what_is_not_noted_is_not_put_aside() -> None:
    house, drawer = with_drawer()
    reality.unnoted(house.host, house.session_id, True, None)
    async with opened(house) as screen:
        await screen.typed(SAID, enter=False)
    assert SAID not in drawer.ever


async def test_turning_noting_off_forgets_the_line_that_was_put_aside() -> None:
    house, drawer = with_drawer()
    async with opened(house) as screen:
        await screen.typed(SAID, enter=False)
        reality.unnoted(house.host, house.session_id, True, None)
        screen.run.look_again()
    assert drawer.found(house.session_id, "facilitator") == ""


def test_in_the_home_it_is_private_and_leaves_nothing_behind(tmp_path: Path) -> None:
    drafts = HomeDrafts(tmp_path)
    drafts.keep("s", "Mina/../x", SAID)
    assert drafts.found("s", "Mina/../x") == SAID
    (file,) = (tmp_path / "half-typed").iterdir()
    assert "Mina" not in file.name
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    drafts.keep("s", "Mina/../x", "")
    assert list((tmp_path / "half-typed").iterdir()) == []
    assert drafts.found("s", "Mina/../x") == ""


def test_a_home_that_cannot_be_written_to_stops_nobody_from_typing(tmp_path: Path) -> None:
    (tmp_path / "half-typed").write_text("a file in the way", encoding="utf-8")
    drafts = HomeDrafts(tmp_path)
    drafts.keep("s", "Mina", SAID)
    assert drafts.found("s", "Mina") == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")
def test_it_survives_a_kill(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    house = a_house_on_disk(home)
    running.start(house.host, house.session_id)
    drafts = HomeDrafts(home)
    with on_a_terminal(home, "run", house.session_id) as window:
        window.until("Enter keeps it")
        window.type("The first line\r")
        window.until("The first line")
        window.type(SAID)
        window.when(lambda: drafts.found(house.session_id, "facilitator") == SAID, "it was not put aside")
        window.kill()
    with on_a_terminal(home, "run", house.session_id) as window:
        window.until(AGAIN)
        assert SAID in window.painted
        window.type(" they eat\r")
        window.when(lambda: not drafts.found(house.session_id, "facilitator"), "it stayed aside")
        window.kill()
    assert isinstance(house.host.store, SqliteStore)
    assert house.texts == ["The first line", SAID + " they eat"]
