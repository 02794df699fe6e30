"""Ready? A quarter of an hour before: what is there, what is missing, what the format asks for. Nothing is locked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from convenor.services.blanks import left_words
from convenor.services.guide_view import asks_for_words
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.agenda import Plan
from convenor.session.session import Session
from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time, minutes_words
from convenor.timing.zones import planned_start

LOW_BATTERY = 60
"""Per cent below which ninety minutes without a charger are a risk."""

State = Literal["ready", "missing", "unknown"]


@dataclass(frozen=True, slots=True)
class Power:
    """How the machine is fed. Unknown is None."""

    plugged_in: bool | None = None
    percent: int | None = None


class Machine(Protocol):
    """What can be asked of the computer. Filled at the doors."""

    def power(self) -> Power: ...

    def local_time(self, at: datetime) -> datetime:
        """That instant on the clock that this computer shows its user."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    about: str
    state: State
    says: str
    cure: str = ""


def ready(session: Session, machine: Machine, now: datetime) -> tuple[Check, ...]:
    """Everything worth a look before the session begins, in the order in which one would look."""
    return (
        _power(machine.power()),
        _clock(session.plan, machine, now),
        _agenda(session, now),
        _question(session.plan),
        _speakers(session.plan),
        *_rooms(session),
        _consent(session),
        *_blanks(session),
        *_companion(session),
        *_asked_for(session.plan),
    )


def missing_words(checks: tuple[Check, ...]) -> str:
    """ "Ready." or "2 things missing." """
    missing = sum(check.state == "missing" for check in checks)
    if not missing:
        return "Ready."
    return f"{missing} thing{'' if missing == 1 else 's'} missing."


def consent_read(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """Record that the words about what will be noted were read out."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        return Batch((host.happening(events.ConsentReadOut(), wish),))

    host.record(session_id, wish, "consent read", decide)


def _power(power: Power) -> Check:
    if power.plugged_in is None and power.percent is None:
        return Check("power", "unknown", "Whether the computer is plugged in cannot be seen from here.", "Look.")
    if power.plugged_in:
        return Check("power", "ready", "The computer is plugged in.")
    left = f"at {power.percent} per cent" if power.percent is not None else "on its battery"
    if power.percent is not None and power.percent >= LOW_BATTERY:
        return Check("power", "ready", f"The computer is not plugged in; its battery is {left}.")
    return Check("power", "missing", f"The computer is not plugged in; its battery is {left}.", "Plug it in.")


def _clock(plan: Plan, machine: Machine, now: datetime) -> Check:
    here = machine.local_time(now)
    there = clock_time(now, plan.timezone)
    start = planned_start(plan)
    if start is None:
        return Check(
            "clock", "ready", f"It is {there} ({plan.timezone}). The session has no date; it begins when you start it."
        )
    away = (start - now).total_seconds()
    when = f"in {minutes_words(round(away))}" if away >= 0 else f"{minutes_words(round(-away))} ago"
    if abs(away) < 30:
        when = "now"
    if abs(away) >= timedelta(days=1).total_seconds():
        day = f"{start:%A} {start.day} {start:%B}"
        return Check("clock", "ready", f"It is {there} ({plan.timezone}). The session is on {day}.")
    says = f"It is {there} ({plan.timezone}); the session begins at {clock_time(start, plan.timezone)}, {when}."
    if f"{here:%H:%M}" != f"{now.astimezone(start.tzinfo):%H:%M}" and f"{here:%H:%M}" != there:
        return Check(
            "clock", "missing", f"{says} This computer’s clock shows {here:%H:%M}.", "Tell people which zone is meant."
        )
    return Check("clock", "ready", says)


def _agenda(session: Session, now: datetime) -> Check:
    line = timeline(session, now)
    if line.spare_seconds < 0:
        over = minutes_words(-line.spare_seconds)
        return Check("agenda", "missing", f"The agenda is too long by {over}.", "Shorten or leave out a part.")
    return Check("agenda", "ready", f"The agenda fits, with {minutes_words(line.spare_seconds)} of spare time.")


def _question(plan: Plan) -> Check:
    if plan.questions:
        return Check("question", "ready", plan.questions[0])
    return Check(
        "question", "missing", "The session has no question yet.", "Add it to the plan: the note begins with it."
    )


def _speakers(plan: Plan) -> Check:
    if not plan.invited:
        return Check("speakers", "ready", "Nobody is invited to speak.")
    bare = [i.person.name for i in plan.invited if not (i.person.post.organisation or i.person.post.role)]
    names = ", ".join(i.person.name for i in plan.invited)
    if bare:
        who = ", ".join(bare)
        return Check(
            "speakers",
            "missing",
            f"{names}. Not known of {who}: role and organisation.",
            "Ask before they are introduced.",
        )
    return Check("speakers", "ready", f"{names}.")


def _rooms(session: Session) -> Iterator[Check]:
    plan = session.plan
    if not any(segment.mode == "breakout" for segment in session.segments):
        return
    if not plan.open_rooms:
        yield Check("rooms", "missing", "The number of rooms is not decided.", "Decide it now, or when they open.")
        return
    unasked = [room.label for room in plan.open_rooms if not room.question]
    count = f"{len(plan.open_rooms)} room{'' if len(plan.open_rooms) == 1 else 's'}"
    if unasked and not plan.questions:
        yield Check("rooms", "missing", f"{count}; no question for {', '.join(unasked)}.", "Give each its question.")
    else:
        yield Check("rooms", "ready", f"{count}, each with its question.")
    takers = (
        f"Each of the {count} needs somebody who takes notes."
        if len(plan.open_rooms) > 1
        else "The room needs a note-taker."
    )
    yield Check("note-takers", "unknown", takers, "Ask who it is, room by room.")


def _consent(session: Session) -> Check:
    words = session.plan.record.say
    if session.consent_read_at:
        at = clock_time(session.consent_read_at, session.plan.timezone)
        return Check("consent", "ready", f"Read out at {at}: {words}" if words else f"Said at {at}.")
    if not words:
        return Check(
            "consent", "missing", "There are no words about what will be noted.", "Say what will be done with it."
        )
    if session.state == "planned":
        return Check("consent", "ready", f"To be read out at the welcome: {words}")
    return Check("consent", "missing", f"Not read out yet: {words}", "Read it out, then say so here.")


def _blanks(session: Session) -> Iterator[Check]:
    left = left_words(session)
    if left:
        yield Check("blanks", "missing", left, "Fill it in on the agenda, or it will be missing when it is read out.")


def _companion(session: Session) -> Iterator[Check]:
    """Asked for here, and never again as a condition: what is missing is one line when the part is on."""
    taking_place = [s for s, p in session.parts() if s.care and p.state not in ("dropped", "skipped", "done")]
    asking = [f"“{s.title}”" for s in taking_place if s.care and s.care.needs_second_person]
    if asking:
        who, verb = " and ".join(asking), "asks" if len(asking) == 1 else "ask"
        if session.plan.companion:
            says = f"{session.plan.companion} keeps company with whoever wants it in {who}."
            yield Check("companion", "ready", says)
        else:
            says = f"{who} {verb} for somebody who keeps company with whoever wants it; nobody is named."
            yield Check("companion", "missing", says, "Ask somebody, and type the name here.")
    for segment in taking_place:
        care = segment.care
        if care and care.opt_out and asks_for_words(care):
            yield Check("way out", "ready", f"To be said before “{segment.title}”: {care.opt_out}")


def _asked_for(plan: Plan) -> Iterator[Check]:
    for task in plan.before:
        if task.when.endswith("m"):
            yield Check("to do", "unknown", task.do, f"By the {task.who}.")
