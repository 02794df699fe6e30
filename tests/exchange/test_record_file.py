"""A session's whole record as a file, out and in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import get_type_hints

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convenor.exchange.record_file import as_copied, from_yaml, merge, to_yaml
from convenor.services.ports import Slice
from convenor.session import event as events
from convenor.session.agenda import Plan, PlannedTime, Segment
from convenor.session.codec import EVENT_TYPES, NewerRecord
from convenor.session.event import Entry, Event, Words
from convenor.session.fold import fold
from convenor.session.problem import Problem
from convenor.store.memory import MemoryStore
from tests.support.sessions import NOON, SeededIds, a_plan, a_segment

AWKWARD = [
    "", " ", "no", "~", "null", "1.5", "- a", "a: b # c", "'", '"', "\\", "\\u0041", "a\nb", "a\r\nb\r", "\ttab",
    "\x00", "\x1b[31mred", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\U0010ffff",
    "\U0001fffe", "\ufdd0", "مرحبا \u202eabc", "e\u0301", "👩‍👩‍👧", "%YAML", "---", "...", "!!int 3", "&a *a", "> x",
    "| x",
]


def entry(seq: int, event: Event, **more: object) -> Entry:
    at = NOON + timedelta(seconds=seq)
    return replace(Entry("s", seq, f"e{seq}", at, at, "facilitator", f"k{seq}", event), **more)  # type: ignore[arg-type]  # fields of Entry


def recorded(n: int) -> events.ContributionRecorded:
    return events.ContributionRecorded(f"c{n}", "talk", f"w{n}", "during")


def a_record(*texts: str) -> Slice:
    entries = [
        entry(1, events.SessionPlanned(a_plan("Who cooks"), (a_segment("talk"),))),
        entry(2, events.SessionStarted("talk", (PlannedTime("talk", NOON, NOON + timedelta(minutes=10)),), None)),
    ]
    words = []
    for n, text in enumerate(texts, 3):
        entries.append(entry(n, recorded(n)))
        words.append(Words(f"w{n}", text, "Ann" if n % 2 else "", (f"c{n}",)))
    return Slice(tuple(entries), tuple(words))


def erased(record: Slice, n: int) -> Slice:
    """The record after note `n` was erased."""
    gone = entry(len(record.entries) + 1, events.ContributionErased(f"c{n}"))
    return Slice((*record.entries, gone), tuple(w for w in record.words if f"c{n}" not in w.sources))


def there_and_back(record: Slice) -> Slice:
    text = to_yaml("s", record)
    session, again = from_yaml(text)
    assert session == "s"
    assert to_yaml(session, again) == text
    return again


def test_everything_comes_back() -> None:
    record = a_record(*AWKWARD)
    assert there_and_back(record) == record


@given(st.lists(st.text(), max_size=5))
def test_all_of_unicode_comes_back(texts: list[str]) -> None:
    record = a_record(*texts)
    assert [w.text for w in there_and_back(record).words] == texts


@given(st.text())
def test_any_reader_of_yaml_reads_it(text: str) -> None:
    document = yaml.load(to_yaml("s", a_record(text)), Loader=yaml.SafeLoader)
    assert document["events"][2]["words"][0]["text"] == text


INSTANTS = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]))
ANY_EVENT = st.one_of(*(
    st.builds(kind, **{name: INSTANTS for name, hint in get_type_hints(kind).items() if hint is datetime})
    for kind in EVENT_TYPES.values()
    if not {Plan, Segment} & set(get_type_hints(kind).values()) and kind is not events.SessionPlanned
))
"""But for those that carry a whole plan or part: making such up at random takes a minute."""


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY_EVENT, max_size=6))
def test_any_log_comes_back(happened: list[Event]) -> None:
    record = a_record("One")
    more = tuple(entry(n, event) for n, event in enumerate(happened, 4))
    record = Slice((*record.entries, *more), record.words)
    assert there_and_back(record) == record


def test_words_stand_beside_what_happened() -> None:
    text = to_yaml("s", a_record("Curly “quotes” — and a long dash"))
    assert 'text: "Curly “quotes” — and a long dash"' in text.split('type: "ContributionRecorded"')[1]


def test_a_million_bytes_come_back() -> None:
    record = a_record("é\n" * 300_000)
    assert there_and_back(record) == record


def test_words_that_no_event_names_come_back() -> None:
    record = a_record("One", "Two")
    record = Slice(record.entries, (*record.words, Words("x1", "Both", "", ("c3", "c4"))))
    assert there_and_back(record) == record


def test_erased_words_are_a_gap() -> None:
    record = erased(a_record("Secret", "Open"), 3)
    assert there_and_back(record) == record
    assert "Secret" not in to_yaml("s", record)


def test_through_a_store_and_out_again() -> None:
    text = to_yaml("s", erased(a_record(*AWKWARD), 5))
    store = MemoryStore()
    store.append_copy(*from_yaml(text))
    assert to_yaml("s", store.read("s")) == text


def test_instants_keep_their_offset() -> None:
    record = a_record()
    away = timezone(timedelta(hours=5, minutes=45))
    at = datetime(2026, 11, 26, 16, 45, 1, 250, tzinfo=away)
    record = Slice((*record.entries, entry(3, events.PromisedEndMoved(at), recorded_at=at, effective_at=at)))
    assert '"2026-11-26T16:45:01.000250+05:45"' in to_yaml("s", record)
    assert there_and_back(record) == record


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("\n", "\r"),
    lambda text: "\ufeff" + text,
    lambda text: text.rstrip("\n"),
    lambda text: text.replace("# A session", "# My session"),
])
def test_what_editors_do_to_a_file_does_no_harm(change) -> None:  # type: ignore[no-untyped-def]  # a lambda
    record = a_record(*AWKWARD)
    assert from_yaml(change(to_yaml("s", record))) == ("s", record)


def said(text: str) -> str:
    with pytest.raises(Problem) as caught:
        from_yaml(text, "mine.yaml")
    assert caught.value.cure
    return str(caught.value)


GOOD = to_yaml("s", a_record("Hello"))


@pytest.mark.parametrize(("text", "says"), [
    ("", "not a session"),
    ("just text", "without quotation marks"),
    ("- 1\n", "not a session"),
    ("a: [1\n", "YAML"),
    ("a: 1\n", "“a” is not known"),
    ("a: \x07\n", "mine.yaml:1:4"),
    ("a: &x 1\n", "Anchors"),
    ("a: *x\n", "Anchors"),
    ("a: !!python/object:os.system 1\n", "Tags"),
    ("%TAG ! x\n---\na: 1\n", "Tags"),
    ("a: 1\na: 2\n", "second time"),
    ("? [1]\n: 2\n", "name is expected"),
    ("a: 1\n---\nb: 2\n", "second document"),
    ("a: " + "[" * 100 + "]" * 100, "deep"),
    ("a: 2026-11-26\n", "without quotation marks"),
    ("convenor_record: 1\nevents: []\n", "“session” is missing"),
    ("convenor_record: true\nsession: \"s\"\nevents: []\n", "not as it should be"),
    ("convenor_record: 0\nsession: \"s\"\nevents: []\n", "not a session"),
    ("convenor_record: 1\nsession: \"s\"\nevents: []\n", "beginning is missing"),
    ("convenor_record: 1\nsession: \"s\"\nevents:\n  - 3\n", "something else in this list"),
    (GOOD.replace("seq: 3", "seq: 4"), "Number 3 of the events is missing"),
    (GOOD.replace("seq: 1", "seq: 2"), "Number 1 of the events is missing"),
    (GOOD.replace("e3", "e2"), "twice"),
    (GOOD.replace('seq: 3', 'seq: "3"'), "“seq” is not as it should be"),
    (GOOD.replace('"2026-11-26T11:00:03+00:00"', '"2026-11-26T11:00:03"', 1), "offset"),
    (GOOD.replace('"2026-11-26T11:00:03+00:00"', '"soon"', 1), "offset"),
    (GOOD.replace('kind: "point"', 'kind: "sermon"'), "not as it should be"),
    (GOOD.replace('kind: "point"', 'kind: "point"\n      loud: true'), "would be lost"),
    (GOOD.replace('- "c3"', '- "c9"'), "which note"),
    (GOOD.replace('sources:\n          - "c3"', "sources: []"), "which note"),
    (GOOD.replace('id: "w3"', 'id: "w4"'), "which note"),
    (GOOD.replace('said_by: "Ann"', "said_by: Ann"), "without quotation marks"),
    (GOOD.replace('"Hello"', '"Hel\ud800lo"'), "half a character"),
])
def test_what_is_wrong_is_said_with_its_place(text: str, says: str) -> None:
    message = said(text)
    assert says in message
    assert message.startswith("mine.yaml:")


def test_the_place_is_the_line_and_column() -> None:
    line = next(n for n, row in enumerate(GOOD.splitlines(), 1) if "said_by" in row)
    column = GOOD.splitlines()[line - 1].index('"Ann"') + 1
    assert said(GOOD.replace('said_by: "Ann"', "said_by: Ann")).startswith(f"mine.yaml:{line}:{column}:")


@pytest.mark.parametrize("text", [
    GOOD.replace("convenor_record: 1", "convenor_record: 2"),
    GOOD.replace('type: "ContributionRecorded"', 'type: "ContributionSung"'),
    GOOD.replace("version: 1", "version: 7"),
])
def test_a_newer_file_is_told_as_one(text: str) -> None:
    with pytest.raises(NewerRecord, match="newer Convenor"):
        from_yaml(text)


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(50))
    assert "Anchors" in said(bomb)


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(Problem):
        to_yaml("s", a_record("\ud800"))


# --- taking in -------------------------------------------------------------------------------------------------


def test_the_same_again_adds_nothing() -> None:
    assert merge(a_record("One"), a_record("One")) is None


def test_into_nothing_goes_all() -> None:
    assert merge(Slice(), a_record("One")) == a_record("One")


def test_a_longer_one_goes_on() -> None:
    new = merge(a_record("One"), a_record("One", "Two"))
    assert new is not None
    assert [e.seq for e in new.entries] == [4]
    assert [w.text for w in new.words] == ["Two"]


def test_an_erasure_is_taken_over() -> None:
    mine, theirs = a_record("Secret", "Two"), erased(a_record("Secret", "Two"), 3)
    store = MemoryStore()
    store.append_copy("s", mine)
    new = merge(mine, theirs)
    assert new is not None
    store.append_copy("s", new)
    assert store.read("s") == theirs


def test_words_erased_here_do_not_come_back_with_a_file_that_still_has_them() -> None:
    mine = erased(a_record("Secret", "Two"), 3)
    longer = Slice((*mine.entries, entry(6, recorded(6))), (*a_record("Secret", "Two").words,
                                                             Words("w6", "Six", "", ("c6",))))
    new = merge(mine, longer)
    assert new is not None
    assert [w.text for w in new.words] == ["Six"]


@pytest.mark.parametrize(("theirs", "says"), [
    (a_record("One"), "older"),
    (a_record(), "older"),
    (Slice((*a_record("One").entries, entry(4, events.Paused("talk"))), a_record("One").words), "different"),
    (a_record("Uno", "Two", "Three"), "Words"),
])
def test_an_older_or_other_one_is_refused(theirs: Slice, says: str) -> None:
    with pytest.raises(Problem, match=says) as caught:
        merge(a_record("One", "Two"), theirs)
    assert "--as-copy" in caught.value.cure


def test_a_copy_is_a_session_of_its_own() -> None:
    record = erased(a_record("One", "Two"), 3)
    record = Slice((*record.entries, entry(6, events.ContributionTakenBack("c4")), entry(7, events.Undone("e6"))),
                   record.words)
    store = MemoryStore()
    store.append_copy("s", record)
    session, copy = as_copied(record, SeededIds())
    store.append_copy(session, copy)
    again, second = as_copied(record, SeededIds(2))
    store.append_copy(again, second)
    one, other = fold(record.entries, record.words), fold(copy.entries, copy.words)
    assert other.id == session != "s"
    assert [(c.id, c.text, c.stands, c.erased) for c in other.contributions] == [
        (c.id, c.text, c.stands, c.erased) for c in one.contributions
    ]
    assert {e.id for e in copy.entries}.isdisjoint(e.id for e in record.entries)
    assert {w.id for w in copy.words}.isdisjoint(w.id for w in record.words)


def test_erasing_in_the_copy_leaves_the_first_alone() -> None:
    record = a_record("One")
    store = MemoryStore()
    store.append_copy("s", record)
    session, copy = as_copied(record, SeededIds())
    store.append_copy(session, copy)
    store.append_copy(session, Slice((replace(entry(4, events.ContributionErased("c3")), session=session, id="new"),)))
    assert store.read(session).words == ()
    assert [w.text for w in store.read("s").words] == ["One"]
