"""The roster as the lines of a list."""

from __future__ import annotations

from collections.abc import Collection

from convenor.services.roster import shown_names
from convenor.session.roster import Present
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.widgets.pick_list import PickRow

GONE = "Have left, or never came"


def rows(session: Session, unbooked: Collection[str]) -> tuple[PickRow, ...]:
    """Those who are there, then those who have left. `unbooked`: ids of those who are not in the people book."""
    names = shown_names(session.roster)
    there = [_row(p, names[p.id], p.id in unbooked) for p in session.roster if not p.left]
    gone = [_row(p, names[p.id], unbooked=False) for p in session.roster if p.left]
    return (*there, *([PickRow("", f"{GONE}: {len(gone)}", look="heading")] if gone else []), *gone)


def _row(person: Present, name: str, unbooked: bool) -> PickRow:
    return PickRow(person.id, f"{shown(name)}{_beside(person, unbooked)}")


def _beside(person: Present, unbooked: bool) -> str:
    words = [shown(w) for w in (person.email, person.role, person.organisation) if w]
    words += [f"also {shown(', '.join(person.also))}"] if person.also else []
    words += [f"needs {shown(person.access)}"] if person.access else []
    words += ["came late"] if person.late else []
    words += ["not in the people book"] if unbooked else []
    return f"  ({'; '.join(words)})" if words else ""


def there_words(session: Session, unbooked: int) -> str:
    """ "9 there, 2 not in your people book"."""
    there = sum(1 for p in session.roster if not p.left)
    more = f", {unbooked} not in your people book" if unbooked else ""
    return f"{there} there{more}"
