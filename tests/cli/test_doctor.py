"""The doctor says how things stand, also when they stand badly, and changes nothing."""

from __future__ import annotations

from convenor import __version__
from tests.support.cli import Commands


def test_a_sound_home_is_well(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    ran = convenor.done("doctor")
    assert f"Convenor {__version__}" in ran.out
    assert str(convenor.home) in ran.out
    assert "All is well." in ran.out


def test_a_damaged_record_is_told_and_left_as_it_is(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    record = convenor.home / "record.sqlite"
    for beside in convenor.home.glob("record.sqlite-*"):
        beside.unlink()
    record.write_bytes(b"this was a record once" * 500)
    before = record.read_bytes()
    ran = convenor("doctor")
    assert ran.code == 1
    assert "LOOK" in ran.out
    assert record.read_bytes() == before


def test_faults_in_the_library_are_counted(convenor: Commands) -> None:
    convenor.done("sessions")
    (convenor.home / "people.yaml").write_text("people: [", encoding="utf-8")
    ran = convenor("doctor")
    assert ran.code == 1
    assert "`convenor check` says where" in ran.out
    assert [f["about"] for f in convenor("doctor", "--json").json if not f["well"]] == ["library"]
