"""`convenor keys`, and the file of one's own keys."""

from __future__ import annotations

import pytest

from convenor.cli.preferences import HomePreferences
from convenor.terminal.theme.looks import CONTRAST
from tests.support.cli import Commands


def test_a_starter_that_changes_nothing_until_a_line_is_opened(convenor: Commands) -> None:
    usual = convenor.done("keys", "--json").json
    assert convenor.done("keys", "--write").line.endswith("keys.yaml")
    assert convenor.done("keys", "--json").json == usual
    file = convenor.home / "keys.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("# next-part: ctrl+n", "next-part: f5"), encoding="utf-8")
    own = [row for row in convenor.done("keys", "--json").json if row["own"]]
    assert [(row["name"], row["key"]) for row in own] == [("next-part", "f5")]
    assert "F5" in convenor.done("keys").out
    again = convenor("keys", "--write")
    assert (again.code, "is there already" in again.err) == (1, True)


@pytest.mark.parametrize(("text", "says"), [
    ("next-part: alt+n", "keys.yaml:1:12: “alt+n” cannot be a key"),
    ("next-part: [ctrl+n]", "keys.yaml:1:12: “next-part” wants a key"),
    ("- ctrl+n", "keys.yaml:1:1: These are not names of commands"),
    ("next-part: &a ctrl+n", "keys.yaml:1:12"), ("a: b\na: c", "keys.yaml:2:1"), ("\x00", "keys.yaml:1:1"),
])  # fmt: skip
def test_every_fault_has_its_place(convenor: Commands, text: str, says: str) -> None:
    convenor.done("sessions")
    (convenor.home / "keys.yaml").write_text(text, encoding="utf-8")
    ran = convenor("keys")
    assert ran.code == 1
    assert says in ran.err


def test_an_empty_file_is_no_fault(convenor: Commands) -> None:
    convenor.done("sessions")
    (convenor.home / "keys.yaml").write_text("# nothing yet\n", encoding="utf-8")
    convenor.done("keys")


def test_the_look_is_kept_in_the_home(convenor: Commands) -> None:
    convenor.done("sessions")
    assert HomePreferences(convenor.home).look() == ""
    HomePreferences(convenor.home).keep_look(CONTRAST.name)
    assert HomePreferences(convenor.home).look() == CONTRAST.name
    (convenor.home / "look.txt").write_bytes(b"\xff\xfe")
    assert HomePreferences(convenor.home).look() == ""


def test_motion_off_is_kept_in_the_home(convenor: Commands) -> None:
    convenor.done("sessions")
    assert HomePreferences(convenor.home).motion()
    HomePreferences(convenor.home).keep_motion(False)
    assert not HomePreferences(convenor.home).motion()
    HomePreferences(convenor.home).keep_motion(True)
    assert HomePreferences(convenor.home).motion()
