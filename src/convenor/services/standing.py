"""How things stand, in words: the same lines for the screens and the plain commands."""

from __future__ import annotations

from datetime import datetime

from convenor.services.views import closing_line
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.timeline import Row, Timeline, timeline
from convenor.timing.words import clock_time, minutes_words, where_we_stand

STATES = {"coming": "", "running": "now", "done": "done", "skipped": "skipped", "dropped": "left out"}


def standing(session: Session, now: datetime, *, kept: bool = True) -> str:
    """One line: "4 minutes behind the plan, ending 12:34", or what the session is instead of running.

    Not `kept`: it is practice.
    """
    zone = session.plan.timezone
    if session.state == "ended" and session.ended_at:
        return closing_line(session, clock_time(session.ended_at, zone), kept=kept)
    line = timeline(session, now)
    if session.state == "planned":
        return f"Not started. {planned_words(session, line)}"
    words = " ".join(w for w in (where_we_stand(session, now), unnoted_words(session)) if w)
    if session.hold is not None:
        return f"{since_words(session)}. {words}"
    return f"Paused. {words}" if session.state == "paused" else words


def since_words(session: Session) -> str:
    """ "Held since 11:42"; empty when the room is not held."""
    return f"Held since {clock_time(session.hold.began, session.plan.timezone)}" if session.hold else ""


def unnoted_words(session: Session) -> str:
    """Where nothing is noted just now; empty when everything is."""
    if None in session.unnoted:
        return "Not noted from here: nothing that is said is kept until it is turned off."
    rooms = sorted(room for room in session.unnoted if room is not None)
    if not rooms:
        return ""
    listed = " and ".join(f"Room {room}" for room in rooms)
    return f"Not noted from here in {listed}, until it is turned off."


def only_read_words(why: Problem) -> str:
    """Why nothing can be kept in this record, and what to do, as it is said from the opening on."""
    return f"Only reading. {why.what} {why.cure}".strip()


def planned_words(session: Session, line: Timeline) -> str:
    """The sum of a plan: total, promised end, spare time or "too long by N minutes"."""
    total = f"{minutes_words(line.total_seconds)} in all"
    if line.promised_end is not None:
        total += f", to end by {clock_time(line.promised_end, session.plan.timezone)}"
    if line.spare_seconds < 0:
        return f"{total}; too long by {minutes_words(-line.spare_seconds)}."
    return (
        f"{total}; {minutes_words(line.spare_seconds)} of spare time."
        if line.spare_seconds
        else f"{total}; no spare time."
    )


def agenda_lines(session: Session, now: datetime) -> list[str]:
    """The agenda as lines of text: state, clock times, minutes, title, who leads, id."""
    line = timeline(session, now)
    return [_row(session, row) for row in line.rows]


def _row(session: Session, row: Row) -> str:
    zone = session.plan.timezone
    start = row.actual_start or row.projected_start or row.planned_start
    at = clock_time(start, zone) if start else "  ·  "
    planned = ""
    if row.planned_start and start and row.planned_start != start:
        planned = f" (planned {clock_time(row.planned_start, zone)})"
    pinned = f", at {row.segment.start_at:%H:%M}" if row.segment.start_at else ""
    lead = f", led by {shown(row.segment.lead)}" if row.segment.lead else ""
    minutes = round(row.segment.seconds / 60)
    title = f"{shown(row.segment.title)}{lead}{pinned}{planned}"
    return f"{STATES[row.state]:8} {at}  {minutes:>3}  {title}  [{row.segment.id}]"


def after_act(session: Session, now: datetime) -> str:
    """What to say when somebody has acted: what is on and until when, then where we stand."""
    if session.now_on is None:
        return standing(session, now)
    line = timeline(session, now)
    row = next(r for r in line.rows if r.segment.id == session.running)
    until = f", until {clock_time(row.projected_end, session.plan.timezone)}" if row.projected_end else ""
    coming = next((r for r in line.rows if r.state == "coming"), None)
    after = f" Next: {shown(coming.segment.title)}." if coming else " It is the last part."
    on = f"{shown(row.segment.title)}, {minutes_words(row.segment.seconds)}{until}"
    return f"Now: {on}.{after}\n{standing(session, now)}"
