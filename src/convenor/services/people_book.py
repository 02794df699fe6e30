"""Offering those who are new to the people book. Nobody is put in without a yes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from convenor.services.roster import as_person, newcomers
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.roster import Present
from convenor.session.session import Session


class PeopleBook(Protocol):
    """The book in the home; the doors fill it."""

    def known(self) -> Sequence[Person]:
        """Whoever is in it, as far as it can be read."""
        ...

    def add(self, person: Person) -> None:
        """Write somebody into it. Raises Problem when that cannot be; the book is then as it was."""
        ...


def offered(session: Session, book: PeopleBook) -> tuple[Present, ...]:
    """Those who are there and neither in the book nor in the programme."""
    return newcomers(session, book.known())


def put_in(session: Session, book: PeopleBook, wanted: Collection[str]) -> tuple[Present, ...]:
    """Put those into the book whose ids are among `wanted`, and return them.

    Who is in it already is left alone. Raises Problem at the first who cannot be put in; those before are in it.
    """
    added = []
    for present in offered(session, book):
        if present.id not in wanted:
            continue
        try:
            book.add(as_person(present))
        except Problem as problem:
            raise Problem(f"{present.name}: {problem.what}", cure=problem.cure, where=problem.where) from problem
        added.append(present)
    return tuple(added)
