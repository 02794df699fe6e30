"""Newcomers and the people book: offered, and put in only with a yes."""

from __future__ import annotations

import pytest

from convenor.services import people_book, roster
from convenor.services.roster import Newcomer
from convenor.session.people import Person
from convenor.session.problem import Problem
from tests.support.hosts import a_planned_room


class Notebook:
    """A book in memory, which refuses some names."""

    def __init__(self, *known: str, refuses: str = "") -> None:
        self.people = [Person(name) for name in known]
        self._refuses = refuses

    def known(self) -> list[Person]:
        return self.people

    def add(self, person: Person) -> None:
        if person.name == self._refuses:
            raise Problem("The disk is full.", cure="Make room.")
        self.people.append(person)


def test_only_those_who_are_new_are_offered_and_only_those_wanted_are_put_in() -> None:
    room = a_planned_room()
    roster.take(room.host, room.session_id, [Newcomer(n) for n in ("Ana", "Ben", "Cy", "Ada Pell", "Gone")])
    roster.left(room.host, room.session_id, "Gone")
    book = Notebook("Cy")
    offered = people_book.offered(room.session(), book)
    assert [p.name for p in offered] == ["Ana", "Ben"], "Cy is in it, Ada Pell speaks, Gone has left"
    added = people_book.put_in(room.session(), book, {offered[0].id})
    assert [p.name for p in added] == ["Ana"]
    assert [p.name for p in book.people] == ["Cy", "Ana"]
    assert not book.people[-1].may_be_named, "nobody has asked yet"
    assert people_book.put_in(room.session(), book, {offered[0].id}) == ()
    assert people_book.put_in(room.session(), book, set()) == ()


def test_one_who_cannot_be_put_in_is_named_and_those_before_are_in() -> None:
    room = a_planned_room()
    roster.take(room.host, room.session_id, [Newcomer(n) for n in ("Ana", "Ben", "Cy")])
    book = Notebook(refuses="Ben")
    with pytest.raises(Problem, match="Ben: The disk is full"):
        people_book.put_in(room.session(), book, {p.id for p in people_book.offered(room.session(), book)})
    assert [p.name for p in book.people] == ["Ana"]
