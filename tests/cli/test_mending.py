"""`convenor doctor --mend` says what it would do, does it, and leaves everything else as it is."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from convenor.store import opening
from tests.support.cli import Commands

OLD = 1_700_000_000
POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX's")


def left_behind(home: Path) -> Path:
    path = home / ".look.txt.part"
    path.write_text("convenor-li", encoding="utf-8")
    os.utime(path, (OLD, OLD))
    return path


@POSIX
def test_what_others_could_read_is_closed_to_them(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    record = convenor.home / "record.sqlite"
    record.chmod(0o644)
    first = convenor("doctor")
    assert first.code == 1
    assert f"MEND  Close {record} to other people" in first.out
    assert record.stat().st_mode & 0o077
    ran = convenor.done("doctor", "--mend")
    assert f"Done: Close {record}" in ran.out
    assert "All is well." in ran.out
    assert not record.stat().st_mode & 0o077


def test_a_file_that_was_never_finished_goes_and_one_being_written_stays(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    old = left_behind(convenor.home)
    fresh = convenor.home / ".keys.yaml.part"
    fresh.write_text("just now", encoding="utf-8")
    assert f"Put {old} aside" in convenor.done("doctor").out
    assert old.exists()
    convenor.done("doctor", "--mend")
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.parametrize("harm", ["damaged", "newer"])
def test_a_record_that_cannot_be_mended_is_left_to_the_byte(convenor: Commands, harm: str) -> None:
    session = convenor.done("new", "--title", "Who cooks").line
    record = convenor.home / "record.sqlite"
    if harm == "damaged":
        for beside in convenor.home.glob("record.sqlite-*"):
            beside.unlink()
        record.write_bytes(b"this was a record once" * 500)
    else:
        with closing(sqlite3.connect(record)) as newer:
            newer.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
            newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = record.read_bytes()
    assert convenor("doctor", "--mend").code == 1
    assert record.read_bytes() == before
    ran = convenor("note", session, "Said anyway")
    assert ran.code == 1
    assert "Convenor" in ran.err
    if harm == "newer":
        assert "Who cooks" in convenor.done("sessions").out


def test_with_nothing_to_mend_nothing_is_said_of_it(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    assert "MEND" not in convenor.done("doctor").out
    assert "Done" not in convenor.done("doctor", "--mend").out
