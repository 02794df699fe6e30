"""Paper and letters, as a person calls for them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.test_journey import at, planned
from tests.support.cli import Commands


@pytest.mark.parametrize("words", [
    (), ("--for", "facilitator"), ("--for", "speaker", "Ada Pell"), ("--for", "speaker Ada Pell"),
    ("--for", "speaker", "Ada", "Pell"), ("--for", "Speaker ada"), ("--for", "note-taker", "2"),
    ("--for", "note-taker Room 2"), ("--for", "note-taker"),
])  # fmt: skip
def test_a_run_sheet_is_printed_here(convenor: Commands, words: tuple[str, ...]) -> None:
    session = planned(convenor)
    told = convenor.done("runsheet", session, *words, "--at", at(-60)).out
    assert told.startswith("Who cooks, and who is cooked for\nRun sheet for ")
    assert "Thursday 26 November 2026, 11:00 to 12:30 (London time)" in told
    named = " ".join(words).casefold()
    assert ("gives way" in told.casefold()) == ("speaker" not in named and "note-taker" not in named)
    assert ("Your minutes: 7 minutes" in told) == ("speaker" in named)
    assert ("note-taker of Room 2" in told) == ("2" in named)


def test_run_sheets_are_written_in_each_form(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    begins = {"md": "# Who cooks", "html": "<!DOCTYPE html>", "txt": "Who cooks", "ics": "BEGIN:VCALENDAR"}
    for ending, begin in begins.items():
        file = tmp_path / f"sheet.{ending}"
        assert convenor.done("runsheet", session, "--to", str(file)).line == f"Written to {file}."
        assert file.read_text(encoding="utf-8").startswith(begin)
    ics = (tmp_path / "sheet.ics").read_bytes()
    assert ics.count(b"BEGIN:VEVENT") == 1
    assert ics.count(b"\n") == ics.count(b"\r\n") > 10
    assert b"DTSTART;TZID=Europe/London:20261126T110000" in ics
    convenor.done("runsheet", session, "--parts", "--to", str(tmp_path / "parts.ics"))
    assert (tmp_path / "parts.ics").read_bytes().count(b"BEGIN:VEVENT") == 10
    convenor.done("runsheet", session, "--for", "speaker", "Ada", "--to", str(tmp_path / "ada.ics"))
    ada = (tmp_path / "ada.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert "You speak: 11:10 to 11:17" in ada


def test_a_run_sheet_that_cannot_be_is_refused_in_words(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    undated = convenor.done("new", "--title", "Another meeting").line
    for code, said, words in (
        (2, "no run sheet for “cat”", (session, "--for", "cat")),
        (1, "Invited are: Ada Pell, Sunil Marsh.", (session, "--for", "speaker")),
        (1, "not one of the people invited", (session, "--for", "speaker", "Nobody")),
        (1, "Room 1, Room 2, Room 3", (session, "--for", "note-taker", "7")),
        (1, "cannot be written as “.doc”", (session, "--to", str(tmp_path / "sheet.doc"))),
        (2, "--parts goes with", (session, "--parts")),
        (1, "before it has a date", (undated, "--to", str(tmp_path / "undated.ics"))),
        (1, "There is no session", ("nowhere",)),
        (1, "no house style called", (session, "--for", "speaker", "Ada", "--style", "none")),
    ):
        ran = convenor("runsheet", *words)
        assert (ran.code, said in ran.err) == (code, True), (words, ran.err)
    assert list(tmp_path.glob("*.ics")) == []


def test_a_run_sheet_of_an_undated_session_counts_minutes(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "A small meeting", "--speaker", "Ada Pell").line
    assert "Minute" in convenor.done("runsheet", session).out
    assert "You speak: minute " in convenor.done("runsheet", session, "--for", "speaker", "Ada").out


def test_the_letters_are_listed_and_each_can_be_had(convenor: Commands) -> None:
    session = planned(convenor)
    listed = [line.split()[0] for line in convenor.done("letters", session).out.splitlines()]
    assert listed[0] == "invitation"
    assert listed[-1] == "thanks"
    assert len(listed) == 10  # nobody was asked to respond
    for which in listed:
        assert convenor.done("letters", session, which, "--at", at(0)).out.startswith("To: ")


def test_a_speakers_brief_is_for_them_alone(convenor: Commands) -> None:
    session = planned(convenor)
    both = convenor.done("letters", session, "speaker").out
    assert both.count("To: ") == 2
    ada = convenor.done("letters", session, "speaker-brief", "--for", "Ada Pell").out
    assert ada.startswith("To: Ada Pell\nSubject: ")
    assert "7 minutes, from about 11:10 to 11:17" in ada
    assert "Ada Pell, Director of Ladle, who drew on ten years of street kitchens" in ada
    assert ada.rstrip().endswith("Still to fill in: [link or place], [how to reach you].")


def test_letters_that_cannot_be_are_refused_in_words(convenor: Commands) -> None:
    session = planned(convenor)
    for code, said, words in (
        (1, "There are: invitation", (session, "ransom")),
        (1, "same for everybody", (session, "thanks", "--for", "Ada")),
        (1, "not one of the people invited", (session, "speaker-brief", "--for", "Nobody")),
        (2, "--for goes with", (session, "--for", "Ada")),
        (1, "no house style called", (session, "--style", "none")),
    ):
        ran = convenor("letters", *words)
        assert (ran.code, said in ran.err) == (code, True), (words, ran.err)


def test_ones_own_words_come_before_the_bundled(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    from convenor.library.places import bundled

    pack = tmp_path / "mine" / "house_styles" / "better-way"
    pack.mkdir(parents=True)
    for file in (bundled() / "house_styles" / "better-way").glob("*.yaml"):
        (pack / file.name).write_bytes(file.read_bytes())
    letters = pack / "letters.yaml"
    letters.write_text(letters.read_text(encoding="utf-8").replace("You are warmly invited", "Do come"), "utf-8")
    library = ("--library", str(tmp_path / "mine"))
    assert "Do come to" in convenor.done("letters", session, "invitation", *library).out
    letters.write_text("schema: letters/1\nletters: []\n", encoding="utf-8")
    ran = convenor("letters", session, "invitation", *library)
    assert (ran.code, "letters.yaml:1:1" in ran.err) == (1, True), ran.err
    letters.unlink()
    assert "has no messages" in convenor("letters", session, *library).err


def run_through(convenor: Commands) -> str:
    session = planned(convenor)
    convenor.done("go", session, "start", "--at", at(4))
    convenor.done("go", session, "next", "--at", at(9))
    return session


def test_a_report_of_a_running_session_is_so_far(convenor: Commands) -> None:
    session = run_through(convenor)
    told = convenor.done("report", session, "--at", at(12)).out
    assert "so far: as it stands at 11:12" in told
    assert "Began 4 minutes late, at 11:04." in told
    assert "2 minutes longer" in told


def test_a_report_of_an_ended_session_in_each_form(convenor: Commands, tmp_path: Path) -> None:
    session = run_through(convenor)
    convenor.done("go", session, "end", "--at", at(95))
    told = convenor.done("report", session, "--json").json
    assert told["ended_at"] == at(95)
    assert told["started_late_seconds"] == 240
    assert told["past_promise_seconds"] == 300
    assert told["so_far"] is False
    by_id = {s["id"]: s for s in told["segments"]}
    assert by_id["arrival"] == {
        "id": "arrival", "title": "Arrival", "state": "done", "what": "2 minutes longer", "put_in": False,
        "planned_start": at(0), "planned_end": at(3), "planned_seconds": 180, "actual_start": at(4),
        "actual_end": at(9), "actual_seconds": 300, "longer_seconds": 120, "paused_seconds": 0,
        "held_seconds": 0, "speakers": [],
    }  # fmt: skip
    assert by_id["rooms"]["what"] == "not reached"
    assert told["promises"] == [{"at": at(4), "end": at(90), "by": "facilitator", "by_refit": False}]
    assert json.dumps(told)

    page, rows = tmp_path / "report.html", tmp_path / "report.csv"
    convenor.done("report", session, "--to", str(page))
    convenor.done("report", session, "--to", str(rows))
    assert "<svg" in page.read_text(encoding="utf-8")
    with rows.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    assert rows.read_bytes().startswith(b"\xef\xbb\xbfpart,"), "Excel on Windows knows UTF-8 by that mark"
    assert [r["part"] for r in table] == [s["title"] for s in told["segments"]]
    assert table[0]["minutes_longer"] == "2"


def test_a_report_that_cannot_be_is_refused_in_words(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    assert "has not started" in convenor("report", session).err
    run = run_through(convenor)
    assert convenor("report", run, "--to", str(tmp_path / "report.pdf")).code == 1
    assert convenor("report", run, "--json", "--to", str(tmp_path / "report.csv")).code == 2
    assert convenor("report", run, "--to", str(tmp_path / "no" / "report.csv")).code == 1
