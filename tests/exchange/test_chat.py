"""Saved chat in all its forms: what was said to all, once, in its room; and nothing of who said it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.exchange.chat import ChatFile, from_chats, is_chat, room_in_name
from convenor.services import gathering, recording, running
from convenor.services.gathering import Arrived
from convenor.session.problem import Problem
from tests.support.hosts import Room, a_planned_room

V1 = (
    "11:30:01 From Ana Lima to Everyone:\n\tA bench\n\tis an invitation\n"
    "11:30:05 From  Sam  To  Everyone:\n\t11:00:00 From Cy to Everyone:\n"
    "11:30:09 From Ben to Ana Lima(Direct Message):\n\tsecret\n"
    '11:30:12 From Cy to Everyone:\n\tReplying to "A bench is an inv..."\n\t\n\tTo whom?\n'
    '11:30:13 From Cy to Everyone:\n\tReacted to "A bench" with 👍\n'
    '11:30:14 From Cy to Everyone:\n\tRemoved a 👍 reaction from "A bench"\n'
)
V2 = (
    "11:30:01\t From  Ana Lima  to  Everyone : A bench\nis an invitation\n"
    "11:30:09\t From  Ben  to  Ana Lima(Privately) : secret\n11:30:20\t From  Di  to  Everyone : see: this\n"
)
V3 = "11:30:01\t From  Ana to Zed : A bench\n11:30:09\t From  Ben  to  Ana(privately) : secret\n"
V4 = "00:00:05\tAna: the cook:\tA bench\r\n00:01:00\tBen:\tSee https://example.org/a\r\n"
V5 = "2026-11-26 11:30:01 From Ana to Everyone:\n\tA bench\n"
V6 = "11:30:01\tFrom Ana to Everyone:\tA bench\n"


@pytest.fixture
def room() -> Room:
    room = a_planned_room()
    running.start(room.host, room.session_id)
    for _ in range(2):
        room.clock.forward(minutes=10)
        running.next_part(room.host, room.session_id)
    room.clock.forward(minutes=60)
    return room


def read(room: Room, *files: ChatFile | str) -> Arrived:
    given_ = [f if isinstance(f, ChatFile) else ChatFile(f) for f in files]
    return from_chats(given_, room.session(), room.host.now())


def texts(arrived: Arrived) -> list[str]:
    return [h.line.text for h in arrived.heard]


def keep(room: Room, arrived: Arrived) -> tuple[str, ...]:
    found = gathering.sort_out(room.host, room.session_id, arrived)
    return gathering.keep(room.host, room.session_id, found)


@pytest.mark.parametrize(
    ("text", "said", "direct", "reactions"),
    [
        (V1, ["A bench\nis an invitation", "11:00:00 From Cy to Everyone:", "To whom?"], 1, 2),
        (V2, ["A bench\nis an invitation", "see: this"], 1, 0),
        (V3, ["A bench"], 1, 0),
        (V4, ["A bench", "See https://example.org/a"], 0, 0),
        (V5, ["A bench"], 0, 0),
        (V6, ["A bench"], 0, 0),
        ("\ufeff" + V1.replace("\n", "\r\n"), ["A bench\nis an invitation", "11:00:00 From Cy to Everyone:",
                                              "To whom?"], 1, 2),
        ("11:30:01 From A to the moon to Everyone:\n\tHi", ["Hi"], 0, 0),
        ("11:30:01 From A to Everyone to Ben(Direct Message):\n\tHi", [], 1, 0),
        ("11:30:01 From A to Ben:\n\tHi", [], 1, 0),
        ("11:30:01 From Ana: cook to Everyone:\n\tReacted to the news badly", ["Reacted to the news badly"], 0, 0),
        ('11:30:01 From A to Everyone:\n\tReplying to "no "thing" of it"\n\tQuite', ["Quite"], 0, 0),
    ],
)
def test_each_form_is_read(room: Room, text: str, said: list[str], direct: int, reactions: int) -> None:
    assert is_chat(text)
    arrived = read(room, text)
    assert (texts(arrived), arrived.direct, arrived.reactions) == (said, direct, reactions)


def test_nothing_of_who_said_it_is_kept_unless_a_speaker_did(room: Room) -> None:
    keep(room, read(room, V1 + "11:30:40 From Ada Pell (she/her) to Everyone:\n\tWe drew\n"))
    notes = room.session().notes()
    assert [(n.said_by, n.consent) for n in notes] == [("", "note")] * 3 + [("Ada Pell", "note")]
    everything = repr(room.host.store.read(room.session_id))
    for name in ("Ana Lima", "Sam", "Ben", "secret"):
        assert name not in everything


def test_links_are_resources_and_replies_stand_under_what_they_answer(room: Room) -> None:
    keep(room, read(room, V1 + "11:31:00 From Di to Everyone:\n\tSee www.example.org\n"))
    bench, _, whom, link = room.session().notes()
    assert whom.under == bench.id
    assert link.kind == "resource"


def test_several_peoples_copies_are_one_chat(room: Room) -> None:
    late = V1.replace("11:30:01", "11:30:03").replace("11:30:05", "11:30:04")
    arrived = read(room, ChatFile(V1, room=1), ChatFile(late, room=1))
    assert len(arrived.heard) == 3
    assert arrived.doubles == 3
    assert len(keep(room, arrived)) == 3
    assert keep(room, read(room, ChatFile(late, room=1))) == ()
    assert keep(room, read(room, ChatFile(V2, room=1)))
    assert [n.text for n in room.session().notes()].count("A bench\nis an invitation") == 1


def test_two_people_may_say_the_same_at_once(room: Room) -> None:
    yes = "11:30:01 From Ana to Everyone:\n\tYes\n11:30:02 From Ben to Everyone:\n\tYes\n"
    assert len(keep(room, read(room, yes))) == 2
    assert keep(room, read(room, yes)) == ()
    assert keep(room, read(room, yes.splitlines()[0] + "\n\tYes\n")) == ()


def test_the_room_is_the_files_and_what_all_rooms_heard_is_nobodys_room(room: Room) -> None:
    both = "11:30:01 From Ana to Everyone:\n\tTo all\n"
    one = ChatFile(both + "11:30:30 From Ben to Everyone:\n\tOne\n", "chat Room 1.txt")
    two = ChatFile(both + "11:30:40 From Cy to Everyone:\n\tTwo\n", "chat room-2.txt")
    assert [(h.line.text, h.line.room) for h in read(room, one, two).heard] == [
        ("To all", None), ("One", 1), ("Two", 2)
    ]
    before_the_rooms = ChatFile("11:05:00 From Ana to Everyone:\n\tEarly\n", "room 1.txt")
    (early,) = read(room, before_the_rooms).heard
    assert early.line.room is None
    keep(room, read(room, one, two, before_the_rooms))
    assert [(n.text, n.segment) for n in room.session().notes()] == [
        ("Early", "arrival"), ("To all", "rooms"), ("One", "rooms"), ("Two", "rooms")
    ]


@pytest.mark.parametrize(
    ("name", "n"), [("room 3.txt", 3), ("Room-12 chat.txt", 12), ("chat.txt", None), ("broom3000.txt", None)]
)
def test_files_named_after_rooms(name: str, n: int | None) -> None:
    assert room_in_name(name) == n


def test_a_recordings_times_count_from_its_start(room: Room) -> None:
    cloud = ChatFile(V4, "GMT20261126-112956_cooks.txt")
    bench, _ = read(room, cloud).heard
    assert bench.at == room.session().started_at + timedelta(minutes=30, seconds=1)  # type: ignore[operator]
    keep(room, read(room, V1.replace("\n\tis an invitation", "")))
    assert texts(read(room, cloud)) == ["A bench", "See https://example.org/a"]
    assert len(keep(room, read(room, cloud))) == 1, "the client's copy of the same line was there already"
    assert len(keep(room, read(room, ChatFile(V4, "chat.txt")))) == 2, "without a start nobody can know"
    assert keep(room, read(room, ChatFile(V4, "chat.txt"))) == ()


def test_past_midnight_the_order_stays(room: Room) -> None:
    late = "23:59:58 From A to Everyone:\n\tOne\n00:00:03 From B to Everyone:\n\tTwo\n"
    assert texts(read(room, late)) == ["One", "Two"]


def test_an_erased_line_is_not_brought_back_and_that_is_said(room: Room) -> None:
    keep(room, read(room, V1))
    recording.erase(room.host, room.session_id, room.session().notes()[0].id)
    found = gathering.sort_out(room.host, room.session_id, read(room, V1))
    assert found.new == ()
    assert [h.line.text for h in found.withheld] == ["A bench\nis an invitation"]


def test_a_file_without_chat_is_refused_in_words(room: Room) -> None:
    with pytest.raises(Problem, match="no chat"):
        read(room, "hello")


@given(st.lists(st.sampled_from([*V1.splitlines(), *V2.splitlines(), *V4.splitlines(), ""]) | st.text(), max_size=12))
def test_any_file_is_read_or_refused(lines: list[str]) -> None:
    room = a_planned_room()
    try:
        arrived = read(room, "\n".join(lines))
    except Problem:
        return
    assert all(h.line.text.strip() for h in arrived.heard)
    assert not any("secret" in h.line.text and h.line.said_by for h in arrived.heard)
