"""Whose names complete themselves: the session's people and those of the people book, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from convenor.session.people import Person
from convenor.session.problem import Problem
from tests.support.faces import SmallShelf
from tests.terminal.running.desk import House, a_house, opened


class Book(SmallShelf):
    def people(self) -> Sequence[Person]:
        return (Person("Ada Pell"), Person("Zora Vale"))


class TornBook(SmallShelf):
    def people(self) -> Sequence[Person]:
        raise Problem("people.yaml has a fault.")


def with_shelf(shelf: SmallShelf) -> House:
    house = a_house()
    return replace(house, outside=replace(house.outside, library=shelf))


async def test_a_name_of_the_people_book_is_offered_after_those_of_the_session() -> None:
    async with opened(with_shelf(Book())) as screen:
        await screen.settled()
        await screen.press("Z", "o")
        assert screen.line._suggestion == "Zora: "
        names = screen.run._names()
        assert names.count("Ada") == 1
        assert names.index("Ada") < names.index("Zora")


async def test_a_book_with_faults_stops_nobody_from_noting() -> None:
    async with opened(with_shelf(TornBook())) as screen:
        await screen.settled()
        await screen.typed("Nobody asked the bus drivers")
        assert screen.house.texts == ["Nobody asked the bus drivers"]
        assert "Ada" in screen.run._names()
