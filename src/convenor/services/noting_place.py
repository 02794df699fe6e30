"""Where and when a note belongs, and whether anything may be noted there."""

from __future__ import annotations

from convenor.session.agenda import Plan
from convenor.session.event import Phase
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session

MOST_ROOMS = 99


class Unnoted(Problem):
    """Somebody asked that nothing be noted from here, and it has not been turned off."""


def place(session: Session) -> str:
    """The part that a note belongs to when nobody says: what is on, else the first, or after the end the last."""
    if session.running:
        return session.running
    held = [s.id for s, p in session.parts() if p.state == "done"]
    if session.state == "ended" and held:
        return held[-1]
    if not session.segments:
        raise Problem("The session has no part to keep a note in.", cure="Put one into the agenda first.")
    return next((s.id for s, p in session.parts() if p.state == "coming"), session.segments[0].id)


def phase(session: Session) -> Phase:
    if session.state == "planned":
        return "before"
    return "after" if session.state == "ended" else "during"


def check_room(plan: Plan, room: int) -> None:
    """Raises Problem when the session has no such room. One with no rooms named yet takes any number."""
    rooms = sorted(r.n for r in plan.rooms)
    if rooms and room not in rooms:
        known = f"Rooms are {rooms[0]} to {rooms[-1]}." if len(rooms) > 1 else "There is only Room 1."
        raise NotFound(f"There is no Room {room}.", cure=known)
    if not 1 <= room <= MOST_ROOMS:
        raise NotFound(f"There is no Room {room}.", cure=f"Rooms are numbered from 1 to {MOST_ROOMS}.")


def check_noted(session: Session, room: int | None) -> None:
    """Raises Unnoted when nothing is to be noted there just now."""
    if session.is_unnoted(room):
        where = "this session" if None in session.unnoted else f"Room {room}"
        raise Unnoted(
            f"Nothing is being noted in {where} just now.", cure="It was asked for; turn noting on again first."
        )
