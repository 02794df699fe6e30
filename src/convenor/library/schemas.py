"""Which shape a file has, and the check of its nodes against it. Imported only when a file is to be understood:
pydantic takes longer to load than all the files together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from convenor.library import explain
from convenor.library.nodes import Listing, Mapping, Plain, plain
from convenor.library.reader import Reading
from convenor.library.schema_books import PeopleBook, SeriesBook
from convenor.library.schema_cards import CardBook
from convenor.library.schema_exercise import ExerciseShape
from convenor.library.schema_format import FormatShape
from convenor.session.problem import Place, Problem

Kind = Literal["format", "exercise", "people", "series", "cards"]

SHAPES: dict[Kind, type[BaseModel]] = {
    "format": FormatShape, "exercise": ExerciseShape, "people": PeopleBook, "series": SeriesBook,
    "cards": CardBook,
}


@dataclass(frozen=True, slots=True)
class Shaped:
    """A file held against its shape. With faults, `shape` is a best guess, good only for finding more of them."""

    shape: BaseModel | None
    problems: tuple[Problem, ...]


def shaped(reading: Reading, kind: Kind) -> Shaped:
    """Hold a file against the shape of its kind; every fault is told at once."""
    node, model = reading.node, SHAPES[kind]
    if node is None:
        return Shaped(None, reading.problems)
    if not isinstance(node, Mapping):
        what = "a list" if isinstance(node, Listing) else "a text"
        place = Place(reading.file, node.at.line, node.at.column)
        return Shaped(None, (*reading.problems, Problem(
            f"This file is {what}, not a group of names.", cure="Begin from a copy of a bundled file.", where=place,
        )))
    values = plain(node)
    try:
        return Shaped(model.model_validate(values), reading.problems)
    except ValidationError as trouble:
        found = explain.problems(trouble, node, reading.file, model, reading.guesses)
        return Shaped(_guess(trouble, values, model), (*reading.problems, *found))


def _guess(trouble: ValidationError, values: Plain, model: type[BaseModel]) -> BaseModel | None:
    """What was probably meant, where only names and choices are misspelt: so its sense can be checked at once."""
    for error in trouble.errors(include_url=False, include_input=False):
        *way, last = error["loc"] or ("",)
        group: Any = values
        for step in way:
            try:
                group = group[step]
            except (KeyError, IndexError, TypeError):
                return None
        if not isinstance(group, dict) or last not in group:
            return None
        if error["type"] == "extra_forbidden":
            known = explain.names_of(explain.model_at(model, way))
            value, near = group.pop(last), explain.nearest(str(last), known)
            if near and near not in group:
                group[near] = value
        elif error["type"] == "literal_error" and isinstance(group[last], str):
            near = explain.nearest(group[last], [k for k in explain.options(error.get("ctx", {})) if k])
            if near is None:
                return None
            group[last] = near
        else:
            return None
    try:
        return model.model_validate(values)
    except ValidationError:
        return None
