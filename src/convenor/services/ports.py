"""What the services need from outside, as protocols that the doors fill."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from convenor.session.event import Entry, Event, Words
from convenor.session.exercise import Exercise
from convenor.session.format import Format
from convenor.session.pages import HandedIn, Pages
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.series import Series


@dataclass(frozen=True, slots=True)
class Command:
    """Somebody's wish, before it is known what comes of it.

    `id` is made where the wish arose, so that sending it twice does it once; `digest` stands for its
    content, so that another wish under the same id is refused.
    """

    id: str
    digest: str
    actor: str
    at: datetime
    """When it was sent: becomes `recorded_at`."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that is to be recorded, under an id that the service chose."""

    id: str
    event: Event
    effective_at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """What a decision adds to the record, all of it or none."""

    happenings: tuple[Happening, ...] = ()
    words: tuple[Words, ...] = ()
    erase: tuple[str, ...] = ()
    """Ids of contributions whose words rows, and all rows derived from them, go for good."""
    purge: tuple[str, ...] = ()
    """Ids of words rows that go for good; whatever else came from the same notes stays."""
    result: tuple[str, ...] = ()
    """What the command answers, now and whenever it is sent again: ids of notes."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Log entries in order, with the words rows added together with them that still exist."""

    entries: tuple[Entry, ...] = ()
    words: tuple[Words, ...] = ()


Decide = Callable[[Slice], Batch]
"""Called inside the transaction with what was recorded since the caller last looked."""


class PageStore(Protocol):
    """Pages that people handed in. What it keeps tells nobody who handed one in, when, or which came first.

    Every method raises Problem, in words, when the disk or file will not have it.
    """

    def read(self, session: str) -> Pages:
        """The session's pages, in the order of their ids."""
        ...

    def version(self) -> object:
        """A token that differs from the last one when any process has changed the pages since."""
        ...

    def add(self, session: str, pages: Sequence[HandedIn]) -> None:
        """Keep these pages durably, all or none. One that is here, or was taken back, changes nothing.

        Raises Problem for another content under an id that is here.
        """
        ...

    def take_back(self, session: str, ids: Sequence[str]) -> None:
        """These pages go for good: returns when they are in no byte of the file. Their ids stay as gone.

        Raises Problem when bytes of them could not be overwritten yet; asking again tries again.
        """
        ...

    def drop(self, session: str) -> None:
        """All of the session's pages go for good, as with `take_back`."""
        ...


class Store(Protocol):
    """The record. Every method raises Problem, in words, when the disk or file will not have it."""

    @property
    def read_only(self) -> Problem | None:
        """Why nothing can be recorded, although what is there can be read; None when it can. Never raises."""
        ...

    def look_over(self) -> None:
        """Look the whole of it through, which may take a while; damage is then told by `read_only`. Never raises."""
        ...

    @property
    def pages(self) -> PageStore:
        """The pages that were handed in, apart from the log, so that no order or time is kept of them."""
        ...

    def sessions(self) -> tuple[str, ...]:
        """Ids of all sessions, oldest first."""
        ...

    def read(self, session: str, after: int = 0) -> Slice:
        """Entries with seq > `after`, and the words rows that came with them and have not been erased."""
        ...

    def commit(self, session: str, after: int, command: Command, decide: Decide) -> tuple[str, ...]:
        """Decide on the freshest state and record the outcome, durably, before returning `Batch.result`.

        `decide` is called once, with the write lock held, on everything after seq `after`; what it raises
        passes through and nothing is recorded. A command id that was seen before returns its first result
        without deciding anew; with another digest it raises Problem. With `Batch.erase` or `Batch.purge` it
        returns only when the words are gone from the file.
        """
        ...

    def version(self) -> object:
        """A token that differs from the last one when any process has changed the record since."""
        ...

    def append_copy(self, session: str, content: Slice) -> None:
        """Add entries and words exactly as they are (an import). Entries continue the session's seq.

        Erasures and purges among them take away the words that are here.
        """
        ...


class Library(Protocol):
    """The shelf: formats, exercises and the two books. Raises Problem with file, line and column."""

    def formats(self) -> Sequence[Format]: ...

    def exercises(self) -> Sequence[Exercise]: ...

    def cards(self) -> Sequence[Exercise]:
        """Check cards: found by a search, in no list."""
        ...

    def people(self) -> Sequence[Person]: ...

    def series(self) -> Sequence[Series]: ...
