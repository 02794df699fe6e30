"""The shapes of the two books, people and series, and the values that they become."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from convenor.library.fields import Day, Hour, Shape, ShortName, Text, Verbatim, Words, YesNo, refuse, short
from convenor.session.people import Earlier, Person, Post
from convenor.session.series import Profile, Series, StandingPreamble


def _email(text: str) -> str:
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text):
        refuse(f"“{short(text)}” is not an e-mail address.", "Write it as name@place.org, or take the line out.")
    return text


def _style_choice(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", name):
        refuse(f"“{short(name)}” is not the name of a choice of the style.", "Write it as in the style: lead-in.verb.")
    return name


class PostShape(Shape):
    role: Text = ""
    preposition: Literal["", "of", "at", "with", "from", "for", "in"] = ""
    organisation: Text = ""

    def post(self) -> Post:
        return Post(self.role, self.preposition, self.organisation)


class EarlierShape(PostShape):
    until: Day = Field(description="the last day of it")

    def value(self) -> Earlier:
        return Earlier(self.post(), self.until)


class PersonShape(PostShape):
    name: Words = Field(description="the full name, as it stands at the first mention")
    known_as: Text = ""
    aliases: tuple[Words, ...] = Field((), description="other ways in which the name was written")
    earlier: tuple[EarlierShape, ...] = Field((), description="posts before this one, each with its last day")
    also: tuple[PostShape, ...] = ()
    formerly: PostShape | None = None
    about: Text = ""
    role_before_name: Text = ""
    pronoun: Text = ""
    email: Annotated[Text, AfterValidator(_email)] = ""
    may_be_named: YesNo = True
    thought_leader_of: Text = ""

    def value(self) -> Person:
        return Person(
            self.name, self.known_as, self.post(), tuple(post.post() for post in self.also),
            self.formerly.post() if self.formerly else None, self.about, self.role_before_name,
            self.pronoun, self.email, self.may_be_named, self.thought_leader_of,
            aliases=self.aliases, earlier=tuple(e.value() for e in self.earlier),
        )


class PeopleBook(Shape):
    """`schema: people/1`."""

    schema_: Literal["people/1"] = Field(alias="schema", description="people/1")
    people: tuple[PersonShape, ...] = ()


_STOCK_OPENING = re.compile(r"This (?:event|meeting|session)\b.*\{date\}.*?\blooking at\s+(.+)", re.S)


def _about(value: Any) -> Any:
    """The first sentence may be written whole, with {date} in its place; what follows "looking at" is kept."""
    if isinstance(value, str) and "{" in value:
        found = _STOCK_OPENING.fullmatch(value.strip())
        return found[1] if found else value
    return value


def _no_slot(text: str) -> str:
    if "{" in text or "}" in text:
        refuse("The date's place {date} is only known in “This event on {date} is one of a series looking at …”.",
               "Write `about` so, or write only what comes after “looking at”.")
    return text


Standing = Annotated[Words, AfterValidator(_no_slot)]


class PreambleShape(Shape):
    about: Annotated[Standing, BeforeValidator(_about)] = Field(
        description="what completes “This event on {date} is one of a series looking at …”")
    points: tuple[Standing, ...] = ()
    bridge: Annotated[Text, AfterValidator(_no_slot)] = ""


def _kind_of_leader(value: Any) -> str:
    return "name" if isinstance(value, str) else "person"


Leader = Annotated[
    Annotated[Words, Tag("name")] | Annotated[PersonShape, Tag("person")], Discriminator(_kind_of_leader)
]
"""A name in the people's book, or the person in full."""


class SeriesShape(Shape):
    id: ShortName = Field(description="a short name, such as removing-the-roadblocks")
    label: Words = Field(description="the series' name, with the capitals that titles use")
    joiner: Verbatim = ": "
    cell: Text = ""
    opening: Text = ""
    standing_preamble: PreambleShape | None = None
    thought_leaders: tuple[Leader, ...] = ()
    profile: Profile | None = None
    lead_in: dict[Annotated[Words, AfterValidator(_style_choice)], Words] = Field(default_factory=dict)
    format: Text = ""
    start: Hour | None = None
    timezone: Text = ""

    def value(self, named: Callable[[str], Person | None]) -> Series:
        """The series. `named` finds a person of the book; whoever it does not know is kept by name."""
        preamble = self.standing_preamble
        return Series(
            id=self.id, label=self.label, joiner=self.joiner, cell=self.cell, opening=self.opening,
            standing_preamble=(
                StandingPreamble(preamble.about, preamble.points, preamble.bridge) if preamble else None
            ),
            thought_leaders=tuple(
                (named(leader) or Person(leader)) if isinstance(leader, str) else leader.value()
                for leader in self.thought_leaders
            ),
            profile=self.profile, lead_in=tuple(self.lead_in.items()), format=self.format,
            start=self.start, timezone=self.timezone,
        )


class SeriesBook(Shape):
    """`schema: series/1`."""

    schema_: Literal["series/1"] = Field(alias="schema", description="series/1")
    series: tuple[SeriesShape, ...] = ()
