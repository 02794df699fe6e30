"""Rooms while a session runs: added, closed, merged, renamed. The notes and the people follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from convenor.services import editing
from convenor.services.host import Host, Wish
from convenor.services.noting_place import MOST_ROOMS
from convenor.services.ports import Batch
from convenor.services.segments import retimed
from convenor.session.agenda import Plan, Room
from convenor.session.event import PlanChanged, RoomsDealt
from convenor.session.problem import NotFound, Problem
from convenor.session.roster import Seat, Why
from convenor.session.session import Session

_LONGEST = 200


def add(host: Host, session_id: str, question: str = "", name: str = "", wish: Wish | None = None) -> int:
    """Open one more room and return its number. Without a question it is asked what all others are.

    Raises Problem when there are too many, or another open room has that name.
    """

    def changed(plan: Plan) -> tuple[Plan, int]:
        plan = _with_one_more(plan, question, name)
        return plan, plan.rooms[-1].n

    return _change(host, session_id, ("add room", question, name), changed, wish)


def close(host: Host, session_id: str, n: int, wish: Wish | None = None) -> None:
    """Nobody meets in that room any more. Its notes stay its own; its people have no room until they are given one."""

    def changed(plan: Plan) -> tuple[Plan, int]:
        room = open_room(plan, n)
        return _with(plan, replace(room, closed=True)), n

    _change(host, session_id, ("close room", n), changed, wish)


def merge(host: Host, session_id: str, n: int, into: int, wish: Wish | None = None) -> bool:
    """Room `n` joins Room `into`, with its people, and with its notes if both are asked the same.

    Returns whether the notes went too: where the questions differ they stay with the one that they answer.
    Lines that come in later for Room `n` go the same way.
    """
    wish = wish or Wish()

    def changed(plan: Plan) -> tuple[Plan, int]:
        room, other = open_room(plan, n), open_room(plan, into)
        if n == into:
            raise Problem(f"{room.label} cannot be merged with itself.")
        return _with(plan, replace(room, closed=True, into=other.n)), n

    _change(host, session_id, ("merge rooms", n, into), changed, wish)
    return host.session(session_id).plan.notes_of(n) == into


def rename(host: Host, session_id: str, n: int, name: str, wish: Wish | None = None) -> None:
    """Give a room a name of its own; without one it is “Room 3” again."""

    def changed(plan: Plan) -> tuple[Plan, int]:
        room = open_room(plan, n)
        return _with(plan, replace(room, name=_free_name(plan, name, n))), n

    _change(host, session_id, ("rename room", n, name), changed, wish)


def undo(host: Host, session_id: str, wish: Wish | None = None) -> str:
    """Undo the newest act, if it was one on the rooms; say in words which.

    Raises Problem when the newest was another: whoever looks at rooms does not mean to move the session.
    """
    acts = host.session(session_id).agenda_acts
    entries = host.store.read(session_id).entries
    newest = next((e for e in reversed(entries) if acts and e.id == acts[-1]), None)
    if newest is None:
        raise Problem("There is nothing to undo.")
    if not isinstance(newest.event, RoomsDealt | PlanChanged):
        raise Problem(
            "The last thing that was done was not done to the rooms.", cure="It can be undone on the running screen."
        )
    return editing.undo(host, session_id, wish, only=newest.id)


def with_count(session: Session, count: int) -> Plan:
    """The plan with that many open rooms, more added, or those closed from the end that nobody wrote in.

    Raises Problem when a room that would have to close has notes already.
    """
    plan = session.plan
    if not 1 <= count <= MOST_ROOMS:
        raise Problem(f"There cannot be {count} rooms.", cure=f"Give 1 to {MOST_ROOMS}.")
    used = {note.noted_in or note.room for note in session.notes()}
    while len(plan.open_rooms) > count:
        last = plan.open_rooms[-1]
        if last.n in used:
            raise Problem(f"{last.label} has notes already.", cure="Close or merge the right one by its number.")
        plan = _with(plan, replace(last, closed=True))
    while len(plan.open_rooms) < count:
        plan = _with_one_more(plan, "", "")
    return plan


def open_room(plan: Plan, n: int) -> Room:
    """The room of that number. Raises NotFound, in words, when there is none or it is closed."""
    room = plan.room(n)
    numbers = ", ".join(str(r.n) for r in plan.open_rooms)
    cure = f"Open rooms: {numbers}." if numbers else "No room is open yet."
    if room is None:
        raise NotFound(f"There is no Room {n}.", cure=cure)
    if room.closed:
        raise NotFound(f"{room.label} is closed.", cure=cure)
    return room


def _change(
    host: Host, session_id: str, asked: object, changed: Callable[[Plan], tuple[Plan, int]], wish: Wish | None
) -> int:
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        plan, n = changed(session.plan)
        if plan == session.plan:
            return Batch(result=(str(n),))
        room = plan.room(n)
        gone = room is not None and room.closed
        event = _happened(session, plan, n, room.into) if room and gone else PlanChanged(plan, retimed(session, plan))
        return Batch((host.happening(event, wish),), result=(str(n),))

    return int(host.record(session_id, wish, asked, decide)[0])


def _happened(session: Session, plan: Plan, n: int, into: int | None) -> RoomsDealt | PlanChanged:
    """Room `n` closed: its people of this round go to Room `into`, or have no room."""
    now = session.deal(round_now(session))
    if now is None or all(seat.room != n for seat in now.seats):
        return PlanChanged(plan, retimed(session, plan))

    def moved(seats: tuple[Seat, ...], why: Why | None) -> tuple[Seat, ...]:
        stay = tuple(s for s in seats if s.room != n)
        if into is None or why is None:
            return stay
        return (*stay, *(Seat(s.person, into, why) for s in seats if s.room == n))

    deal = replace(now, seats=moved(now.seats, "merged"), hosts=moved(now.hosts, None),
                   note_takers=moved(now.note_takers, None))
    return RoomsDealt(deal, plan, retimed(session, plan))


def round_now(session: Session) -> int:
    """Which round of rooms is on, or comes next; after the last one, the last. Counted from 1."""
    breakouts = [p.state for s, p in session.parts() if s.mode == "breakout" and p.state != "dropped"]
    for n, state in enumerate(breakouts, 1):
        if state in ("running", "coming"):
            return n
    return max(1, len(breakouts))


def rounds(session: Session) -> int:
    """How many rounds of rooms there are to look at: those of the agenda, and those that were dealt; at least one."""
    breakouts = sum(1 for s, p in session.parts() if s.mode == "breakout" and p.state != "dropped")
    return max([1, breakouts, *(d.round for d in session.deals)])


def _with_one_more(plan: Plan, question: str, name: str) -> Plan:
    n = max((r.n for r in plan.rooms), default=0) + 1
    if n > MOST_ROOMS:
        raise Problem(f"There cannot be more than {MOST_ROOMS} rooms.")
    asked = {r.question for r in plan.open_rooms}
    same = question.strip() or (asked.pop() if len(asked) == 1 else "")
    return replace(plan, rooms=(*plan.rooms, Room(n, same, _free_name(plan, name, n))))


def _with(plan: Plan, room: Room) -> Plan:
    return replace(plan, rooms=tuple(room if r.n == room.n else r for r in plan.rooms))


def _free_name(plan: Plan, name: str, n: int) -> str:
    name = " ".join(name.split())
    if len(name) > _LONGEST:
        raise Problem(f"“{name[:40]}…” is too long for the name of a room.")
    taken = next((r for r in plan.open_rooms if r.n != n and name and r.label.casefold() == name.casefold()), None)
    if taken is not None:
        raise Problem(f"Another room is called {taken.label} already.", cure="Give another name.")
    return name
