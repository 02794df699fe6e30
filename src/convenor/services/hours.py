"""When things are, as paper says it: clock times where they are known, else minutes from the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from convenor.session.agenda import Plan, Segment
from convenor.session.session import SegmentState, Session
from convenor.timing.timeline import Row, promise_of, timeline
from convenor.timing.words import clock_time, minutes_words, to_minute
from convenor.timing.zones import planned_start, promised_seconds

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A part that takes place, or took place, and its shown times."""

    segment: Segment
    state: SegmentState
    start: str
    end: str
    minutes: int
    """From the shown start to the shown end, so that a column of them adds up."""


class Hours:
    """The times of one session. Before the start as planned; after it as things were and will be."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._plan = session.plan
        self._line = timeline(session, now)
        self._begins = self._beginnings()

    @property
    def by_the_clock(self) -> bool:
        """Whether clock times are known; else times are minutes from the start."""
        return self._dated or self._plan.start is not None

    @property
    def column(self) -> str:
        return "Time" if self.by_the_clock else "Minute"

    @property
    def _dated(self) -> bool:
        return self._session.state != "planned" or planned_start(self._plan) is not None

    @property
    def spare_seconds(self) -> int:
        """Negative when the agenda is too long."""
        return self._line.spare_seconds

    @property
    def promised(self) -> str:
        """The promised end: "12:30", or "minute 90"."""
        end = promise_of(self._session)
        if end is not None:
            return clock_time(end, self._plan.timezone)
        if self._plan.end is not None and self._plan.start is not None:
            return f"{self._plan.end:%H:%M}"
        return self._label(promised_seconds(self._plan))

    def slots(self) -> tuple[Slot, ...]:
        """The parts in order, without those that were left out or never reached."""
        return tuple(
            Slot(row.segment, row.state, self.at(row.segment), self.ends(row.segment), self._minutes(row))
            for row in self._line.rows
            if row.segment.id in self._begins
        )

    def at(self, segment: Segment, seconds: int = 0) -> str:
        """The time so many seconds into a part that takes place: "11:10", or "minute 10"."""
        begins = self._begins[segment.id]
        if isinstance(begins, datetime):
            return clock_time(begins + timedelta(seconds=seconds), self._plan.timezone)
        return self._label(begins + seconds)

    def ends(self, segment: Segment) -> str:
        return self.at(segment, self._seconds(segment.id))

    def takes_place(self, segment: Segment) -> bool:
        return segment.id in self._begins

    def span(self) -> str:
        """ "11:00 to 12:30", or "90 minutes": start to promised end, as planned or as it began."""
        start = self._session.started_at or planned_start(self._plan)
        if start is not None:
            return f"{clock_time(start, self._plan.timezone)} to {self.promised}"
        if self._plan.start is not None:
            return f"{self._plan.start:%H:%M} to {self.promised}"
        return minutes_words(promised_seconds(self._plan))

    def _beginnings(self) -> dict[str, datetime | int]:
        """When each part that takes place begins: an instant, or seconds from the start."""
        planned = self._session.state == "planned"
        held = [r for r in self._line.rows if r.state not in ("dropped",)]
        if self._dated:
            found = ((r.segment.id, r.planned_start if planned else r.projected_start) for r in held)
            return {segment: at for segment, at in found if at is not None}
        begins: dict[str, datetime | int] = {}
        clock = 0
        for row in held:
            clock = max(clock, self._pin(row.segment, clock))
            begins[row.segment.id] = clock
            clock += row.segment.seconds
        return begins

    def _pin(self, segment: Segment, clock: int) -> int:
        """Seconds from the start to the hour that a part is pinned to, where the start's hour is known."""
        if segment.start_at is None or self._plan.start is None:
            return clock
        return ((_minute(segment.start_at) - _minute(self._plan.start)) % _DAY) * 60

    def _seconds(self, segment_id: str) -> int:
        row = next(r for r in self._line.rows if r.segment.id == segment_id)
        return row.segment.seconds if self._session.state == "planned" else row.seconds

    def _minutes(self, row: Row) -> int:
        begins, seconds = self._begins[row.segment.id], self._seconds(row.segment.id)
        if isinstance(begins, datetime):
            gone = to_minute(begins + timedelta(seconds=seconds)) - to_minute(begins)
            return round(gone.total_seconds() / 60)
        return _rounded(begins + seconds) - _rounded(begins)

    def _label(self, seconds: int) -> str:
        if self._plan.start is None:
            return f"minute {_rounded(seconds)}"
        hour, minute = divmod((_minute(self._plan.start) + _rounded(seconds)) % _DAY, 60)
        return f"{hour:02}:{minute:02}"


def day_of(plan: Plan) -> str:
    """ "Thursday 26 November 2026"; empty for a session without a date."""
    return f"{plan.date:%A} {plan.date.day} {plan.date:%B %Y}" if plan.date else ""


def zone_words(timezone: str) -> str:
    """ "London time"; the zone's own name where it names no place."""
    area, _, place = timezone.rpartition("/")
    return f"{place.replace('_', ' ')} time" if area and area != "Etc" else timezone


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def _rounded(seconds: int) -> int:
    return (seconds + 30) // 60
