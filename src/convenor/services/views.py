"""What the faces show: plain values for `--json`, made in one place so that screens and commands agree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from convenor.services.stages import stage_row
from convenor.session.exercise import Exercise, Span
from convenor.session.format import Format
from convenor.session.people import Person, Post
from convenor.session.series import Series
from convenor.session.session import Contribution, Session
from convenor.timing.timeline import Timeline, timeline

Plain = dict[str, Any]


def session_row(session: Session) -> Plain:
    """A session as a list shows it."""
    return {
        "id": session.id,
        "title": session.plan.title,
        "date": session.plan.date.isoformat() if session.plan.date else None,
        "state": session.state,
        "start": f"{session.plan.start:%H:%M}" if session.plan.start else None,
        "format": session.plan.format.id if session.plan.format else None,
        "series": session.plan.series.label if session.plan.series else None,
        "notes": len(session.notes()),
        "note": stage_row(session),
    }


def note_row(note: Contribution, under: str | None = None) -> Plain:
    """A note as it now stands. `under`: id of the note that it hangs under; None for one of its own."""
    return {
        "id": note.id,
        "text": note.text,
        "kind": note.kind,
        "room": note.room,
        "segment": note.segment,
        "said_by": note.said_by or None,
        "under": under,
        "consent": note.consent,
        "at": instant(note.at),
        "by": note.by,
        "phase": note.phase,
        "edited": note.edited,
    }


def agenda(session: Session, now: datetime) -> Plain:
    """The agenda with planned, actual and projected times; instants as ISO 8601 with offset, unknown as None."""
    line = timeline(session, now)
    return {
        "id": session.id,
        "title": session.plan.title,
        "state": session.state,
        "running": session.running,
        "promised_end": instant(line.promised_end),
        "projected_end": instant(line.projected_end),
        "spare_seconds": line.spare_seconds,
        "behind_seconds": line.behind_seconds,
        "total_seconds": line.total_seconds,
        "length_seconds": line.length_seconds,
        "segments": _segments(line),
    }


def _segments(line: Timeline) -> list[Plain]:
    return [
        {
            "id": row.segment.id,
            "title": row.segment.title,
            "state": row.state,
            "rule": row.segment.rule,
            "minutes": whole_minutes(row.segment.seconds),
            "minimum": whole_minutes(row.segment.minimum),
            "maximum": whole_minutes(row.segment.maximum),
            "start_at": f"{row.segment.start_at:%H:%M}" if row.segment.start_at else None,
            "lead": row.segment.lead or None,
            "planned_start": instant(row.planned_start),
            "planned_end": instant(row.planned_end),
            "actual_start": instant(row.actual_start),
            "actual_end": instant(row.actual_end),
            "projected_start": instant(row.projected_start),
            "projected_end": instant(row.projected_end),
        }
        for row in line.rows
    ]


def exercise_row(exercise: Exercise) -> Plain:
    return {
        "id": exercise.id,
        "title": exercise.title,
        "kind": exercise.kind,
        "minutes": _span(exercise.minutes),
        "summary": exercise.summary,
        "mode": exercise.mode,
        "care": exercise.care.level,
        "purpose": list(exercise.purpose),
    }


def format_row(form: Format) -> Plain:
    return {
        "id": form.id,
        "title": form.title,
        "kind": "format",
        "minutes": _span(form.length),
        "summary": form.summary,
        "spare": form.spare,
        "parts": [
            {
                "id": part.id,
                "title": part.title or part.exercise.title,
                "exercise": part.exercise.id or None,
                "minutes": _span(part.minutes),
                "rule": part.rule,
                "optional": part.optional,
            }
            for part in form.parts
        ],
    }


def person_row(person: Person) -> Plain:
    return {
        "id": person.name,
        "name": person.name,
        "known_as": person.short,
        "aliases": list(person.aliases),
        **_post(person.post),
        "earlier": [{**_post(e.post), "until": e.until.isoformat()} for e in person.earlier],
        "pronoun": person.pronoun or None,
        "email": person.email or None,
        "may_be_named": person.may_be_named,
    }


def series_row(series: Series) -> Plain:
    return {
        "id": series.id,
        "label": series.label,
        "profile": series.profile,
        "thought_leaders": [p.name for p in series.thought_leaders],
        "format": series.format or None,
        "start": f"{series.start:%H:%M}" if series.start else None,
        "timezone": series.timezone or None,
    }


def _post(post: Post) -> Plain:
    return {
        "role": post.role or None,
        "preposition": post.preposition or None,
        "organisation": post.organisation or None,
    }


def _span(span: Span) -> Plain:
    return {"min": span.min, "typical": span.typical, "max": span.max}


def instant(at: datetime | None) -> str | None:
    """ISO 8601 with offset, or None when it is not known."""
    return at.isoformat() if at else None


def whole_minutes(seconds: int) -> int:
    return round(seconds / 60)


def rooms_heard(notes: Iterable[Contribution]) -> int:
    """How many rooms anything was noted in."""
    return len({n.room for n in notes if n.room is not None})


def closing_line(session: Session, ended: str, *, kept: bool = True) -> str:
    """ "Ended 12:32. 64 notes from 4 rooms, 11 pages. All kept." `ended` is the clock time in words.

    Not `kept`: it was practice, and says so.
    """
    notes = session.notes()
    rooms = rooms_heard(notes)
    count = f"{len(notes)} note{'' if len(notes) == 1 else 's'}"
    where = f" from {rooms} room{'' if rooms == 1 else 's'}" if rooms else ""
    pages = len(session.pages)
    came = f", {pages} page{'' if pages == 1 else 's'}" if pages else ""
    return f"Ended {ended}. {count}{where}{came}. {'All kept.' if kept else 'Practice: nothing is kept.'}"
