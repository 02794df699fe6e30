"""How sign-off is told, on the screen and by the commands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from convenor.services.signoff import REMINDERS, convenor_decides, next_reminder, silence_means
from convenor.session.session import Session
from convenor.timing.words import day_words
from convenor.writeup.appearing import Why
from convenor.writeup.signing import SignRow

WHO: dict[Why, str] = {
    "speaker": "speaker", "respondent": "respondent", "named": "said yes to their name", "whole": "sees the whole note",
}


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
            return f"yes if it is changed, on {on}{_again(session, row, now)}"
        case "part":
            return f"part of what they wrote on {on} is taken over; they have not seen it so"
        case "no":
            return f"no, on {on}{_again(session, row, now)}"
        case "decided":
            return f"no answer; the convenor decided on {on}"
        case "unasked":
            return "reads otherwise than what they last saw: not asked again" if row.was else "not asked"
        case "asked":
            times = {1: "asked", 2: "reminded", 3: "reminded again"}.get(row.asked, f"asked {row.asked} times, last")
            return f"{times} on {on}{_then(session, row, now)}"


def _again(session: Session, row: SignRow, now: datetime) -> str:
    """That they were asked about the same words once more after they had answered."""
    if row.last_asked is None:
        return ""
    return f"; asked again on {day_words(row.last_asked, session.plan.timezone)}{_then(session, row, now)}"


def _then(session: Session, row: SignRow, now: datetime) -> str:
    """When to remind them, or what comes when two reminders have gone unanswered."""
    due = next_reminder(session, row)
    if due is None:
        return ""
    when = "now" if due <= now else f"from {day_words(due, session.plan.timezone)}"
    if row.asked <= REMINDERS:
        return f"; remind them {when}"
    if row.state == "asked" and convenor_decides(session, row):
        return f"; the convenor may decide {when}"
    means = "no" if row.why == "named" else silence_means(session, row)
    return f"; no answer means: {means}" if means and row.state == "asked" else ""


def reminders_words(session: Session, rows: Sequence[SignRow], now: datetime) -> str:
    """Whom to remind by now, and of whom the convenor may decide; empty for nobody."""
    due = [r for r in rows if (at := next_reminder(session, r)) is not None and at <= now]
    remind = list(dict.fromkeys(r.name for r in due if r.asked <= REMINDERS))
    decide = list(dict.fromkeys(r.name for r in due if r.asked > REMINDERS and r.state == "asked"
                                and convenor_decides(session, r)))
    told = [f"A reminder is due: {_and(remind)}."] if remind else []
    return " ".join([*told, *([f"The convenor may decide: {_and(decide)}."] if decide else [])])


def whole_words(rows: Sequence[SignRow]) -> str:
    """How it stands as a whole."""
    if not rows:
        return "Nobody is named in the note, so nobody need be asked."
    left = [r for r in rows if not r.settled]
    people = list(dict.fromkeys(r.name for r in left))
    if not left:
        return "Everybody who has to has said yes to the words as they stand."
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
        case "part":
            return "has not seen what was made of their answer; ask again"
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
        "last_asked": row.last_asked.isoformat() if row.last_asked else None,
        "wanted": row.wanted or None, "was": row.was or None, "notes": list(row.piece.made_of),
    }


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
