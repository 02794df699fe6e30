"""YAML back into plain values, strictly: what could surprise is refused with its place.

Texts in quotation marks are texts. Without them, only whole and decimal numbers, true, false and null are
understood: this reads what `yaml_out` wrote, perhaps touched by an editor, and guesses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from convenor.session.problem import Place, Problem

MOST_CHARACTERS = 200_000_000
MAX_DEPTH = 40

# The parser in C is ten times as fast, and comes with PyYAML's wheels; the one in Python says the same.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile("-?(0|[1-9][0-9]{0,400})")  # far longer ones take Python long to read
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,25})?([eE][-+]?[0-9]{1,3})?")
_FIXED: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_UNDO_IT = "Undo what was changed by hand, or export the session again."


class Mapping(dict[str, Any]):
    """A mapping that knows where in its file it stands."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


def loaded(text: str, file: str) -> Mapping:
    """The one mapping that the text holds. Raises Problem with line and column."""
    text = text.removeprefix("\ufeff")  # some editors on Windows begin a file with this mark
    if len(text) > MOST_CHARACTERS:
        raise Problem("This file is too large to be a session.", where=Place(file), cure="Is it the right file?")
    try:
        return _Reader(file).read(text)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        where = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise Problem("This cannot be understood as YAML.", where=where, cure=_UNDO_IT) from trouble
    except yaml.YAMLError as trouble:
        raise Problem(
            "There is a character in this file that text cannot hold.",
            where=_at(text, file, getattr(trouble, "position", 0)), cure=_UNDO_IT,
        ) from trouble
    except UnicodeEncodeError as trouble:
        where = _at(text, file, trouble.start)
        raise Problem("There is half a character here.", where=where, cure=_UNDO_IT) from trouble


class _Reader:
    def __init__(self, file: str) -> None:
        self._file = file

    def read(self, text: str) -> Mapping:
        stream: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        found: list[Any] = []
        for event in stream:
            if isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if found:
                    self._refuse(event, "A second document begins here.")
                if event.tags:
                    self._refuse(event, "Tags have no place here.")
                continue
            found.append(self._value(event, stream, 0))
        if len(found) != 1 or not isinstance(found[0], Mapping):
            raise Problem("This is not a session that Convenor exported.", where=Place(self._file, 1, 1),
                          cure="Is it the right file? Nothing was changed.")
        return found[0]

    def _value(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._refuse(event, "This is nested too deeply.")
        if getattr(event, "anchor", None) or isinstance(event, yaml.AliasEvent):
            self._refuse(event, "Anchors and aliases (& and *) have no place here.")
        if getattr(event, "tag", None):
            self._refuse(event, "Tags (!) have no place here.")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(stream), yaml.SequenceEndEvent):
                items.append(self._value(inner, stream, depth + 1))
            return items
        return self._mapping(event, stream, depth)

    def _mapping(self, event: yaml.Event, stream: Iterator[yaml.Event], depth: int) -> Mapping:
        found = Mapping(self._place(event))
        while not isinstance(key := next(stream), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag:
                self._refuse(key, "A name is expected here.")
            if key.value in found:
                self._refuse(key, f"“{key.value[:40]}” stands here a second time.")
            found[key.value] = self._value(next(stream), stream, depth + 1)
        return found

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if not event.implicit[0]:  # it stands in quotation marks, or is a block of text
            return event.value
        if event.value in _FIXED:
            return _FIXED[event.value]
        if _WHOLE.fullmatch(event.value):
            return int(event.value)
        if _DECIMAL.fullmatch(event.value):
            return float(event.value)
        self._refuse(event, "A text stands here without quotation marks.")

    def _refuse(self, event: yaml.Event, what: str) -> NoReturn:
        raise Problem(what, where=self._place(event), cure=_UNDO_IT)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file)


def _at(text: str, file: str, position: int) -> Place:
    before = text[:position]
    return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)
