"""Erased means gone: not only from the tables, but from the bytes of the files."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from convenor.services.ports import Batch, Happening
from convenor.session import event as events
from convenor.store import erasing, opening
from convenor.store.erasing import NotYetGone
from convenor.store.sqlite import SqliteStore
from tests.support.records import a_command, a_note, always, an_edit, an_erasure, keep
from tests.support.sessions import NOON

SECRETS = {
    "short": "quetzalcoatlus",
    "in a long text": "xylophonist's whereabouts",
    "accented": "Ærøskøbing—naïveté",
    "on many pages": "zugzwang and zymurgy ",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "record.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(file, patience=200)
    yield store
    store.close()


def residue(file: Path, *texts: str) -> set[tuple[str, str]]:
    """Which of the texts the bytes of which file of the folder still hold."""
    return {
        (found.name, text)
        for found in file.parent.iterdir()
        for text in texts
        if text.encode() in found.read_bytes()
    }


def fill(store: SqliteStore, n: int = 40) -> None:
    """Notes before, between and after, so that pages are split and rows move about."""
    for i in range(n):
        keep(store, a_note(f"fill{store.version()}{i}", f"An ordinary line, number {i}. " * (i % 30)))


def say_the_secrets(store: SqliteStore) -> None:
    fill(store)
    keep(store, a_note("n1", SECRETS["short"], "Thaddeus Quill"))
    keep(store, a_note("n2", "We heard of the " + SECRETS["in a long text"] + " and left. " * 200))
    keep(store, an_edit("n2", "Better not say " + SECRETS["in a long text"]))
    fill(store)
    keep(store, a_note("n3", SECRETS["accented"]))
    keep(store, a_note("n4", SECRETS["on many pages"] * 20_000))
    fill(store)


def erase_all(store: SqliteStore) -> None:
    for n in range(1, 5):
        keep(store, an_erasure(f"n{n}"))


EVERY = (*SECRETS.values(), "Thaddeus Quill")


def test_what_was_said_is_in_the_file_at_first(store: SqliteStore, file: Path) -> None:
    say_the_secrets(store)
    assert {text for _, text in residue(file, *EVERY)} == set(EVERY)


def test_the_search_finds_what_mere_deleting_leaves(
    store: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the settings and the rewriting, the words stay in the bytes: so the next test can fail."""
    say_the_secrets(store)
    monkeypatch.setattr(erasing, "finish", lambda *_: None)
    assert store._writer is not None
    store._writer.execute("PRAGMA secure_delete=OFF")
    erase_all(store)
    assert all(row.sources[0].startswith("fill") for row in store.read("s").words), "out of the tables they are"
    assert {text for _, text in residue(file, *EVERY)} == set(EVERY)
    store._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert residue(file, *EVERY), "and some of it also once the log ahead of the file is cut"


def test_secure_delete_alone_is_not_enough(store: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say_the_secrets(store)
    monkeypatch.setattr(erasing, "finish", lambda *_: None)
    erase_all(store)
    assert residue(file, *EVERY)


def test_erased_words_are_in_no_byte_of_any_file(store: SqliteStore, file: Path) -> None:
    say_the_secrets(store)
    erase_all(store)
    assert residue(file, *EVERY) == set()
    assert residue(file, "An ordinary line, number 7"), "the search still finds what stays"


def test_every_connection_overwrites_what_it_deletes(store: SqliteStore, file: Path) -> None:
    for db in (store._writer, store._reader, opening.connect(file, "rw", 0), opening.connect(file, "ro", 0)):
        assert db is not None
        assert db.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_a_fast_hand_that_strikes_at_once(store: SqliteStore, file: Path) -> None:
    for n in range(10):
        keep(store, a_note(f"n{n}", f"quetzal-{n}-coatlus"))
        keep(store, an_erasure(f"n{n}"))
        assert residue(file, *(f"quetzal-{i}-coatlus" for i in range(n + 1))) == set()


def test_the_digest_of_erased_words_goes_with_them(store: SqliteStore, file: Path) -> None:
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in ("yes", "no", "stays")]
    store.commit("s", 0, a_command("k1", digests[0]), always(a_note("n1", "yes")))
    store.commit("s", 0, a_command("k2", digests[1]), always(an_edit("n1", "no")))
    store.commit("s", 0, a_command("k3", digests[2]), always(a_note("n2", "stays")))
    keep(store, an_erasure("n1"))
    assert {text for _, text in residue(file, *digests)} == {digests[2]}


def test_what_a_command_answered_in_words_is_in_no_byte_either(store: SqliteStore, file: Path) -> None:
    keep(store, a_note("n1", "One thing"))
    keep(store, an_erasure("n1"))
    reply = Batch((Happening("p1", events.Paused("talk"), NOON),), result=("1", "1\nA zugzwang, as I would have it"))
    keep(store, reply)
    assert residue(file, "zugzwang")
    assert store._writer is not None
    store._writer.execute("UPDATE commands SET result = '[' || result WHERE id = 'k-e-n1'")  # nor does damage hinder it
    store.commit("s", 0, a_command("again"), always(Batch(erase=("n1",))))  # its row is gone long since
    assert residue(file, "zugzwang") == set()


