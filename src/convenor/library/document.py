"""One file of the library, read when it is first needed and understood when its content is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from convenor.library.nodes import Listing, Node, mark_of, step_into, text_at
from convenor.library.reader import Reading, read
from convenor.library.report import Report, place_order
from convenor.session.exercise import Exercise
from convenor.session.format import Format
from convenor.session.plain import PLAIN
from convenor.session.problem import Place, Problem

if TYPE_CHECKING:
    from convenor.library.schemas import Shaped

FileKind = Literal["format", "exercise"]

SCHEMAS: dict[str, FileKind] = {"session-format": "format", "exercise": "exercise"}


def schema_of(reading: Reading) -> str:
    """What the file says that it is, without the number of its version."""
    return text_at(reading.node, "schema").split("/")[0] if reading.node else ""


class Document:
    """A file that holds an exercise or a session format.

    Nothing here raises for bad content: faults are in `problems`, and what has any has no value.
    """

    def __init__(self, path: Path, kind: FileKind, reading: Reading | None = None) -> None:
        self.path = path
        self.kind = kind
        if reading is not None:
            self.reading = reading

    @cached_property
    def reading(self) -> Reading:
        return read(self.path)

    @cached_property
    def id(self) -> str:
        """Its short name; that of the file when it is too damaged to say one."""
        return (text_at(self.reading.node, "id") if self.reading.node else "") or self.path.stem

    @cached_property
    def title(self) -> str:
        return text_at(self.reading.node, "title") if self.reading.node else ""

    @property
    def id_place(self) -> Place:
        node = self.reading.node
        if node is None:
            return Place(self.reading.file)
        mark = mark_of(node, ("id",))
        return Place(self.reading.file, mark.line, mark.column)

    @cached_property
    def shaped(self) -> Shaped:
        # Here and not above: the lists of a running session never need it.
        from convenor.library.schemas import shaped

        return shaped(self.reading, self.kind)

    @cached_property
    def exercise(self) -> tuple[Exercise | None, tuple[Problem, ...]]:
        """The exercise, None when it has faults, and the faults."""
        from convenor.library.schema_exercise import ExerciseShape
        from convenor.library.sense_exercise import look_at

        shape, found = self.shaped.shape, list(self.shaped.problems)
        if not isinstance(shape, ExerciseShape) or self.reading.node is None:
            return None, tuple(found)
        report = Report(self.reading.file, self.reading.node)
        value = shape.value()
        look_at(value, report)
        found += report.problems
        return (None if found else value), tuple(sorted(found, key=place_order))

    def uses(self) -> tuple[str, ...]:
        """Short names of the exercises that a format takes its parts from, as far as it can be understood."""
        from convenor.library.schema_format import FormatShape

        shape = self.shaped.shape
        return tuple(part.use for part in shape.agenda if part.use) if isinstance(shape, FormatShape) else ()

    def format(
        self, find: Callable[[str], Exercise | None], known: Mapping[str, object]
    ) -> tuple[Format | None, tuple[Problem, ...]]:
        """The format, None when it has faults, and its own faults.

        `find` gives a sound exercise by its short name; `known` has the names of all, sound or not, so that a
        faulty exercise is not called a missing one.
        """
        from convenor.library.explain import nearest
        from convenor.library.fields import is_short_name
        from convenor.library.schema_format import FormatShape
        from convenor.library.sense_format import look_at, look_at_whole

        shape, found, node = self.shaped.shape, list(self.shaped.problems), self.reading.node
        if node is None:
            return None, tuple(found)
        report = Report(self.reading.file, node)
        for i, use in _uses_in(node):
            # what cannot be a short name at all is a fault of its own
            if is_short_name(use) and use not in known and not report.full and find(use) is None:
                near = nearest(use, list(known))
                report.add(("agenda", i, "use"), f"There is no exercise with the short name {use}.",
                           f"Did you mean {near}?" if near else "`convenor exercises` lists those that there are.")
        if not isinstance(shape, FormatShape):  # whatever else is amiss, what is missing is told in the same breath
            return None, tuple(sorted((*found, *report.problems), key=place_order))
        exercises = {"": PLAIN}
        exercises |= {use: exercise for use in self.uses() if (exercise := find(use)) is not None}
        whole = all(part.use in exercises for part in shape.agenda)
        look_at(shape, report)
        value = None
        if whole:
            value = shape.value(exercises)
            look_at_whole(shape, value, report)
        found += report.problems
        return (None if found else value), tuple(sorted(found, key=place_order))


def _uses_in(node: Node) -> Iterator[tuple[int, str]]:
    """The exercises that a format's parts name, and where in the agenda: also those of a file with other faults."""
    agenda = step_into(node, "agenda")
    for i, part in enumerate(agenda.items if isinstance(agenda, Listing) else ()):
        yield i, text_at(part, "use")
