"""`run --plain`: lines in, lines out, nothing redrawn; what it says is what was done."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing

from convenor.cli.plain import Plain, run_plain
from convenor.services import alerts, calling, editing, messages, recording, running
from convenor.services.host import Wish
from convenor.store import opening
from tests.support.cli import Commands
from tests.support.hosts import Room, a_planned_room


def said(room: Room, *typed: str) -> list[str]:
    out: list[str] = []
    lines = io.StringIO("".join(f"{line}\n" for line in typed))
    run_plain(room.host, room.session_id, "Mina", lines, out.append)
    return out


def test_a_session_is_run_and_noted_by_lines_alone() -> None:
    room = a_planned_room()
    out = said(
        room, "go start", "r2 story: the bench", "go next", "Ada: cooking comes first", "go add 3", "go undo",
        "", "a plain line", "go end",
    )  # fmt: skip
    assert "Kept as a story, Room 2." in out
    assert "Kept, said by Ada Pell." in out
    assert any(line.startswith("Now: Speakers, 23 minutes") for line in out)
    assert any(line.startswith("Undone: the minutes for “Speakers”.") for line in out)
    assert any("3 notes from 1 room. All kept." in line for line in out)
    assert [n.text for n in room.session().notes()] == ["the bench", "cooking comes first", "a plain line"]
    assert {n.by for n in room.session().notes()} == {"Mina"}


def test_what_cannot_be_done_is_said_and_nothing_is_lost() -> None:
    room = a_planned_room()
    out = said(room, "go next", "go dance", "go add", "r9: far away", "go")
    assert [line for line in out if line.startswith("Not done.")] == [
        "Not done. The session has not started yet. Start it first.",
        "Not done. “dance” is not something that a session does. It does: start, next, back, pause, resume, skip, "
        "end, undo, add, speaker, promise, at, call-back, breakout, hold, step, said.",
        "Not done. add needs minutes: `go SESSION add 5`.",
        "Not done. There is no Room 9. Rooms are 1 to 3.",
    ]
    assert room.session().notes() == ()


def test_closing_it_ends_nothing() -> None:
    room = a_planned_room()
    assert said(room, "go start")[-1] == "Closed. Everything is kept, and the session goes on as it was."
    assert room.session().state == "running"


def test_what_whoever_serves_the_pages_has_to_say_is_said_once() -> None:
    room = a_planned_room()
    out: list[str] = []
    face = Plain(room.host, room.session_id, "Mina", out.append)
    alerts.keep(room.host, room.session_id, frozenset({"stopped"}))
    for _ in range(3):
        face.look()
    assert out == [alerts.WORDS["stopped"]]


def test_others_notes_and_the_clock_are_said_once() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    out: list[str] = []
    face = Plain(room.host, room.session_id, "Mina", out.append)
    recording.record(room.host, room.session_id, [recording.Line("From \x1b[2J Joel", room=1)], Wish(actor="Joel"))
    face.look()
    face.look()
    assert out == ["Joel, Room 1: From ␛[2J Joel"]
    room.clock.forward(minutes=3, seconds=30)
    face.look()
    face.look()
    assert out[1:] == ["Two minutes left of Arrival."]
    room.clock.forward(minutes=3)
    face.look()
    face.look()
    assert out[2:] == ["Time is up for Arrival. Nothing moves on by itself."]
    running.next_part(room.host, room.session_id, wish=Wish(actor="Idris"))
    face.look()
    assert out[3].startswith("Now: Speakers, 20 minutes")


def test_rooms_are_told_and_called_back_by_lines_and_what_others_told_is_said_once() -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    out = said(room, "go tell Don’t hurry, it isn't late", "go tell room 2: Ada is coming", "go tell", "go breakout",
               "go call-back 3", "go don't")
    assert "Sent to all rooms." in out
    assert "Sent to Room 2." in out
    assert any(line.startswith("Not done. There is nothing in that message") for line in out)
    assert any(line.startswith("Please come back: by 11:03.") for line in out)
    assert [(m.text, m.room) for m in room.session().messages] == [
        ("Don’t hurry, it isn't late", None), ("Ada is coming", 2),
    ]
    heard: list[str] = []
    face = Plain(room.host, room.session_id, "Mina", heard.append)
    messages.send(room.host, room.session_id, "Ten \x1b[2J left")
    calling.call_back(room.host, room.session_id, 5)
    face.look()
    face.look()
    assert heard == ["Told 11:00 to all rooms: Ten ␛[2J left", "Please come back: by 11:05."]
    editing.undo(room.host, room.session_id)
    face.look()
    assert heard[2:] == ["Please come back: by 11:03."]
    editing.undo(room.host, room.session_id)
    face.look()
    assert heard[3:] == ["Nobody is called back any more."]


def test_a_record_that_can_only_be_read_is_said_so_first(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks").line
    with closing(sqlite3.connect(convenor.home / "record.sqlite")) as newer:
        newer.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
    ran = convenor("run", "--plain", session)
    assert ran.out.startswith("Only reading. The record in ")
    assert "Update this Convenor" in ran.out
