"""The two books of a home: people.yaml and series.yaml, read, checked and added to."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from pathlib import Path

from convenor.library.book_lines import person_lines, series_lines
from convenor.library.book_write import add_entry
from convenor.library.reader import Reading, read, read_bytes
from convenor.library.report import Report, place_order
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.series import Series

PEOPLE_FILE = "people.yaml"
SERIES_FILE = "series.yaml"


class Books:
    """Both books. A book that is not there is an empty one."""

    def __init__(self, home: Path | None) -> None:
        self._home = home

    def people(self) -> tuple[Person, ...]:
        """Raises Problem for the first fault of the book."""
        people, problems = self._people
        if problems:
            raise problems[0]
        return people

    def series(self) -> tuple[Series, ...]:
        """Raises Problem for the first fault of the book."""
        series, problems = self._series
        if problems:
            raise problems[0]
        return series

    def known_people(self) -> tuple[Person, ...]:
        """The people as far as the book can be understood. Never raises."""
        return self._people[0]

    def files(self) -> tuple[Path, ...]:
        paths = (self._home / PEOPLE_FILE, self._home / SERIES_FILE) if self._home else ()
        return tuple(path for path in paths if path.exists())

    def problems(self, formats: Container[str] | None = None) -> tuple[Problem, ...]:
        """Every fault of both books. With `formats`, the formats that series take must be among them."""
        found = [*self._people[1], *self._series[1]]
        reading = self._reading(SERIES_FILE)
        if formats is not None and reading and reading.node:
            report = Report(reading.file, reading.node)
            for i, series in enumerate(self._series[0]):
                if series.format and series.format not in formats:
                    report.add(("series", i, "format"), f"There is no session format {series.format[:60]}.",
                               "`convenor formats` lists those that there are.")
            found += report.problems
        return tuple(sorted(found, key=place_order))

    def _reading(self, name: str) -> Reading | None:
        path = self._home / name if self._home else None
        return read(path) if path and path.exists() else None

    @cached_property
    def _people(self) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
        return people_in(self._reading(PEOPLE_FILE))

    @cached_property
    def _series(self) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
        return series_in(self._reading(SERIES_FILE), self._people[0])


def people_in(reading: Reading | None) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people of a book, and its faults."""
    if reading is None:
        return (), ()
    from convenor.library.schema_books import PeopleBook
    from convenor.library.schemas import shaped

    held = shaped(reading, "people")
    if not isinstance(held.shape, PeopleBook) or reading.node is None:
        return (), held.problems
    people = tuple(person.value() for person in held.shape.people)
    report = Report(reading.file, reading.node)
    seen: dict[str, int] = {}
    for i, person in enumerate(people):
        first = seen.setdefault(person.name.casefold(), i)
        if first != i:
            report.add(("people", i, "name"), f"{person.name[:60]} stands in the book twice.", "Take one of them out.")
    return people, tuple(sorted((*held.problems, *report.problems), key=place_order))


def series_in(reading: Reading | None, people: tuple[Person, ...]) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
    """The series of a book, with thought leaders taken from `people`, and its faults."""
    if reading is None:
        return (), ()
    from convenor.library.schema_books import SeriesBook
    from convenor.library.schemas import shaped
    from convenor.library.sense_series import look_at

    held = shaped(reading, "series")
    if not isinstance(held.shape, SeriesBook) or reading.node is None:
        return (), held.problems
    report = Report(reading.file, reading.node)

    def named(name: str) -> Person | None:
        found = [p for p in people if p.answers_to(name)]
        exact = [p for p in found if p.name.casefold() == name.strip().casefold()]
        if exact:
            return exact[0]
        return found[0] if len(found) == 1 else None

    look_at(held.shape, named, report)
    series = tuple(one.value(named) for one in held.shape.series)
    return series, tuple(sorted((*held.problems, *report.problems), key=place_order))


def add_person(home: Path, person: Person) -> None:
    """Write a person into the people's book, after those that are there, whose lines and comments stay.

    Raises:
        Problem: the book has a fault, the person is in it already, or the disk will not have it.
    """
    path = home / PEOPLE_FILE

    def holds(data: bytes) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
        return people_in(read_bytes(data, str(path)))

    add_entry(path, "people", person_lines(person), holds, person)


def add_series(home: Path, series: Series) -> None:
    """Write a series into the series book. Raises as `add_person` does."""
    path = home / SERIES_FILE
    people = Books(home).people()

    def holds(data: bytes) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
        return series_in(read_bytes(data, str(path)), people)

    add_entry(path, "series", series_lines(series, people), holds, series)
