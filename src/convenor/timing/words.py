"""Times in words. Signs are words: "7 minutes behind", never -7.

Shown clock times are rounded to the nearest minute, and shown minutes are differences of those, so that a
column of minutes always adds up to the clock times beside it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from convenor.session.session import Session
from convenor.timing.timeline import Timeline, timeline
from convenor.timing.zones import local


def to_minute(at: datetime) -> datetime:
    """The instant at the nearest whole minute, in UTC."""
    return (at.astimezone(UTC) + timedelta(seconds=30)).replace(second=0, microsecond=0)


def clock_time(at: datetime, timezone: str) -> str:
    """ "12:34", in that zone. Raises Problem for an unknown zone."""
    return f"{local(to_minute(at), timezone):%H:%M}"


def day_words(at: datetime, timezone: str) -> str:
    """ "3 December 2026", as it was there."""
    day = local(at, timezone)
    return f"{day.day} {day:%B %Y}"


def minutes_between(start: datetime, end: datetime) -> int:
    """Minutes as they are shown between two shown clock times; negative when the end is before the start."""
    return round((to_minute(end) - to_minute(start)).total_seconds() / 60)


def minutes_words(seconds: int) -> str:
    """ "1 minute", "12 minutes"; in seconds when there is less than half a minute; always without a sign."""
    seconds = abs(seconds)
    if 0 < seconds < 30:
        return _count(seconds, "second")
    return _count((seconds + 30) // 60, "minute")


def countdown(seconds: int) -> str:
    """ "17:42", or "1:17:42" from an hour on; never with a sign."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours}:{minutes_left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def too_long(line: Timeline) -> str:
    """ "too long by 5 minutes"; empty when the agenda fits."""
    return f"too long by {minutes_words(line.spare_seconds)}" if line.spare_seconds < 0 else ""


def where_we_stand(session: Session, now: datetime) -> str:
    """ "4 minutes behind the plan, ending 12:34". Empty while nothing is known of its times."""
    line = timeline(session, now)
    if line.projected_end is None:
        return ""
    ending = f"ending {clock_time(line.projected_end, session.plan.timezone)}"
    # Taken from the clock times that are shown, so that nobody who subtracts or adds finds another number.
    behind, held = behind_and_held(line)
    if behind == 0:
        return f"on time but for {_count(held, 'minute')} held, {ending}" if held else f"on time, {ending}"
    also = f" and {held} held" if held else ""
    return f"{_count(abs(behind), 'minute')} {'behind' if behind > 0 else 'ahead of'} the plan{also}, {ending}"


def behind_and_held(line: Timeline) -> tuple[int, int]:
    """Minutes behind the plan as they are shown, negative when ahead, and beside them those that were held."""
    if line.projected_end is None:
        return 0, 0
    later = line.behind_seconds + line.held_seconds
    minutes = minutes_between(line.projected_end - timedelta(seconds=later), line.projected_end)
    held = min(round(line.held_seconds / 60), max(0, minutes))
    return minutes - held, held


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
