"""The report for programs and spreadsheets: instants and seconds, local times and whole minutes."""

from __future__ import annotations

from datetime import datetime

from convenor.services.report import Report, ReportRow, longer_minutes
from convenor.services.views import Plain, instant
from convenor.timing.zones import local


def report_row(found: Report) -> Plain:
    """The report for `--json`: instants as ISO 8601 with offset, lengths in seconds, unknown as None."""
    a = found.actuals
    return {
        "id": found.session.id,
        "title": found.title,
        "state": found.session.state,
        "so_far": found.so_far,
        "at": instant(found.at),
        "planned_start": instant(a.planned_start),
        "started_at": instant(a.started_at),
        "started_late_seconds": a.started_late_seconds,
        "planned_end": instant(a.planned_end),
        "ended_at": instant(a.ended_at),
        "projected_end": instant(a.projected_end),
        "promised_end": instant(a.promised_end),
        "past_promise_seconds": a.past_promise_seconds,
        "past_first_promise_seconds": a.past_first_promise_seconds,
        "paused_seconds": a.paused_seconds,
        "held_seconds": a.held_seconds,
        "promises": [
            {"at": instant(p.at), "end": instant(p.end), "by": p.by, "by_refit": p.by_refit} for p in a.promises
        ],
        "segments": [_segment(found, row) for row in found.rows],
    }


def _segment(found: Report, row: ReportRow) -> Plain:
    part = row.actual
    progress = found.session.progress_of(part.segment.id)
    return {
        "id": part.segment.id,
        "title": part.segment.title,
        "state": progress.state if progress else None,
        "what": row.what,
        "put_in": part.put_in,
        "planned_start": instant(part.planned_start),
        "planned_end": instant(part.planned_end),
        "planned_seconds": part.planned_seconds,
        "actual_start": instant(part.actual_start),
        "actual_end": instant(part.actual_end) if part.fate != "on now" else None,
        "actual_seconds": part.actual_seconds,
        "longer_seconds": part.longer_seconds,
        "paused_seconds": part.paused_seconds,
        "held_seconds": part.held_seconds,
        "speakers": [
            {"name": s.name, "agreed_seconds": s.agreed_seconds, "began": instant(s.began), "seconds": s.seconds}
            for s in row.speakers
        ],
    }


def csv_rows(found: Report) -> list[tuple[object, ...]]:
    """The table for a spreadsheet, heads first: local times, whole minutes, no signs."""
    zone = found.session.plan.timezone
    rows: list[tuple[object, ...]] = [(
        "part", "planned_start", "planned_end", "planned_minutes", "actual_start", "actual_end", "actual_minutes",
        "minutes_longer", "minutes_shorter", "paused_seconds", "held_seconds", "what_became_of_it",
    )]  # fmt: skip
    for row in found.rows:
        part = row.actual
        longer = (
            longer_minutes(part, row.planned_minutes, row.actual_minutes)
            if part.longer_seconds is not None and row.actual_minutes is not None and row.planned_minutes is not None
            else None
        )
        rows.append((
            row.title, _local(part.planned_start, zone), _local(part.planned_end, zone), row.planned_minutes,
            _local(part.actual_start, zone), _local(part.actual_end, zone) if part.fate != "on now" else None,
            row.actual_minutes,
            None if longer is None else max(0, longer), None if longer is None else max(0, -longer),
            part.paused_seconds, part.held_seconds, row.what,
        ))  # fmt: skip
    return rows


def _local(at: datetime | None, zone: str) -> str | None:
    return f"{local(at, zone):%Y-%m-%d %H:%M:%S}" if at else None
