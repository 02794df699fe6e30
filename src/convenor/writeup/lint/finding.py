"""What a check has to say, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["slip", "ask", "advice"]
"""A slip goes against the house; "ask" is for what only its author can know; advice is worth a look."""
Inside = Literal["drop", "ask", "keep"]
"""What becomes of a remark inside somebody's own words."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says about a stretch of one paragraph: characters `start` to `end` of its text."""

    paragraph: int
    start: int
    end: int
    rule: str
    what: str
    fix: str | None = None
    """What should stand there instead; None when only its author can know."""
    safe: bool = False
    """Whether the fix changes no meaning, so that it may be made without looking."""
    weight: Weight = "slip"
    inside: Inside = "drop"


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with its place in the file, counted from 1."""

    line: int
    column: int
    rule: str
    what: str
    found: str
    """The words in question."""
    fix: str | None
    safe: bool
    weight: Weight
    paragraph: int
    start: int
    end: int
