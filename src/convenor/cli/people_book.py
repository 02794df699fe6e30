"""The people book of a home, for who is on a roster and not in it yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from convenor.cli.wiring import make_shelf
from convenor.library.books import add_person
from convenor.session.people import Person


class HomePeopleBook:
    """See `services.people_book`. Read anew each time: its owner may have it open in an editor."""

    def __init__(self, folder: Path, library: str | None = None) -> None:
        self._folder = folder
        self._library = library

    def known(self) -> Sequence[Person]:
        return tuple(make_shelf(self._library, home_folder=self._folder).known_people())

    def add(self, person: Person) -> None:
        add_person(self._folder, person)
