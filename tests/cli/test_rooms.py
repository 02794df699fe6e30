"""Many rooms by plain commands: who is there, who is where, sheets out, lines in, rows out."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import pytest

from tests.support.cli import Commands

START = "2026-11-26T11:00:00+00:00"


@pytest.fixture
def session(convenor: Commands) -> str:
    return convenor.done("new", "--title", "Who cooks", "--question", "Who gets to cook?", "--rooms", "3").line


def rows(file: Path) -> list[dict[str, str]]:
    """As a spreadsheet reads them: it knows by the mark that they are UTF-8."""
    assert file.read_bytes().startswith(codecs.BOM_UTF8)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def a_roster(convenor: Commands, session: str) -> None:
    convenor.done("roster", session, "add", "Ana <ana@example.org>", "Ben", "Cy", "Di", "Ed <ed@example.org>", "Flo")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_table_that_a_spreadsheet_saved_is_read_with_its_mark(
    convenor: Commands, session: str, tmp_path: Path, mark: bytes
) -> None:
    table = tmp_path / "people.csv"
    table.write_bytes(mark + "Name,Organisation\r\nZoë Brontë,£1 Café\r\n".encode())
    convenor.done("roster", session, str(table))
    convenor.done("roster", session, "-", stdin=mark + "Name,Role\r\nRené,Cook\r\n".encode())
    found = [(row["name"], row["organisation"]) for row in convenor.done("roster", session, "--json").json]
    assert found == [("Zoë Brontë", "£1 Café"), ("René", None)]


def test_a_table_in_an_older_way_of_writing_is_refused_with_what_to_do(
    convenor: Commands, session: str, tmp_path: Path
) -> None:
    table = tmp_path / "people.csv"
    table.write_bytes("Name\r\nZoë\r\n".encode("cp1252"))  # what Excel on Windows saves as plain “CSV”
    refused = convenor("roster", session, str(table))
    assert refused.code == 1
    assert "save it as “CSV UTF-8”" in refused.err


def test_a_roster_by_hand_and_from_a_table(convenor: Commands, session: str, tmp_path: Path) -> None:
    a_roster(convenor, session)
    table = tmp_path / "people.csv"
    table.write_text("Name,Email,Access needs\nBen,ben@example.org,captions\nGus,,\n", encoding="utf-8")
    said = convenor.done("roster", session, str(table)).out
    assert "1 new on the roster; more is known now of 1; 7 are there." in said
    assert "Not in your people book: Ana" in said
    found = {row["name"]: row for row in convenor.done("roster", session, "--json").json}
    assert found["Ben"]["email"] == "ben@example.org"
    assert found["Ben"]["access_needs"] == "captions"
    convenor.done("roster", session, "left", "Gus")
    convenor.done("roster", session, "also", "Ana", "iPhone")
    convenor.done("roster", session, "forget", "Flo")
    listed = convenor.done("roster", session).out
    assert "Gus  [left]" in listed
    assert "also iPhone" in listed
    assert "Flo" not in listed
    assert "in your people book" in convenor.done("roster", session, "book", "Ana").out
    assert "Ana" in convenor.done("people").out
    assert "Ben" not in convenor.done("people").out


def test_dealt_into_rooms_and_out_in_every_form(convenor: Commands, session: str, tmp_path: Path) -> None:
    a_roster(convenor, session)
    said = convenor.done("rooms", session, "deal", "--seed", "7", "--apart", "Ana,Ben", "--host", "Cy:2").out
    assert "The seed was 7" in said
    assert "Cy: Room 2, hosts it." in said
    first = convenor.done("rooms", session, "--json").json
    assert first["seed"] == 7
    assert len(first["reasons"]) == 6
    assert [r["n"] for r in first["rooms"]] == [1, 2, 3]
    assert {len(r["people"]) for r in first["rooms"]} == {2}
    assert first["rooms"][1]["host"] == "Cy"
    again = convenor.done("rooms", session, "deal", "--seed", "7", "--apart", "Ana,Ben", "--host", "Cy:2", "--json")
    assert again.json == first
    out = convenor.done("rooms", session, "--to", str(tmp_path / "zoom.csv")).out
    assert out.count("No e-mail address") == 4
    sent = (tmp_path / "zoom.csv").read_bytes()
    assert sent.startswith(b"Pre-assign Room Name,Email Address\r\nRoom ")
    assert sent.count(b"\r\n") == 3
    convenor.done("rooms", session, "--to", str(tmp_path / "list.txt"))
    assert (tmp_path / "list.txt").read_text(encoding="utf-8").startswith("Room 1: ")
    convenor.done("rooms", session, "--to", str(tmp_path / "doors.html"))
    assert "Who gets to cook?" in (tmp_path / "doors.html").read_text(encoding="utf-8")


def test_rooms_by_hand(convenor: Commands, session: str) -> None:
    a_roster(convenor, session)
    convenor.done("rooms", session, "deal", "--rooms", "2", "--seed", "1")
    convenor.done("rooms", session, "set", "Ana", "2")
    assert "Room 3 is open" not in convenor.done("rooms", session, "add", "Kitchen", "--question", "Why?").out
    convenor.done("rooms", session, "rename", "1", "The hall")
    convenor.done("rooms", session, "merge", "2", "1")
    found = convenor.done("rooms", session, "--json").json
    assert [r["name"] for r in found["rooms"]] == ["The hall", "Kitchen"]
    assert len(found["rooms"][0]["people"]) == 6
    convenor.done("rooms", session, "close", "1")
    assert len(convenor.done("rooms", session, "--json").json["without_a_room"]) == 6


def test_lines_come_in_once_and_go_out_in_rows(convenor: Commands, session: str, tmp_path: Path) -> None:
    convenor.done("go", session, "start", "--at", START)
    block = tmp_path / "pasted.txt"
    block.write_text("Room 3\n=1+1\nstory: A kettle\nRoom 1\nus: a worry\n", encoding="utf-8")
    shown = convenor.done("gather", session, str(block)).out
    assert "3 new lines in 2 rooms" in shown
    assert "Nothing is kept yet" in shown
    assert convenor.done("notes", session, "--json").json == []
    assert convenor.done("gather", session, str(block), "--accept", "--json").json["accepted"] is True
    assert "There is nothing to keep" in convenor.done("gather", session, "-", "--accept", stdin=block.read_bytes()).out
    assert len(convenor.done("notes", session, "--json").json) == 3
    convenor.done("export", session, str(tmp_path / "said.csv"))
    found = rows(tmp_path / "said.csv")
    assert [(r["room"], r["kind"], r["text"], r["consent"]) for r in found] == [
        ("1", "point", "a worry", "us"), ("3", "point", "'=1+1", "note"), ("3", "story", "A kettle", "note"),
        ("2", "nothing noted", "", ""),
    ]
    assert {r["prompt"] for r in found} == {"Who gets to cook?"}
    assert {r["round"] for r in found} == {"1"}


def test_a_sheet_is_written(convenor: Commands, session: str, tmp_path: Path) -> None:
    convenor.done("sheet", session, "--to", str(tmp_path / "sheet.html"))
    assert "<!DOCTYPE html>" in (tmp_path / "sheet.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sheet", "Who", "--to", "sheet.pdf"), "End the name in .html"),
        (("gather", "Who", "nowhere.txt"), "no such file"),
        (("gather", "Who", "-", "--room", "9"), "There is no Room 9"),
        (("gather", "Who", "-"), "nothing in it"),
        (("roster", "Who", "nowhere.csv"), "no such file"),
        (("roster", "Who", "left", "Zoe"), "Nobody on the roster"),
        (("rooms", "Who", "deal"), "Nobody is on the roster yet"),
        (("rooms", "Who", "set", "Ana", "x"), "not the number of a room"),
        (("rooms", "Who", "close", "9"), "no Room 9"),
        (("rooms", "Who", "--to", "x.csv"), "Nobody is in a room yet"),
        (("rooms", "Who", "--to", "x.pdf"), "cannot be written"),
        (("export", "Who", "x.pdf"), "neither .yaml nor .csv"),
    ],
)
def test_what_cannot_be_is_said_in_words(
    convenor: Commands, session: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = convenor(*words)
    assert ran.code == 1
    assert said in ran.err


@pytest.mark.parametrize(
    "words", [("rooms", "Who", "set", "Ana"), ("rooms", "Who", "swap", "Ana"), ("roster", "Who", "add"),
              ("rooms", "Who", "deal", "--pin", "Ana"), ("gather", "Who")]
)
def test_what_is_not_meant_like_that_is_usage(convenor: Commands, session: str, words: tuple[str, ...]) -> None:
    assert convenor(*words).code == 2


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", b"\x89PNG\x00\x00", b"\xff\x00", b"\x00"])
def test_what_is_no_text_is_refused(convenor: Commands, session: str, data: bytes) -> None:
    ran = convenor("gather", session, "-", stdin=data)
    assert ran.code == 1
    assert "not text" in ran.err


def test_text_that_an_editor_saved_wide_is_read(convenor: Commands, session: str) -> None:
    assert "1 new line in 1 room" in convenor.done("gather", session, "-", stdin="Room 1\nbins é".encode("utf-16")).out


def test_the_rooms_are_told_and_called_back(convenor: Commands, session: str) -> None:
    convenor.done("go", session, "start", "--at", START)
    said = convenor.done("message", session, "Ten minutes left", "--at", START).out
    assert said.startswith("Sent to all rooms.")
    convenor.done("message", session, "Ada is coming", "--room", "2", "--at", START)
    first, second = convenor.done("message", session, "--json").json
    assert (first["text"], first["room"], first["stands"]) == ("Ten minutes left", None, True)
    assert second["room"] == 2
    assert "11:00 to Room 2: Ada is coming  [stands now]" in convenor.done("message", session).out
    erased = convenor.done("message", session, "--erase", first["id"]).out
    assert "Erased" in erased
    assert "Copies" not in erased
    assert "Ten minutes" not in convenor.done("message", session).out
    refused = convenor("message", session, "Hello", "--room", "9")
    assert (refused.code, "There is no Room 9" in refused.err) == (1, True)
    assert "Nobody is in rooms" in convenor("go", session, "call-back").err


def test_who_hosts_and_who_takes_notes_is_said_by_hand_too(convenor: Commands, session: str) -> None:
    a_roster(convenor, session)
    convenor.done("rooms", session, "deal", "--seed", "1")
    convenor.done("rooms", session, "host", "Ana")
    assert "Ana (host, takes notes)" in convenor.done("rooms", session, "note-taker", "Ana").out


def test_who_is_pasted_comes_on_the_roster_and_only_who_is_agreed_to_into_the_book(
    convenor: Commands, session: str
) -> None:
    said = convenor.done("roster", session, "-", stdin=b"Ana Lima <ana@example.org>\nBen Ode\nCy Young\n").out
    assert said.startswith("3 new on the roster")
    convenor.done("roster", session, "book", stdin=b"n\ny\n")
    assert [p["name"] for p in convenor.done("people", "--json").json] == ["Ben Ode"]
    convenor.done("roster", session, "book", stdin=b"")
    assert [p["name"] for p in convenor.done("people", "--json").json] == ["Ben Ode"]
    convenor.done("roster", session, "book", "Cy")
    assert [p["name"] for p in convenor.done("people", "--json").json] == ["Ben Ode", "Cy Young"]
    assert "no head “name”" in convenor("roster", session, "-", stdin=b"a,b\nc,d\n").err
    assert "not text" in convenor("roster", session, "-", stdin=b"\xff\xff").err


def test_where_copies_are_made_an_erased_message_says_where_to_look(
    convenor: Commands, session: str, tmp_path: Path
) -> None:
    convenor.done("copy", session, str(tmp_path))
    convenor.done("message", session, "Ten minutes left")
    (sent,) = convenor.done("message", session, "--json").json
    assert f"look in {tmp_path}" in convenor.done("message", session, "--erase", sent["id"]).out
