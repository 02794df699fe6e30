"""Planning: a session from a format or from an earlier session, and its agenda edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import cast, get_args

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.segments import from_part, retimed, scaled
from convenor.session import event as events
from convenor.session.agenda import Plan, Room, Segment, Source
from convenor.session.format import Format, RecordPolicy
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.series import Profile, Series
from convenor.session.session import Session
from convenor.timing.zones import zone


@dataclass(frozen=True, slots=True)
class Details:
    """What is known when a session is planned. Fields left empty are taken from series, like or format."""

    title: str
    series: Series | None = None
    questions: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    date: date | None = None
    start: time | None = None
    end: time | None = None
    timezone: str = ""
    convenor: Person | None = None
    thought_leaders: tuple[Person, ...] = ()
    speakers: tuple[Invited, ...] = ()
    respondents: tuple[Invited, ...] = ()
    rooms: tuple[str, ...] = ()
    """One question a room."""
    people: int | None = None
    companion: str = ""
    """Who keeps company with whoever wants it."""
    blanks: tuple[tuple[str, str], ...] = ()
    """Words for the blanks of the format's exercises: pairs of name and words, ("year", "2030")."""


def new_session(
    host: Host, details: Details, *, of: Format | None = None, like: Session | None = None, wish: Wish | None = None
) -> str:
    """Plan a session and return its id.

    Its parts come from `of`, else from `like`. Raises Problem when the title is empty or a time makes no sense.
    """
    plan, segments = draft(details, of=of, like=like)
    wish = wish or Wish()
    session_id = host.ids.new(8)
    happening = host.happening(events.SessionPlanned(plan, segments), wish)
    host.plan(session_id, wish, plan, Batch((happening,), result=(session_id,)))
    return session_id


def draft(
    details: Details, *, of: Format | None = None, like: Session | None = None
) -> tuple[Plan, tuple[Segment, ...]]:
    """The plan and parts that these details make; nothing is recorded. Used by the form as it is filled in."""
    if not details.title.strip():
        raise Problem("A session needs a title.", cure="Give it one; it can be changed later.")
    if of is None and like is None:
        raise Problem("A session needs a format, or an earlier session to be like.")
    base = like.plan if like else None
    series = details.series or (base.series if base else None)
    start = details.start or (series.start if series and series.start else None) or (base.start if base else None)
    timezone = details.timezone or (series.timezone if series else "") or (base.timezone if base else "")
    timezone = timezone or Plan(title="x").timezone
    zone(timezone)  # refuses an unknown one in words
    length = of.length.typical * 60 if of else base.length if base else 90 * 60
    end = details.end
    if end is None and start is not None and base is not None and details.start is None and of is None:
        end = base.end
    people = details.people if details.people is not None else (base.people if base else None)
    if people is not None and people < 1:
        raise Problem(f"{people} people cannot meet.", cure="Give the number of people expected, 1 or more.")
    _check_year(details.date)
    title = details.title.strip()
    plan = Plan(
        title=title,
        topic=title,
        format=Source(of.id, of.version, of.title) if of else base.format if base else None,
        series=series,
        questions=tuple(q.strip() for q in details.questions if q.strip()),
        context=tuple(c.strip() for c in details.context if c.strip()),
        date=details.date,
        start=start,
        end=end,
        timezone=timezone,
        length=_length(start, end) if start and end else length,
        ends=of.ends if of else base.ends if base else "hard",
        convenor=details.convenor or (base.convenor if base else None),
        thought_leaders=details.thought_leaders
        or (series.thought_leaders if series else ())
        or (base.thought_leaders if base else ()),
        speakers=details.speakers,
        respondents=details.respondents,
        companion=" ".join(details.companion.split()),
        people=people,
        rooms=_rooms(details, of, people),
        agreements=of.agreements if of else base.agreements if base else (),
        record=of.record if of else base.record if base else RecordPolicy(),
        before=of.before if of else base.before if base else (),
        after=of.after if of else base.after if base else (),
        profile=(series.profile if series else None) or _profile(of, details) or (base.profile if base else None),
        opening=series.opening if series else base.opening if base else "",
        choices=series.lead_in if series else base.choices if base else (),
        headings=of.headings if of else base.headings if base else False,
        sections=of.sections if of else base.sections if base else (),
    )
    segments = _parts_of(of, plan, dict(details.blanks)) if of else like.segments if like else ()
    if like and not of:
        segments = tuple(s for s, p in like.parts() if p.state != "dropped")
    return plan, segments


