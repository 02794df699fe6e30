"""Calling people back out of their rooms, with a grace. The part ends only when somebody ends it."""

from __future__ import annotations

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session

USUAL_GRACE = 2
"""Minutes: to finish a sentence and come back."""
LONGEST_GRACE = 60


def call_back(
    host: Host, session_id: str, minutes: int = USUAL_GRACE, *, seen: str | None = None, wish: Wish | None = None
) -> None:
    """Tell all rooms to be back in so many minutes (0: now). Called again, it takes the place of the last call.

    Raises Problem when nobody is in rooms, or the grace cannot be meant; Stale when another part is on than `seen`.
    """
    wish = wish or Wish()
    if not 0 <= minutes <= LONGEST_GRACE:
        raise Problem(f"{minutes} minutes is not a grace.", cure=f"Give 0 to {LONGEST_GRACE}.")

    def decide(session: Session) -> Batch:
        part = session.now_on
        if seen is not None and session.running != seen:
            raise Stale("Another part is on by now.", cure="Look, then choose again.")
        if part is None or part.mode != "breakout":
            raise Problem("Nobody is in rooms just now, so nobody can be called back.")
        return Batch((host.happening(events.RoomsCalledBack(part.id, minutes * 60), wish),))

    host.record(session_id, wish, ("call back", minutes, seen), decide)
