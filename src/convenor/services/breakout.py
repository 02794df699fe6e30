"""*Breakout now*: people go into rooms that nobody planned, with the group's question, at once."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from convenor.services.editing import LONGEST_PART
from convenor.services.host import Host, Wish
from convenor.services.noting_place import MOST_ROOMS
from convenor.services.ports import Batch
from convenor.services.rooms import with_count
from convenor.services.roster import here
from convenor.services.segments import fresh_id, plain_part, retimed
from convenor.session import event as events
from convenor.session.agenda import Plan, Segment
from convenor.session.exercise import Prompt
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session
from convenor.timing.guiding import current_step
from convenor.timing.reading import reading

USUAL_MINUTES = 10
TITLE = "Breakout"
PEOPLE_A_ROOM = 5
"""As many as can talk with one another; rooms are made for so many when there are none yet."""


def breakout_now(
    host: Host, session_id: str, minutes: int = USUAL_MINUTES, *, seen: str | None = None, wish: Wish | None = None
) -> str:
    """End the part that is on and begin a breakout after it, in one act and one undo; return the new part's id.

    The rooms are those that are open, else enough for those who are there. They are asked their own questions,
    else the session's, else the one that was just before everybody.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        if not 1 <= minutes <= LONGEST_PART:
            raise Problem(f"{minutes} minutes is not a length for a breakout.", cure=f"Give 1 to {LONGEST_PART}.")
        if seen is not None and session.running != seen:
            raise Stale("Another part is on by now.", cure="Look, then choose again.")
        on = session.now_on
        if on is None:
            raise Problem("Nothing is running, so nobody can be sent into rooms.", cure="Start the session first.")
        if on.mode == "breakout":
            raise Problem("People are in rooms already.")
        part = _part(session, host).lasting(minutes * 60)
        plan = _with_rooms(session)
        changed = plan if plan != session.plan else None
        event = events.BreakoutBegan(on.id, part, changed, retimed(session, plan) if changed else ())
        return Batch((host.happening(event, wish),), result=(part.id,))

    return host.record(session_id, wish, ("breakout now", minutes, seen), decide)[0]


def _part(session: Session, host: Host) -> Segment:
    part = plain_part(TITLE, fresh_id(TITLE, {s.id for s in session.segments}))
    part = replace(part, mode="breakout", kind="discussion")
    if session.plan.questions or any(r.question for r in session.plan.open_rooms):
        return part  # what the rooms or the session ask is shown without being said again
    asked = _asked_just_now(session, host)
    return replace(part, prompts=(replace(asked, show=True),)) if asked else part


def _asked_just_now(session: Session, host: Host) -> Prompt | None:
    on, read = session.now_on, reading(session, host.now())
    if on is None:
        return None
    step = current_step(session, on, read.elapsed if read else 0)
    return next((p for p in (*(step.prompts if step else ()), *on.prompts) if p.show), None)


def _with_rooms(session: Session) -> Plan:
    people = len(here(session)) or session.plan.people or 0
    if session.plan.open_rooms or not people:
        return session.plan
    return with_count(session, min(ceil(people / PEOPLE_A_ROOM), MOST_ROOMS))


def begun_words(session: Session, breakout: str) -> str:
    """ "Breakout, 10 minutes, in 4 rooms." """
    part = session.segment(breakout)
    rooms = len(session.plan.open_rooms)
    minutes = round(part.seconds / 60) if part else USUAL_MINUTES
    where = f" in {rooms} rooms" if rooms > 1 else " in one room" if rooms else ""
    return f"Breakout for {minutes} minutes{where}."
