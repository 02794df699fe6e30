"""A series: what its events share, kept once and copied into each session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Literal

from convenor.session.people import Person

Profile = Literal["undated", "dated"]


@dataclass(frozen=True, slots=True)
class StandingPreamble:
    """The series' own opening words, reused whole at each event; the date is put in its place."""

    about: str = ""
    """Completes "This event on DATE is one of a series looking at …"."""
    points: tuple[str, ...] = ()
    bridge: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A series or cell."""

    id: str
    label: str
    """Its name with the case that titles use: "Removing the roadblocks"."""
    joiner: str = ": "
    """What stands between label and topic in a title."""
    cell: str = ""
    """Short name of the cell, as before the word "cell"; empty when it is no cell."""
    opening: str = ""
    """Name of the opening pattern that its notes use; empty for the profile's default."""
    standing_preamble: StandingPreamble | None = None
    thought_leaders: tuple[Person, ...] = ()
    profile: Profile | None = None
    lead_in: tuple[tuple[str, str], ...] = ()
    """Choices among the free variants of the style, by their dotted names."""
    format: str = ""
    """Id of the format that it usually takes."""
    start: time | None = None
    """The hour at which it usually begins, local time."""
    timezone: str = ""
