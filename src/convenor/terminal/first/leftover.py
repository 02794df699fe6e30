"""A session that somebody forgot to end: asked about before it is opened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from convenor.services import running
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.plan.reading import short_day
from convenor.terminal.widgets.choice import Choice
from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time
from convenor.timing.zones import local

if TYPE_CHECKING:
    from convenor.terminal.app import ConvenorApp

QUIET = timedelta(hours=3)
"""A session of an earlier day in which nothing has happened for so long was left running."""


def left_running(session: Session, now: datetime) -> bool:
    """Whether it runs since an earlier day and nobody has touched it for hours."""
    if session.state not in ("running", "paused") or session.started_at is None:
        return False
    zone = session.plan.timezone
    today = local(now, zone).date()
    return local(session.started_at, zone).date() < today and now - (session.last_at or session.started_at) > QUIET


def should_have_ended(session: Session, now: datetime) -> datetime:
    """When its last part would have ended, had it gone on as it last stood; never before what was done since."""
    seen = session.last_at or session.started_at or now
    return min(max(timeline(session, seen).projected_end or seen, seen), now)


def last_note_at(session: Session) -> datetime | None:
    """When the last note was written; None without one."""
    notes = session.notes()
    return max(n.at for n in notes) if notes else None


def ask_about(app: ConvenorApp, outside: Outside, session_id: str) -> bool:
    """Ask what to do with a session that was left running; False when there is nothing to ask."""
    now = outside.host.now()
    session = outside.host.session(session_id)
    if not left_running(session, now):
        return False
    zone, ended, noted = session.plan.timezone, should_have_ended(session, now), last_note_at(session)
    part_began = max((p.actual_start for p in session.progress if p.actual_start), default=None)
    answers = {
        "go-on": "It is still going on: leave it running and open it",
        "parts": f"It ended at {_at(ended, zone)}, when its last part should have ended",
    }
    if noted is not None:
        noted = max(noted, part_began or noted)
        answers["note"] = f"It ended at {_at(noted, zone)}, with the last note"
    answers["leave"] = "Leave it for now"

    def then(answer: str | None) -> None:
        with calmly(app):
            end = {"parts": ended, "note": noted}.get(answer or "")
            if answer == "go-on":
                app.show_running(outside, session_id)
            elif end is not None:
                running.end(outside.host, session_id, wish=Wish(at=end))
                app.tell("Ended. Nothing is lost. If that was wrong: the agenda, and Undo.")
                app.open_note(outside, session_id)

    began = f"It has been running since {_at(session.started_at or now, zone)}. Everything in it is kept."
    app.push_screen(Choice(f"“{shown(session.plan.title)}” was left running", answers, more=began), then)
    return True


def _at(at: datetime, zone: str) -> str:
    return f"{clock_time(at, zone)} on {' '.join(short_day(local(at, zone).date()).split())}"
