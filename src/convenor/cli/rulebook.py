"""What notes are checked by: the house style, the dictionary, the people book and who was invited."""

from __future__ import annotations

from convenor.library.dictionary import EnglishDictionary
from convenor.library.shelf import Shelf
from convenor.services.writing import Writer
from convenor.session.people import Person
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.compose import profile_of
from convenor.writeup.lint.house import House
from convenor.writeup.lint.ours import house_of


class ShelfRulebook:
    """The rules of one house style, with the people of one home."""

    def __init__(self, shelf: Shelf, writer: Writer) -> None:
        self._shelf = shelf
        self._writer = writer
        self._dictionary: EnglishDictionary | None = None

    def house(self, session: Session, profile: Profile | None = None) -> House:
        self._dictionary = self._dictionary or EnglishDictionary()
        invited = tuple(i.person for i in (*session.plan.speakers, *session.plan.respondents))
        people = (*self.people(), *invited)
        return house_of(self._writer.style(), profile_of(session.plan, profile), people, self._dictionary)

    def people(self) -> tuple[Person, ...]:
        return tuple(self._shelf.people())
