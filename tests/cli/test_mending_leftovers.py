"""`convenor doctor --mend` over real leftovers: nothing with words in it is ever destroyed, only put aside."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from convenor.cli.drafts import HomeDrafts
from convenor.store.sqlite import SqliteStore
from tests.support.cli import Commands
from tests.support.records import a_python

OLD = 1_700_000_000


def aged(path: Path) -> Path:
    os.utime(path, (OLD, OLD))
    return path


def two_noted(convenor: Commands) -> tuple[str, str]:
    """Two sessions with many notes each, in a record whose pages hold one of them each."""
    names = []
    for title in ("Who cooks", "Roads and neighbours"):
        session = convenor.done("new", "--title", title).line.split()[0]
        convenor.done("go", session, "start")
        for n in range(4):
            convenor.done("note", session, f"Note {n} of {title}. " + "Bread and salt. " * 200)
        names.append(session)
    return names[0], names[1]


def damage(home: Path, words: str) -> None:
    file = home / "record.sqlite"
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = file.read_bytes()
    page = data.index(words.encode()) // 4096 * 4096
    file.write_bytes(data[:page] + b"\x5a" * 4096 + data[page + 4096 :])


def aside(home: Path) -> list[str]:
    folder = home / "put-aside"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_damaged_record_is_put_aside_and_what_can_be_read_goes_on(convenor: Commands) -> None:
    whole, hurt = two_noted(convenor)
    damage(convenor.home, "Note 2 of Roads")
    before = (convenor.home / "record.sqlite").read_bytes()
    looked = convenor("doctor")
    assert looked.code == 1
    assert "MEND  Carry every session that can be read over" in looked.out
    assert (convenor.home / "record.sqlite").read_bytes() == before, "looking changes nothing"
    ran = convenor("doctor", "--mend")
    assert "1 session carried over" in ran.out
    assert f"Could not be read: {hurt}." in ran.out
    (name,) = aside(convenor.home)
    assert (convenor.home / "put-aside" / name).read_bytes() == before
    assert "All is well." in ran.out
    assert "Who cooks" in convenor.done("sessions").out
    convenor.done("note", whole, "and it goes on")
    assert "and it goes on" in convenor.done("notes", whole).out
    assert "MEND" not in convenor.done("doctor").out


def test_a_session_that_was_lost_comes_back_from_its_copy(convenor: Commands, tmp_path: Path) -> None:
    _, hurt = two_noted(convenor)
    copy = tmp_path / "copy.yaml"
    convenor.done("export", hurt, str(copy))
    damage(convenor.home, "Note 2 of Roads")
    convenor("doctor", "--mend")
    convenor.done("import", str(copy))
    assert "Note 2 of Roads" in convenor.done("notes", hurt).out


def test_while_a_window_has_it_open_a_damaged_record_stays_where_it_is(convenor: Commands) -> None:
    two_noted(convenor)
    damage(convenor.home, "Note 2 of Roads")
    with closing(SqliteStore(convenor.home / "record.sqlite")) as window:
        ran = convenor("doctor", "--mend")
        assert "Close every window of it" in ran.out
        assert window.sessions()
    assert aside(convenor.home) == []


def test_drafts_of_sessions_that_are_gone_are_put_aside_and_the_others_stay(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks").line.split()[0]
    drafts = HomeDrafts(convenor.home)
    drafts.keep(session, "facilitator", "still to be said")
    drafts.keep("gone12345678", "facilitator", "nobody knows of what")
    assert "Put 1 half-typed line aside" in convenor.done("doctor").out
    convenor.done("doctor", "--mend")
    assert drafts.found(session, "facilitator") == "still to be said"
    assert drafts.found("gone12345678", "facilitator") == ""
    (name,) = aside(convenor.home)
    assert (convenor.home / "put-aside" / name).read_text(encoding="utf-8") == "nobody knows of what"


def test_without_a_record_no_draft_is_called_stale(convenor: Commands) -> None:
    convenor.home.mkdir(mode=0o700, exist_ok=True)
    HomeDrafts(convenor.home).keep("s", "facilitator", "still to be said")
    assert "half-typed" not in convenor("doctor").out


def test_a_draft_that_was_never_finished_is_put_aside_with_its_words(convenor: Commands) -> None:
    session = convenor.done("new", "--title", "Who cooks").line.split()[0]
    drafts = HomeDrafts(convenor.home)
    drafts.keep(session, "facilitator", "x")
    (whole,) = (convenor.home / "half-typed").iterdir()
    part = whole.with_suffix(".part")
    part.write_text("the only copy of these wor", encoding="utf-8")
    aged(part)
    convenor.done("doctor", "--mend")
    assert not part.exists()
    assert (convenor.home / "put-aside" / part.name).read_text(encoding="utf-8") == "the only copy of these wor"


def test_a_torn_copy_is_written_anew(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks").line.split()[0]
    convenor.done("note", session, "Bread and salt")
    stick = tmp_path / "stick"
    convenor.done("copy", session, str(stick))
    (copy,) = stick.iterdir()
    whole = copy.read_bytes()
    assert "MEND" not in convenor.done("doctor").out
    copy.write_bytes(whole[: len(whole) // 2])
    assert f"Write the copy {copy} anew" in convenor.done("doctor").out
    convenor.done("doctor", "--mend")
    assert copy.read_bytes() == whole
    torn = copy.with_name(f"{copy.stem} (cannot be read).yaml")
    assert torn.read_bytes() == whole[: len(whole) // 2]
    assert "MEND" not in convenor.done("doctor").out


def test_a_damaged_list_of_copy_folders_is_put_aside(convenor: Commands, tmp_path: Path) -> None:
    session = convenor.done("new", "--title", "Who cooks").line.split()[0]
    convenor.done("copy", session, str(tmp_path / "stick"))
    (convenor.home / "copies.json").write_text('{"half":', encoding="utf-8")
    assert "Choose the folder again." in convenor.done("doctor").out
    convenor.done("doctor", "--mend")
    assert aside(convenor.home) == ["copies.json"]
    convenor.done("copy", session, str(tmp_path / "stick"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this machine has no SIGKILL")
def test_what_a_kill_left_beside_the_record_is_carried_over(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    record, log = (convenor.home / name for name in ("record.sqlite", "record.sqlite-wal"))
    line, environment = a_python("tests.support.note_writer", str(record), "s", "a", "0", "0")
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(6):
            process.stdout.readline()
        process.kill()
        process.stdout.read()
    assert log.stat().st_size
    assert "Carry" not in convenor("doctor").out, "a fresh one may be somebody's who is writing"
    aged(log)
    assert "Carry over into the record what a crash left beside it." in convenor("doctor").out
    with closing(SqliteStore(record)) as store:
        before = store.read("s")
    if log.exists():
        aged(log)
    convenor("doctor", "--mend")
    assert not log.exists() or not log.stat().st_size
    with closing(SqliteStore(record)) as store:
        assert store.read("s") == before


def test_a_log_without_its_record_is_put_aside(convenor: Commands) -> None:
    convenor.done("new", "--title", "Who cooks")
    (convenor.home / "record.sqlite").unlink()
    log = convenor.home / "record.sqlite-wal"
    log.write_bytes(b"what was said last" * 10)
    assert "the record that it belongs to is not there" in convenor("doctor").out
    convenor("doctor", "--mend")
    assert aside(convenor.home) == ["record.sqlite-wal"]


def test_an_example_that_a_kill_left_behind_goes_after_a_day(convenor: Commands, tmp_path: Path) -> None:
    fresh, old = (tmp_path / f"convenor-example-{name}" for name in ("fresh", "old"))
    for folder in (fresh, old):
        folder.mkdir()
        (folder / "record.sqlite").write_bytes(b"an example")
    aged(old / "record.sqlite")
    aged(old)
    convenor.done("new", "--title", "Who cooks")
    assert f"Remove {old}" in convenor.done("doctor").out
    convenor.done("doctor", "--mend")
    assert fresh.exists()
    assert not old.exists()
