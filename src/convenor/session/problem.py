"""Trouble in words that a facilitator can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where the trouble is: a file, and a line and column counted from 1 when they are known."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.file, *numbers])


class Problem(Exception):
    """Something that cannot be done, said to a person: what happened, where, and what to do.

    Every refusal that Convenor makes on purpose is one of these; the doors print it and exit with 1.
    """

    def __init__(self, what: str, *, cure: str = "", where: Place | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.where = where

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.cure}".strip()


class Stale(Problem):
    """Somebody else acted first: what the user saw is no longer so."""


class NotFound(Problem):
    """Nothing, or more than one thing, goes by the name that was given."""
