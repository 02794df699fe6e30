"""Pages that were handed in: one contract for every store, and what the bytes of the file tell, which is nothing."""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.services.ports import PageStore
from convenor.session.codec import DamagedRecord, NewerRecord
from convenor.session.pages import HandedIn, Pages
from convenor.session.problem import Problem
from convenor.store import pages as on_disk
from convenor.store.erasing import NotYetGone
from convenor.store.opening import connect
from convenor.store.pages import SqlitePages, unwritten
from convenor.store.pages_memory import MemoryPages
from tests.support.records import a_note, keep
from tests.support.sessions import SeededIds


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> PageStore:
    return MemoryPages() if request.param == "memory" else SqlitePages(tmp_path / "home" / "pages.sqlite", patience=200)


def page(page_id: str, text: str = "We ate alone.", receipt: str = "") -> HandedIn:
    return HandedIn(page_id, text, "before", "pages", receipt)


# --- the contract ----------------------------------------------------------------------------------------------


def test_what_was_handed_in_comes_back_by_its_id(store: PageStore) -> None:
    assert store.read("s") == Pages()
    for name in ("c", "a", "b"):
        store.add("s", [page(name)])
    assert store.read("s").pages == (page("a"), page("b"), page("c"))
    assert store.read("t") == Pages(), "each session has its own"


def test_the_same_again_changes_nothing_and_another_content_is_refused(store: PageStore) -> None:
    store.add("s", [page("a")])
    store.add("s", [page("a")])
    with pytest.raises(Problem, match="under the same name"):
        store.add("s", [page("b"), page("a", "Something else")])
    assert store.read("s").pages == (page("a"),), "all or none"


def test_what_was_taken_back_never_comes_again(store: PageStore) -> None:
    store.add("s", [page("a"), page("b")])
    store.take_back("s", ["a"])
    store.add("s", [page("a")])
    assert store.read("s") == Pages((page("b"),), ("a",))
    store.take_back("s", ["a", "never here"])
    store.drop("s")
    assert store.read("s") == Pages((), ("a", "b", "never here"))
    store.drop("t")
    assert store.read("t") == Pages()


def test_half_a_character_is_refused_in_words(store: PageStore) -> None:
    with pytest.raises(Problem, match="cannot be kept"):
        store.add("s", [page("a", "\ud800")])
    assert store.read("s") == Pages()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(text=st.text())
def test_all_of_unicode_comes_back(store: PageStore, text: str) -> None:
    name = f"p{len(store.read('s').pages):04}"
    store.add("s", [page(name, text)])
    assert store.read("s").pages[-1].text == text


# --- what the bytes tell ---------------------------------------------------------------------------------------

TEXTS = [f"Page of person number {n}. " * (1 + n * n) for n in range(12)]
"""Some fit on a leaf with others, some overflow onto pages of their own."""


def some_pages(seed: int = 3) -> list[HandedIn]:
    ids = SeededIds(seed)
    return [HandedIn(ids.new(26), text, "turn", "pages", f"salt:{n}") for n, text in enumerate(TEXTS)]


def file_of(folder: Path, pages: Sequence[HandedIn]) -> Path:
    file = folder / "pages.sqlite"
    store = SqlitePages(file, patience=200)
    for one in pages:
        store.add("s", [one])
    return file


def orders() -> Iterator[list[HandedIn]]:
    pages = some_pages()
    yield pages
    yield pages[::-1]
    for seed in range(2):
        yield random.Random(seed).sample(pages, len(pages))


def test_every_order_of_handing_in_gives_the_very_same_bytes(tmp_path: Path) -> None:
    files = {file_of(tmp_path / str(n), order).read_bytes() for n, order in enumerate(orders())}
    assert len(files) == 1


