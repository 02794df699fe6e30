"""A person of the roster as a row of words, and back: what is known of people is kept where it can be erased."""

from __future__ import annotations

import json
from typing import Any

from convenor.session.event import Words
from convenor.session.roster import Present


def to_words(words_id: str, person: Present) -> Words:
    """A row that holds all that is known of the person, and goes when they are taken off the roster for good."""
    rest = {
        "email": person.email,
        "organisation": person.organisation,
        "role": person.role,
        "access": person.access,
        "also": list(person.also),
    }
    return Words(words_id, json.dumps(rest, ensure_ascii=False), person.name, (person.id,))


def from_words(person_id: str, row: Words, *, late: bool) -> Present:
    """The person of that row. What does not make sense in it is left out: a record must still open."""
    try:
        rest = json.loads(row.text)
    except ValueError:
        rest = {}
    if not isinstance(rest, dict):
        rest = {}
    also = rest.get("also")
    return Present(
        person_id,
        row.said_by,
        _text(rest, "email"),
        _text(rest, "organisation"),
        _text(rest, "role"),
        _text(rest, "access"),
        tuple(a for a in also if isinstance(a, str)) if isinstance(also, list) else (),
        late,
    )


def _text(rest: dict[str, Any], key: str) -> str:
    value = rest.get(key, "")
    return value if isinstance(value, str) else ""
