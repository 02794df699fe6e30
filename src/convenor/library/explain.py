"""From what pydantic found to problems in words, each at its line and column.

Pydantic's own wording is never shown: every kind of fault that our shapes can have is said here.
"""

from __future__ import annotations

import re
import types
from collections.abc import Container, Iterator, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from convenor.library.fields import short
from convenor.library.nodes import Listing, Mapping, Mark, Node, Path, find, mark_of
from convenor.session.problem import Place, Problem

MAX_TOLD = 200


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The one of `known` that `word` was probably meant to be."""
    if len(word) > 60:  # the comparison is slow on long texts, and nobody means a name by one
        return None
    close = get_close_matches(word.casefold().replace("_", "-"), [k.replace("_", "-") for k in known], n=1, cutoff=0.7)
    return next((k for k in known if k.replace("_", "-") == close[0]), None) if close else None


def listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def names_of(model: type[BaseModel]) -> list[str]:
    """The names that a group may hold, as files write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    origin = get_origin(annotation)
    if origin is None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        return
    args = get_args(annotation)
    if origin is Annotated:
        args = args[:1]
    elif origin in (Union, types.UnionType, tuple):
        pass
    elif origin is dict:
        args = args[1:]
    else:
        return
    for arg in args:
        yield from _models_in(arg)


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The shape of the group at the end of `path`."""
    for step in path:
        for name, field in model.model_fields.items():
            if step == (field.alias or name):
                model = next(_models_in(field.annotation), model)
    return model


def problems(trouble: ValidationError, node: Node, file: str, model: type[BaseModel],
             guesses: frozenset[Mark] = frozenset()) -> list[Problem]:
    """Every fault once, without the echoes of what the reader had refused already."""
    found: dict[tuple[Mark, str], Problem] = {}
    errors = trouble.errors(include_url=False, include_input=False)[:MAX_TOLD]
    meant = set(_meant(errors, model))
    for error in errors:
        if _is_echo(error, node, meant):
            continue
        mark, what, cure = _say(error, node, model)
        if mark not in guesses:
            found.setdefault((mark, what), Problem(what, cure=cure, where=Place(file, mark.line, mark.column)))
    return list(found.values())


def _meant(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Path]:
    """Where the names that were probably meant by misspelt ones would stand."""
    for error in errors:
        if error["type"] == "extra_forbidden":
            *way, name = error["loc"]
            near = nearest(str(name), names_of(model_at(model, way)))
            if near:
                yield (*way, near)


def _is_echo(error: ErrorDetails, node: Node, meant: Container[Path]) -> bool:
    """Whether another fault says the same: a name is missing because it is misspelt, a list is short because its
    items have faults of their own.
    """
    if error["type"] == "missing":
        return error["loc"] in meant
    if error["type"] == "too_short":
        held = find(node, error["loc"])
        return isinstance(held, Listing) and bool(held.items)
    return False


def _say(error: ErrorDetails, node: Node, model: type[BaseModel]) -> tuple[Mark, str, str]:
    kind, path, context = error["type"], error["loc"], error.get("ctx", {})
    last = str(path[-1]) if path else ""
    if kind == "convenor":
        # Faults of a name of one's own choice are reported below its value.
        of_name = last == "[key]"
        way = path[:-1] if of_name else path
        return mark_of(node, way, key=of_name), context["what"], context["cure"]
    if kind == "missing":
        return _missing(path, node, model)
    if kind == "extra_forbidden":
        known = names_of(model_at(model, path[:-1]))
        near = nearest(last, known)
        cure = f"Did you mean `{near}`?" if near else f"Known here: {listed(known)}."
        return mark_of(node, path, key=True), f"`{short(last)}` is not known here.", cure
    if kind == "literal_error":
        of_name = last == "[key]"
        way = path[:-1] if of_name else path
        said = str(way[-1]) if of_name else getattr(find(node, way), "text", None)
        return mark_of(node, way, key=of_name), *_not_one_of(said, str(way[-1]) if way else "", context)
    mark = mark_of(node, path)
    if kind in ("list_type", "tuple_type"):
        return (mark, f"A list is expected after `{short(last)}`.",
                "Put each item on a line of its own that begins with a hyphen and a space, or write [one, two].")
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return mark, "A group of names is expected here, each with a colon and its value.", _group_cure(path, model)
    if kind == "too_short":
        return mark, f"`{short(last)}` has nothing in it.", "Put in at least one."
    return mark, "This value does not fit here.", "Compare it with a bundled file."


def _missing(path: Path, node: Node, model: type[BaseModel]) -> tuple[Mark, str, str]:
    name = str(path[-1])
    shape = model_at(model, path[:-1])
    field = next((f for n, f in shape.model_fields.items() if (f.alias or n) == name), None)
    meaning = field.description if field else None
    parent = find(node, path[:-1])
    left_open = parent.key(name) if isinstance(parent, Mapping) else None
    if left_open is not None:
        return left_open.at, f"`{name}` has nothing after it.", f"Write {meaning or 'its value'}."
    return mark_of(node, path[:-1]), f"`{name}` is missing.", f"Add `{name}:` with {meaning or 'its value'}."


def options(context: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


def _not_one_of(said: str | None, name: str, context: dict[str, Any]) -> tuple[str, str]:
    known = options(context)
    if name == "schema":
        return _other_schema(said, known)
    offered = [k for k in known if k]
    if said is None:
        return "One word is expected here.", f"Write one of: {listed(offered)}."
    near = nearest(said, offered)
    cure = f"Did you mean {near}? Known: {listed(offered)}." if near else f"Write one of: {listed(offered)}."
    return f"“{short(said)}” is not known here.", cure


def _other_schema(said: str | None, known: list[str]) -> tuple[str, str]:
    own = known[0] if known else ""
    if said and own and said.split("/")[0] == own.split("/")[0]:
        return f"This file is written for another Convenor ({short(said)}).", f"Update Convenor, or write {own}."
    return f"“{short(said or '')}” is not what this file should say it is.", f"Write `schema: {own}`."


def _group_cure(path: Path, model: type[BaseModel]) -> str:
    shape = model_at(model, path)
    return f"Known here: {listed(names_of(shape))}."
