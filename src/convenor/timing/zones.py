"""Local times and their zones, made into instants. A plan is local; what is computed with is UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from convenor.session.agenda import Plan
from convenor.session.problem import Problem

_PIN_REACH = timedelta(hours=6)
_HALF_A_DAY = timedelta(hours=12)
_CHANGE = timedelta(hours=3)
"""More than clocks are ever put forward or back at once."""


def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name. Raises Problem when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; not a name at all; the name of a folder of zones
        raise Problem(
            f"There is no time zone called “{name}”.", cure="Use a name such as Europe/London or America/New_York."
        ) from None


def instant(day: date, hour: time, timezone: str) -> datetime:
    """The instant, in UTC, of a local date and time of day.

    An hour that the clocks leave out becomes the one as much later; of one that comes twice it is the first.
    Raises Problem for an unknown zone, or a day at the edge of the calendar.
    """
    local_time = datetime.combine(day, hour.replace(tzinfo=None, fold=0), tzinfo=zone(timezone))
    try:
        # fold=0 takes the offset from before the change, which is what both cases ask for.
        return local_time.astimezone(UTC)
    except OverflowError:
        raise Problem(f"The date {day.isoformat()} is too far away.", cure="Look at the year.") from None


def local(at: datetime, timezone: str) -> datetime:
    """The same instant on the clock of that zone. Raises Problem for an unknown zone."""
    return at.astimezone(zone(timezone))


def first_from(earliest: datetime, hour: time, timezone: str) -> datetime:
    """The first instant at or after `earliest` at which clocks in that zone show `hour`."""
    day = local(earliest, timezone).date()
    today = instant(day, hour, timezone)
    return today if today >= earliest else instant(day + timedelta(days=1), hour, timezone)


def next_local(after: datetime, hour: str | time, timezone: str) -> datetime:
    """The first instant later than `after` at which clocks there show `hour` ("12:40"). Raises Problem for no time."""
    wanted = time_of_day(hour) if isinstance(hour, str) else hour
    return first_from(after.astimezone(UTC) + timedelta(microseconds=1), wanted, timezone)


def time_of_day(text: str) -> time:
    """A local time from "9:05", "09.05" or "12:40". Raises Problem for anything else."""
    found = re.fullmatch(r"\s*([0-9]{1,2})[:.]([0-9]{2})\s*", text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise Problem(f"“{text}” is not a time of day.", cure="Write it as 12:40.")
    return time(int(found[1]), int(found[2]))


def planned_start(plan: Plan) -> datetime | None:
    """When a session is to start; None when it has no date or no hour yet."""
    if plan.date is None or plan.start is None:
        return None
    return instant(plan.date, plan.start, plan.timezone)


def promised_end(plan: Plan, start: datetime) -> datetime:
    """When a session that starts at `start` has promised to end: at its hour, else after its length.

    An hour that is not after the start is the next day's. One that the start itself has reached only because
    the clocks went forward is not: then the length that was meant holds.
    """
    if plan.end is None:
        return start.astimezone(UTC) + timedelta(seconds=plan.length)
    end = next_local(start, plan.end, plan.timezone)
    if plan.start is not None and plan.start < plan.end and end - start > _by_the_clock(plan.start, plan.end) + _CHANGE:
        return start.astimezone(UTC) + _by_the_clock(plan.start, plan.end)
    return end


def _by_the_clock(start: time, end: time) -> timedelta:
    return timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)


def promised_seconds(plan: Plan) -> int:
    """How long a session is to last: from start to end when both hours are known, else its length."""
    start = planned_start(plan)
    if start is not None:
        return round((promised_end(plan, start) - start).total_seconds())
    if plan.start is not None and plan.end is not None:
        minutes = (plan.end.hour - plan.start.hour) * 60 + plan.end.minute - plan.start.minute
        return (minutes * 60) % 86400 or 86400
    return plan.length


def end_on_the_day(plan: Plan, start: datetime) -> datetime:
    """The promised end of a session that runs at `start`, whatever its plan says of the day.

    Its hours hold when it begins within an hour of its own; at any other time, as when it is practised in the
    evening, the end moves along, for nobody means the same hour of the next day.
    """
    if plan.end is None:
        return promised_end(plan, start)
    by_the_hour = promised_end(plan, start)
    if plan.start is None:
        return by_the_hour if by_the_hour - start <= _HALF_A_DAY else start + timedelta(seconds=plan.length)
    usual = first_from(start - _HALF_A_DAY, plan.start, plan.timezone)
    if abs(start - usual) <= timedelta(hours=1) and promised_end(plan, usual) > start:
        return promised_end(plan, usual)
    return start + timedelta(seconds=promised_seconds(plan))


def pinned_at(hour: time, anchor: datetime, timezone: str) -> datetime:
    """The instant that a pin means in a session that was to start at `anchor`.

    That is the first such hour after six hours before it: past midnight for a session late in the evening, and
    simply gone by for one that was to begin a little after the pin.
    """
    return first_from(anchor.astimezone(UTC) - _PIN_REACH, hour, timezone)
