"""Dealing over a whole record: even for anybody who comes, in whatever rooms there are, and the same from one seed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from convenor.services import dealing, editing, rooms, roster
from convenor.services.dealing import Asked
from convenor.services.room_lists import rooms_of
from convenor.services.roster import Newcomer
from convenor.session.problem import Problem
from tests.support.hosts import Room, a_planned_room

NAMES = st.lists(
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12), min_size=1, max_size=30,
    unique_by=str.casefold,
)


def peopled(names: list[str], count: int) -> Room:
    room = a_planned_room(rooms=("Why?",) * count)
    roster.take(room.host, room.session_id, [Newcomer(name) for name in names])
    return room


def sizes(room: Room, round_: int = 1) -> list[int]:
    return [len(r.people) for r in rooms_of(room.session(), round_).rooms]


@given(NAMES, st.integers(1, 8), st.integers(0, 8), st.integers(0, 8), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_rooms_with_hosts_and_note_takers_are_never_more_than_one_apart(
    names: list[str], count: int, hosts: int, takers: int, seed: int
) -> None:
    count = min(count, len(names))
    room = peopled(names, count)
    ids = [p.id for p in room.session().roster]
    hosting = tuple((i, None) for i in ids[: min(hosts, count)])
    noting = tuple((i, None) for i in ids[len(hosting) : len(hosting) + min(takers, count)])
    try:
        dealing.deal(room.host, room.session_id, Asked(hosts=hosting, note_takers=noting), seed)
    except Problem as refused:
        reason = refused.what
        assert reason.endswith(".")
        return
    assert sum(sizes(room)) == len(ids)
    if 2 * count <= len(ids) or not noting or not hosting:  # else some rooms have two fixed and there are too few
        assert max(sizes(room)) - min(sizes(room)) <= 1


@given(NAMES, st.integers(1, 6), st.integers(0, 10**6), st.data())
@settings(max_examples=60, deadline=None)
def test_closing_and_merging_loses_nobody_and_undo_brings_each_back(
    names: list[str], count: int, seed: int, data: st.DataObject
) -> None:
    count = min(count, len(names))
    room = peopled(names, count)
    dealing.deal(room.host, room.session_id, Asked(), seed)
    before = rooms_of(room.session())
    everybody = {p.id for p in room.session().roster}
    acts = 0
    for _ in range(data.draw(st.integers(0, 3))):
        now = [r.n for r in room.session().plan.open_rooms]
        if len(now) < 2:
            break
        one, other = data.draw(st.permutations(now))[:2]
        if data.draw(st.booleans()):
            rooms.merge(room.host, room.session_id, one, other)
        else:
            rooms.close(room.host, room.session_id, one)
        acts += 1
        found = rooms_of(room.session())
        seated = [p.id for r in found.rooms for p in r.people]
        assert len(seated) == len(set(seated))
        assert len(seated) + len(found.without) == len(everybody)
    for _ in range(acts):
        editing.undo(room.host, room.session_id)
    assert rooms_of(room.session()) == before


@given(NAMES, st.integers(1, 6), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_the_same_seed_gives_the_same_rooms_and_a_reason_for_everybody(names: list[str], count: int, seed: int) -> None:
    count = min(count, len(names))
    found = []
    for _ in range(2):
        room = peopled(names, count)
        deal = dealing.deal(room.host, room.session_id, Asked(), seed)
        assert deal.seed == seed
        found.append([r.names for r in rooms_of(room.session()).rooms])
        said = dealing.reasons_of(room.session(), deal)
        assert set(said) == {p.id for p in room.session().roster}
        assert all(reason.endswith(".") for reason in said.values())
    assert found[0] == found[1]


@given(st.integers(4, 20), st.integers(2, 4), st.integers(1, 5), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_latecomers_are_dealt_without_anybody_moving(people: int, count: int, late: int, seed: int) -> None:
    room = peopled([f"P{n}" for n in range(people)], count)
    first = dealing.deal(room.host, room.session_id, Asked(), seed)
    roster.take(room.host, room.session_id, [Newcomer(f"Late{n}") for n in range(late)])
    again = dealing.deal(room.host, room.session_id, Asked(rest=True), seed + 1)
    assert all(again.room_of(s.person) == s.room for s in first.seats)
    assert len(again.seats) == people + late
    assert max(sizes(room)) - min(sizes(room)) <= 1


@given(NAMES, st.integers(1, 5), st.integers(0, 10**6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_whom_somebody_met_before_is_said_of_everybody_who_did(
    names: list[str], count: int, seed: int, fresh: bool
) -> None:
    count = min(count, len(names))
    room = peopled(names, count)
    first = dealing.deal(room.host, room.session_id, Asked(round=1), seed)
    second = dealing.deal(room.host, room.session_id, Asked(round=2), seed + fresh)
    said = dealing.reasons_of(room.session(), second)
    for one in second.seats:
        again = any(
            first.room_of(one.person) == first.room_of(other.person) and one.room == other.room
            for other in second.seats if other.person != one.person
        )
        assert ("before" in said[one.person].split(", ", 1)[1]) == again or "before" in said[one.person].split(":")[0]
