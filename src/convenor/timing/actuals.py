"""Planned against actual: what became of the plan that stood when the session started, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.event import Entry, Event
from convenor.session.holds import held_between
from convenor.session.session import Progress, Session
from convenor.timing.timeline import held_in_all, held_seconds, paused_seconds, seconds_between, timeline

Fate = Literal["as planned", "put in", "left out", "skipped", "not reached", "on now", "to come"]
"""What became of a part: `left out` before it began, `skipped` after it had; `put in` after the start."""


@dataclass(frozen=True, slots=True)
class SpeakerActual:
    """The turn of somebody who spoke in a part, in seconds; pauses count as part of it, what was held does not."""

    person: str
    began: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class PartActual:
    """One part against the plan. Instants are in UTC; what is not known, or did not happen, is None."""

    segment: Segment
    fate: Fate
    put_in: bool
    """Whether it came into the agenda after the start."""
    planned_start: datetime | None
    planned_end: datetime | None
    actual_start: datetime | None
    actual_end: datetime | None
    """So far, for the part that is on."""
    paused_seconds: int
    """For how much of it the clock stood still."""
    held_seconds: int
    """For how much of it the room was held: that never counts as longer."""
    turns: tuple[SpeakerActual, ...] = ()

    @property
    def planned_seconds(self) -> int | None:
        return _length(self.planned_start, self.planned_end)

    @property
    def actual_seconds(self) -> int | None:
        return _length(self.actual_start, self.actual_end)

    @property
    def longer_seconds(self) -> int | None:
        """How much longer it took than planned, negative when shorter. None unless both are known and it is over.

        What was held is not in it.
        """
        planned, actual = self.planned_seconds, self.actual_seconds
        if planned is None or actual is None or self.fate == "on now":
            return None
        return actual - self.held_seconds - planned


@dataclass(frozen=True, slots=True)
class Promise:
    """An end that was promised, and when; `by` is whoever did it."""

    at: datetime
    end: datetime
    by: str
    by_refit: bool = False


@dataclass(frozen=True, slots=True)
class Actuals:
    """A session against its plan, at an instant."""

    parts: tuple[PartActual, ...]
    planned_start: datetime | None
    planned_end: datetime | None
    """Of the last part that was planned: spare time came after it."""
    started_at: datetime
    ended_at: datetime | None
    """None while it runs."""
    projected_end: datetime
    """When it ended; if nothing changes, when it will."""
    promised_end: datetime | None
    """The promise that holds now."""
    promises: tuple[Promise, ...]
    """As made at the start, then each time it was moved; acts that were undone are not among them."""
    paused_seconds: int
    held_seconds: int

    @property
    def started_late_seconds(self) -> int | None:
        """Negative when it began early; None when no start was planned."""
        return seconds_between(self.planned_start, self.started_at) if self.planned_start else None

    @property
    def past_promise_seconds(self) -> int | None:
        """From the promise that holds to the end, real or projected; negative when it was early."""
        return seconds_between(self.promised_end, self.projected_end) if self.promised_end else None

    @property
    def past_first_promise_seconds(self) -> int | None:
        """The same against the promise as it was made at the start."""
        return seconds_between(self.promises[0].end, self.projected_end) if self.promises else None


def actuals(session: Session, entries: Iterable[Entry], now: datetime) -> Actuals | None:
    """What became of the plan, as things are at `now`; None while the session has not started.

    `entries` is the session's log: it alone tells of promises that hold no more.
    """
    if session.started_at is None:
        return None
    planned = {p.segment: p for p in session.planned}
    parts = []
    for segment, progress in session.parts():
        plan = planned.get(segment.id)
        if plan is None and progress.actual_start is None and progress.state in ("dropped", "skipped"):
            continue  # dropped while it was being planned, or put in and taken out again: nothing became of it
        parts.append(
            PartActual(
                segment=segment,
                fate=_fate(progress, put_in=plan is None),
                put_in=plan is None,
                planned_start=plan.start if plan else None,
                planned_end=plan.end if plan else None,
                actual_start=progress.actual_start,
                actual_end=_until(progress, now),
                paused_seconds=_paused(session, progress, now),
                held_seconds=round(held_seconds(session, progress, now)),
                turns=tuple(_turns(session, progress, now)),
            )
        )
    line = timeline(session, now)
    return Actuals(
        parts=tuple(parts),
        planned_start=session.planned[0].start if session.planned else None,
        planned_end=max((p.end for p in session.planned), default=None),
        started_at=session.started_at,
        ended_at=session.ended_at,
        projected_end=line.projected_end or session.ended_at or now.astimezone(UTC),
        promised_end=session.promised_end,
        promises=tuple(promises(entries)),
        paused_seconds=sum(p.paused_seconds for p in parts),
        held_seconds=held_in_all(session, now),
    )


def promises(entries: Iterable[Entry]) -> Iterator[Promise]:
    """The promised ends of a session in the order in which they were given, what was undone left out."""
    started = False
    for entry in standing(entries):
        event = entry.event
        if isinstance(event, events.SessionStarted) and not started:
            started = True
            if event.promised_end is not None:
                yield Promise(entry.effective_at, event.promised_end, entry.actor)
        elif started and isinstance(event, events.PromisedEndMoved):
            yield Promise(entry.effective_at, event.end, entry.actor)
        elif started and isinstance(event, events.Refitted) and event.promised_end is not None:
            yield Promise(entry.effective_at, event.promised_end, entry.actor, by_refit=True)


def standing(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that count: neither undone nor an undoing. An undoing may itself be undone."""
    log = list(entries)
    named: dict[str, Event] = {e.id: e.event for e in log}
    undone: set[str] = set()
    for entry in log:
        target = entry.event.event if isinstance(entry.event, events.Undone) else None
        while target is not None:
            event = named.get(target)
            if not isinstance(event, events.Undone):
                undone ^= {target}
                break
            target = event.event
    return [e for e in log if e.id not in undone and not isinstance(e.event, events.Undone)]


def _fate(progress: Progress, *, put_in: bool) -> Fate:
    match progress.state:
        case "running":
            return "on now"
        case "coming":
            return "to come"
        case "dropped":
            return "left out"
        case "skipped":
            return "skipped" if progress.actual_start else "not reached"
        case _:
            return "put in" if put_in else "as planned"


def _until(progress: Progress, now: datetime) -> datetime | None:
    if progress.actual_start is None or progress.actual_end is not None:
        return progress.actual_end
    return max(progress.actual_start, now.astimezone(UTC))


def _paused(session: Session, progress: Progress, now: datetime) -> int:
    return round(paused_seconds(session, progress, now)) if progress.state == "running" else progress.paused_seconds


def _turns(session: Session, progress: Progress, now: datetime) -> Iterator[SpeakerActual]:
    ends = [t.began for t in progress.turns[1:]] + [_until(progress, now)]
    for turn, end in zip(progress.turns, ends, strict=False):
        held = held_between(session.holds, turn.began, end) if end else 0.0
        length = max(0, round((end - turn.began).total_seconds() - held)) if end else 0
        yield SpeakerActual(turn.person, turn.began, length)


def _length(start: datetime | None, end: datetime | None) -> int | None:
    return seconds_between(start, end) if start and end else None
