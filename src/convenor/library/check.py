"""Every fault of every file, at once: of what Convenor would read, or of files and folders by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convenor.library import places
from convenor.library.books import PEOPLE_FILE, SERIES_FILE, people_in, series_in
from convenor.library.document import SCHEMAS, Document, FileKind, schema_of
from convenor.library.folders import FILE_ENDINGS, twice
from convenor.library.nodes import mark_of
from convenor.library.reader import Reading, read
from convenor.library.report import place_order
from convenor.library.shelf import Shelf
from convenor.session.people import Person
from convenor.session.problem import Place, Problem

StyleCheck = Callable[[Path], list[Problem]]
"""Every fault of a house style in a folder."""

STYLE_SCHEMAS = ("house-style", "phrases", "letters", "house-checks")
STYLE_FILE = "style.yaml"
_KIND_BY_FOLDER: dict[str, FileKind] = {places.FORMATS: "format", places.EXERCISES: "exercise"}


@dataclass(slots=True)
class CheckReport:
    """What a check found. `files` are those that were looked at."""

    problems: list[Problem] = field(default_factory=list)
    notices: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()


def _house_style(path: Path) -> list[Problem]:
    from convenor.library.house_style import check_house_style
    from convenor.library.letters import LETTERS_FILE, check_letters

    letters = check_letters(path) if (path / LETTERS_FILE).exists() else []  # a style need not have any
    return [*check_house_style(path), *letters]


def check(shelf: Shelf, paths: Sequence[Path] = (), *, house_style: StyleCheck = _house_style) -> CheckReport:
    """Check `paths`, or without any the whole shelf with its books and house styles.

    Problems come in the order of files and lines. Raises Problem only where the shelf itself cannot be opened.
    """
    report = _by_name(shelf, paths, house_style) if paths else _whole(shelf, house_style)
    unique = {str(problem): problem for problem in report.problems}
    report.problems = sorted(unique.values(), key=place_order)
    return report


def _whole(shelf: Shelf, house_style: StyleCheck) -> CheckReport:
    problems = shelf.problems()
    files = list(shelf.files())
    for pack in shelf.all_house_styles:
        problems += house_style(pack)
        files += _yaml_in(pack)
    return CheckReport(problems, shelf.notices(), tuple(files))


@dataclass(slots=True)
class _Sorted:
    """The files that were named, by what they are."""

    documents: list[Document] = field(default_factory=list)
    people: list[Reading] = field(default_factory=list)
    series: list[Reading] = field(default_factory=list)
    packs: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _by_name(shelf: Shelf, paths: Sequence[Path], house_style: StyleCheck) -> CheckReport:
    found = _Sorted()
    for path in dict.fromkeys(_files_of(paths, found)):
        found.files.append(path)
        _sort(path, found)
    problems = found.problems
    beside = shelf.beside(found.documents)
    for document in found.documents:
        problems += beside.problems_of(document)
    for folder in {d.path.parent for d in found.documents}:
        for kind in _KIND_BY_FOLDER.values():
            problems += twice(d for d in found.documents if d.kind == kind and d.path.parent == folder)
    people: list[Person] = []
    for reading in found.people:
        known, faults = people_in(reading)
        people += known
        problems += faults
    for reading in found.series:
        # The leaders of a series may stand in the book beside it, or in the home's.
        problems += series_in(reading, (*people, *shelf.known_people()))[1]
    for pack in dict.fromkeys(found.packs):
        problems += house_style(pack)
        found.files += [file for file in _yaml_in(pack) if file not in found.files]
    return CheckReport(problems, (), tuple(found.files))


def _files_of(paths: Iterable[Path], found: _Sorted) -> Iterator[Path]:
    """The files that the paths mean. Packs of house style go to `found` whole."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path, onerror=lambda trouble: _unread(trouble, found)):
            below[:] = sorted(name for name in below if not name.startswith("."))
            if STYLE_FILE in names:
                found.packs.append(Path(folder))
                continue
            for name in sorted(names):
                if name.lower().endswith(FILE_ENDINGS) and not name.startswith("."):
                    yield Path(folder) / name


def _unread(trouble: OSError, found: _Sorted) -> None:
    found.problems.append(Problem(
        "This folder cannot be read.", where=Place(str(trouble.filename)), cure="Mend its permissions.",
    ))


def _sort(path: Path, found: _Sorted) -> None:
    reading = read(path)
    schema = schema_of(reading)
    folder = path.absolute().parent
    if schema in STYLE_SCHEMAS or folder.parent.name == places.HOUSE_STYLES:
        found.packs.append(path.parent)
        return
    kind = SCHEMAS.get(schema) or _KIND_BY_FOLDER.get(folder.name)
    if kind and schema in ("", *SCHEMAS):
        if _KIND_BY_FOLDER.get(folder.name, kind) != kind:
            found.problems.append(_misplaced(reading, folder.name, kind))
        found.documents.append(Document(path, kind, reading))
    elif schema == "people" or (not schema and path.name == PEOPLE_FILE):
        found.people.append(reading)
    elif schema == "series" or (not schema and path.name == SERIES_FILE):
        found.series.append(reading)
    elif reading.node is None or reading.problems:
        found.problems += reading.problems
    else:
        mark = mark_of(reading.node, ("schema",))
        said = f"“{schema[:40]}” is no kind of file that Convenor knows." if schema else "It does not say what it is."
        found.problems.append(Problem(
            said, where=Place(reading.file, mark.line, mark.column),
            cure="Begin with one of: schema: exercise/1, session-format/1, people/1, series/1.",
        ))


def _misplaced(reading: Reading, folder: str, kind: FileKind) -> Problem:
    assert reading.node is not None
    mark = mark_of(reading.node, ("schema",))
    right = next(name for name, holds in _KIND_BY_FOLDER.items() if holds == kind)
    return Problem(
        f"This file would not be found in the folder {folder}.", where=Place(reading.file, mark.line, mark.column),
        cure=f"Move it to the folder {right}, or mend its `schema`.",
    )


def _yaml_in(pack: Path) -> list[Path]:
    try:
        return sorted(p for p in pack.iterdir() if p.suffix.lower() in FILE_ENDINGS)
    except OSError:
        return []
