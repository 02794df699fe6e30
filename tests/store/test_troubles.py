"""A full disk, a closed home, a locked or damaged file: a clear word, nothing lost, what can be read is read."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from convenor.services.ports import Slice
from convenor.session.codec import DamagedRecord, NewerRecord
from convenor.session.problem import Problem
from convenor.store import opening, place
from convenor.store.health import Finding, examine
from convenor.store.sqlite import SqliteStore
from convenor.store.trouble import BusyRecord, ReadOnlyRecord
from tests.support.records import a_note, an_erasure, keep, plan_session

POSIX = pytest.mark.skipif(os.name != "posix", reason="this machine keeps no such permissions")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "record.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(file, patience=50)
    yield store
    store.close()


def texts(store: SqliteStore, session: str = "s") -> list[str]:
    return [row.text for row in store.read(session).words]


def refused(store: SqliteStore, kind: type[Problem] = Problem, name: str = "new") -> Problem:
    """A note is refused in words; what is said is checked for both halves."""
    with pytest.raises(kind) as caught:
        keep(store, a_note(name, "A new note " * 500))
    assert caught.value.what.endswith(".")
    assert caught.value.cure.endswith(".")
    return caught.value


def ill(path: Path) -> dict[str, Finding]:
    found = {finding.about: finding for finding in examine(path) if not finding.well}
    assert all(finding.cure for finding in found.values())
    return found


# --- a full disk -----------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_nothing_is_lost(store: SqliteStore) -> None:
    plan_session(store)
    keep(store, a_note("n1", "before"))
    assert store._writer is not None
    (pages,) = store._writer.execute("PRAGMA page_count").fetchone()
    store._writer.execute(f"PRAGMA max_page_count={pages}")
    assert "disk is full" in refused(store).what
    assert texts(store) == ["before"]
    store._writer.execute(f"PRAGMA max_page_count={pages + 100}")
    keep(store, a_note("new", "there is room again"))
    assert texts(store) == ["before", "there is room again"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)], check=False)
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_really_is_full(small_disk: Path) -> None:
    store = SqliteStore(small_disk / "home" / "record.sqlite")
    plan_session(store)
    kept: list[str] = []

    def go_on() -> None:
        while len(kept) < 1000:
            kept.extend(keep(store, a_note(f"n{len(kept)}", "A note that takes room. " * 40)))

    with pytest.raises(Problem, match="disk"):
        go_on()
    assert len(kept) > 3
    assert len(texts(store)) == len(kept)
    assert "room" in ill(store.path)
    store.close()
    again = SqliteStore(store.path)
    assert len(texts(again)) == len(kept)
    again.close()


def test_a_small_disk_is_really_used_up_by_a_big_note_and_freed(small_disk: Path) -> None:
    filler = small_disk / "filler"
    store = SqliteStore(small_disk / "home" / "record.sqlite")
    plan_session(store)
    filler.write_bytes(b"x" * 150_000)
    with pytest.raises(Problem, match="disk"):
        keep(store, a_note("n1", "x" * 200_000))
    filler.unlink()
    keep(store, a_note("n1", "x" * 20_000))
    assert [len(text) for text in texts(store)] == [20_000]
    store.close()


# --- a home that cannot be written -----------------------------------------------------------------------------


@pytest.fixture
def ordinary_person() -> Iterator[Path]:
    """A folder in which the test is nobody special: root may write everywhere."""
    if os.name != "posix":
        pytest.skip("this machine keeps no such permissions")
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        for found in (folder, *folder.rglob("*")):
            found.chmod(0o700)
        shutil.rmtree(folder)


def a_home(folder: Path) -> Path:
    path = folder / "home" / "record.sqlite"
    with closing(SqliteStore(path)) as store:
        plan_session(store)
        keep(store, a_note("n1", "kept before"))
    return path


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o400), (0o500, 0o600), (0o700, 0o400)])
def test_a_closed_home_is_read_and_not_written(ordinary_person: Path, folder_mode: int, file_mode: int) -> None:
    path = a_home(ordinary_person)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    with closing(SqliteStore(path)) as store:
        if file_mode == 0o400 and folder_mode == 0o700:
            assert path.stat().st_mode & 0o777 == 0o400, "it does not open by itself what somebody closed"
        assert store.sessions() == ("s",)
        assert texts(store) == ["kept before"]
        assert store.version() == store.version()
        assert isinstance(store.read_only, ReadOnlyRecord)
        assert "can be read but not written" in refused(store, ReadOnlyRecord).what
        assert "writing" in ill(path)
        path.parent.chmod(0o700)
        path.chmod(0o600)
        keep(store, a_note("n2", "open again"))  # without a new start
        assert store.read_only is None


def test_a_closed_folder_with_an_unfinished_log_says_what_to_do(ordinary_person: Path) -> None:
    path = a_home(ordinary_person)
    with closing(SqliteStore(path)) as store:
        keep(store, a_note("n2", "only in the log"))
        copy = ordinary_person / "copy"
        copy.mkdir()
        for name in ("record.sqlite", "record.sqlite-wal"):
            shutil.copy(path.with_name(name), copy / name)
    copy.chmod(0o500)
    with pytest.raises(Problem, match="newest part") as caught:
        SqliteStore(copy / "record.sqlite")
    assert "Copy the whole folder" in caught.value.cure
    copy.chmod(0o700)
    with closing(SqliteStore(copy / "record.sqlite")) as store:
        assert texts(store) == ["kept before", "only in the log"]


def test_a_home_that_cannot_be_made_is_told(ordinary_person: Path) -> None:
    ordinary_person.chmod(0o500)
    with pytest.raises(Problem, match="cannot be kept in") as caught:
        SqliteStore(ordinary_person / "home" / "record.sqlite")
    assert "may write" in caught.value.cure


def test_a_folder_or_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "folder", tmp_path / "file" / "record.sqlite"):
        with pytest.raises(Problem):
            SqliteStore(path)


@POSIX
def test_folder_and_files_are_private_from_the_start(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with closing(SqliteStore(tmp_path / "home" / "record.sqlite")) as store:
            keep(store, a_note("n1", "x"))
            modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in (tmp_path / "home").iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert modes == dict.fromkeys(["record.sqlite", "record.sqlite-wal", "record.sqlite-shm"], 0o600)


@POSIX
def test_a_file_that_was_open_to_others_is_closed(store: SqliteStore, file: Path) -> None:
    file.chmod(0o644)
    assert "writing" in ill(file)
    SqliteStore(file).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


# --- held by another program -----------------------------------------------------------------------------------


def test_a_locked_record_is_told_and_read_all_the_same(store: SqliteStore, file: Path) -> None:
    plan_session(store)
    keep(store, a_note("n1", "before"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Another program is holding" in refused(store, BusyRecord).what
        assert texts(store) == ["before"]
        with closing(SqliteStore(file, patience=50)) as second:
            assert texts(second) == ["before"]
            refused(second, BusyRecord)
    keep(store, a_note("new", "free again"))
    assert texts(store) == ["before", "free again"]


# --- damaged ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"Dear diary, " * 1000, os.urandom(8192), b"SQLite format 3\x00" + b"\xff" * 9000],
                         ids=["text", "noise", "spoilt head"])
def test_a_file_that_is_no_record_is_told_and_left_alone(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(DamagedRecord) as caught:
        SqliteStore(file)
    assert "left as it is" in caught.value.cure
    assert file.read_bytes() == content
    assert ill(file)


def test_a_record_of_another_program_is_told_and_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (x)")
    before = file.read_bytes()
    with pytest.raises(DamagedRecord, match="not a record of Convenor's"):
        SqliteStore(file)
    assert file.read_bytes() == before
    assert ill(file)


def many_sessions(file: Path) -> list[str]:
    sessions = [f"s{n}" for n in range(8)]
    with closing(SqliteStore(file)) as store:
        for session in sessions:
            plan_session(store, session)
            for n in range(30):
                keep(store, a_note(f"{session}-{n}", f"Note {n} of session {session}. " * 20), session=session)
    return sessions


def read_what_can_be(store: SqliteStore, sessions: list[str]) -> dict[str, Slice | Problem]:
    found: dict[str, Slice | Problem] = {}
    for session in sessions:
        try:
            found[session] = store.read(session)
        except Problem as problem:
            found[session] = problem
    return found


def test_a_damaged_page_spoils_only_what_is_on_it(file: Path) -> None:
    sessions = many_sessions(file)
    with closing(SqliteStore(file)) as store:
        whole = read_what_can_be(store, sessions)
    data = file.read_bytes()
    place_of_it = data.index(b"Note 15 of session s3.") // 4096 * 4096
    file.write_bytes(data[:place_of_it] + b"\x5a" * 4096 + data[place_of_it + 4096:])
    with closing(SqliteStore(file)) as store:
        found = read_what_can_be(store, sessions)
    spoilt = {session for session, slice_ in found.items() if isinstance(slice_, Problem)}
    assert "s3" in spoilt
    assert len(spoilt) <= 2
    assert all(found[session] == whole[session] for session in sessions if session not in spoilt)
    assert {"soundness", "sessions"} <= ill(file).keys()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_never_ends_in_a_traceback(file: Path, share: float) -> None:
    sessions = many_sessions(file)
    with closing(SqliteStore(file)) as store:
        whole = read_what_can_be(store, sessions)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    with contextlib.suppress(Problem), closing(SqliteStore(file)) as store:
        found = read_what_can_be(store, sessions)
        shorter = [s for s in sessions if found[s] != whole[s] and not isinstance(found[s], Problem)]
        assert shorter == [], "what is missing is told, and never passes for a shorter story"
    assert ill(file)


def test_an_empty_file_is_a_new_record(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    with closing(SqliteStore(file)) as store:
        keep(store, a_note("n1", "x"))
        assert texts(store) == ["x"]


@pytest.mark.parametrize("spoil", [
    "UPDATE events SET body = '{\"half\":' WHERE session = 'a' AND seq = 2",
    "UPDATE events SET body = '[]' WHERE session = 'a' AND seq = 2",
    "UPDATE events SET body = '{}' WHERE session = 'a' AND seq = 2",
    "UPDATE events SET effective_at = 'yesterday' WHERE session = 'a' AND seq = 2",
    "UPDATE events SET recorded_at = x'00' WHERE session = 'a' AND seq = 2",
    "DELETE FROM events WHERE session = 'a' AND seq = 2",
    "UPDATE words SET sources = '7' WHERE session = 'a'",
    "UPDATE words SET sources = 'x' WHERE session = 'a'",
    "UPDATE words SET text = CAST(x'ff41' AS TEXT) WHERE session = 'a'",
])
def test_a_damaged_row_spoils_its_session_alone(store: SqliteStore, file: Path, spoil: str) -> None:
    for session in ("a", "b"):
        plan_session(store, session)
        keep(store, a_note(f"{session}1", f"in {session}"), session=session)
        keep(store, a_note(f"{session}2", f"in {session}"), session=session)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(spoil)
    with pytest.raises(DamagedRecord, match=r"“a”|record"):
        store.read("a")
    with pytest.raises(DamagedRecord):
        keep(store, a_note("a3", "on top of it"), session="a")
    assert texts(store, "b") == ["in b", "in b"]
    keep(store, a_note("b3", "goes on"), session="b")
    assert "sessions" in ill(file)


# --- newer -----------------------------------------------------------------------------------------------------


def test_a_record_of_a_newer_form_is_read_and_not_written(file: Path) -> None:
    with closing(SqliteStore(file)) as store:
        plan_session(store)
        keep(store, a_note("n1", "before"))
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("ALTER TABLE words ADD COLUMN mood TEXT")
        newer.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
        newer.commit()
    with closing(SqliteStore(file)) as store:
        assert texts(store) == ["before"]
        assert isinstance(store.read_only, NewerRecord)
        assert "newer Convenor" in refused(store, NewerRecord).what
        with pytest.raises(NewerRecord):
            store.append_copy("t", Slice())
        with pytest.raises(NewerRecord):
            keep(store, an_erasure("n1"))
    assert "form" in ill(file)


def test_a_newer_form_that_this_one_cannot_read_is_told(file: Path) -> None:
    with closing(SqliteStore(file)) as store:
        plan_session(store)
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("ALTER TABLE events RENAME TO happenings")
        newer.execute(f"PRAGMA user_version={opening.SCHEMA + 1}")
        newer.commit()
    with closing(SqliteStore(file)) as store, pytest.raises(NewerRecord):
        store.read("s")
    assert "form" in ill(file)


def test_one_session_of_a_newer_convenor_does_not_close_the_others(store: SqliteStore, file: Path) -> None:
    for session in ("a", "b"):
        plan_session(store, session)
    with closing(sqlite3.connect(file, isolation_level=None)) as newer:
        newer.execute("UPDATE events SET version = 99 WHERE session = 'a'")
    with pytest.raises(NewerRecord, match="“a” was written by a newer Convenor"):
        store.read("a")
    with pytest.raises(NewerRecord):
        keep(store, a_note("a1", "x"), session="a")
    keep(store, a_note("b1", "x"), session="b")
    assert texts(store, "b") == ["x"]


# --- elsewhere -------------------------------------------------------------------------------------------------

LINUX = r"""/dev/vda / ext4 rw 0 0
server:/export /mnt/far nfs4 rw 0 0
me@host:/ /mnt/my\040disk fuse.sshfs rw 0 0
/dev/vdb /mnt/far/near ext4 rw 0 0
share /mnt/windows 9p rw 0 0
"""
MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by me)
/dev/disk5 on /Volumes/My (old) disk (hfs, local)
"""


