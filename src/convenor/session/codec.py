"""Events to and from the plain values that a store keeps as their bodies.

Each event has a type name and a version. A body of an older version is brought up by a pure function in
`UPCASTS`; one of a newer version raises `NewerRecord`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any, get_args

import cattrs
from cattrs.errors import CattrsError

from convenor.session.event import Event
from convenor.session.problem import Problem

EVENT_TYPES: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}
VERSIONS: dict[str, int] = {}
"""Current version of each event type; 1 where it is not named."""

UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From (type, version) to a function that makes the body of the next version."""


_MISFITS = (KeyError, TypeError, ValueError, AttributeError, CattrsError, cattrs.BaseValidationError)


class NewerRecord(Problem):
    """The record was written by a newer Convenor than this one."""


class DamagedRecord(Problem):
    """A row of the record cannot be understood."""


def version_of(name: str) -> int:
    return VERSIONS.get(name, 1)


@cache
def _converter() -> cattrs.Converter:
    # Defaults are written out: a default that changes one day must not change what an old record says.
    converter = cattrs.Converter(detailed_validation=False)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(time, lambda t: t.isoformat())
    converter.register_structure_hook(datetime, lambda v, _: datetime.fromisoformat(v))
    converter.register_structure_hook(date, lambda v, _: date.fromisoformat(v))
    converter.register_structure_hook(time, lambda v, _: time.fromisoformat(v))
    return converter


def to_body(event: Event) -> tuple[str, int, dict[str, Any]]:
    """The event's type name, version and body: plain dicts, lists, strings, numbers, true, false, null."""
    name = type(event).__name__
    body = _converter().unstructure(event)
    return name, version_of(name), body


def from_body(name: str, version: int, body: dict[str, Any]) -> Event:
    """The event of that name, version and body.

    Raises:
        NewerRecord: the type or version is not known to this Convenor.
        DamagedRecord: the body does not fit its type.
    """
    kind = EVENT_TYPES.get(name)
    current = version_of(name)
    if kind is None or version > current:
        raise NewerRecord(
            "This record was written by a newer Convenor.",
            cure="It can be read once this Convenor has been updated; nothing in it was changed.",
        )
    while version < current:
        body = UPCASTS[name, version](body)
        version += 1
    try:
        return _converter().structure(body, kind)
    except _MISFITS as trouble:
        raise DamagedRecord(
            f"A row of the record ({name}) is damaged and cannot be read.",
            cure="`convenor doctor` says what can still be read.",
        ) from trouble
