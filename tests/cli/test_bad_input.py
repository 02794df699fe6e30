"""Whatever is typed wrongly is answered in words: 1 when the input is at fault, 2 when the usage is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.cli import Commands


@pytest.fixture
def session(convenor: Commands) -> str:
    return convenor.done("new", "series-event", "--title", "Who cooks", "--room", "What is a table for?").line


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("agenda", "nothing"), 1, "no session called “nothing”"),
        (("agenda", ""), 1, "no session"),
        (("go", "who", "next"), 1, "not started"),
        (("go", "who", "dance"), 2, "dance"),
        (("go", "who", "add"), 2, "add 5"),
        (("go", "who", "add", "many"), 2, "not a whole number"),
        (("go", "who", "start", "now"), 2, "takes nothing"),
        (("go", "who", "start", "--at", "noon"), 2, "not an instant"),
        (("go", "who", "start", "--at", "2026-11-26T11:00:00"), 2, "offset"),
        (("go", "who", "start", "--from", "coffee"), 1, "no part called"),
        (("note", "who"), 2, "text"),
        (("note", "who", "  "), 1, "nothing in that note"),
        (("note", "who", "x", "--room", "9"), 1, "no Room 9"),
        (("note", "who", "x", "--room", "three"), 2, "three"),
        (("note", "who", "x", "--kind", "rumour"), 2, "rumour"),
        (("note", "who", "x", "--consent", "named"), 1, "whose words"),
        (("note", "who", "x", "--segment", "coffee"), 1, "no part called"),
        (("note", "who", "--edit", "zzz", "x"), 1, "no note “zzz”"),
        (("note", "who", "--move-to", "rooms:three", "zzz"), 1, "number of a room"),
        (("erase", "who", "zzz", "--yes"), 1, "no note"),
        (("new", "--title", ""), 1, "needs a title"),
        (("new",), 2, "title"),
        (("new", "no-such-format", "--title", "x"), 1, "no-such-format"),
        (("new", "--title", "x", "--date", "26 November"), 2, "not a date"),
        (("new", "--title", "x", "--start", "25:00"), 2, "not a time"),
        (("new", "--title", "x", "--timezone", "Mars/Olympus"), 1, "Mars/Olympus"),
        (("new", "--title", "x", "--speaker", ";Director"), 1, "name is missing"),
        (("new", "--title", "x", "--speaker", "a;b;c;d;e"), 1, "more than name"),
        (("new", "--title", "x", "--like", "nothing"), 1, "no session"),
        (("plan", "who", "set", "rooms"), 2, "what is to change"),
        (("plan", "who", "set", "rooms", "--start-at", "26:00"), 2, "not a time"),
        (("plan", "who", "move", "rooms", "--after", "rooms"), 1, "after itself"),
        (("plan", "who", "drop", "coffee"), 1, "no part called"),
        (("plan", "who", "undo"), 1, "nothing to undo"),
        (("plan", "who", "insert", "no-such-exercise"), 1, "no-such-exercise"),
        (("writeup", "who", "--style", "nowhere"), 1, "no house style called “nowhere”"),
        (("writeup", "who", "--to", "note.pdf"), 1, ".md, .html, .txt or .docx"),
        (("writeup", "who", "--to", "no/such/folder/note.md"), 1, "could not be written"),
        (("export", "who", "session.txt"), 1, ".yaml"),
        (("import", "nowhere.yaml"), 1, "could not be read"),
        (("formats", "nothing"), 1, "nothing"),
        (("check", "nowhere.yaml"), 1, "nowhere.yaml"),
        (("dance",), 2, "dance"),
    ],
)
def test_it_says_what_is_wrong(convenor: Commands, session: str, words: tuple[str, ...], code: int, said: str) -> None:
    before = convenor.done("export", session, str(convenor.home / "before.yaml"))
    ran = convenor(*words)
    assert ran.code == code, ran
    assert said in ran.err + ran.out
    assert before.code == 0
    convenor.done("export", session, str(convenor.home / "after.yaml"))
    assert (convenor.home / "after.yaml").read_bytes() == (convenor.home / "before.yaml").read_bytes()


def test_a_title_that_fits_two_sessions_names_both(convenor: Commands, session: str) -> None:
    convenor.done("new", "--title", "Who cooks on Sunday")
    ran = convenor("agenda", "cooks")
    assert ran.code == 1
    assert "Who cooks on Sunday" in ran.err
    assert convenor("agenda", "Who cooks").code == 0


def test_text_that_looks_like_an_option_is_a_note(convenor: Commands, session: str) -> None:
    for text in ("-5 degrees in the hall", "--and another thing", "-h is for help"):
        convenor.done("note", session, text)
    assert [n["text"] for n in convenor.done("notes", session, "--json").json] == [
        "-5 degrees in the hall", "--and another thing", "-h is for help",
    ]  # fmt: skip


def test_a_listing_puts_no_escape_on_the_terminal(convenor: Commands, session: str) -> None:
    convenor.done("note", session, "\x1b[2J\x1b]0;gone\x07\u202ebins")
    listed = convenor.done("notes", session).out
    assert "\x1b" not in listed
    assert "\u202e" not in listed
    assert convenor.done("notes", session, "--json").json[0]["text"] == "\x1b[2J\x1b]0;gone\x07\u202ebins"


def test_check_exits_with_1_on_any_fault_and_names_every_one(convenor: Commands, tmp_path: Path) -> None:
    sound = convenor.done("check")
    assert "no fault" in sound.out
    broken = tmp_path / "talk.yaml"
    broken.write_text("schema: exercise/1\nid: talk\ntitel: Talk\nminutes: soon\n", encoding="utf-8")
    ran = convenor("check", str(broken))
    assert ran.code == 1
    assert f"{broken}:3:1:" in ran.out
    assert f"{broken}:4:10:" in ran.out


def test_one_damaged_session_does_not_hide_the_others(convenor: Commands, session: str) -> None:
    other = convenor.done("new", "--title", "Who mends").line
    with closing(sqlite3.connect(convenor.home / "record.sqlite")) as db, db:
        db.execute("UPDATE events SET body = '{' WHERE session = ?", (session,))
    listed = convenor.done("sessions", "--json")
    assert [s["id"] for s in listed.json] == [other]
    assert f"The session {session} cannot be read." in listed.err
    assert convenor("agenda", session).code == 1
    convenor.done("note", "mends", "The slate fell")
