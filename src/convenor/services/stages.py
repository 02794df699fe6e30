"""How far the note has come: a draft, with speakers, final, published. Told from what happened, and kept nowhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from convenor.session.session import Session
from convenor.timing.words import day_words
from convenor.writeup.document import BANNERS, DRAFT

Stage = Literal["draft", "with speakers", "final", "published"]


def stage(session: Session) -> Stage:
    """Where the note stands. With speakers: somebody in it was asked or has answered, and it is not final.

    It is final no longer once anything could have changed it. What was published stays published, whatever is
    changed here.
    """
    if session.published:
        return "published"
    if session.final:
        return "final"
    return "with speakers" if _first_asked(session) else "draft"


def banner(session: Session) -> str:
    """The line that says so above a note that was not published."""
    zone = session.plan.timezone
    if session.final:
        return f"{BANNERS['final']}{day_words(session.final.at, zone)}. Not published yet."
    since = _first_asked(session)
    return f"{BANNERS['with speakers']}{day_words(since, zone)}. Not for sharing." if since else DRAFT


def stage_row(session: Session) -> dict[str, Any]:
    """The same as plain values: version, address and day are those of what was published last."""
    last = session.published[-1] if session.published else None
    since = last.at if last else session.final.at if session.final else _first_asked(session)
    return {
        "state": stage(session), "since": since.isoformat() if since else None,
        "version": last.version if last else None, "address": last.address if last else None,
        "date": last.day.isoformat() if last else None,
    }


def _first_asked(session: Session) -> datetime | None:
    """When somebody was first asked about words of the note, or answered."""
    times = [
        line.asked[0] if line.asked else line.answers[0].at
        for line in session.lines
        if line.kind in ("piece", "whole") and (line.asked or line.answer)
    ]
    return min(times, default=None)
