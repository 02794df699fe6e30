"""The session for a calendar (RFC 5545): local times with their zone written out, so that every reader agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from convenor.services.hours import Hours
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.timeline import promise_of, timeline
from convenor.timing.zones import instant, local, planned_start, zone

PRODUCT = "-//Convenor//Convenor//EN"
_LONGEST = 75
"""Octets of a line, its end not counted."""
_REACH = timedelta(days=370)
"""How far round the session its zone is written out: the changes of a whole year either way."""
_DAY = timedelta(days=1)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def to_calendar(session: Session, now: datetime, *, parts: bool = False, said: Iterable[str] = ()) -> str:
    """The session as an event, and with `parts` each of its parts as one too; `said` are lines of description.

    The same session always has the same UID, and a later state of it a higher SEQUENCE, so that taking it into a
    calendar again puts right what is there. `now` becomes DTSTAMP. Raises Problem for a session without a date or
    an hour: a calendar has no place for it.
    """
    start = session.started_at or planned_start(session.plan)
    end = promise_of(session)
    if start is None or end is None:
        missing = "a date" if session.plan.date is None else "an hour to start at"
        raise Problem(
            f"The session has no place in a calendar before it has {missing}.",
            cure="Give it one with `convenor plan SESSION details`.",
        )
    timezone = session.plan.timezone
    events = [_event(session, now, session.id, session.plan.title, (start, end), tuple(_about(session, said)))]
    if parts:
        events += _parts(session, now)
    last = max(end, *(at for row in timeline(session, now).rows for at in (row.planned_end, row.projected_end) if at))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    if _is_named(timezone):
        lines += _vtimezone(timezone, start, last)
    for event in events:
        lines += event
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def fold(line: str) -> Iterator[str]:
    """A line broken after at most 75 octets, never inside a letter; what follows begins with a space."""
    current, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST:
            yield current
            current, size = " ", 1
        current += letter
        size += octets
    yield current


def escaped(text: str) -> str:
    """A text as a value: backslash, semicolon and comma escaped, line ends as \\n, nothing that cannot be seen."""
    plain = _UNSAFE.sub("", re.sub("\r\n|\r|\u2028|\u2029", "\n", text)).encode("utf-8", "replace").decode("utf-8")
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _parts(session: Session, now: datetime) -> Iterator[list[str]]:
    hours = Hours(session, now)
    planned = session.state == "planned"
    for row in timeline(session, now).rows:
        if not hours.takes_place(row.segment):
            continue
        start, end = (row.planned_start, row.planned_end) if planned else (row.projected_start, row.projected_end)
        if start is None or end is None:
            continue
        lead = [f"Led by {row.segment.lead}"] if row.segment.lead else []
        title = f"{row.segment.title} ({session.plan.title})"
        yield _event(session, now, f"{session.id}-{row.segment.id}", title, (start, end), tuple(lead))


def _about(session: Session, said: Iterable[str]) -> Iterator[str]:
    yield from session.plan.questions
    if session.plan.convenor:
        yield f"Convenor: {session.plan.convenor.name}"
    yield from said


def _event(
    session: Session, now: datetime, name: str, title: str, span: tuple[datetime, datetime], about: tuple[str, ...]
) -> list[str]:
    timezone = session.plan.timezone
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_UNSAFE.sub('', name)}@convenor",
        f"DTSTAMP:{_utc(now)}",
        f"SEQUENCE:{session.seq}",
        f"DTSTART{_when(span[0], timezone)}",
        f"DTEND{_when(span[1], timezone)}",
        f"SUMMARY:{escaped(title)}",
    ]
    if about:
        description = escaped("\n".join(about))
        lines.append(f"DESCRIPTION:{description}")
    return [*lines, "END:VEVENT"]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _when(at: datetime, timezone: str) -> str:
    """The value of DTSTART or DTEND. An hour that comes twice means its first coming, so the second is in UTC."""
    there = local(at, timezone)
    whole = at.astimezone(UTC).replace(microsecond=0)
    if not _is_named(timezone) or instant(there.date(), there.time().replace(microsecond=0), timezone) != whole:
        return f":{_utc(at)}"
    return f";TZID={timezone}:{there:%Y%m%dT%H%M%S}"


def _is_named(timezone: str) -> bool:
    return timezone not in ("UTC", "Etc/UTC", "Zulu", "Etc/Zulu")


def _vtimezone(timezone: str, start: datetime, end: datetime) -> list[str]:
    """The zone from a year before the session to a year after it, each change of its clocks by itself."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{timezone}"]
    first = start - _REACH
    changes = list(_changes(timezone, first, end + _REACH))
    before = local(first, timezone)
    lines += _observance(before, before, first)
    for at in changes:
        lines += _observance(local(at - timedelta(seconds=1), timezone), local(at, timezone), at)
    return [*lines, "END:VTIMEZONE"]


def _observance(before: datetime, after: datetime, at: datetime) -> list[str]:
    """From `at` on, clocks go by the offset of `after`; DTSTART is what they showed by the offset before."""
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    offset = before.utcoffset() or timedelta()
    shown = at.astimezone(UTC).replace(tzinfo=None) + offset
    name = after.tzname()
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{shown:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(offset)}",
        f"TZOFFSETTO:{_offset(after.utcoffset() or timedelta())}",
        *([f"TZNAME:{escaped(name)}"] if name else []),
        f"END:{kind}",
    ]


def _changes(timezone: str, start: datetime, end: datetime) -> Iterator[datetime]:
    """The instants, to the second, at which the clocks of a zone change between two others."""
    where = zone(timezone)
    day = start.astimezone(UTC).replace(microsecond=0)
    while day < end:
        after = day + _DAY
        if day.astimezone(where).utcoffset() != after.astimezone(where).utcoffset():
            low, high = day, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                same = middle.astimezone(where).utcoffset() == low.astimezone(where).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            yield high
        day = after


def _offset(offset: timedelta) -> str:
    seconds = round(offset.total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, odd = divmod(rest, 60)
    return f"{sign}{hours:02}{minutes:02}{f'{odd:02}' if odd else ''}"
