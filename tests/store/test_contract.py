"""What every store promises, whatever it is made of."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.services.ports import Batch, Happening, Slice, Store
from convenor.session import event as events
from convenor.session.event import Words
from convenor.session.problem import Problem
from convenor.store import reading
from convenor.store.memory import MemoryStore
from convenor.store.sqlite import SqliteStore
from tests.support.records import (
    a_command,
    a_note,
    a_python,
    always,
    an_edit,
    an_erasure,
    keep,
    plan_session,
)
from tests.support.sessions import NOON
from tests.support.waiting import LONGEST


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    on_disk = SqliteStore(tmp_path / "home" / "record.sqlite")
    yield on_disk
    on_disk.close()


def texts(store: Store, session: str = "s", after: int = 0) -> list[str]:
    return [row.text for row in store.read(session, after).words]


def seqs(store: Store, session: str = "s", after: int = 0) -> list[int]:
    return [entry.seq for entry in store.read(session, after).entries]


# --- what is kept comes back -----------------------------------------------------------------------------------


def test_a_new_record_is_empty(store: Store) -> None:
    assert store.sessions() == ()
    assert store.read("s") == Slice()


def test_what_was_kept_comes_back_as_it_was(store: Store) -> None:
    away = timezone(timedelta(hours=-3, minutes=-30))
    at = datetime(2026, 11, 26, 8, 0, 1, 5, tzinfo=away)
    plan_session(store)
    batch = a_note("n1", "Hello", "Ann")
    batch = replace(batch, happenings=(replace(batch.happenings[0], effective_at=at),))
    assert keep(store, batch, "k1") == ("n1",)
    entry = store.read("s", 1).entries[0]
    assert (entry.session, entry.seq, entry.id, entry.command, entry.actor) == ("s", 2, "e-n1", "k1", "facilitator")
    assert entry.event == batch.happenings[0].event
    assert entry.recorded_at == a_command("").at
    assert entry.effective_at.isoformat() == at.isoformat()
    assert store.read("s", 1).words == batch.words


def test_sessions_are_listed_in_the_order_in_which_they_were_made(store: Store) -> None:
    for session in ("b", "a", "c"):
        plan_session(store, session)
    keep(store, a_note("n1", "x"), session="b")
    assert store.sessions() == ("b", "a", "c")


def test_sequence_has_no_gaps_and_each_session_its_own(store: Store) -> None:
    for session in ("a", "b"):
        plan_session(store, session)
    for n in range(6):
        keep(store, a_note(f"n{n}", "x"), session="ab"[n % 2])
    assert seqs(store, "a") == seqs(store, "b") == [1, 2, 3, 4]


def test_several_events_at_once_are_kept_together_in_order(store: Store) -> None:
    notes = [a_note(f"n{n}", f"Line {n}") for n in range(5)]
    keep(store, Batch(
        tuple(n.happenings[0] for n in notes), tuple(n.words[0] for n in reversed(notes)), result=("n0",)
    ))
    assert seqs(store) == [1, 2, 3, 4, 5]
    assert texts(store) == [f"Line {n}" for n in range(5)]
    assert texts(store, after=3) == ["Line 3", "Line 4"], "words come with the event that names them"


def test_reading_on_from_where_one_is(store: Store) -> None:
    for n in range(4):
        keep(store, a_note(f"n{n}", f"Line {n}"))
    assert seqs(store, after=2) == [3, 4]
    assert texts(store, after=2) == ["Line 2", "Line 3"]
    assert store.read("s", 4) == Slice()
    assert store.read("s", 99) == Slice()
    assert store.read("t") == Slice()


def test_words_that_no_event_names_come_with_the_last_event(store: Store) -> None:
    note = a_note("n1", "said")
    keep(store, replace(note, words=(Words("derived", "made of it", "", ("n1",)), *note.words)))
    assert sorted(texts(store)) == ["made of it", "said"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.text(), who=st.text(max_size=5))
def test_all_of_unicode_comes_back(store: Store, text: str, who: str) -> None:
    n = sum(1 for _ in store.read("s").entries)
    keep(store, a_note(f"n{n}", text, who))
    row = store.read("s", n).words[0]
    assert (row.text, row.said_by) == (text, who)


def test_a_note_of_a_mebibyte_comes_back(store: Store) -> None:
    text = "é" * (512 * 1024)
    keep(store, a_note("n1", text))
    assert texts(store) == [text]


@pytest.mark.parametrize("place", ["text", "said_by", "plan", "actor"])
def test_half_a_character_is_refused_and_nothing_is_kept(store: Store, place: str) -> None:
    half = "a\ud800b"
    plan_session(store)
    batch = a_note("n1", half if place == "text" else "x", half if place == "said_by" else "")
    if place == "plan":
        batch = Batch((Happening("e1", events.SpeakerBegan("talk", half), NOON),))
    with pytest.raises(Problem, match="cannot be kept"):
        store.commit("s", 0, a_command("k", actor=half if place == "actor" else "me"), always(batch))
    assert seqs(store) == [1]
    keep(store, a_note("n2", "and on it goes"))
    assert seqs(store) == [1, 2]


def test_an_instant_without_an_offset_is_a_mistake(store: Store) -> None:
    note = a_note("n1", "x")
    naive = replace(note.happenings[0], effective_at=NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="offset"):
        keep(store, replace(note, happenings=(naive,)))
    assert store.read("s") == Slice()


# --- sent twice, sent late -------------------------------------------------------------------------------------


def test_the_same_command_again_answers_the_same_and_does_nothing(store: Store) -> None:
    first = keep(store, a_note("n1", "x"), "k")
    before = store.read("s")

    def never(_: Slice) -> Batch:
        raise AssertionError("decided anew")

    assert store.commit("s", 0, a_command("k"), never) == first == ("n1",)
    assert store.read("s") == before


def test_other_content_under_the_same_command_is_refused(store: Store) -> None:
    keep(store, a_note("n1", "x"), "k")
    with pytest.raises(Problem, match="already sent"):
        store.commit("s", 0, a_command("k", digest="other"), always(a_note("n2", "y")))
    assert texts(store) == ["x"]


def test_a_command_belongs_to_its_session(store: Store) -> None:
    keep(store, a_note("n1", "x"), "k", session="a")
    keep(store, a_note("n2", "y"), "k", session="b")
    assert (texts(store, "a"), texts(store, "b")) == (["x"], ["y"])


def test_a_command_that_changes_nothing_is_remembered_too(store: Store) -> None:
    plan_session(store)
    assert store.commit("s", 0, a_command("k"), always(Batch(result=("n1",)))) == ("n1",)
    assert store.commit("s", 0, a_command("k"), always(a_note("n2", "x"))) == ("n1",)
    assert seqs(store) == [1]


def test_one_decides_on_what_came_since_one_looked(store: Store) -> None:
    plan_session(store)
    keep(store, a_note("n1", "by another"))
    seen: list[Slice] = []

    def decide(news: Slice) -> Batch:
        seen.append(news)
        return a_note("n2", "mine")

    store.commit("s", 1, a_command("k"), decide)
    assert [[e.seq for e in news.entries] for news in seen] == [[2]]
    assert [[w.text for w in news.words] for news in seen] == [["by another"]]


def test_one_may_read_while_deciding(store: Store) -> None:
    plan_session(store)

    def decide(_: Slice) -> Batch:
        assert len(store.read("s").entries) == 1
        assert store.sessions() == ("s",)
        store.version()
        return a_note("n1", "x")

    store.commit("s", 0, a_command("k"), decide)
    assert seqs(store) == [1, 2]


@pytest.mark.parametrize("trouble", [Problem("no"), RuntimeError("no"), KeyboardInterrupt()])
def test_what_a_decision_raises_passes_and_nothing_is_kept(store: Store, trouble: BaseException) -> None:
    plan_session(store)

    def decide(_: Slice) -> Batch:
        raise trouble

    with pytest.raises(type(trouble)):
        store.commit("s", 0, a_command("k"), decide)
    assert seqs(store) == [1]
    keep(store, a_note("n1", "the same name may be used now"), "k")
    assert seqs(store) == [1, 2]


def test_a_name_that_is_taken_is_refused_and_nothing_is_kept(store: Store) -> None:
    keep(store, a_note("n1", "x"))
    for session in ("s", "t"):
        for batch in (
            Batch((Happening("new", events.ContributionTakenBack("n1"), NOON), *a_note("n1", "y").happenings)),
            replace(a_note("n2", "y"), words=(Words("w-n1", "y", "", ("n2",)),)),
        ):
            with pytest.raises(Problem, match="already"):
                keep(store, batch, "k", session=session)
    assert store.sessions() == ("s",)
    assert texts(store) == ["x"]


# --- erased ----------------------------------------------------------------------------------------------------


def test_erasing_takes_every_version_and_what_was_made_of_it(store: Store) -> None:
    keep(store, a_note("n1", "first"))
    keep(store, an_edit("n1", "second"))
    keep(store, a_note("n2", "other"))
    both = Batch((Happening("e3", events.ContributionMoved("n2", "talk"), NOON),),
                 (Words("w3", "made of both", "", ("n2", "n1")),))
    keep(store, both)
    assert keep(store, an_erasure("n1")) == ("n1",)
    assert texts(store) == ["other"]
    assert seqs(store) == [1, 2, 3, 4, 5], "the log keeps the gap"


def a_purge(*rows: str, finals: tuple[Words, ...] = ()) -> Batch:
    event = events.RawWordsPurged(rows, tuple(events.Final(row.sources[0], row.id, "point") for row in finals))
    return Batch((Happening("purged", event, NOON),), finals, purge=rows)


def test_a_purge_takes_the_rows_that_it_names_and_no_others(store: Store) -> None:
    keep(store, a_note("n1", "first"))
    keep(store, an_edit("n1", "second"))
    keep(store, a_note("n2", "other"))
    keep(store, a_purge("w-n1", "w-n2", finals=(Words("f2", "as in the note", "", ("n2",)),)))
    assert texts(store) == ["second", "as in the note"]
    assert texts(store, after=3) == ["as in the note"], "words come with the event that names them"


def test_a_purge_reaches_only_its_own_session(store: Store) -> None:
    keep(store, a_note("n1", "here"), session="a")
    keep(store, a_note("n2", "there"), session="b")
    keep(store, a_purge("w-n2"), session="a")
    assert (texts(store, "a"), texts(store, "b")) == (["here"], ["there"])


def test_a_copied_purge_takes_the_words_that_are_here(store: Store) -> None:
    other = MemoryStore()
    for batch in (a_note("n1", "first"), a_note("n2", "stays")):
        keep(other, batch)
    store.append_copy("s", other.read("s"))
    keep(other, a_purge("w-n1"))
    store.append_copy("s", other.read("s", 2))
    assert texts(store) == ["stays"]
    assert store.read("s") == other.read("s")


def test_erasing_reaches_only_its_own_session(store: Store) -> None:
    keep(store, a_note("n1", "here"), session="a")
    other = replace(a_note("n1", "there"), happenings=(Happening("e9", a_note("n1", "").happenings[0].event, NOON),),
                    words=(Words("w9", "there", "", ("n1",)),))
    keep(store, other, session="b")
    keep(store, an_erasure("n1"), session="a")
    assert (texts(store, "a"), texts(store, "b")) == ([], ["there"])


def test_an_erased_note_stays_a_tombstone_to_the_command_that_made_it(store: Store) -> None:
    keep(store, a_note("n1", "x"), "k")
    keep(store, an_erasure("n1"))
    assert store.commit("s", 0, a_command("k"), always(a_note("n9", "x"))) == ("n1",)
    assert texts(store) == []


def test_erasing_again_is_no_trouble(store: Store) -> None:
    keep(store, a_note("n1", "x"))
    keep(store, an_erasure("n1"), "k")
    assert store.commit("s", 0, a_command("k2"), always(Batch(erase=("n1",), result=("n1",)))) == ("n1",)
    assert keep(store, an_erasure("n1"), "k") == ("n1",)
    assert seqs(store) == [1, 2]


def test_what_a_command_answered_in_words_goes_with_them(store: Store) -> None:
    """As a Convenor before this one answered with what somebody had written back."""
    keep(store, a_note("n1", "quetzal"))
    keep(store, a_note("n2", "toucan"), "k2")
    paused = (Happening("p1", events.Paused("talk"), NOON),)
    keep(store, Batch(paused, result=("1", "1\nA quetzal, as I wrote it", "And a signature")), "reply")
    keep(store, Batch((replace(paused[0], id="p2"),), result=("quetzal",)), "said")
    keep(store, Batch((replace(paused[0], id="p3"),), result=("changed 1", "way 0")), "numbers")
    keep(store, an_erasure("n1"))
    again = {k: store.commit("s", 0, a_command(k), always(Batch())) for k in ("reply", "said", "numbers", "k2")}
    assert again == {"reply": (), "said": (), "numbers": ("changed 1", "way 0"), "k2": ("n2",)}


# --- copies taken in -------------------------------------------------------------------------------------------


def a_copy(*batches: Batch, session: str = "s") -> Slice:
    source = MemoryStore()
    for batch in batches:
        keep(source, batch, session=session)
    return source.read(session)


def test_a_copy_comes_in_exactly_as_it_is(store: Store) -> None:
    copy = a_copy(a_note("n1", "One"), an_edit("n1", "Two"), a_note("n2", "Three"))
    store.append_copy("s", copy)
    assert store.read("s") == copy
    assert store.sessions() == ("s",)


def test_a_copy_goes_on_from_what_is_here_and_erases(store: Store) -> None:
    whole = a_copy(a_note("n1", "One"), a_note("n2", "Two"), an_erasure("n1"), a_note("n3", "Three"))
    keep(store, a_note("n1", "One"))
    keep(store, a_note("n2", "Two"))
    store.append_copy("s", Slice(whole.entries[2:], whole.words[1:]))
    assert texts(store) == ["Two", "Three"]
    assert seqs(store) == [1, 2, 3, 4]


def test_words_that_a_copy_itself_erases_never_come_in(store: Store) -> None:
    whole = a_copy(a_note("n1", "One"), a_note("n2", "Two"))
    gone = a_copy(a_note("n1", "One"), a_note("n2", "Two"), an_erasure("n1"))
    store.append_copy("s", Slice(gone.entries, whole.words))
    assert texts(store) == ["Two"]


def test_a_command_that_came_with_a_copy_is_not_done_again(store: Store) -> None:
    store.append_copy("s", a_copy(a_note("n1", "One")))
    assert store.commit("s", 0, a_command("k-e-n1"), always(a_note("n9", "One"))) == ("n1",)
    assert texts(store) == ["One"]


@pytest.mark.parametrize("spoil", [
    lambda copy: Slice(copy.entries[1:], copy.words),
    lambda copy: Slice((copy.entries[0], *copy.entries[2:]), copy.words),
    lambda copy: Slice(tuple(replace(e, session="t") for e in copy.entries), copy.words),
    lambda copy: Slice((), copy.words),
    lambda copy: Slice((copy.entries[0], replace(copy.entries[1], id=copy.entries[0].id)), copy.words),
], ids=["later", "gap", "other session", "no log", "same name twice"])
def test_a_copy_that_does_not_fit_is_refused_and_nothing_changes(store: Store, spoil: Callable[[Slice], Slice]) -> None:
    copy = a_copy(a_note("n1", "One"), a_note("n2", "Two"), a_note("n3", "Three"))
    with pytest.raises(Problem):
        store.append_copy("s", spoil(copy))
    assert store.read("s") == Slice()
    assert store.sessions() == ()
    store.append_copy("s", copy)


def test_the_same_copy_twice_is_refused(store: Store) -> None:
    copy = a_copy(a_note("n1", "One"))
    store.append_copy("s", copy)
    with pytest.raises(Problem):
        store.append_copy("s", copy)
    assert store.read("s") == copy


# --- several at once -------------------------------------------------------------------------------------------


def test_the_version_changes_with_every_change_and_not_without(store: Store) -> None:
    seen = [store.version()]
    assert store.version() == seen[0]
    keep(store, a_note("n1", "x"))
    seen.append(store.version())
    keep(store, an_erasure("n1"))
    seen.append(store.version())
    store.append_copy("t", a_copy(a_note("n2", "y"), session="t"))
    seen.append(store.version())
    assert len(set(seen)) == len(seen)
    store.read("s")
    assert store.version() == seen[-1]


def test_threads_write_and_read_at_once(store: Store) -> None:
    plan_session(store)
    troubles: list[BaseException] = []

    def work(mine: str) -> None:
        try:
            for n in range(30):
                keep(store, a_note(f"{mine}{n}", f"{mine} {n}"))
                slice_ = store.read("s")
                assert [e.seq for e in slice_.entries] == list(range(1, len(slice_.entries) + 1))
                assert len(slice_.words) == len(slice_.entries) - 1, "never an event without its words"
                store.version()
        except BaseException as trouble:
            troubles.append(trouble)
            raise

    threads = [threading.Thread(target=work, args=(mine,)) for mine in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert seqs(store) == list(range(1, 122))


def test_closing_waits_for_what_another_thread_is_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SqliteStore(tmp_path / "home" / "record.sqlite")
    plan_session(store)
    reads, goes_on = threading.Event(), threading.Event()
    usual = reading.read

    def dawdles(db: sqlite3.Connection, session: str, after: int) -> Slice:
        reads.set()
        assert goes_on.wait(LONGEST)
        return usual(db, session, after)

    monkeypatch.setattr(reading, "read", dawdles)
    found: list[Slice] = []
    reader = threading.Thread(target=lambda: found.append(store.read("s")))
    closer = threading.Thread(target=store.close)
    reader.start()
    assert reads.wait(LONGEST)
    closer.start()
    closer.join(0.2)  # it has either finished by then, which is too soon, or it waits
    goes_on.set()
    for thread in (reader, closer):
        thread.join()
    assert [len(slice_.entries) for slice_ in found] == [1]


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    file = tmp_path / "home" / "record.sqlite"
    runs = []
    for mine in ("ann", "bob"):  # neither file nor folder is there yet: both may make them
        line, environment = a_python("tests.support.note_writer", str(file), "s", mine, "200")
        runs.append(subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    said = [run.communicate(timeout=100) for run in runs]
    assert [(run.returncode, err.decode()) for run, (_, err) in zip(runs, said, strict=True)] == [(0, "")] * 2
    store = SqliteStore(file)
    assert seqs(store) == list(range(1, 401))
    names = {e.event.contribution for e in store.read("s").entries if isinstance(e.event, events.ContributionRecorded)}
    assert names == {f"{mine}{n}" for mine in ("ann", "bob") for n in range(200)}
    assert len(texts(store)) == 400
    store.close()


def test_another_process_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "home" / "record.sqlite"
    store = SqliteStore(file)
    before = store.version()
    line, environment = a_python("tests.support.note_writer", str(file), "s", "ann", "1")
    subprocess.run(line, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
    assert store.version() != before
    assert seqs(store) == [1]
    store.close()


