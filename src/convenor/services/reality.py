"""Reality over plan: where we really are, who really came, and what is not to be noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from convenor.services.finding import find_segment
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.recording import check_room
from convenor.services.segments import retimed
from convenor.session import event as events
from convenor.session.agenda import Plan, PlannedTime, Segment
from convenor.session.people import Invited
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Progress, Session
from convenor.timing.words import clock_time


def found_to_be(host: Host, session_id: str, segment: str, wish: Wish | None = None) -> None:
    """ "We are really in this part, since then" (`wish.at`; without it, now). The parts before it close by it.

    Nobody knows when exactly the parts between were on, so they share the time that there was in proportion to
    their planned lengths. Raises Problem when that moment is in the future or before the part that is on began.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        to = find_segment(session, segment)
        since = wish.at or host.now()
        _check_found(session, to, since, host.now())
        event = events.FoundToBe(to.id, _closed(session, to, since))
        return Batch((host.happening(event, wish),))

    host.record(session_id, wish, ("at", segment, wish.at), decide)


def _check_found(session: Session, to: Segment, since: datetime, now: datetime) -> None:
    on = session.now_on
    if on is None:
        cure = "Start it; the start can be back-dated." if session.state == "planned" else "Undo brings it back."
        raise Problem("Nothing is running in this session.", cure=cure)
    if on.id == to.id:
        raise Problem(f"“{to.title}” is on already.", cure="Undo, or add minutes, to put its time right.")
    if session.progress_of(to.id) == Progress(state="dropped"):
        raise Problem(f"“{to.title}” was left out of the agenda.", cure="Undo that first, or put it in again.")
    if since > now:
        raise Problem(
            f"{clock_time(since, session.plan.timezone)} is still to come.", cure="Give a time that has been."
        )
    began = session.started_at
    if began is not None and since < began:
        at = clock_time(began, session.plan.timezone)
        raise Problem(f"The session began at {at}, after that moment.", cure="Give a later one.")


def _closed(session: Session, to: Segment, since: datetime) -> tuple[PlannedTime, ...]:
    """The parts before `to` that were on or still to come, laid between the last certain moment and `since`."""
    begin = session.started_at or since
    between: list[Segment] = []
    for part, progress in session.parts():
        if part.id == to.id:
            break
        if progress.state == "running" and progress.actual_start is not None:
            begin = min(progress.actual_start, since)
            between.append(part)
        elif progress.state == "coming":
            between.append(part)
        elif progress.actual_end is not None and not between:
            begin = min(progress.actual_end, since)
    there_is = (since - begin).total_seconds()
    planned = sum(p.seconds for p in between) or 1
    laid, clock, passed = [], begin, 0
    for part in between:
        passed += part.seconds
        end = begin + timedelta(seconds=round(there_is * passed / planned))
        laid.append(PlannedTime(part.id, clock, end))
        clock = end
    if laid:
        laid[-1] = replace(laid[-1], end=since)
    return tuple(laid)


Place = Literal["speaker", "respondent"]


@dataclass(frozen=True, slots=True)
class Absent:
    name: str


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two people took each other's place in the order."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Replaced:
    name: str
    by: Invited


@dataclass(frozen=True, slots=True)
class Added:
    person: Invited
    place: Place = "speaker"


Turnout = Absent | Swapped | Replaced | Added


def turnout(host: Host, session_id: str, change: Turnout, wish: Wish | None = None) -> None:
    """Say who really spoke. Only those who did reach the note. Undo brings the plan back.

    Raises NotFound when somebody named is not invited.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        plan = _turned_out(session.plan, change)
        return Batch((host.happening(events.PlanChanged(plan, retimed(session, plan)), wish),))

    host.record(session_id, wish, change, decide)


def _turned_out(plan: Plan, change: Turnout) -> Plan:
    match change:
        case Absent():
            gone = _invited(plan, change.name)
            return _each(plan, lambda people: tuple(p for p in people if p != gone))
        case Swapped():
            one, other = _invited(plan, change.one), _invited(plan, change.other)
            if one == other:
                raise Problem(f"{one.person.name} cannot change places with themselves.", cure="Name two people.")
            places = {one: other, other: one}
            return _each(plan, lambda people: tuple(places.get(p, p) for p in people))
        case Replaced():
            out = _invited(plan, change.name)
            _not_yet(plan, change.by)
            into = replace(change.by, seconds=change.by.seconds or out.seconds)
            return _each(plan, lambda people: tuple(into if p == out else p for p in people))
        case Added():
            _not_yet(plan, change.person)
            if change.place == "respondent":
                return replace(plan, respondents=(*plan.respondents, change.person))
            return replace(plan, speakers=(*plan.speakers, change.person))


def _each(plan: Plan, change: Callable[[tuple[Invited, ...]], tuple[Invited, ...]]) -> Plan:
    return replace(plan, speakers=change(plan.speakers), respondents=change(plan.respondents))


def _invited(plan: Plan, name: str) -> Invited:
    found = [i for i in plan.invited if i.person.answers_to(name)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(i.person.name for i in plan.invited) or "nobody"
    what = f"{name} is not among those invited to speak." if not found else f"More than one person is called {name}."
    raise NotFound(what, cure=f"Invited: {known}.")


def _not_yet(plan: Plan, person: Invited) -> None:
    if any(i.person.name.casefold() == person.person.name.casefold() for i in plan.invited):
        raise Problem(f"{person.person.name} is in the programme already.")


def unnoted(host: Host, session_id: str, on: bool, room: int | None = None, wish: Wish | None = None) -> None:
    """ "Not noted from here": from now on nothing is kept there (everywhere when `room` is None), until it is off.

    Asking for what is so already is no trouble.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        if room is not None:
            check_room(session.plan, room)
        if (room in session.unnoted) == on:
            return Batch()
        event = events.UnnotedBegan(room) if on else events.UnnotedEnded(room)
        return Batch((host.happening(event, wish),))

    host.record(session_id, wish, ("unnoted", on, room), decide)
