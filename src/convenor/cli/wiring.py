"""Joins the concrete parts: the home's store, the real clock, real chance, the shelf."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from convenor.session.ids import ALPHABET

if TYPE_CHECKING:
    from convenor.cli.archive import HomeArchive
    from convenor.cli.clipboard import SystemClipboard
    from convenor.cli.copies import Copies
    from convenor.cli.drafts import HomeDrafts
    from convenor.cli.machine import ThisMachine
    from convenor.cli.papers import Papers
    from convenor.cli.people_book import HomePeopleBook
    from convenor.cli.preferences import HomePreferences
    from convenor.cli.rulebook import ShelfRulebook
    from convenor.cli.writer import StyledWriter
    from convenor.library.shelf import Shelf
    from convenor.services.gathering import Arrived
    from convenor.services.host import Host
    from convenor.services.ports import Store
    from convenor.services.roster import Newcomer
    from convenor.services.searching import Searcher
    from convenor.session.session import Session
    from convenor.store.sqlite import SqliteStore

RECORD_FILE = "record.sqlite"


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return time.monotonic()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """The instant that `--at` gave."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return 0.0


class RandomIds:
    """Ids from the system's own source of chance."""

    def new(self, length: int = 12) -> str:
        return "".join(secrets.choice(ALPHABET) for _ in range(length))


def home() -> Path:
    """The folder that holds this person's record, books and library; made on first use."""
    import os

    from convenor.cli.home import find_home

    return find_home(os.environ)


def make_host(at: datetime | None = None, *, home_folder: Path | None = None) -> Host:
    """A host over the record in the home. `at` stops its clock at that instant."""
    from convenor.services.host import Host
    from convenor.store.sqlite import SqliteStore

    folder = home_folder or home()
    clock = FixedClock(at.astimezone(UTC)) if at else SystemClock()
    store = SqliteStore(folder / RECORD_FILE)
    _close_after_the_command(store)
    return Host(store, clock, RandomIds(), make_copies(folder, store).after_part)


def _close_after_the_command(store: SqliteStore) -> None:
    """Let go of the file when the command is done, and not whenever its memory happens to be swept."""
    import click

    context = click.get_current_context(silent=True)
    if context is not None:
        context.find_root().call_on_close(store.close)


def make_copies(folder: Path, store: Store) -> Copies:
    """Writes readable copies of the sessions in that store, to the folders chosen in that home."""
    from convenor.cli.copies import Copies

    def record(session_id: str) -> str:
        from convenor.exchange.record_file import to_yaml
        from convenor.session.fold import fold

        content = store.read(session_id)
        # While it runs, a copy after each part would tell between which parts a page came in.
        ended = bool(content.entries) and fold(content.entries, content.words).state == "ended"
        return to_yaml(session_id, content, store.pages.read(session_id) if ended else None)

    return Copies(folder, record)


def make_shelf(library: str | None = None, *, home_folder: Path | None = None) -> Shelf:
    """The shelf: a folder given by hand, then the home's, then what came with Convenor."""
    from convenor.library.shelf import Shelf

    return Shelf(home_folder or home(), Path(library) if library else None)


def make_writer(
    library: str | None = None, style: str = "better-way", *, home_folder: Path | None = None
) -> StyledWriter:
    """Writes notes in that house style, found on the shelf when it is first needed."""
    from convenor.cli.writer import StyledWriter

    return StyledWriter(make_shelf(library, home_folder=home_folder), style)


def make_rulebook(
    library: str | None = None, style: str = "better-way", *, home_folder: Path | None = None
) -> ShelfRulebook:
    """What notes are checked by."""
    from convenor.cli.rulebook import ShelfRulebook

    return ShelfRulebook(
        make_shelf(library, home_folder=home_folder), make_writer(library, style, home_folder=home_folder))


def make_archive(folder: Path) -> HomeArchive:
    """The published notes of that home."""
    from convenor.cli.archive import HomeArchive
    from convenor.store.search_file import forget_index

    return HomeArchive(folder, forget_index)


def make_searcher(
    folder: Path, library: str | None = None, style: str = "better-way", host: Host | None = None
) -> Searcher:
    """Searches that home: over a host of its own, or the one that is given."""
    from convenor.services.searching import Searcher
    from convenor.store.search_file import INDEX_FILE
    from convenor.store.search_index import SqliteIndex

    return Searcher(
        host or make_host(home_folder=folder), make_archive(folder), lambda: SqliteIndex(folder / INDEX_FILE),
        lambda: make_writer(library, style, home_folder=folder).style().themes,
    )


def make_preferences(folder: Path) -> HomePreferences:
    """What its person has chosen, in that home."""
    from convenor.cli.preferences import HomePreferences

    return HomePreferences(folder)


def read_arrived(texts: Sequence[tuple[str, str]], session: Session, now: datetime) -> Arrived:
    """What was noted elsewhere, in any form that is known here."""
    from convenor.cli.arriving import arrived

    return arrived(texts, session, now)


def make_people_book(library: str | None = None, *, home_folder: Path | None = None) -> HomePeopleBook:
    """Whom its owner knows."""
    from convenor.cli.people_book import HomePeopleBook

    return HomePeopleBook(home_folder or home(), library)


def read_people(text: str) -> Sequence[Newcomer]:
    """The people of what was pasted: a table or a name a line; or of the file whose name it is."""
    from convenor.cli.files import read_table
    from convenor.exchange.roster_csv import people_in

    path = text.strip().strip("'\"")
    if "\n" not in path and path.lower().endswith((".csv", ".txt", ".tsv")):  # a file that was dropped on the window
        return people_in(read_table(Path(path).expanduser()), Path(path).name)
    return people_in(text, "what was pasted")


def make_papers() -> Papers:
    """Puts on paper, or into a file, who is in which room."""
    from convenor.cli.papers import Papers

    return Papers()


def make_drafts(folder: Path) -> HomeDrafts:
    """Half-typed lines in that home."""
    from convenor.cli.drafts import HomeDrafts

    return HomeDrafts(folder)


def make_clipboard() -> SystemClipboard:
    """This computer's clipboard."""
    from convenor.cli.clipboard import SystemClipboard

    return SystemClipboard()


def make_machine() -> ThisMachine:
    """This computer."""
    from convenor.cli.machine import ThisMachine

    return ThisMachine()
