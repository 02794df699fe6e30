"""Looking, by plain commands, at what a note may get wrong before it is final."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.cli import Commands

AT = "2026-11-20T11:10:00Z"


@pytest.fixture
def session(convenor: Commands) -> str:
    made = convenor.done("new", "--title", "Who cooks", "--rooms", "3").line
    convenor.done("go", made, "start", "--at", AT)
    convenor.done("note", made, "My neighbour died before anybody came", "--room", "1")
    convenor.done("note", made, "we organize suppers", "--room", "2")
    convenor.done("go", made, "end", "--at", AT)
    return made


def test_the_final_note_waits_for_one_look(convenor: Commands, session: str) -> None:
    refused = convenor("writeup", session, "--final")
    assert refused.code == 1
    assert "“My neighbour”: it tells of somebody who may not know of it" in refused.err
    assert "--looked" in refused.err
    assert "organize" not in refused.err, "how the house writes keeps nothing from being final"
    ran = convenor("lint", session, "--looked", "--at", AT)
    assert "You have looked at it." in ran.out
    written = convenor.done("writeup", session, "--final")
    assert "My neighbour died before anybody came." in written.out
    assert "The house would write one thing otherwise." in written.err
    assert "convenor lint" in written.err


def test_both_are_told_as_json_and_nothing_is_written(convenor: Commands, session: str) -> None:
    ran = convenor("writeup", session, "--final", "--json")
    assert ran.code == 1
    assert ran.json["final"] is False
    assert ran.json["to_settle"] == []
    (told,) = ran.json["to_look_at"]
    assert "My neighbour" in told
    rows = convenor("lint", session, "--json", "--at", AT).json["findings"]
    assert {(r["of"], r["looked"]) for r in rows} == {("care", False), ("house", False)}
    rows = convenor("lint", session, "--looked", "--json", "--at", AT).json["findings"]
    assert {(r["of"], r["looked"]) for r in rows} == {("care", True), ("house", False)}
    assert convenor.done("writeup", session, "--final", "--json").json == {
        "final": True, "to_settle": [], "to_look_at": []}


def test_lint_says_what_is_to_be_looked_at_and_is_content_when_only_that_was_found(convenor: Commands) -> None:
    made = convenor.done("new", "--title", "Who cooks", "--rooms", "3").line
    convenor.done("go", made, "start", "--at", AT)
    convenor.done("note", made, "My neighbour died before anybody came", "--room", "1")
    convenor.done("go", made, "end", "--at", AT)
    ran = convenor("lint", made, "--at", AT)
    assert ran.code == 1
    assert "One of these has to be looked at before the note is final" in ran.out
    assert "before the note is final" not in convenor.done("lint", made, "--looked", "--at", AT).out
    convenor.done("lint", made, "--at", AT)
    convenor.done("points", made, "undo")
    assert convenor("lint", made, "--at", AT).code == 1, "a look can be taken back"


def test_what_the_house_would_write_is_taken_over_and_shown(convenor: Commands, session: str) -> None:
    ran = convenor("lint", session, "--fix", "--at", AT)
    assert "mended: “organize” is now “organise”." in ran.out
    assert "We organise suppers." in convenor.done("writeup", session).out
    assert "organise" in convenor.done("compare", session).out, "it is among the edits, where it is taken back"


def test_a_file_has_no_doubts_to_look_at(convenor: Commands, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("Who cooks\nSoup.\n", encoding="utf-8")
    refused = convenor("lint", str(file), "--looked")
    assert refused.code == 1
    assert "Only a session has doubts" in refused.err


def test_publishing_waits_for_the_same_look(convenor: Commands, session: str) -> None:
    where = ("publish", session, "--address", "https://example.org/who-cooks")
    assert "My neighbour" in convenor(*where).err
    convenor("lint", session, "--looked", "--at", AT)
    assert "https://example.org/who-cooks." in convenor.done(*where).out
