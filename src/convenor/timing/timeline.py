"""When each part was to be, was, and will be: everything that an agenda shows, computed anew from the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from convenor.session.agenda import PlannedTime, Segment
from convenor.session.holds import held_between
from convenor.session.session import Progress, SegmentState, Session
from convenor.timing.zones import end_on_the_day, pinned_at, planned_start, promised_end, promised_seconds

SAME_SESSION = timedelta(hours=12)
"""A session that starts further away than this from its plan is one that was put off, or is practised."""


@dataclass(frozen=True, slots=True)
class Row:
    """One part and its times. Instants are in UTC; those that are not known are None."""

    segment: Segment
    state: SegmentState
    seconds: int
    """How long it takes: really, for a part that is over; else as things are; 0 for one that is not held."""
    planned_start: datetime | None
    """As the agenda stands before the start, as it stood at the start after it; None for a part put in later."""
    planned_end: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None
    projected_start: datetime | None
    """If nothing changes; what really was, for a part that is over. None for one that does not take place."""
    projected_end: datetime | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """An agenda in time. Lengths in seconds."""

    rows: tuple[Row, ...]
    """One for each part, in order, dropped ones included."""
    promised_end: datetime | None
    projected_end: datetime | None
    """Of the last part that takes place, if nothing changes."""
    spare_seconds: int
    """From the projected to the promised end; negative when the agenda is too long."""
    behind_seconds: int
    """Against the plan as it stood at the start; negative when ahead. What was held is not behind."""
    held_seconds: int
    """How much later it ends because it was held: beside `behind_seconds`, never in it."""
    total_seconds: int
    """Sum of the lengths of the parts that are not left out, as the agenda gives them."""
    length_seconds: int
    """How long the session is to last."""


def timeline(session: Session, now: datetime) -> Timeline:
    """The agenda as it stands at `now`. Raises Problem when the plan's time zone is unknown."""
    promised = promise_of(session)
    planned = _planned(session)
    projected = _projected(session, now)
    rows = tuple(
        Row(
            segment=segment,
            state=progress.state,
            seconds=_taken(segment, progress, projected.get(segment.id)),
            planned_start=planned[segment.id].start if segment.id in planned else None,
            planned_end=planned[segment.id].end if segment.id in planned else None,
            actual_start=progress.actual_start,
            actual_end=progress.actual_end,
            projected_start=projected[segment.id].start if segment.id in projected else None,
            projected_end=projected[segment.id].end if segment.id in projected else None,
        )
        for segment, progress in session.parts()
    )
    ending = session.ended_at or max((p.end for p in projected.values()), default=None)
    total = sum(s.seconds for s, p in session.parts() if p.state not in ("dropped", "skipped"))
    length = promised_seconds(session.plan)
    plan_ending = max((p.end for p in planned.values()), default=None)
    later = seconds_between(plan_ending, ending) if plan_ending and ending else 0
    held = min(held_in_all(session, now), max(0, later))
    return Timeline(
        rows=rows,
        promised_end=promised,
        projected_end=ending,
        spare_seconds=seconds_between(ending, promised) if ending and promised else length - total,
        behind_seconds=later - held,
        held_seconds=held,
        total_seconds=total,
        length_seconds=length,
    )


def planned_times(session: Session, start: datetime) -> tuple[PlannedTime, ...]:
    """The agenda as it stands, dropped parts left out, if it began at `start`."""
    laid = _lay([s for s, p in session.parts() if p.state != "dropped"], start, start, session.plan.timezone)
    return tuple(laid.values())


def baseline_start(session: Session, now: datetime) -> datetime:
    """What lateness is measured from when the session starts at `now`.

    The planned start, unless it has none or it is more than twelve hours away: then `now`.
    """
    start = planned_start(session.plan)
    return now if start is None or abs(now - start) > SAME_SESSION else start


def start_baseline(session: Session, effective_at: datetime) -> tuple[tuple[PlannedTime, ...], datetime]:
    """What is fixed when the session starts at `effective_at`: its planned times, and its promised end."""
    at = effective_at.astimezone(UTC)
    start = baseline_start(session, at)
    kept = start == planned_start(session.plan)
    end = promised_end(session.plan, start) if kept else end_on_the_day(session.plan, start)
    return planned_times(session, start), end


