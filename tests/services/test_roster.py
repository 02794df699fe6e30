"""The roster: nobody twice, everybody once more when they come late, and gone when they are forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.services import dealing, planning, roster, running
from convenor.services.host import Host
from convenor.services.roster import Newcomer
from convenor.session.people import Person, Post
from convenor.session.problem import NotFound, Problem
from convenor.session.roster import Present, plain_name
from convenor.store.sqlite import SqliteStore
from tests.support.hosts import SERIES_EVENT, Room, a_planned_room
from tests.support.sessions import FakeClock, SeededIds


@pytest.fixture
def room() -> Room:
    return a_planned_room()


def take(room: Room, *people: Newcomer) -> roster.Taken:
    return roster.take(room.host, room.session_id, people)


def names(room: Room) -> list[str]:
    return [p.name for p in roster.here(room.session())]


def test_the_same_list_again_adds_nobody(room: Room) -> None:
    people = [Newcomer("Ana Lima", "ana@example.org"), Newcomer("Sam"), Newcomer("Lee  Bo", also=("Lee",))]
    assert len(take(room, *people).new) == 3
    assert take(room, *people) == roster.Taken()
    assert take(room, Newcomer("ANA  lima"), Newcomer("lee")) == roster.Taken()
    assert names(room) == ["Ana Lima", "Sam", "Lee Bo"]


def test_an_address_tells_people_apart_and_brings_names_together(room: Room) -> None:
    take(room, Newcomer("Sam", "one@example.org"), Newcomer("Sam", "two@example.org"))
    assert names(room) == ["Sam", "Sam"]
    take(room, Newcomer("Samuel Marsh", "ONE@example.org", organisation="Ladle"))
    one = room.session().roster[0]
    assert (one.name, one.also, one.organisation) == ("Sam", ("Samuel Marsh",), "Ladle")
    assert set(roster.shown_names(room.session().roster).values()) == {
        "Sam (one@example.org)", "Sam (two@example.org)"
    }
    with pytest.raises(NotFound, match="more than one person"):
        roster.find_person(room.session(), "Sam")


def test_a_list_fills_what_was_empty_and_overwrites_nothing(room: Room) -> None:
    take(room, Newcomer("Ana", role="Cook"))
    taken = take(room, Newcomer("Ana", "ana@example.org", role="Director", access="captions"))
    assert len(taken.fuller) == 1
    (ana,) = room.session().roster
    assert (ana.email, ana.role, ana.access) == ("ana@example.org", "Cook", "captions")


def test_whoever_comes_after_the_start_came_late(room: Room) -> None:
    take(room, Newcomer("Ana"))
    running.start(room.host, room.session_id)
    take(room, Newcomer("Ben"))
    assert [p.late for p in room.session().roster] == [False, True]


def test_two_names_become_one_person_with_one_seat(room: Room) -> None:
    take(room, Newcomer("Ana Lima", "ana@example.org"), Newcomer("iPhone"), Newcomer("Ben"))
    dealing.deal(room.host, room.session_id, dealing.Asked(), 1)
    roster.also_known(room.host, room.session_id, "Ana Lima", "iPhone")
    ana, ben = room.session().roster
    assert ana.also == ("iPhone",)
    (deal,) = room.session().deals
    assert sorted(s.person for s in deal.seats) == sorted([ana.id, ben.id])
    assert take(room, Newcomer("iPhone")) == roster.Taken()


def test_whoever_left_is_not_there_and_can_come_back(room: Room) -> None:
    take(room, Newcomer("Ana"), Newcomer("Ben"))
    roster.left(room.host, room.session_id, "Ana")
    assert names(room) == ["Ben"]
    take(room, Newcomer("Ana"))
    assert names(room) == ["Ana", "Ben"]


def test_forgotten_means_that_no_row_of_them_is_left(room: Room) -> None:
    take(room, Newcomer("Zephyrine", "zeph@example.org"))
    take(room, Newcomer("Zephyrine", organisation="Quillery"))
    roster.forget(room.host, room.session_id, "Zephyrine")
    assert room.session().roster == ()
    content = room.host.store.read(room.session_id)
    assert content.words == ()
    assert "eph" not in repr(content.entries)


def test_forgotten_means_that_no_byte_of_them_is_in_the_file(tmp_path: Path) -> None:
    host = Host(SqliteStore(tmp_path / "record.sqlite"), FakeClock(), SeededIds())
    session = planning.new_session(host, planning.Details("Who cooks"), of=SERIES_EVENT)
    roster.take(host, session, [Newcomer("Zephyrine", "zephyrine@example.org")])

    def holds(words: bytes) -> bool:
        return any(words in file.read_bytes() for file in tmp_path.iterdir())

    assert holds(b"ephyrine@example"), "the search can find it"
    roster.forget(host, session, "Zephyrine")
    assert not holds(b"ephyrine")
    assert roster.take(host, session, [Newcomer("Ben")]).new


def test_newcomers_are_those_in_neither_book_nor_programme(room: Room) -> None:
    take(room, Newcomer("Ada Pell"), Newcomer("Ana", "ana@example.org", "Ladle", "Cook"), Newcomer("Ben Cole"))
    (ana,) = roster.newcomers(room.session(), [Person("Ben Cole")])
    assert ana.name == "Ana"
    book = roster.as_person(ana)
    assert book == Person("Ana", post=Post("Cook", "of", "Ladle"), email="ana@example.org", may_be_named=False)


@pytest.mark.parametrize("name", ["", "   ", "x" * 400])
def test_no_name_is_no_person(room: Room, name: str) -> None:
    with pytest.raises(Problem):
        take(room, Newcomer("Ana"), Newcomer(name))
    assert room.session().roster == ()


@given(st.lists(st.sampled_from(["Ana", "ana ", "Ben", "Ben  Cole", "BEN COLE", "Cy\x00"]), min_size=1, max_size=12))
def test_nobody_stands_on_it_twice(listed: list[str]) -> None:
    room = a_planned_room()
    take(room, *(Newcomer(n) for n in listed))
    found = [plain_name(p.name) for p in room.session().roster]
    assert len(found) == len(set(found)) == len({plain_name(n) for n in listed})


def test_a_name_with_other_names_answers_to_each() -> None:
    person = Present("p", "Ana Lima", also=("iPhone",))
    assert person.answers_to(" ana  LIMA")
    assert person.answers_to("iphone")
    assert not person.answers_to("")
