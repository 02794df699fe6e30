"""What the first screen lists, as plain values: what one can do, and the sessions by when they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.plan.reading import short_day
from convenor.timing.words import clock_time
from convenor.timing.zones import instant, local


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list. `key` names what opens; a heading has none."""

    words: str
    key: str = ""
    when: str = ""
    more: str = ""


def deeds(sessions: Iterable[Session], *, example: bool, unfinished: bool) -> list[Entry]:
    """What one can do. `example`: there is one to look at; `unfinished`: a form was left half filled."""
    last = last_planned(sessions)
    plan = "go on with what you had typed" if unfinished else "from a format, in about a minute"
    entries = [Entry("Plan a session", "do:plan", more=plan)]
    if last is not None:
        day = f", {short_day(last.plan.date)}" if last.plan.date else ""
        entries.append(Entry("Like last time", "do:like", more=shown(last.plan.title) + day))
    if example:
        entries.append(Entry("Practise", "do:practise", more="try anything; nothing is kept"))
        entries.append(Entry("See one in full swing", "do:example", more="an example to look around in"))
    return entries


def last_planned(sessions: Iterable[Session]) -> Session | None:
    """The session that a new one is likely to be like: the one that was planned last."""
    listed = list(sessions)
    return listed[-1] if listed else None


def sessions_listed(sessions: Iterable[Session], now: datetime, typed: str = "") -> list[Entry]:
    """Running, coming and earlier sessions under their headings; only those with every word that was typed."""
    words = typed.casefold().split()
    found = [s for s in sessions if all(w in _haystack(s) for w in words)]
    running = [s for s in found if s.state in ("running", "paused")]
    coming = sorted((s for s in found if s.state == "planned"), key=_when)
    earlier = sorted((s for s in found if s.state == "ended"), key=lambda s: s.ended_at or now, reverse=True)
    entries: list[Entry] = []
    for heading, group in (("Running", running), ("Coming", coming), ("Earlier", earlier)):
        if group:
            entries.append(Entry(heading))
            entries += [_entry(session, now) for session in group]
    if words and not entries:
        entries.append(Entry(f"No session has “{shown(typed.strip())}” in its title."))
    return entries


def standing_words(sessions: Iterable[Session]) -> str:
    """What the top of the screen says: what is running, if anything is."""
    running = [s for s in sessions if s.state in ("running", "paused")]
    if not running:
        return "Nothing is running"
    return f"Running: {shown(running[0].plan.title)}" if len(running) == 1 else f"{len(running)} sessions are running"


def _entry(session: Session, now: datetime) -> Entry:
    plan = session.plan
    began = local(session.started_at, plan.timezone) if session.started_at else None
    day = began.date() if began else plan.date
    hour = f"{began:%H:%M}" if began else f"{plan.start:%H:%M}" if plan.start else ""
    when = f"{short_day(day) if day else 'no date yet':12}{hour}"
    return Entry(shown(plan.title), session.id, when, _more(session, now))


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
    return count or "no notes"


def _near(session: Session, now: datetime) -> str:
    if session.plan.date is None:
        return ""
    away = (session.plan.date - local(now, session.plan.timezone).date()).days
    return "its day has been" if away < 0 else {0: "today", 1: "tomorrow"}.get(away, "")


def _when(session: Session) -> datetime:
    """What coming sessions are sorted by; those without a date come last."""
    plan = session.plan
    return instant(plan.date, plan.start or time(), plan.timezone) if plan.date else datetime.max.replace(tzinfo=UTC)


def _haystack(session: Session) -> str:
    series = session.plan.series.label if session.plan.series else ""
    return f"{session.plan.title} {series}".casefold()
