"""The people of a session, as the note introduces them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

SpeakerPart = Literal[
    "",
    "opening",
    "main-opening",
    "also",
    "leads",
    "joins",
    "introduces-topic",
    "introduces-session",
    "reflects",
    "heard",
    "opens-discussion",
    "presents",
]
"""A speaker's place in the programme; empty for an opening speaker."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role somewhere: "Director of Ladle". `preposition` joins the two (of, at, with, from)."""

    role: str = ""
    preposition: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What somebody was before, up to and with that day."""

    post: Post
    until: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the note may name."""

    name: str
    """Full name, as it stands at the first mention."""
    known_as: str = ""
    """What they are called after that; the first word of the name when empty."""
    post: Post = Post()
    also: tuple[Post, ...] = ()
    formerly: Post | None = None
    about: str = ""
    """What the organisation is: a noun phrase or a relative clause."""
    role_before_name: str = ""
    pronoun: str = ""
    """As the person gave it, for instance "she"; empty when they did not."""
    email: str = ""
    may_be_named: bool = True
    thought_leader_of: str = ""
    """What the person leads the thinking on ("this cell", a theme); empty for others."""
    thought_leader_by: Literal["of", "theme", "strand"] = "of"
    """Whether that is a topic or cell, a theme of the network, or a strand of its work."""
    aliases: tuple[str, ...] = ()
    """Other ways in which their name was written, none of which the note uses."""
    earlier: tuple[Earlier, ...] = ()
    """Posts that they had before this one. Only the people book keeps them."""

    def at(self, day: date | None) -> Person:
        """The person as they were that day: with the post that they had then; None: as they are."""
        then = sorted((e for e in self.earlier if day is not None and day <= e.until), key=lambda e: e.until)
        return replace(self, post=then[0].post if then else self.post, earlier=())

    @property
    def short(self) -> str:
        """What they are called after the first mention."""
        return self.known_as or self.name.split(" ", 1)[0]

    def answers_to(self, name: str) -> bool:
        """Whether `name` means this person, whatever its case: full name, known-as, or an alias."""
        wanted = name.strip().casefold()
        return wanted in (self.name.casefold(), self.short.casefold(), *(a.casefold() for a in self.aliases))


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where to read more. Without `resource` the word "here" leads there."""

    verb: str = "read"
    """What one can do there: "read", "find out"."""
    subject: str = ""
    preposition: str = ""
    resource: str = ""
    """What it is: "blog", "report"."""
    by: str = ""
    target: str = ""
    """Its address; empty while it is not known."""
    after: int | None = None
    """How many of the speaker's notes stand before it; None for all."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A person with a place in the programme."""

    person: Person
    brings: str = ""
    """What they bring, as a clause that completes their introduction: "who drew on ten years of …"."""
    seconds: int | None = None
    """The minutes agreed with them, in seconds; None for an even share of their part."""
    part: SpeakerPart = ""
    with_previous: bool = False
    """Whether they share the slot of the one before."""
    says: str = ""
    """Sentences that the note adds to the introduction."""
    aside: str = ""
    """What the note adds after the sentence on the thought leader, set off by a dash."""
    subject: str = ""
    """What a joint presentation is about."""
    heading: str = ""
    """What stands above their section where a note has headings."""
    introduced_by: str = ""
    """Name of the speaker who hands on to them."""
    recording: Person | None = None
    """Somebody who is heard only in an interview that this person plays."""
    pointers: tuple[Pointer, ...] = ()
    """Where more can be read of what they said."""
