"""What the first screen lists, as plain values: the sessions by when they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time

from convenor.services.stages import stage
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.first.deeds import Entry
from convenor.terminal.plan.reading import short_day
from convenor.timing.words import clock_time
from convenor.timing.zones import instant, local

TODAY = "today"


def last_words(sessions: Iterable[Session]) -> str:
    """What "Like last time" would be like: its title and day; empty without any session."""
    last = last_planned(sessions)
    if last is None:
        return ""
    return shown(last.plan.title) + (f", {short_day(last.plan.date)}" if last.plan.date else "")


def last_planned(sessions: Iterable[Session]) -> Session | None:
    """The session that a new one is likely to be like: the one that was planned last."""
    listed = list(sessions)
    return listed[-1] if listed else None


def sessions_listed(
    sessions: Iterable[Session], now: datetime, typed: str = "", ready: Callable[[Session], str] | None = None
) -> list[Entry]:
    """Running, coming and earlier sessions under their headings; only those with every word that was typed.

    `ready` says of one that is to be held today what is still missing.
    """
    words = typed.casefold().split()
    found = [s for s in sessions if all(w in _haystack(s) for w in words)]
    running = [s for s in found if s.state in ("running", "paused")]
    coming = sorted((s for s in found if s.state == "planned"), key=_when)
    earlier = sorted((s for s in found if s.state == "ended"), key=lambda s: s.ended_at or now, reverse=True)
    entries: list[Entry] = []
    for heading, group in (("Running", running), ("Coming", coming), ("Earlier", earlier)):
        if group:
            entries.append(Entry(heading))
            entries += [_entry(session, now, ready) for session in group]
    if words and not entries:
        entries.append(Entry(f"No session has “{shown(typed.strip())}” in its title."))
    return entries


def standing_words(sessions: Iterable[Session]) -> str:
    """What the top of the screen says: what is running, if anything is."""
    running = [s for s in sessions if s.state in ("running", "paused")]
    if not running:
        return "Nothing is running"
    return f"Running: {shown(running[0].plan.title)}" if len(running) == 1 else f"{len(running)} sessions are running"


def _entry(session: Session, now: datetime, ready: Callable[[Session], str] | None) -> Entry:
    plan = session.plan
    began = local(session.started_at, plan.timezone) if session.started_at else None
    day = began.date() if began else plan.date
    hour = f"{began:%H:%M}" if began else f"{plan.start:%H:%M}" if plan.start else ""
    when = f"{short_day(day) if day else 'no date yet':12}{hour}"
    more = _more(session, now)
    if more == TODAY and ready is not None:
        more = ready(session)
    return Entry(shown(plan.title), session.id, when, more)


def _more(session: Session, now: datetime) -> str:
    notes = len(session.notes())
    count = f"{notes} note{'' if notes == 1 else 's'}" if notes else ""
    if session.state == "planned":
        return _near(session, now)
    off = "not noted just now" if session.unnoted else ""
    if session.state == "paused":
        return off or "paused"
    if session.state == "running":
        return off or (f"since {clock_time(session.started_at, session.plan.timezone)}" if session.started_at else "")
    come = stage(session)
    return f"{count or 'no notes'} · {come}" if count or come != "draft" else "no notes"


def _near(session: Session, now: datetime) -> str:
    if session.plan.date is None:
        return ""
    away = (session.plan.date - local(now, session.plan.timezone).date()).days
    return "its day has been" if away < 0 else {0: TODAY, 1: "tomorrow"}.get(away, "")


def _when(session: Session) -> datetime:
    """What coming sessions are sorted by; those without a date come last."""
    plan = session.plan
    return instant(plan.date, plan.start or time(), plan.timezone) if plan.date else datetime.max.replace(tzinfo=UTC)


def _haystack(session: Session) -> str:
    series = session.plan.series.label if session.plan.series else ""
    return f"{session.plan.title} {series}".casefold()
