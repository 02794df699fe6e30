"""Rooms that come and go while the session runs: the notes and the people follow, and undo brings all back."""

from __future__ import annotations

import pytest

from convenor.services import dealing, editing, recording, roles, rooms, roster
from convenor.services.dealing import Asked
from convenor.services.recording import Line
from convenor.services.room_lists import room_words, rooms_of, rooms_row
from convenor.services.roster import Newcomer
from convenor.session.problem import NotFound, Problem
from tests.support.hosts import SERIES_EVENT, Room, a_format, a_part, a_planned_room, an_exercise

PEOPLE = ("Ana", "Ben", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida")


@pytest.fixture
def room() -> Room:
    room = a_planned_room()
    roster.take(room.host, room.session_id, [Newcomer(name) for name in PEOPLE])
    return room


def deal(room: Room, seed: int = 1, **asked: object) -> None:
    dealing.deal(room.host, room.session_id, Asked(**asked), seed)  # type: ignore[arg-type]  # names of fields


def seats(room: Room, round_: int | None = None) -> dict[str, list[str]]:
    return {r.label: list(r.names) for r in rooms_of(room.session(), round_).rooms}


def open_rooms(room: Room) -> list[str]:
    return [r.label for r in room.session().plan.open_rooms]


def test_a_new_room_is_asked_what_all_the_others_are(room: Room) -> None:
    assert rooms.add(room.host, room.session_id) == 4
    assert room.session().plan.rooms[-1].question == "What is a table for?"
    rooms.add(room.host, room.session_id, "Another?", "The kitchen")
    assert open_rooms(room)[-1] == "The kitchen"
    rooms.add(room.host, room.session_id)
    assert room.session().plan.rooms[-1].question == ""


def test_notes_follow_a_merge_even_those_that_come_later_and_undo_brings_them_back(room: Room) -> None:
    recording.record(room.host, room.session_id, [Line("One", room=3), Line("Two", room=1)])
    deal(room)
    before = seats(room)
    assert rooms.merge(room.host, room.session_id, 3, 1)
    recording.record(room.host, room.session_id, [Line("Late", room=3)])
    assert [(n.text, n.room, n.noted_in) for n in room.session().notes()] == [
        ("One", 1, 3), ("Two", 1, None), ("Late", 1, 3)
    ]
    assert sorted(seats(room)["Room 1"]) == sorted(before["Room 1"] + before["Room 3"])
    assert open_rooms(room) == ["Room 1", "Room 2"]
    editing.undo(room.host, room.session_id)
    assert seats(room) == before
    assert [n.room for n in room.session().notes()] == [3, 1, 3]


def test_a_chain_of_merges_ends_where_people_are(room: Room) -> None:
    recording.record(room.host, room.session_id, [Line("One", room=3)])
    rooms.merge(room.host, room.session_id, 3, 2)
    rooms.merge(room.host, room.session_id, 2, 1)
    (note,) = room.session().notes()
    assert (note.room, note.noted_in) == (1, 3)


def test_notes_stay_with_the_question_that_they_answer() -> None:
    room = a_planned_room(rooms=("Why?", "How?"))
    recording.record(room.host, room.session_id, [Line("Because", room=2)])
    assert not rooms.merge(room.host, room.session_id, 2, 1)
    assert [n.room for n in room.session().notes()] == [2]


def test_a_closed_room_keeps_its_notes_and_its_people_have_none(room: Room) -> None:
    recording.record(room.host, room.session_id, [Line("One", room=2)])
    deal(room)
    inside = seats(room)["Room 2"]
    rooms.close(room.host, room.session_id, 2)
    assert [n.room for n in room.session().notes()] == [2]
    assert sorted(rooms_of(room.session()).without) == sorted(inside)
    deal(room, rest=True)
    assert rooms_of(room.session()).without == ()
    assert rooms.add(room.host, room.session_id) == 4, "a number is never given twice"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda r: rooms.close(r.host, r.session_id, 9), "no Room 9"),
        (lambda r: rooms.merge(r.host, r.session_id, 1, 1), "with itself"),
        (lambda r: rooms.merge(r.host, r.session_id, 1, 8), "no Room 8"),
        (lambda r: rooms.rename(r.host, r.session_id, 1, "room 2"), "called Room 2 already"),
        (lambda r: rooms.rename(r.host, r.session_id, 1, "x" * 300), "too long"),
        (lambda r: dealing.put(r.host, r.session_id, "Zoe", 1), "Nobody on the roster"),
        (lambda r: dealing.put(r.host, r.session_id, "Ana", 7), "no Room 7"),
        (lambda r: dealing.swap(r.host, r.session_id, "Ana", "Ben"), "no room yet"),
        (lambda r: deal(r, count=0), "cannot be 0 rooms"),
        (lambda r: deal(r, count=50), "9 people cannot fill 50 rooms"),
        (lambda r: deal(r, round=0), "no round 0"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(room: Room, act: object, words: str) -> None:
    before = room.session()
    with pytest.raises(Problem, match=words):
        act(room)  # type: ignore[operator]  # a lambda of the table above
    assert room.session() == before


def test_a_closed_room_cannot_be_closed_again(room: Room) -> None:
    rooms.close(room.host, room.session_id, 2)
    with pytest.raises(NotFound, match="Room 2 is closed"):
        rooms.close(room.host, room.session_id, 2)


def test_dealing_makes_the_rooms_that_it_is_to_fill_in_one_act(room: Room) -> None:
    deal(room, count=4)
    assert open_rooms(room) == ["Room 1", "Room 2", "Room 3", "Room 4"]
    editing.undo(room.host, room.session_id)
    assert len(open_rooms(room)) == 3
    assert room.session().deals == ()


def test_hosts_and_note_takers_have_their_rooms_and_reasons_say_so(room: Room) -> None:
    deal(room, hosts=(("Ana", 2),), note_takers=(("Ben", None), ("Cy", None)), apart=(("Di", "Ed"),))
    found = rooms_of(room.session())
    assert [r.host for r in found.rooms] == ["", "Ana", ""]
    assert [r.note_taker for r in found.rooms] == ["Ben", "Cy", ""]
    said = " ".join(found.reasons)
    assert "Ana: Room 2, hosts it." in said
    assert "Di: " in said
    assert "kept apart from Ed" in said
    assert len(found.reasons) == len(PEOPLE)
    assert "(host)" in room_words(found.rooms[1])
    with pytest.raises(Problem, match="Every room has somebody"):
        deal(room, hosts=tuple((name, None) for name in PEOPLE[:4]))


def test_dealing_some_again_moves_nobody_else(room: Room) -> None:
    deal(room, seed=3, apart=(("Ana", "Ben"),))
    before = room.session().deals[0]
    deal(room, seed=4, again=("Ana", "Ben", "Cy"))
    after = room.session().deals[0]
    assert after.apart == before.apart
    moved = {p.id for p in room.session().roster if before.room_of(p.id) != after.room_of(p.id)}
    assert moved <= {p.id for p in room.session().roster[:3]}


def test_a_late_joiner_goes_to_the_emptiest_room(room: Room) -> None:
    deal(room)
    roster.left(room.host, room.session_id, seats(room)["Room 2"][0])
    roster.take(room.host, room.session_id, [Newcomer("Late")])
    assert rooms_of(room.session()).without == ("Late",)
    deal(room, rest=True)
    assert "Late" in seats(room)["Room 2"]


def test_by_hand(room: Room) -> None:
    deal(room, hosts=(("Ana", 1),))
    dealing.put(room.host, room.session_id, "Ana", 2)
    assert "Ana" in seats(room)["Room 2"]
    assert rooms_of(room.session()).rooms[1].host == "Ana"
    other = seats(room)["Room 3"][0]
    dealing.swap(room.host, room.session_id, "Ana", other)
    assert "Ana" in seats(room)["Room 3"]
    assert other in seats(room)["Room 2"]
    assert any(r.endswith("put there by hand.") for r in rooms_of(room.session()).reasons)


def test_a_second_round_brings_new_company() -> None:
    two_rounds = a_format(*SERIES_EVENT.parts, a_part(an_exercise("again", 10, "breakout", "discussion")))
    room = a_planned_room(two_rounds)
    roster.take(room.host, room.session_id, [Newcomer(name) for name in PEOPLE])
    deal(room, seed=2)
    deal(room, seed=2, round=2)
    first, second = room.session().deals
    assert (first.round, second.round) == (1, 2)
    together = [
        (a, b) for a in first.seats for b in first.seats
        if a.person < b.person and a.room == b.room and second.room_of(a.person) == second.room_of(b.person)
    ]
    assert together == []
    assert all("with nobody from an earlier round" in r for r in rooms_of(room.session(), 2).reasons)


def test_for_machines(room: Room) -> None:
    deal(room, seed=7)
    row = rooms_row(rooms_of(room.session()))
    assert row["seed"] == 7
    assert set(row["rooms"][0]) >= {"n", "question", "people", "note_taker", "host"}
    assert row["rooms"][0]["question"] == "What is a table for?"
    assert sorted(name for r in row["rooms"] for name in r["people"]) == sorted(PEOPLE)


def test_a_role_by_hand_is_one_persons_in_a_room_and_can_be_given_back(room: Room) -> None:
    deal(room)
    one, other, *_ = seats(room)["Room 1"]
    roles.give_role(room.host, room.session_id, one, "host")
    roles.give_role(room.host, room.session_id, other, "host")
    (first, *_) = rooms_of(room.session()).rooms
    assert first.host == other
    roles.give_role(room.host, room.session_id, other, "host")
    assert rooms_of(room.session()).rooms[0].host == ""
    roster.take(room.host, room.session_id, [Newcomer("Late")])
    with pytest.raises(Problem, match="no room yet"):
        roles.give_role(room.host, room.session_id, "Late", "note-taker")
