"""Where one can be while taking notes: the part that is on, the rooms that there are."""

from __future__ import annotations

from convenor.services import recording
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown


def current(session: Session) -> str:
    """The part that lines go to when nobody says otherwise; empty in a session without parts."""
    try:
        return recording.place(session)
    except Problem:
        return ""


def rooms(session: Session) -> tuple[int, ...]:
    """Numbers of the rooms that one can stand in; none in a session without rooms."""
    if session.plan.open_rooms:
        return tuple(sorted(r.n for r in session.plan.open_rooms))
    heard = {n.room for n in session.contributions if n.room is not None}
    part = session.now_on
    if heard or (part is not None and part.mode == "breakout"):  # made on the day: those so far, and one more
        return tuple(range(1, min(max(heard, default=0) + 1, recording.MOST_ROOMS) + 1))
    return ()


def room_words(session: Session, number: int) -> str:
    """What a room is called."""
    return shown(next((r.label for r in session.plan.rooms if r.n == number), f"Room {number}"))