def test_without_writing_anew_the_bytes_tell_the_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the test above can fail: the rows alone, in a table without row numbers, are not enough."""
    monkeypatch.setattr(SqlitePages, "_write_anew", lambda *_, **__: None)
    files = [file_of(tmp_path / str(n), order).read_bytes() for n, order in enumerate(orders())]
    assert len(set(files)) == len(files)
    short = [page(name, f"Short page {name}") for name in ("c", "a", "d", "b")]
    content = file_of(tmp_path / "short", short).read_bytes()
    lie = sorted(short, key=lambda p: -content.index(p.text.encode()))
    assert lie == short, "short ones lie in the order in which they came"


def test_in_the_file_pages_lie_by_their_random_ids(tmp_path: Path) -> None:
    ids = SeededIds(8)
    pages = [HandedIn(ids.new(26), f"Short page {n:02}.", "after") for n in range(20)]
    content = file_of(tmp_path, pages).read_bytes()
    lie = sorted(pages, key=lambda p: content.index(p.text.encode()))
    by_id = sorted(pages, key=lambda p: p.id)
    assert lie in (by_id, by_id[::-1])
    assert by_id not in (pages, pages[::-1])


def test_nothing_but_the_one_file_is_left(tmp_path: Path) -> None:
    file = file_of(tmp_path, some_pages())
    assert [found.name for found in tmp_path.iterdir()] == [file.name]
    assert not unwritten(file)


# --- gone to the byte ------------------------------------------------------------------------------------------


def residue(folder: Path, text: str) -> list[str]:
    return [found.name for found in folder.iterdir() if text.encode() in found.read_bytes()]


def hand_in_a_secret(folder: Path) -> SqlitePages:
    store = SqlitePages(folder / "pages.sqlite", patience=200)
    for one in some_pages():
        store.add("s", [one])
    store.add("s", [page("secret", "quetzalcoatlus " * 2000, "salt:digest-of-it")])
    for one in some_pages(4):
        store.add("s", [one])
    assert residue(folder, "quetzalcoatlus")
    return store


def test_a_page_taken_back_is_in_no_byte(tmp_path: Path) -> None:
    hand_in_a_secret(tmp_path).take_back("s", ["secret"])
    assert residue(tmp_path, "quetzalcoatlus") == residue(tmp_path, "digest-of-it") == []
    assert residue(tmp_path, "person number 7")


def test_mere_deleting_would_leave_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = hand_in_a_secret(tmp_path)

    def careless(path: Path, mode: str, patience: int) -> sqlite3.Connection:
        db = connect(path, mode, patience)
        db.execute("PRAGMA secure_delete=OFF")
        return db

    monkeypatch.setattr(on_disk, "connect", careless)
    monkeypatch.setattr(SqlitePages, "_write_anew", lambda *_, **__: None)
    store.take_back("s", ["secret"])
    assert residue(tmp_path, "quetzalcoatlus")
    monkeypatch.undo()
    store.take_back("s", ["secret"])
    assert residue(tmp_path, "quetzalcoatlus") == [], "asking again makes sure"


def test_somebody_who_reads_meanwhile_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = hand_in_a_secret(tmp_path)

    class InTheWay(sqlite3.Connection):
        def execute(self, sql: str, *more: Any) -> sqlite3.Cursor:
            if sql == "VACUUM":
                trouble = sqlite3.OperationalError("database is locked")
                trouble.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise trouble
            return super().execute(sql, *more)

    def busy(path: Path, mode: str, patience: int) -> sqlite3.Connection:
        return sqlite3.connect(path, factory=InTheWay, isolation_level=None, check_same_thread=False)

    monkeypatch.setattr(on_disk, "connect", busy)
    with pytest.raises(NotYetGone):
        store.take_back("s", ["secret"])
    assert "secret" in store.read("s").gone
    store.add("s", [page("kept")])
    assert page("kept") in store.read("s").pages, "a new page is kept all the same"
    assert unwritten(store.path)
    monkeypatch.undo()
    store.add("s", [page("next")])
    assert not unwritten(store.path)


# --- troubles --------------------------------------------------------------------------------------------------


def test_a_file_of_something_else_and_one_of_a_newer_convenor(tmp_path: Path) -> None:
    other = tmp_path / "pages.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(DamagedRecord):
        SqlitePages(other, patience=0).add("s", [page("a")])
    newer = file_of(tmp_path / "newer", some_pages())
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    for act in acts()[:2]:
        with pytest.raises(NewerRecord):
            act(SqlitePages(newer, patience=0))


def test_no_file_at_all_of_sqlite(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").write_text("These are not the pages that you are looking for. " * 30)
    for act in acts():
        with pytest.raises(Problem):
            act(SqlitePages(tmp_path / "pages.sqlite", patience=0))


def acts() -> list[Callable[[PageStore], object]]:
    return [lambda s: s.read("s"), lambda s: s.add("s", [page("a")]), lambda s: s.take_back("s", ["a"])]


def test_two_who_hand_in_at_once(tmp_path: Path) -> None:
    import threading

    stores = [SqlitePages(tmp_path / "pages.sqlite", patience=60_000) for _ in range(3)]
    hands = [threading.Thread(target=lambda s=store, n=n: [s.add("s", [page(f"{n}-{i}")]) for i in range(8)])
             for n, store in enumerate(stores)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert {p.id for p in stores[0].read("s").pages} == {f"{n}-{i}" for n, i in itertools.product(range(3), range(8))}


def test_the_record_beside_it_has_them_in_its_hands(tmp_path: Path) -> None:
    from convenor.store.sqlite import SqliteStore
    from tests.support.records import plan_session

    record = SqliteStore(tmp_path / "record.sqlite")
    plan_session(record)
    keep(record, a_note("n1", "x"))
    before = {f.name: f.read_bytes() for f in tmp_path.iterdir()}
    record.pages.add("s", [page("a")])
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir() if f.name != "pages.sqlite"} == before
    record.close()
