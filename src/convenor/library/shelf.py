"""The shelf: formats and exercises from a person's own folders and from the bundled ones, and the two books.

A file of one's own comes before the bundled one with the same short name. A damaged file stops nothing but
what needs it: `problems` tells of it, and asking for what it holds raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from convenor.library import places
from convenor.library.books import Books
from convenor.library.cards import Cards
from convenor.library.document import SCHEMAS, Document, FileKind, schema_of
from convenor.library.folders import files_in, in_one_folder, packs, resolved, twice
from convenor.library.reader import read
from convenor.library.report import place_order
from convenor.session.exercise import Exercise
from convenor.session.format import Format
from convenor.session.people import Person
from convenor.session.problem import NotFound, Place, Problem
from convenor.session.series import Series

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER_OF: dict[FileKind, str] = {"format": places.FORMATS, "exercise": places.EXERCISES}
_WORD_OF: dict[FileKind, str] = {"format": "session format", "exercise": "exercise"}


@dataclass(frozen=True, slots=True)
class Source:
    """A folder that holds library folders, and what people call it."""

    folder: Path
    name: str


class Shelf:
    """The library that a person sees. Nothing is read before it is asked for, and no file twice."""

    def __init__(self, home: Path | None, library: Path | None = None, *, bundled: Path | None = None) -> None:
        """`library` is the folder given with --library; `bundled` stands in for the bundled content in tests."""
        self._home = home
        self._library = library
        self._bundled = bundled
        self._extra: tuple[Document, ...] = ()
        self._loaded_exercises: dict[str, Exercise | None] = {}
        self._loaded_formats: dict[Document, tuple[Format | None, tuple[Problem, ...]]] = {}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where files come from, first come first served.

        Raises:
            Problem: the folder given by hand is not there, or the bundled content is missing.
        """
        found = []
        if self._library is not None:
            if not self._library.is_dir():
                raise Problem(f"There is no folder {self._library}.", cure="Check what follows --library.")
            found.append(Source(self._library, "the folder given with --library"))
        if self._home is not None:
            found.append(Source(self._home / "library", "your own library"))
        found.append(Source(self._bundled or places.bundled(), "the bundled library"))
        return tuple(found)

    def look_again(self) -> None:
        """Forget what was read: a file has come or gone."""
        for name in ("_documents", "_cards", "_books", "house_styles"):
            self.__dict__.pop(name, None)
        self._loaded_exercises.clear()
        self._loaded_formats.clear()

    def formats(self) -> tuple[Format, ...]:
        """Every sound session format, by title."""
        sound = (self._format_of(d)[0] for d in self._chosen("format").values())
        return tuple(sorted((f for f in sound if f is not None), key=lambda f: f.title.casefold()))

    def exercises(self) -> tuple[Exercise, ...]:
        """Every sound exercise, by title."""
        sound = (d.exercise[0] for d in self._chosen("exercise").values())
        return tuple(sorted((e for e in sound if e is not None), key=lambda e: e.title.casefold()))

    def cards(self) -> tuple[Exercise, ...]:
        """The check cards as short exercises; they are found by a search, and stand in no list."""
        return self._cards.exercises

    def format(self, name: str) -> Format:
        """The format with that short name or title.

        Raises:
            NotFound: there is none; names that are like it are offered.
            Problem: its file, or one that it needs, has a fault.
        """
        document = self._named("format", name)
        self._only_one(document)
        value, problems = self._format_of(document)
        if value is not None:
            return value
        for use in document.uses():
            needed = self._chosen("exercise").get(use)
            if not problems and needed is not None:
                problems = needed.exercise[1]
        raise _first(problems, document.reading.file)

    def exercise(self, name: str) -> Exercise:
        """The exercise or check card with that short name or title. Raises as `format` does."""
        if card := self._cards.find(name) if name.strip().startswith("card-") else None:
            return card
        document = self._named("exercise", name)
        self._only_one(document)
        value, problems = document.exercise
        if value is None:
            raise _first(problems, document.reading.file)
        return value

    def people(self) -> Sequence[Person]:
        """The people's book; empty when there is none. Raises Problem for its first fault."""
        return self._books.people()

    def series(self) -> Sequence[Series]:
        """The series book; empty when there is none. Raises Problem for its first fault."""
        return self._books.series()

    def notices(self, of: Format | None = None) -> tuple[str, ...]:
        """In words, which file takes the place of another with the same short name; with `of`, for that one alone."""
        wanted = {("format", of.id), *(("exercise", part.exercise.id) for part in of.parts)} if of else None
        said = []
        for kind in _FOLDER_OF:
            chosen = self._chosen(kind)
            for source, documents in self._by_source(kind):
                for document in documents:
                    first = chosen[document.id]
                    if wanted is not None and (kind, document.id) not in wanted:
                        continue
                    if first is not document and not in_one_folder(first, document):
                        said.append(
                            f"The {_WORD_OF[kind]} {document.id} is taken from {first.path}; "
                            f"it hides the one in {source.name}."
                        )
        return tuple(dict.fromkeys(said))

    def files(self) -> tuple[Path, ...]:
        """Every file of formats and exercises, and the books that there are."""
        found = [d.path for kind in _FOLDER_OF for _, documents in self._by_source(kind) for d in documents]
        return (*found, *self._cards.files, *self._books.files())

    def problems(self) -> list[Problem]:
        """Every fault of every file, hidden ones included, by file and line. House styles are not looked at."""
        found: list[Problem] = []
        for kind in _FOLDER_OF:
            for _, documents in self._by_source(kind):
                for document in documents:
                    found += self.problems_of(document)
                found += twice(documents)
        found += [*self._cards.problems, *self.book_problems()]
        return sorted(found, key=place_order)

    def problems_of(self, document: Document) -> tuple[Problem, ...]:
        """Every fault of one file, whether it stands on this shelf or not."""
        return document.exercise[1] if document.kind == "exercise" else self._format_of(document)[1]

    def format_in(self, document: Document) -> Format | None:
        """The format in one file, made of this shelf's exercises, whether it stands on it or not; None if faulty."""
        return self._format_of(document)[0]

    def book_problems(self) -> tuple[Problem, ...]:
        return self._books.problems(self._chosen("format"))

    def known_people(self) -> Sequence[Person]:
        """The people of the book as far as it can be read; for checks, which must not stop at another fault."""
        return self._books.known_people()

    def beside(self, documents: Iterable[Document]) -> Shelf:
        """A shelf on which these come first: for files that are looked at where they lie."""
        other = Shelf(self._home, self._library, bundled=self._bundled)
        other._extra = tuple(documents)
        return other

    @cached_property
    def house_styles(self) -> dict[str, Path]:
        """The folder of each house style by its name, one's own before the bundled."""
        found: dict[str, Path] = {}
        for source in self.sources:
            for pack in packs(source.folder / places.HOUSE_STYLES):
                found.setdefault(pack.name, pack)
        return found

    @property
    def all_house_styles(self) -> tuple[Path, ...]:
        return tuple(pack for source in self.sources for pack in packs(source.folder / places.HOUSE_STYLES))

    @cached_property
    def _cards(self) -> Cards:
        return Cards(source.folder for source in self.sources)

    @cached_property
    def _books(self) -> Books:
        return Books(self._home)

    @cached_property
    def _documents(self) -> dict[FileKind, tuple[tuple[Source, tuple[Document, ...]], ...]]:
        loose = Source(Path(), "the files given")
        found: dict[FileKind, tuple[tuple[Source, tuple[Document, ...]], ...]] = {}
        for kind, folder in _FOLDER_OF.items():
            given = tuple(d for d in self._extra if d.kind == kind)
            taken = {resolved(d.path) for d in given}
            rows = [(loose, given)] if given else []
            for source in self.sources:
                paths = [*files_in(source.folder / folder), *self._loose(source, kind)]
                rows.append((source, tuple(Document(p, kind) for p in paths if resolved(p) not in taken)))
            found[kind] = tuple(rows)
        return found

    def _loose(self, source: Source, kind: FileKind) -> Iterator[Path]:
        """Files that lie in the folder given by hand itself, and say what they are."""
        if source.folder == self._library:
            for path in files_in(source.folder):
                if SCHEMAS.get(schema_of(read(path))) == kind:
                    yield path

    def _by_source(self, kind: FileKind) -> tuple[tuple[Source, tuple[Document, ...]], ...]:
        return self._documents[kind]

    def _chosen(self, kind: FileKind) -> Mapping[str, Document]:
        """The document that stands for each short name."""
        found: dict[str, Document] = {}
        for _, documents in self._by_source(kind):
            for document in documents:
                found.setdefault(document.id, document)
        return found

    def _named(self, kind: FileKind, name: str) -> Document:
        chosen = self._chosen(kind)
        wanted = name.strip()
        if wanted in chosen:
            return chosen[wanted]
        titled = [d for d in chosen.values() if d.title.casefold() == wanted.casefold()]
        if len(titled) == 1:
            return titled[0]
        raise NotFound(
            f"There is no {_WORD_OF[kind]} called {wanted[:60]}.",
            cure=_near(wanted, chosen) or f"`convenor {kind}s` lists those that there are.",
        )

    def _only_one(self, document: Document) -> None:
        """Two files in one folder with one name: nobody can know which was meant."""
        for _, documents in self._by_source(document.kind):
            for problem in twice([d for d in documents if d.id == document.id]) if document in documents else ():
                raise problem

    def _exercise_of(self, name: str) -> Exercise | None:
        if name.startswith("card-"):
            return self._cards.find(name)
        if name not in self._loaded_exercises:
            document = self._chosen("exercise").get(name)
            self._loaded_exercises[name] = document.exercise[0] if document else None
        return self._loaded_exercises[name]

    def _format_of(self, document: Document) -> tuple[Format | None, tuple[Problem, ...]]:
        if document not in self._loaded_formats:
            self._loaded_formats[document] = document.format(self._exercise_of, self._chosen("exercise"))
        return self._loaded_formats[document]


def _first(problems: Sequence[Problem], file: str) -> Problem:
    if not problems:
        return Problem("This file cannot be used.", where=Place(file), cure="`convenor check` says why.")
    first, more = problems[0], len(problems) - 1
    cure = first.cure + (f" There is more to mend: `convenor check` tells all {more + 1} faults." if more else "")
    return Problem(first.what, cure=cure, where=first.where)


def _near(wanted: str, chosen: Mapping[str, Document]) -> str:
    from difflib import get_close_matches

    if len(wanted) > 60:
        return ""
    names = {d.title.casefold(): d.id for d in chosen.values()} | {name.casefold(): name for name in chosen}
    close = list(dict.fromkeys(names[n] for n in get_close_matches(wanted.casefold(), list(names), n=3, cutoff=0.5)))
    close += [name for name in chosen if wanted and wanted.casefold() in name and name not in close]
    return f"Did you mean {' or '.join(close[:3])}?" if close else ""
