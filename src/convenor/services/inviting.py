"""People and series for a session, from what was typed and from the two books."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from convenor.services.segments import fresh_id
from convenor.session.people import Invited, Person, Post
from convenor.session.problem import Problem
from convenor.session.series import Series


def person(name: str, book: Sequence[Person]) -> Person:
    """The person of that name or alias: as the book has them, else only by name. Raises Problem for an empty name."""
    wanted = name.strip()
    if not wanted:
        raise Problem("A name is missing.", cure='Write it like "Ada Pell; Director; Ladle".')
    exact = [p for p in book if p.name.casefold() == wanted.casefold()]
    known = exact or [p for p in book if wanted.casefold() in (a.casefold() for a in p.aliases)]
    known = known or [p for p in book if p.known_as and p.known_as.casefold() == wanted.casefold()]
    return known[0].at(None) if len(known) == 1 else Person(wanted)


def book_at(book: Sequence[Person], day: date | None) -> tuple[Person, ...]:
    """The people book as it was that day: everybody with the post that they had then."""
    return tuple(p.at(day) for p in book)


def invited(typed: str, book: Sequence[Person]) -> Invited:
    """ "Name; role; organisation; clause": what is left out comes from the people book, if they are in it.

    Raises Problem when the name is missing or there are more than four fields.
    """
    fields = [f.strip() for f in typed.split(";")]
    if len(fields) > 4:
        raise Problem(
            f"“{typed}” has more than name, role, organisation and what they bring.",
            cure="Separate the four with semicolons, and use none inside them.",
        )
    name, role, organisation, brings = (*fields, "", "", "")[:4]
    who = person(name, book)
    if role or organisation:
        post = Post(role or who.post.role, who.post.preposition or "of", organisation or who.post.organisation)
        who = replace(who, post=post)
    return Invited(who, brings)


def series(label: str, book: Sequence[Series]) -> Series:
    """The series of that id or label: as the book has it, else only by its label."""
    wanted = label.strip().casefold()
    if not wanted:
        raise Problem("The series has no name.")
    for known in book:
        if wanted in (known.id.casefold(), known.label.casefold()):
            return known
    return Series(fresh_id(label, ()), label.strip())
