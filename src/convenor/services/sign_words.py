"""How sign-off is told, on the screen and by the commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from convenor.services.sign_letters import day_words
from convenor.services.signoff import REMINDERS, next_reminder
from convenor.session.session import Session
from convenor.writeup.appearing import Why
from convenor.writeup.signing import SignRow

WHO: dict[Why, str] = {"speaker": "speaker", "respondent": "respondent", "named": "said yes to their name"}


def state_words(session: Session, row: SignRow, now: datetime) -> str:
    """ "asked on 3 December 2026; remind them from 10 December 2026"."""
    zone = session.plan.timezone
    on = day_words(row.since, zone) if row.since else ""
    match row.state:
        case "yes":
            return f"yes, on {on}"
        case "as-noted":
            return "yes, when it was noted; it reads as it was said"
        case "changed":
            return f"yes if it is changed, on {on}"
        case "no":
            return f"no, on {on}"
        case "decided":
            return f"no answer; the convenor decided on {on}"
        case "unasked":
            return "reads otherwise than what they said yes to: not asked again" if row.was else "not asked"
        case "asked":
            return _asked(session, row, now, on)


def _asked(session: Session, row: SignRow, now: datetime, on: str) -> str:
    due = next_reminder(session, row)
    times = {1: "asked", 2: "reminded", 3: "reminded again"}.get(row.asked, f"asked {row.asked} times, last")
    said = f"{times} on {on}"
    if due is None:
        return said
    then = "the convenor may decide" if row.asked > REMINDERS else "remind them"
    return f"{said}; {then} {'now' if due <= now else f'from {day_words(due, session.plan.timezone)}'}"


def whole_words(rows: Sequence[SignRow]) -> str:
    """How it stands as a whole."""
    if not rows:
        return "Nobody is named in the note, so nobody need be asked."
    left = [r for r in rows if not r.settled]
    people = list(dict.fromkeys(r.name for r in left))
    if not left:
        return "Everybody who is named has said yes to the words as they stand."
    pieces = "1 piece" if len(left) == 1 else f"{len(left)} pieces"
    return f"Not settled yet: {pieces}, of {_and(people)}."


def missing_words(rows: Sequence[SignRow]) -> tuple[str, ...]:
    """For each person who has not settled everything, what is missing and what to do."""
    found: dict[str, list[SignRow]] = {}
    for row in rows:
        if not row.settled:
            found.setdefault(row.name, []).append(row)
    return tuple(f"{name}: {'; '.join(dict.fromkeys(_cure(r) for r in left))}" for name, left in found.items())


def _cure(row: SignRow) -> str:
    match row.state:
        case "unasked":
            return ("their words were changed since they said yes; ask again" if row.was
                    else "has not been asked")
        case "changed":
            return "would have it read otherwise; change it, or ask again"
        case "no":
            return "said no; leave it out, or word it without them"
        case _:
            return "has not answered yet"


def as_json(session: Session, row: SignRow) -> dict[str, Any]:
    due = next_reminder(session, row)
    return {
        "name": row.name, "why": row.why, "piece": row.n, "line": row.piece.line, "text": row.piece.text,
        "state": row.state, "settled": row.settled, "asked": row.asked,
        "since": row.since.isoformat() if row.since else None, "next": due.isoformat() if due else None,
        "wanted": row.wanted or None, "was": row.was or None, "notes": list(row.piece.made_of),
    }


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
