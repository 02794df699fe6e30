"""Who is there. Their names are words, in rows of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonListed:
    """Somebody is on the roster, or what is known of them changed: the words row `words` says what."""

    person: str
    words: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody on the roster is not there any more, or never came."""

    person: str


@dataclass(frozen=True, slots=True)
class PersonForgotten:
    """Somebody is off the roster, with every row about them. Cannot be undone."""

    person: str
