"""A damaged record and a newer one: said at the opening with what to do, and the rest can be read."""

from __future__ import annotations

import signal
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from convenor.services import running
from convenor.services.host import Host
from convenor.services.recording import Line, record
from convenor.session.problem import Problem
from convenor.store import opening
from convenor.store.sqlite import SqliteStore
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.line import Complaint
from tests.support.faces import plan_one
from tests.support.on_a_terminal import on_a_terminal
from tests.support.sessions import SeededIds
from tests.terminal.running.desk import House, Screen, a_house_on_disk, opened

SIZE = (80, 24)


def two_held(home: Path) -> House:
    """One that was held with many notes, and one that is on with as many; the file closed."""
    house = a_house_on_disk(home)
    held = plan_one(house.outside, "Roads and neighbours")
    for session in (held, house.session_id):
        running.start(house.host, session)
        for n in range(60):
            record(house.host, session, [Line(f"Note {n} of {session}. " + "Bread and salt. " * 20)])
    running.end(house.host, held)
    assert isinstance(house.host.store, SqliteStore)
    house.host.store.close()
    return house


def again(house: House) -> House:
    """The same home, opened anew."""
    assert isinstance(house.host.store, SqliteStore)
    host = Host(SqliteStore(house.host.store.path), house.clock, SeededIds(7))
    return replace(house, outside=replace(house.outside, host=host))


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def damaged_at(file: Path, words: str) -> None:
    """As a disk would leave it: the page of the file on which those words stand is rubbish."""
    data = file.read_bytes()
    page = data.index(words.encode()) // 4096 * 4096
    file.write_bytes(data[:page] + b"\x5a" * 4096 + data[page + 4096 :])


def told(app: ConvenorApp) -> str:
    return " ".join(note.message for note in app._notifications)


def entries(app: ConvenorApp) -> list[str]:
    return [" ".join(str(option.prompt).split()) for option in app.screen.query_one(OptionList).options]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return two_held(tmp_path)


async def looked_over(screen: Screen) -> None:
    """Wait until the whole record has been looked through, and the screen has looked again."""
    await screen.settled()
    screen.run.look_again()
    await screen.pilot.pause()


async def test_a_newer_record_is_said_at_once_and_can_be_read(house: House, tmp_path: Path) -> None:
    newer(tmp_path / "record.sqlite")
    app = ConvenorApp(again(house).outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert told(app) == "", "what stands there already is not laid over it as well"
        assert "written by a newer Convenor" in " ".join(str(app.screen.query_one(Complaint).render()).split())
        assert "Update this Convenor" in str(app.screen.query_one(Complaint).render())
        assert app.screen.query_one(TitleBar).only_read
        assert any("Roads and neighbours" in line for line in entries(app))
        app.open_session(app.outside, app.outside.host.sessions()[1].id)
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert "Only reading" in str(app.screen.query_one(TitleBar).render())
        assert "Bread and salt" in " ".join(n.text for n in app.outside.host.sessions()[1].notes())


async def test_over_a_newer_record_the_running_screen_says_it_before_anything_is_typed(
    house: House, tmp_path: Path
) -> None:
    newer(tmp_path / "record.sqlite")
    house = again(house)
    async with opened(house) as screen:
        assert "Only reading: nothing can be kept." in screen.says("told")
        before = len(house.texts)
        await screen.typed("Said anyway")
        assert screen.line.value == "Said anyway", "what cannot be kept stays in the line"
        assert "Only reading" in screen.says("told")
        assert len(house.texts) == before


async def test_damage_elsewhere_is_said_at_the_opening_and_nothing_is_written_over_it(
    house: House, tmp_path: Path
) -> None:
    file = tmp_path / "record.sqlite"
    held = next(s.id for s in again(house).host.sessions() if s.id != house.session_id)
    damaged_at(file, f"Note 30 of {held}.")
    house = again(house)
    async with opened(house) as screen:
        await looked_over(screen)
        assert "convenor doctor --mend" in told(screen.app)
        assert "Only reading" in screen.says("told")
        assert len(house.texts) == 60, "the rest is readable"
        await screen.typed("Said anyway")
        assert screen.line.value == "Said anyway"
    with pytest.raises(Problem, match="nothing more is written"):
        record(house.host, house.session_id, [Line("By another way")])


async def test_the_first_screen_names_what_is_damaged_beside_what_can_be_read(house: House, tmp_path: Path) -> None:
    held = next(s.id for s in again(house).host.sessions() if s.id != house.session_id)
    damaged_at(tmp_path / "record.sqlite", f"Note 30 of {held}.")
    app = ConvenorApp(again(house).outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        lines = entries(app)
        assert any("Who cooks" in line for line in lines)
        assert "Cannot be read" in lines
        assert any(line.endswith("Nothing was changed.") for line in lines), "it is said whole"
        assert "puts the damaged one aside" in str(app.screen.query_one(Complaint).render())


async def test_a_sound_record_says_nothing_of_it(house: House) -> None:
    async with opened(again(house)) as screen:
        await looked_over(screen)
        assert told(screen.app) == ""
        assert "Only" not in screen.says("told")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")
def test_a_log_that_a_kill_left_torn_is_read_up_to_the_last_whole_note(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    house = a_house_on_disk(home)
    running.start(house.host, house.session_id)
    assert isinstance(house.host.store, SqliteStore)
    with on_a_terminal(home, "run", house.session_id) as window:
        window.until("Enter keeps it")
        for n in range(3):
            window.type(f"Line number {n}\r")
            window.until(f"Line number {n}")
        window.when(lambda: len(house.texts) == 3, "three lines were not kept")
        window.kill()
    torn = tmp_path / "torn"
    torn.mkdir(mode=0o700)
    for file in home.glob("record.sqlite*"):
        content = file.read_bytes()
        if file.name.endswith("-wal"):
            assert content, "the kill left a log beside the record"
            content = content[:-100]  # as if the machine had gone down within the last write
        if not file.name.endswith("-shm"):
            (torn / file.name).write_bytes(content)
    with on_a_terminal(torn, "run", house.session_id) as window:
        window.until("Line number 1")
        window.until("Enter keeps it")
        window.type("Goes on\r")
        window.when(lambda: "Goes on" in texts_in(torn, house), "it was not kept")
        window.kill()
    assert "Line number 1" in texts_in(torn, house)
    assert "Goes on" in texts_in(torn, house)


def texts_in(home: Path, house: House) -> list[str]:
    with closing(SqliteStore(home / "record.sqlite")) as store:
        return [row.text for row in store.read(house.session_id).words]