def _profile(of: Format | None, details: Details) -> Profile | None:
    """The format's own; without a date none is dated."""
    if of is None or of.profile not in get_args(Profile):
        return None
    return cast(Profile, of.profile) if of.profile == "undated" or details.date else None


def _parts_of(of: Format, plan: Plan, blanks: Mapping[str, str]) -> tuple[Segment, ...]:
    """The format's parts. An optional part nobody has a place in (no respondents invited) is left out."""
    parts = []
    for part in of.parts:
        if part.optional and part.exercise.mode == "respondents" and not plan.respondents:
            continue
        parts.append(scaled(from_part(part, blanks), plan, part.speakers))
    return tuple(parts)


def _rooms(details: Details, of: Format | None, people: int | None) -> tuple[Room, ...]:
    if details.rooms:
        return numbered(details.rooms)
    planned = next((p.rooms for p in of.parts if p.rooms), None) if of else None
    if planned is None:
        return ()
    count = planned.count
    if count is None:
        if people is None:
            return ()  # decided on the day
        count = max(1, round(people / (planned.size.typical or 6)))
    return tuple(Room(n) for n in range(1, count + 1))


def _check_year(day: date | None) -> None:
    """A slip of the fingers in the year is told now, not when the agenda is asked for its hours."""
    if day is not None and not 1900 <= day.year <= 2999:
        raise Problem(f"The date {day.isoformat()} is too far away.", cure="Look at the year.")


def _length(start: time, end: time) -> int:
    seconds = (end.hour - start.hour) * 3600 + (end.minute - start.minute) * 60
    if seconds == 0:
        raise Problem(f"The session starts and ends at {start:%H:%M}.", cure="Give an end that comes after the start.")
    return seconds % (24 * 3600)  # an end before the start is past midnight


@dataclass(frozen=True, slots=True)
class DetailsChange:
    """What is to change of what is known beforehand; None leaves it as it is."""

    title: str | None = None
    questions: tuple[str, ...] | None = None
    date: date | None = None
    start: time | None = None
    end: time | None = None
    people: int | None = None
    rooms: tuple[str, ...] | None = None
    """One question a room."""
    speakers: tuple[Invited, ...] | None = None
    respondents: tuple[Invited, ...] | None = None
    companion: str | None = None
    """Who keeps company with whoever wants it; empty takes the name away again."""


def change_details(host: Host, session_id: str, change: DetailsChange, wish: Wish | None = None) -> None:
    """Change what is known beforehand. Raises Problem for an empty title or impossible times."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        plan = _changed(session.plan, change)
        return Batch((host.happening(events.PlanChanged(plan, retimed(session, plan)), wish),))

    host.record(session_id, wish, change, decide)


def _changed(plan: Plan, change: DetailsChange) -> Plan:
    if change.title is not None:
        if not change.title.strip():
            raise Problem("A session needs a title.")
        plan = replace(plan, title=change.title.strip(), topic=change.title.strip())
    if change.people is not None and change.people < 1:
        raise Problem(f"{change.people} people cannot meet.", cure="Give the number of people expected, 1 or more.")
    _check_year(change.date)
    start, end = change.start or plan.start, change.end or plan.end
    return replace(
        plan,
        questions=change.questions if change.questions is not None else plan.questions,
        date=change.date or plan.date,
        start=start,
        end=end,
        length=_length(start, end) if start and end else plan.length,
        people=change.people if change.people is not None else plan.people,
        rooms=numbered(change.rooms) if change.rooms is not None else plan.rooms,
        speakers=change.speakers if change.speakers is not None else plan.speakers,
        respondents=change.respondents if change.respondents is not None else plan.respondents,
        companion=plan.companion if change.companion is None else " ".join(change.companion.split()),
    )


def numbered(questions: Sequence[str]) -> tuple[Room, ...]:
    """Rooms from 1 on, each with its question."""
    return tuple(Room(n, question.strip()) for n, question in enumerate(questions, 1))