@pytest.mark.parametrize(("folder", "far"), [
    ("/home/me", False), ("/mnt/far/home", True), ("/mnt/far/near/home", False), ("/mnt/farther", False),
    ("/mnt/my disk/home", True), ("/mnt/windows", False),
])
def test_network_drives_are_known_on_linux(folder: str, far: bool) -> None:
    assert (place.kind_in(place.linux_mounts(LINUX), Path(folder)) in place.NETWORK) is far


@pytest.mark.parametrize(("folder", "kind"), [
    ("/Users/me", "apfs"), ("/Volumes/share/home", "smbfs"), ("/Volumes/My (old) disk/x", "hfs"),
])
def test_network_drives_are_known_on_a_mac(folder: str, kind: str) -> None:
    assert place.kind_in(place.mac_mounts(MAC), Path(folder)) == kind


def test_a_home_on_a_network_drive_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "is_network", lambda _: True)
    with pytest.raises(Problem, match="network drive") as caught:
        SqliteStore(file)
    assert "CONVENOR_HOME" in caught.value.cure
    assert not file.parent.exists(), "nothing was made there"


def test_this_machines_own_disk_is_not_taken_for_one(tmp_path: Path) -> None:
    assert not place.is_network(tmp_path / "not" / "there" / "yet")


# --- the doctor ------------------------------------------------------------------------------------------------


def test_a_sound_record_is_found_sound(store: SqliteStore, file: Path) -> None:
    plan_session(store)
    keep(store, a_note("n1", "x"))
    assert ill(file) == {}
    said = " ".join(finding.said for finding in examine(file))
    assert "1 of 1 sessions can be read." in said
    assert "sound" in said
    assert str(file) in said


def test_no_record_yet_is_no_trouble_and_makes_none(file: Path) -> None:
    assert ill(file) == {}
    assert not file.parent.exists()


def test_the_doctor_knows_of_words_not_yet_gone(store: SqliteStore, file: Path) -> None:
    keep(store, a_note("n1", "x"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM words").fetchone()
        with pytest.raises(Problem):
            keep(store, an_erasure("n1"))
        assert "erasing" in ill(file)
    keep(store, a_note("n2", "y"))
    assert ill(file) == {}


def test_looking_changes_nothing(file: Path) -> None:
    many_sessions(file)
    before = {f.name: f.read_bytes() for f in file.parent.iterdir()}
    examine(file)
    after = {f.name: f.read_bytes() for f in file.parent.iterdir() if not f.name.endswith(("-shm", "-wal"))}
    assert after == before