def test_words_that_a_copy_erases_are_in_no_byte_either(store: SqliteStore, file: Path, tmp_path: Path) -> None:
    other = SqliteStore(tmp_path / "other" / "record.sqlite")
    say_the_secrets(other)
    store.append_copy("s", other.read("s"))
    had = len(other.read("s").entries)
    erase_all(other)
    assert residue(file, *EVERY)
    store.append_copy("s", other.read("s", had))
    other.close()
    assert residue(file, *EVERY) == set()


def test_nothing_is_put_anywhere_else_meanwhile(store: SqliteStore, file: Path) -> None:
    say_the_secrets(store)
    assert store._writer is not None
    assert store._writer.execute("PRAGMA temp_store").fetchone() == (2,), "rewriting takes memory, not another folder"
    erase_all(store)
    assert {f.name for f in file.parent.iterdir()} == {"record.sqlite", "record.sqlite-wal", "record.sqlite-shm"}


# --- when somebody is in the way -------------------------------------------------------------------------------


@pytest.fixture
def reading(file: Path, store: SqliteStore) -> Iterator[Callable[[], None]]:
    """Another program has begun to read, before the erasing; call it to let go."""
    say_the_secrets(store)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM words").fetchone()
    yield lambda: other.close()
    other.close()


def test_with_a_reader_in_the_way_it_does_not_claim_that_they_are_gone(
    store: SqliteStore, file: Path, reading: Callable[[], None]
) -> None:
    with pytest.raises(NotYetGone) as caught:
        keep(store, an_erasure("n1"), "k")
    assert "could not be overwritten yet" in caught.value.what
    assert "doctor" in caught.value.cure
    assert residue(file, SECRETS["short"])
    assert all(row.text != SECRETS["short"] for row in store.read("s").words), "but shown nowhere"
    with pytest.raises(NotYetGone):
        keep(store, an_erasure("n1"), "k")  # asked again, with the reader still there
    reading()
    assert keep(store, an_erasure("n1"), "k") == ("n1",)
    assert residue(file, SECRETS["short"]) == set()


def test_notes_are_kept_meanwhile_and_one_of_the_next_finishes_it(
    store: SqliteStore, file: Path, reading: Callable[[], None]
) -> None:
    with pytest.raises(NotYetGone):
        keep(store, an_erasure("n1"))
    assert keep(store, a_note("n8", "meanwhile")) == ("n8",)
    assert keep(store, a_note("n8", "meanwhile")) == ("n8",), "sent again, it is not told of what it did not ask"
    assert residue(file, SECRETS["short"])
    reading()
    keep(store, a_note("n9", "afterwards"))
    assert residue(file, SECRETS["short"]) == set()
    assert store._writer is not None
    assert erasing.pending(store._writer) == ""


def test_the_next_start_finishes_it(store: SqliteStore, file: Path, reading: Callable[[], None]) -> None:
    with pytest.raises(NotYetGone):
        keep(store, an_erasure("n1"))
    reading()
    store.close()
    again = SqliteStore(file)
    assert residue(file, SECRETS["short"]) == set()
    assert again._writer is not None
    assert erasing.pending(again._writer) == ""
    again.close()


class Crash(BaseException):
    """The process ends here."""


def interrupted(moment: str, trouble: Callable[[], None]) -> Callable[[sqlite3.Connection, Path, int], None]:
    """What finishes an erasing, but has trouble at the statement that holds `moment`."""
    finish = erasing.finish

    class Interrupted:
        def __init__(self, db: sqlite3.Connection) -> None:
            self.db = db

        def execute(self, statement: str, values: tuple[str, ...] = ()) -> sqlite3.Cursor:
            if moment in statement:
                trouble()
            return self.db.execute(statement, values)

    def begin(db: sqlite3.Connection, path: Path, patience: int) -> None:
        finish(Interrupted(db), path, patience)  # type: ignore[arg-type]  # stands in for a connection

    return begin


@pytest.mark.parametrize("moment", ["VACUUM", "wal_checkpoint"])
def test_a_crash_in_between_is_made_good_at_the_next_start(
    store: SqliteStore, file: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_the_secrets(store)

    def crash() -> None:
        raise Crash

    monkeypatch.setattr(erasing, "finish", interrupted(moment, crash))
    with pytest.raises(Crash):
        keep(store, an_erasure("n4"))
    assert residue(file, SECRETS["on many pages"])
    monkeypatch.undo()
    again = SqliteStore(file)
    assert residue(file, SECRETS["on many pages"]) == set()
    again.close()


def test_with_no_room_to_rewrite_it_says_so(
    store: SqliteStore, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_the_secrets(store)

    def full() -> None:
        trouble = sqlite3.OperationalError("database or disk is full")
        trouble.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise trouble

    monkeypatch.setattr(erasing, "finish", interrupted("VACUUM", full))
    with pytest.raises(NotYetGone, match="disk is full"):
        keep(store, an_erasure("n4"))
    assert residue(file, SECRETS["on many pages"])
    monkeypatch.undo()
    store.commit("s", 0, a_command("again"), always(Batch(erase=("n4",))))
    assert residue(file, SECRETS["on many pages"]) == set()


def test_erasing_what_is_gone_already_rewrites_nothing(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, a_note("n1", "x"))
    keep(store, an_erasure("n1"))
    monkeypatch.setattr(erasing, "finish", lambda *_: pytest.fail("rewrote"))
    again = Batch((Happening("e2", events.Paused("talk"), NOON),), erase=("n1",))
    store.commit("s", 0, a_command("again"), always(again))
