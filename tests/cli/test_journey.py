"""One thread on one laptop, by plain commands: plan, run, record, write up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.cli import Commands

DAY = "2026-11-26"


def planned(convenor: Commands) -> str:
    return convenor.done(
        *("new", "series-event", "--title", "Who cooks, and who is cooked for", "--series", "Shared tables"),
        *("--question", "Who cooks, and who is cooked for?", "--date", DAY, "--start", "11:00", "--end", "12:30"),
        *("--timezone", "Europe/London", "--convenor", "Idris Vane", "--people", "24"),
        *("--speaker", "Ada Pell; Director; Ladle; who drew on ten years of street kitchens"),
        *("--speaker", "Sunil Marsh; Cook; the Corner Kitchens; who spoke about guests who become cooks"),
        *("--room", "What is a table for?", "--room", "What is a table for?", "--room", "What is a table for?"),
    ).line


def at(minute: int) -> str:
    return f"{DAY}T{11 + minute // 60:02}:{minute % 60:02}:00+00:00"


def test_from_a_format_to_a_note_in_the_house_style(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    plan = convenor.done("agenda", session, "--json", "--at", at(0)).json
    parts = [s["id"] for s in plan["segments"]]
    assert sum(s["minutes"] for s in plan["segments"]) * 60 + plan["spare_seconds"] == 90 * 60
    assert plan["state"] == "planned"
    assert plan["promised_end"] == at(90)

    convenor.done("go", session, "start", "--at", at(4))
    late = convenor.done("agenda", "who cooks", "--json", "--at", at(4)).json
    assert late["behind_seconds"] == 240
    assert late["segments"][0]["planned_start"] == at(0)
    assert late["segments"][0]["actual_start"] == at(4)
    assert late["segments"][0]["state"] == "running"

    minute = 4
    for part in parts[:-1]:
        if part == "speakers":
            convenor.done("note", session, "Cooking comes before eating", "--said-by", "Ada", "--at", at(minute))
        if part == "rooms":
            for room in "123":
                words = [f"A point of room {room}.", f"Another of room {room}"]
                kept = convenor.done(
                    "note",
                    session,
                    "-",
                    "--room",
                    room,
                    "--as",
                    f"Taker {room}",
                    "--at",
                    at(minute),
                    stdin="\r\n".join(words).encode(),
                )
                assert len(kept.out.split()) == 2
            convenor.done("note", session, "For us and nobody else", "--room", "2", "--consent", "us")
        if part == "together":
            convenor.done("note", session, "I only know them by their bins", "--kind", "quote", "--at", at(minute))
        minute += next(s["minutes"] for s in plan["segments"] if s["id"] == part)
        convenor.done("go", session, "next", "--from", part, "--at", at(minute))
    ended = convenor.done("go", session, "end", "--at", at(minute + 5))
    assert "9 notes from 3 rooms. All kept." in ended.out

    notes = convenor.done("notes", session, "--json").json
    assert [n["room"] for n in notes] == [None, 1, 1, 2, 2, 3, 3, 2, None]
    assert notes[0] | {"id": "", "at": ""} == {
        "id": "", "at": "", "text": "Cooking comes before eating", "kind": "point", "room": None,
        "segment": "speakers", "said_by": "Ada Pell", "under": None, "consent": "named",
        "by": "facilitator", "phase": "during", "edited": False,
    }  # fmt: skip

    for ending in ("md", "html", "txt"):
        convenor.done("writeup", session, "--to", str(tmp_path / f"note.{ending}"))
        note = (tmp_path / f"note.{ending}").read_text(encoding="utf-8")
        assert "Draft. Not checked, not for sharing" in note
        assert "Ada Pell" in note
        assert "26 November 2026" in note
        for room in "123":
            assert f"A point of room {room}." in note
        assert "nobody else" not in note
        assert "‘I only know them by their bins" in note
    here = convenor.done("writeup", session).out
    assert here.rstrip("\n") == (tmp_path / "note.txt").read_text(encoding="utf-8").rstrip("\n")
    undated = convenor.done("writeup", session, "--profile", "undated").out
    assert "2026" not in undated


def test_a_session_may_be_without_a_date(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "A small meeting", "--question", "What next?").line
    view = convenor.done("agenda", session, "--json").json
    assert view["promised_end"] is None
    assert all(s["planned_start"] is None for s in view["segments"])
    convenor.done("go", session, "start", "--at", at(0))
    view = convenor.done("agenda", session, "--json", "--at", at(0)).json
    assert view["promised_end"] == at(90)
    assert view["segments"][0]["projected_start"] == at(0)


def test_the_record_goes_out_and_comes_in_again(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    note = convenor.done("note", session, "First").line
    early, late, again = tmp_path / "early.yaml", tmp_path / "late.yaml", tmp_path / "again.yaml"
    convenor.done("export", session, str(early))
    convenor.done("note", session, "Second")
    convenor.done("erase", session, note, "--yes")
    convenor.done("export", session, str(late))
    assert "First" not in late.read_text(encoding="utf-8")
    assert "nothing new" in convenor.done("import", str(late)).out
    assert convenor("import", str(early)).code == 1

    other = Commands(tmp_path / "other", convenor._capture, convenor._patch)
    other.done("import", str(early))
    assert [n["text"] for n in other.done("notes", session, "--json").json] == ["First"]
    other.done("import", str(late))
    assert [n["text"] for n in other.done("notes", session, "--json").json] == ["Second"]
    other.done("export", session, str(again))
    assert again.read_bytes() == late.read_bytes()
    other.done("import", str(late), "--as-copy")
    assert len(other.done("sessions", "--json").json) == 2


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps such rights elsewhere")
def test_what_holds_everything_is_for_its_owner_alone(convenor: Commands, tmp_path: Path) -> None:
    session = planned(convenor)
    for name in ("record.yaml", "rows.csv"):
        convenor.done("export", session, str(tmp_path / name))
        convenor.done("export", session, str(tmp_path / name))
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    convenor.done("writeup", session, "--to", str(tmp_path / "note.md"))
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "note.md").stat().st_mode & 0o777 == 0o666 & ~umask


def test_notes_are_changed_taken_back_moved_and_erased(convenor: Commands) -> None:
    session = planned(convenor)
    one, two = convenor.done("note", session, "-", stdin=b"one\n\ntwo\n").out.split()
    convenor.done("note", session, "--edit", one, "uno", "--kind", "story")
    convenor.done("note", session, "--move-to", "rooms:2", one)
    convenor.done("note", session, "--take-back", two)
    (note,) = convenor.done("notes", session, "--json").json
    assert (note["id"], note["text"], note["kind"], note["segment"], note["room"]) == (one, "uno", "story", "rooms", 2)
    convenor.done("note", session, "--restore", two)
    convenor.done("note", session, "--undo")
    convenor.done("erase", session, one, "--yes")
    assert convenor.done("notes", session, "--json").json == []
    assert convenor("note", session, "--edit", one, "back").code == 1
    struck = convenor.done("note", session, "Oh no").line
    assert convenor.done("note", session, "--strike").line == struck


def test_blanks_are_asked_for_and_filled_in(convenor: Commands) -> None:
    asked = convenor.done("new", "imagination-workshop", "--title", "Imagine")
    assert "has blanks to fill in:" in asked.err
    assert len(asked.out.split()) == 1
    filled = convenor.done("new", "imagination-workshop", "--title", "Again", "--blank", "year=2040")
    assert "year" not in filled.err
    assert convenor("new", "--title", "x", "--blank", "year").code == 2


def test_what_an_agenda_leaves_blank_is_said_and_filled_in(convenor: Commands) -> None:
    session = convenor.done("new", "imagination-workshop", "--title", "A street").line
    assert convenor.done("plan", session, "fill").out.startswith("Still to fill in: ")
    assert "year" in convenor.done("plan", session, "fill", "change=Nobody eats alone").out
    refused = convenor("plan", session, "fill", "place=here")
    assert refused.code == 1
    assert "There is no blank “place”" in refused.err
    assert convenor.done("plan", session, "fill", "year=2040").out.strip() == "Nothing is blank."