def paused_seconds(session: Session, progress: Progress, now: datetime) -> float:
    """How long the running part has been paused, the pause that is on included. What was held is no pause."""
    if session.paused_at is None:
        return progress.paused_seconds
    standing = (now - session.paused_at).total_seconds() - held_between(session.holds, session.paused_at, now)
    return progress.paused_seconds + max(0.0, standing)


def held_seconds(session: Session, progress: Progress, now: datetime) -> float:
    """For how much of a part the room was held: so far, while it runs."""
    if progress.actual_start is None:
        return 0.0
    return held_between(session.holds, progress.actual_start, progress.actual_end or now)


def held_in_all(session: Session, now: datetime) -> int:
    """Whole seconds between the start and the end, or now, for which the room was held."""
    if session.started_at is None:
        return 0
    return round(held_between(session.holds, session.started_at, session.ended_at or now))


def anchor(session: Session) -> datetime | None:
    """What the session's hours are counted from: its start as planned, or as it was. None before an undated one."""
    if session.planned:
        return session.planned[0].start
    return session.started_at or planned_start(session.plan)


def seconds_between(earlier: datetime, later: datetime) -> int:
    """Whole seconds from one instant to another, the nearest."""
    return round((later - earlier).total_seconds())


def promise_of(session: Session) -> datetime | None:
    """When the session has promised to end; None while an undated one has not started."""
    if session.state != "planned":
        return session.promised_end
    start = planned_start(session.plan)
    return promised_end(session.plan, start) if start else None


def _planned(session: Session) -> dict[str, PlannedTime]:
    if session.state != "planned":
        return {p.segment: p for p in session.planned}
    start = planned_start(session.plan)
    return {p.segment: p for p in planned_times(session, start)} if start else {}


def coming_from(session: Session, now: datetime) -> datetime | None:
    """When the first part that is still to come begins, if nothing changes. None before an undated session."""
    ends = [held.end for held in _held(session, now).values()]
    if session.state == "planned":
        start = planned_start(session.plan)
        return None if start is None else max(start, now.astimezone(UTC))
    return max(ends, default=None) or session.started_at


def _held(session: Session, now: datetime) -> dict[str, PlannedTime]:
    """When each part that is over or on was and will be, by its id."""
    held: dict[str, PlannedTime] = {}
    for segment, progress in session.parts():
        if progress.actual_start is None or progress.state in ("coming", "dropped"):
            continue
        end = progress.actual_end
        if progress.state == "running" or end is None:
            stood = paused_seconds(session, progress, now) + held_seconds(session, progress, now)
            end = max(progress.actual_start + timedelta(seconds=segment.seconds + stood), now)
        held[segment.id] = PlannedTime(segment.id, progress.actual_start.astimezone(UTC), end.astimezone(UTC))
    return held


def _projected(session: Session, now: datetime) -> dict[str, PlannedTime]:
    """When each part that takes place was or will be, by its id."""
    held = _held(session, now)
    begin = coming_from(session, now)
    if begin is None:
        return held
    coming = [s for s, p in session.parts() if p.state == "coming"]
    return held | _lay(coming, begin, anchor(session) or begin, session.plan.timezone)


def _lay(
    segments: list[Segment], begin: datetime, counted_from: datetime, timezone: str
) -> dict[str, PlannedTime]:
    """Parts one after another from `begin`. A pinned one waits for its hour, and so absorbs lateness."""
    clock = begin.astimezone(UTC)
    laid: dict[str, PlannedTime] = {}
    for segment in segments:
        start = clock
        if segment.start_at is not None:
            start = max(start, pinned_at(segment.start_at, counted_from, timezone))
        clock = start + timedelta(seconds=segment.seconds)
        laid[segment.id] = PlannedTime(segment.id, start, clock)
    return laid


def _taken(segment: Segment, progress: Progress, projected: PlannedTime | None) -> int:
    if projected is not None:
        return seconds_between(projected.start, projected.end)
    return segment.seconds if progress.state == "coming" else 0
