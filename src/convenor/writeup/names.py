"""What people are called: in full when first named, then as they are known, and never two by one name."""

from __future__ import annotations

from collections import Counter

from convenor.session.agenda import Plan
from convenor.session.people import Person
from convenor.writeup.prose import folded


class Names:
    """Keeps who has been named so far, for one note."""

    def __init__(self, plan: Plan, participants: tuple[str, ...] = ()) -> None:
        """`participants`: names of others who said yes to being named."""
        self._plan = plan
        people = [i.person for i in plan.invited] + list(plan.thought_leaders)
        if plan.convenor:
            people.append(plan.convenor)
        known = {p.name: p.short for p in people}
        for name in participants:
            if plan.named(name) is None:
                known.setdefault(folded(name), _first(name))
        self._shorts = Counter(short.casefold() for short in known.values())
        self._mentioned: set[str] = set()

    def knows(self, person: Person) -> bool:
        """Whether they have been named in this note."""
        return person.name in self._mentioned

    def full(self, person: Person) -> str:
        """Their full name, which is now known."""
        self._mentioned.add(person.name)
        return folded(person.name)

    def call(self, person: Person) -> str:
        """Full at first mention, then as they are known."""
        return self._call(person.name, folded(person.short))

    def known_as(self, person: Person) -> str:
        """As they are known, also in the sentence that first names them; in full where two are known so."""
        return folded(person.short) if self._shorts[person.short.casefold()] < 2 else folded(person.name)

    def speaker(self, said_by: str) -> str:
        """How to name whoever a note says it was said by; empty when they may not be named."""
        person = self._plan.named(said_by)
        if person is None:
            name = folded(said_by)
            return self._call(name, _first(name))
        return self.call(person) if person.may_be_named else ""

    def _call(self, name: str, short: str) -> str:
        if name in self._mentioned and short and self._shorts[short.casefold()] < 2:
            return short
        self._mentioned.add(name)
        return folded(name)


def _first(name: str) -> str:
    return folded(name).split(" ", 1)[0]


def pronoun_of(person: Person, names: Names) -> tuple[str, bool]:
    """The word to begin a sentence about them with, and whether it takes a plural verb."""
    word = person.pronoun.replace(",", "/").split("/")[0].strip().casefold()
    if not word:
        return names.known_as(person), False
    return word[:1].upper() + word[1:], word == "they"
