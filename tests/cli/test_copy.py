"""After each part a copy of the record goes to a folder; another laptop opens it and goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.cli import Commands


def test_another_laptop_goes_on_from_the_copy(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks?").line
    stick = tmp_path / "stick"
    convenor.done("copy", session, str(stick))
    (copy,) = stick.iterdir()
    assert copy.name == f"who-cooks-{session}.yaml"
    convenor.done("go", session, "start")
    convenor.done("note", session, "Said in the first part")
    assert "Said in the first part" not in copy.read_text(encoding="utf-8")
    convenor.done("go", session, "next")
    assert "Said in the first part" in copy.read_text(encoding="utf-8")

    other = Commands(tmp_path / "other", convenor._capture, convenor._patch)
    other.done("import", str(copy))
    other.done("go", session, "next")
    other.done("note", session, "Said on the other laptop")
    assert len(other.done("notes", session, "--json").json) == 2


def test_erasing_says_where_copies_may_still_hold_the_words(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks?").line
    note = convenor.done("note", session, "Oh no").line
    assert "Copies" not in convenor.done("erase", session, note, "--yes").out
    convenor.done("copy", session, str(tmp_path / "stick"))
    other = convenor.done("note", session, "Oh no again").line
    assert str(tmp_path / "stick") in convenor.done("erase", session, other, "--yes").out


def test_a_stick_that_was_pulled_out_stops_nothing_and_is_said(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks?").line
    stick = tmp_path / "stick"
    convenor.done("copy", session, str(stick))
    convenor.done("go", session, "start")
    shutil.rmtree(stick)
    ran = convenor.done("go", session, "next")
    assert "The copy was not written." in ran.err
    assert "The record itself is safe." in ran.err


def test_a_folder_that_cannot_be_is_refused_and_not_chosen(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks?").line
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert convenor("copy", session, str(tmp_path / "file")).code == 1
    assert not (convenor.home / "copies.json").exists()
    convenor.done("go", session, "start")
    (convenor.home / "copies.json").write_text("{", encoding="utf-8")
    assert "damaged" in convenor.done("go", session, "next").err
