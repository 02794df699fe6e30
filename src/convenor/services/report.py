"""The report: planned against actual, in the words and numbers that the table, the picture and the files share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.services.host import Host
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.actuals import Actuals, PartActual, actuals
from convenor.timing.speakers import Programme
from convenor.timing.words import clock_time, minutes_between, minutes_words
from convenor.timing.zones import local


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody's turn: what was agreed with them, and what they took. Agreed is None for whoever was not invited."""

    name: str
    agreed_seconds: int | None
    began: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One part as the table shows it. Clock times are local; empty or None when there is nothing to show.

    Minutes are differences of the shown clock times, so that nobody who adds or subtracts finds another number.
    """

    actual: PartActual
    planned_from: str
    planned_to: str
    planned_minutes: int | None
    actual_from: str
    actual_to: str
    actual_minutes: int | None
    what: str
    """ "2 minutes longer", "as planned", "left out", "put in": what became of it."""
    speakers: tuple[SpeakerRow, ...] = ()

    @property
    def title(self) -> str:
        return self.actual.segment.title


@dataclass(frozen=True, slots=True)
class Report:
    """A session against its plan."""

    session: Session
    at: datetime
    """When it was drawn up."""
    actuals: Actuals
    rows: tuple[ReportRow, ...]
    summary: tuple[str, ...]
    """The whole in sentences."""

    @property
    def title(self) -> str:
        return self.session.plan.title

    @property
    def so_far(self) -> bool:
        """Whether the session still runs."""
        return self.actuals.ended_at is None

    @property
    def when(self) -> str:
        """ "Thursday 26 November 2026", and up to when the report goes while the session runs."""
        zone = self.session.plan.timezone
        day = day_words(self.actuals.started_at, zone)
        return f"{day}, so far: as it stands at {clock_time(self.at, zone)}" if self.so_far else day


def report(host: Host, session_id: str) -> Report:
    """Planned against actual, so far for a session that runs.

    Raises Problem for a session that has not started: nothing has happened that could be compared.
    """
    session = host.session(session_id)
    at = host.now()
    found = actuals(session, host.store.read(session_id).entries, at)
    if found is None:
        raise Problem(
            "The session has not started, so there is nothing to compare with its plan.",
            cure="`convenor agenda` and `convenor runsheet` show the plan.",
        )
    programme = Programme(session)
    rows = tuple(_row(part, programme, session.plan.timezone) for part in found.parts)
    return Report(session, at, found, rows, tuple(_summary(session, found, rows)))


def day_words(at: datetime, timezone: str) -> str:
    """ "Thursday 26 November 2026", there."""
    day = local(at, timezone)
    return f"{day:%A} {day.day} {day:%B %Y}"


def _row(part: PartActual, programme: Programme, zone: str) -> ReportRow:
    agreed = programme.agreed(part.segment)
    planned = _minutes(part.planned_start, part.planned_end)
    actual = _minutes(part.actual_start, part.actual_end)
    return ReportRow(
        actual=part,
        planned_from=_clock(part.planned_start, zone),
        planned_to=_clock(part.planned_end, zone),
        planned_minutes=planned,
        actual_from=_clock(part.actual_start, zone),
        actual_to=_clock(part.actual_end, zone) if part.fate != "on now" else "",
        actual_minutes=actual,
        what=_what(part, planned, actual),
        speakers=tuple(SpeakerRow(t.person, agreed.get(t.person), t.began, t.seconds) for t in part.turns),
    )


def _what(part: PartActual, planned: int | None, actual: int | None) -> str:
    paused = f", {minutes_words(part.paused_seconds)} of it paused" if part.paused_seconds else ""
    paused += f", {minutes_words(part.held_seconds)} of it held" if part.held_seconds else ""
    if part.fate == "on now":
        put_in = "put in, " if part.put_in else ""
        return f"{put_in}on now{paused}"
    if part.fate == "to come":
        return "put in, still to come" if part.put_in else "still to come"
    if part.fate == "skipped":
        return f"skipped after {minutes_words(part.actual_seconds or 0)}{paused}"
    if part.fate in ("left out", "not reached", "put in"):
        return part.fate + paused
    longer = longer_minutes(part, planned, actual)
    if longer == 0:
        return f"as planned{paused}"
    return f"{minutes_words(longer * 60)} {'longer' if longer > 0 else 'shorter'}{paused}"


def longer_minutes(part: PartActual, planned: int | None, actual: int | None) -> int:
    """Minutes longer than planned, negative when shorter, from those that are shown. What was held is not in it."""
    return (actual or 0) - round(part.held_seconds / 60) - (planned or 0)


def _summary(session: Session, found: Actuals, rows: tuple[ReportRow, ...]) -> list[str]:
    zone = session.plan.timezone
    said = [_start(found, zone), _end(found, zone)]
    said += _moved(found, zone)
    if found.paused_seconds:
        said.append(f"The clock stood still for {minutes_words(found.paused_seconds)} in all.")
    if found.held_seconds:
        said.append(f"{minutes_words(found.held_seconds)} in all were held, and count as nobody’s overtime.")
    for head, titles in (
        ("Put in", [r.title for r in rows if r.actual.put_in]),
        ("Left out", [r.title for r in rows if r.actual.fate == "left out"]),
        ("Skipped", [r.title for r in rows if r.actual.fate == "skipped"]),
        ("Not reached", [r.title for r in rows if r.actual.fate == "not reached"]),
    ):
        if titles:
            said.append(f"{head}: {'; '.join(titles)}.")
    return said


def _start(found: Actuals, zone: str) -> str:
    at = clock_time(found.started_at, zone)
    if found.planned_start is None:
        return f"Began at {at}."
    late = minutes_between(found.planned_start, found.started_at)
    if late == 0:
        return f"Began on time, at {at}."
    return f"Began {minutes_words(late * 60)} {'late' if late > 0 else 'early'}, at {at}."


def _end(found: Actuals, zone: str) -> str:
    over = found.ended_at is not None
    head = (
        f"Ended {clock_time(found.projected_end, zone)}"
        if over
        else (f"If nothing changes it ends {clock_time(found.projected_end, zone)}")
    )
    if found.promised_end is None:
        return f"{head}."
    past = minutes_between(found.promised_end, found.projected_end)
    if past == 0:
        return f"{head}, as promised."
    word = "after" if past > 0 else "before"
    held = min(past, round(found.held_seconds / 60))
    of_it = f", {held} of them held" if held > 0 and past > 1 else ", which was held" if held > 0 else ""
    promised = clock_time(found.promised_end, zone)
    return f"{head}, {minutes_words(past * 60)} {word} the promised end ({promised}){of_it}."


def _moved(found: Actuals, zone: str) -> list[str]:
    if len(found.promises) < 2:
        return []
    first, *later = found.promises
    moves = [
        f"at {clock_time(p.at, zone)} it was moved to {clock_time(p.end, zone)}{' by making it fit' * p.by_refit}"
        for p in later
    ]
    return [f"The promised end was {clock_time(first.end, zone)} at the start; {'; '.join(moves)}."]


def _clock(at: datetime | None, zone: str) -> str:
    return clock_time(at, zone) if at else ""


def _minutes(start: datetime | None, end: datetime | None) -> int | None:
    return minutes_between(start, end) if start and end else None


COLUMNS = ("Part", "Planned", "Minutes", "Actual", "Minutes", "What became of it")
"""Heads of the table, in words."""


def cells(row: ReportRow) -> tuple[str, str, str, str, str, str]:
    """The row's cells in words, under `COLUMNS`."""
    return (
        row.title,
        _span(row.planned_from, row.planned_to),
        "" if row.planned_minutes is None else str(row.planned_minutes),
        _span(row.actual_from, row.actual_to or ("now" if row.actual_from else "")),
        "" if row.actual_minutes is None else str(row.actual_minutes),
        row.what,
    )


def _span(start: str, end: str) -> str:
    return f"{start} to {end}" if start else ""


def speaker_words(row: SpeakerRow) -> str:
    """ "Ada Pell spoke for 10 minutes; 8 minutes were agreed"."""
    agreed = f"; {minutes_words(row.agreed_seconds)} agreed" if row.agreed_seconds else ""
    return f"{row.name} spoke for {minutes_words(row.seconds)}{agreed}"
