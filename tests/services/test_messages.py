"""What the rooms are told: kept before it is shown, as long as it stands, gone for good when erased."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.exchange.record_file import as_copied, to_yaml, whole_from_yaml
from convenor.services import calling, editing, messages, planning, rooms, running
from convenor.services.host import Host, Wish
from convenor.session.problem import NotFound, Problem, Stale
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import SERIES_EVENT, Room, a_planned_room
from tests.support.sessions import FakeClock, SeededIds


@pytest.fixture
def room() -> Room:
    """Three rooms, and people are in them."""
    room = a_planned_room()
    running.start(room.host, room.session_id)
    for _ in range(2):
        running.next_part(room.host, room.session_id)
    return room


def told(room: Room, n: int | None = None) -> str:
    return messages.told(room.session(), n).text


def send(room: Room, text: str, n: int | None = None) -> str:
    return messages.send(room.host, room.session_id, text, n)


def test_all_rooms_are_told_or_one(room: Room) -> None:
    send(room, "Ten minutes left")
    assert [told(room, n) for n in (None, 1, 2)] == ["Ten minutes left"] * 3
    assert messages.told(room.session(), 2).to_all
    send(room, "Ada is coming to you", 2)
    assert [told(room, n) for n in (None, 1, 2, 3)] == [
        "Ten minutes left", "Ten minutes left", "Ada is coming to you", "Ten minutes left",
    ]
    assert not messages.told(room.session(), 2).to_all
    assert [m.text for m in messages.standing(room.session())] == ["Ten minutes left", "Ada is coming to you"]
    send(room, "Five")
    assert [m.text for m in messages.standing(room.session())] == ["Five"], "a newer one to all takes their place"


def test_it_stands_until_its_part_ends(room: Room) -> None:
    send(room, "Ten minutes left")
    running.next_part(room.host, room.session_id)
    assert told(room, 1) == ""
    running.back(room.host, room.session_id)
    assert told(room, 1) == "Ten minutes left", "the part goes on as if it had never ended"
    running.end(room.host, room.session_id)
    assert told(room, 1) == ""
    with pytest.raises(Problem, match="has ended"):
        send(room, "Too late")


def test_a_message_before_the_start_stands_until_it_starts() -> None:
    room = a_planned_room()
    send(room, "We begin in a moment")
    assert told(room) == "We begin in a moment"
    running.start(room.host, room.session_id)
    assert told(room) == ""


def test_people_of_a_room_that_was_merged_hear_what_the_other_hears(room: Room) -> None:
    send(room, "For three", 3)
    rooms.merge(room.host, room.session_id, 3, 1)
    assert told(room, 1) == told(room, 3) == "For three"
    send(room, "For one", 1)
    assert told(room, 3) == "For one"
    with pytest.raises(NotFound, match="Room 3 is closed"):
        send(room, "Anybody?", 3)


def test_what_one_closed_room_was_told_is_not_told_in_another(room: Room) -> None:
    send(room, "For three", 3)
    for n in (2, 3):
        rooms.close(room.host, room.session_id, n)
    assert (told(room, 2), told(room, 3)) == ("", "For three")


def test_an_erased_message_is_gone_and_the_one_before_it_stands_again(room: Room) -> None:
    send(room, "Ten minutes left")
    wrong = send(room, "Ana said something private")
    messages.erase(room.host, room.session_id, wrong)
    messages.erase(room.host, room.session_id, wrong)
    assert told(room, 1) == "Ten minutes left"
    kept = room.host.store.read(room.session_id)
    assert all("private" not in row.text for row in kept.words)
    assert [m.erased for m in room.session().messages] == [False, True]
    with pytest.raises(NotFound, match="no message"):
        messages.erase(room.host, room.session_id, "never")


@pytest.mark.parametrize(
    ("text", "n", "said"),
    [("  \n", None, "nothing in"), ("x" * 501, None, "501 characters"), ("Hello", 9, "no Room 9"), ("Hi", 0, "Room 0")],
)
def test_what_cannot_be_sent_is_refused_in_words(room: Room, text: str, n: int | None, said: str) -> None:
    with pytest.raises(Problem, match=said):
        send(room, text, n)
    assert room.session().messages == ()


def test_sent_twice_under_one_command_it_is_one(room: Room) -> None:
    first, second = (
        messages.send(room.host, room.session_id, "Hello", None, Wish(command="c" * 26)) for _ in range(2)
    )
    assert first == second
    assert len(room.session().messages) == 1


def test_undo_does_not_touch_a_message(room: Room) -> None:
    send(room, "Hello")
    editing.undo(room.host, room.session_id)
    assert [m.text for m in room.session().messages] == ["Hello"]


def test_on_disk_it_is_there_for_another_process_and_erased_to_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "record.sqlite"
    stores = [SqliteStore(file), SqliteStore(file)]
    host, other = (Host(store, FakeClock(), SeededIds(n)) for n, store in enumerate(stores))
    session_id = planning.new_session(host, planning.Details(title="Who cooks"), of=SERIES_EVENT)
    sent = messages.send(host, session_id, "Zanzibar-in-a-message")
    assert messages.told(other.session(session_id)).text == "Zanzibar-in-a-message"
    messages.erase(other, session_id, sent)
    for store in stores:
        store.close()
    assert all(b"Zanzibar-in-a-message" not in one.read_bytes() for one in tmp_path.iterdir() if one.is_file())


def test_called_back_with_a_grace_that_ends_nothing_by_itself(room: Room) -> None:
    calling.call_back(room.host, room.session_id)
    session, now = room.session(), room.clock.now()
    assert session.called_back is not None
    assert session.called_back.by == now + timedelta(minutes=2)
    assert messages.told(session, 1).back_by == now + timedelta(minutes=2)
    assert messages.called_back_words(session, now) == "Please come back: by 11:02."
    room.clock.forward(minutes=5)
    on = room.session().now_on
    assert on is not None
    assert on.mode == "breakout", "the part goes on until somebody ends it"
    assert messages.called_back_words(room.session(), room.clock.now()) == "Please come back now."
    running.next_part(room.host, room.session_id)
    assert messages.called_back_words(room.session(), room.clock.now()) == ""
    assert messages.told(room.session(), 1).back_by is None


def test_calling_back_can_be_undone_and_given_anew(room: Room) -> None:
    calling.call_back(room.host, room.session_id, 5)
    calling.call_back(room.host, room.session_id, 1)
    called = room.session().called_back
    assert called is not None
    assert called.by == room.clock.now() + timedelta(minutes=1)
    assert editing.undo(room.host, room.session_id) == "Undone: calling the rooms back."
    called = room.session().called_back
    assert called is not None
    assert called.by == room.clock.now() + timedelta(minutes=5)
    editing.undo(room.host, room.session_id)
    assert room.session().called_back is None


def test_nobody_is_called_back_out_of_no_room(room: Room) -> None:
    for minutes in (-1, 61):
        with pytest.raises(Problem, match="not a grace"):
            calling.call_back(room.host, room.session_id, minutes)
    seen = room.session().running
    running.next_part(room.host, room.session_id)
    with pytest.raises(Stale):
        calling.call_back(room.host, room.session_id, seen=seen)
    with pytest.raises(Problem, match="Nobody is in rooms"):
        calling.call_back(room.host, room.session_id)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.none() | st.integers(1, 3)),
        st.tuples(st.just("erase"), st.integers(0, 9)),
        st.tuples(st.just("merge"), st.integers(1, 3)),
    ),
    max_size=14,
)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_a_room_has_the_newest_that_is_for_it_before_it(acts: list[tuple[str, int | None]]) -> None:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    sent: list[tuple[str, str, int | None]] = []
    for n, (act, what) in enumerate(acts):
        try:
            if act == "send":
                sent.append((send(room, f"Word {n}", what), f"Word {n}", what))
            elif act == "erase" and what is not None and what < len(sent):
                messages.erase(room.host, room.session_id, sent.pop(what)[0])
            elif act == "merge" and what is not None:
                rooms.merge(room.host, room.session_id, what, what % 3 + 1)
        except Problem:
            continue  # a closed room is told nothing
    session = room.session()
    now = session.plan.room_now
    for n in (1, 2, 3):
        for_it = [text for _, text, to in sent if to is None or now(to) == now(n)]
        assert told(room, n) == (for_it[-1] if for_it else "")
    assert {m.text for m in messages.standing(session)} >= {told(room, n) for n in (1, 2, 3)} - {""}
    assert "" not in {m.text for m in messages.standing(session)}


def test_a_record_that_is_copied_has_its_messages_and_none_that_was_erased(room: Room) -> None:
    send(room, "Ten minutes left")
    messages.erase(room.host, room.session_id, send(room, "Not for you", 2))
    calling.call_back(room.host, room.session_id)
    text = to_yaml(room.session_id, room.host.store.read(room.session_id))
    assert "Not for you" not in text
    session_id, content, _ = whole_from_yaml(text, "a.yaml")
    copy_id, copied = as_copied(content, SeededIds(9))
    assert session_id == room.session_id
    room.host.store.append_copy(copy_id, copied)
    copy = room.host.session(copy_id)
    assert [(m.text, m.erased) for m in copy.messages] == [("Ten minutes left", False), ("", True)]
    assert copy.called_back == room.session().called_back
