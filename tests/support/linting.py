"""Short notes, and what the checks say of them."""

from __future__ import annotations

from functools import cache

from convenor.library.dictionary import EnglishDictionary
from convenor.session.people import Person, Post
from convenor.writeup.lint.check import check, mended
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.house import House
from convenor.writeup.lint.ours import house_of
from convenor.writeup.lint.plain_page import from_text
from tests.support.styles import house

BOOK = (
    Person("Ada Pell-Harding", post=Post("Director", "of", "the Long Spoons Project")),
    Person("Sunil Marsh", known_as="Sunny", post=Post("cook", "at", "Corner Kitchens")),
)


@cache
def dictionary() -> EnglishDictionary:
    return EnglishDictionary()


def our_house(profile: str = "undated", people: tuple[Person, ...] = BOOK) -> House:
    return house_of(house(), profile, people, dictionary())


def found_in(*lines: str, profile: str = "undated", advice: bool = False, title: str = "A title") -> list[Finding]:
    """What is found in a note of these lines under a title."""
    page = from_text("\n".join((title, *lines)))
    return [f for f in check(page, our_house(profile)) if advice or f.weight != "advice"]


def mend(*lines: str, profile: str = "undated") -> list[str]:
    """The lines with every safe fix made."""
    whole = ["A title", *lines]
    page = from_text("\n".join(whole))
    return mended(whole, page, check(page, our_house(profile)))[0][1:]
