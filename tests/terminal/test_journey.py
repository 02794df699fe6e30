"""The whole thread in the app: from the first screen to a note in a file, over the real shelf, record and style."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from convenor.cli.writer import StyledWriter
from convenor.library.shelf import Shelf
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.store.sqlite import SqliteStore
from convenor.terminal.app import ConvenorApp
from convenor.terminal.desk.screen import DeskScreen
from convenor.terminal.note.places import Place
from convenor.terminal.plan.new import NewSession
from convenor.terminal.plan.screen import PlanScreen
from convenor.terminal.running.entry import EntryLine
from convenor.terminal.running.screen import RunScreen
from convenor.terminal.widgets.line import Field
from tests.support.sessions import FakeClock, SeededIds

SIZE = (100, 30)


def a_home(folder: Path, clock: FakeClock, seed: int) -> Outside:
    shelf = Shelf(folder)
    host = Host(SqliteStore(folder / "record.sqlite"), clock, SeededIds(seed))
    return Outside(host, shelf, StyledWriter(shelf, "better-way"))


async def type_line(pilot: Pilot[None], line: str) -> None:
    """A line of notes, as if it had been typed, and Enter."""
    app = pilot.app
    app.screen.query_one(EntryLine).value = line
    await pilot.press("enter")
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_plan_run_record_and_write_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    monkeypatch.setattr("convenor.terminal.desk.whole.places", lambda: (Place("Documents", papers),))
    clock = FakeClock()
    outside = a_home(tmp_path, clock, 1)
    app = ConvenorApp(outside)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, NewSession)
        for name, words in {
            "title": "Who cooks",
            "questions": "Who cooks, and who is cooked for?",
            "date": "26 November",
            "start": "11:00",
            "end": "12:30",
            "rooms": "2",
            "speakers": "Ada Pell; Director; Ladle; who drew on ten years of street kitchens",
        }.items():
            app.screen.query_one(f"#field-{name}", Field).value = words
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, PlanScreen)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        await pilot.press("ctrl+n")
        await pilot.pause()
        (session,) = outside.host.sessions()
        assert session.state == "running"

    # Killed and opened again: everything is where it was.
    clock.forward(minutes=4)
    outside = a_home(tmp_path, clock, 2)
    app = ConvenorApp(outside, session=session.id)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, RunScreen)
        lines = {
            "speakers": ["Ada: cooking comes before eating"],
            "breakout": ["r1: a bench is an invitation", 'r2: "I know them by their bins', "us: not for print"],
        }
        while (now := outside.host.session(session.id)).now_on is not None:
            for line in lines.get(now.now_on.mode, []):
                await type_line(pilot, line)
            clock.forward(seconds=now.now_on.seconds)
            if now.running == now.segments[-1].id:
                break
            await pilot.press("ctrl+n")
            await app.workers.wait_for_complete()
            await pilot.pause()
        await app.run_action("screen.end")  # as the menu does
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")  # the first thing offered then: see the note
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()

    ended = outside.host.session(session.id)
    assert ended.state == "ended"
    assert [(n.room, n.kind, n.said_by, n.consent) for n in ended.notes()] == [
        (None, "point", "Ada Pell", "named"),
        (1, "point", "", "note"),
        (2, "quote", "", "note"),
        (None, "point", "", "us"),
    ]
    (written,) = papers.iterdir()
    note = written.read_text(encoding="utf-8")
    assert "26 November 2026" in note
    assert "Ada Pell, Director of Ladle" in note
    assert "Cooking comes before eating, Ada said." in note
    assert "A bench is an invitation." in note
    assert "‘I know them by their bins’" in note
    assert "not for print" not in note
    assert "Draft. Not checked, not for sharing" in note
