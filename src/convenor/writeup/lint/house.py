"""What the rules go by: the house's own data, its profile, the people book and a dictionary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol


class Dictionary(Protocol):
    """Knows how words are spelt in British English."""

    def knows(self, word: str) -> bool:
        """Whether it is a word, in any case."""
        ...

    def near(self, word: str) -> str:
        """The word that was most likely meant; empty when none is near."""
        ...


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Checks:
    """The data of a house's rules, as its pack gives them. Left out, a rule is not applied."""

    allowed: frozenset[str] = frozenset()
    """Signs beyond ASCII that may stand in a note, beside letters; none: any."""
    never: Mapping[str, str] = field(default_factory=_nothing)
    """Signs that do not stand outside quotations, each with what to do."""
    avoid: Mapping[str, str] = field(default_factory=_nothing)
    """Signs that are better done without."""
    dashes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By profile: the spaced dashes that it has, the usual one first."""
    preferred: Mapping[str, str] = field(default_factory=_nothing)
    """Words and their house form."""
    doubtful: Mapping[str, str] = field(default_factory=_nothing)
    """The same, where the other form may be meant."""
    names: Mapping[str, str] = field(default_factory=_nothing)
    """Names that are often written wrongly, and how they are written."""
    vocabulary: frozenset[str] = frozenset()
    """Words of the house that no dictionary has."""
    ise: bool = False
    """Whether it writes -ise."""
    title_stop: bool = True
    """Whether a title may end in a full stop."""
    leadin_starts: tuple[str, ...] = ()
    """How a line that leads into the points begins."""
    leadin_contains: tuple[str, ...] = ()
    leadin_ends: str = ""
    point_words: int = 0
    """The most words that a point should have; 0 for any number."""
    point_sentences: int = 0
    digits_from: int = 0
    """The first quantity that is written in digits; 0: either way."""
    percent: str = ""
    thousands: str = ""
    ordinal_dates: bool = True
    """Whether a date may be written 23rd February."""


@dataclass(frozen=True, slots=True)
class Register:
    """Names as they are written: people and organisations, and what else may stand for each."""

    names: tuple[str, ...] = ()
    shorts: Mapping[str, str] = field(default_factory=_nothing)
    """What people are known as, with their full names."""


@dataclass(frozen=True, slots=True)
class House:
    """Everything that a check of one note goes by."""

    checks: Checks = Checks()
    profile: str = "undated"
    quotes: tuple[str, str] = ("‘", "’")
    apostrophe: str = "’"
    narrative: tuple[re.Pattern[str], ...] = ()
    """Lines after which participants' own pages stand."""
    own_lines: tuple[re.Pattern[str], ...] = ()
    """Lines that are the house's own, and so end what participants wrote."""
    between_speakers: str = "; and "
    """What parts speakers who have clauses of their own: made by the house, and no semicolon of an author."""
    register: Register = Register()
    dictionary: Dictionary | None = None

    @property
    def dashes(self) -> tuple[str, ...]:
        return self.checks.dashes.get(self.profile, ())
