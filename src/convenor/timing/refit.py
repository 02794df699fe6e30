"""refit(session, now) -> Proposal: how the rest of the agenda can end when it was promised.

Spare time goes first. Then flexible parts are shortened in cut order, the lowest number first, within one number in
proportion to what each can give, and never below their least. Protected and droppable parts stay as they are, and
so do the minutes of invited people who have not spoken. What is still missing then is a matter for people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from convenor.session.agenda import Segment
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.choices import Standing, choices
from convenor.timing.fitting import Fit, Piece, fit
from convenor.timing.proposal import LatePart, Line, Proposal
from convenor.timing.speakers import Programme
from convenor.timing.timeline import anchor, coming_from, promise_of, seconds_between
from convenor.timing.words import minutes_words
from convenor.timing.zones import pinned_at, promised_seconds

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def refit(session: Session, now: datetime, *, fixed: Mapping[str, int] | None = None) -> Proposal:
    """A proposal for the parts still to come, as things are at `now`.

    `fixed` holds lengths in seconds that a person has set, by the part's id: those stand, and the rest follows.
    Raises Problem when the session has ended, or its time zone is unknown.
    """
    if session.state == "ended":
        raise Problem("The session has ended; there is nothing left to fit.")
    frame = _frame(session, now)
    programme = Programme(session)
    coming = [s for s, p in session.parts() if p.state == "coming"]
    drafts = [_draft(s, programme, (fixed or {}).get(s.id)) for s in coming]
    planned = {p.segment: seconds_between(p.start, p.end) for p in session.planned}
    pieces = [
        Piece(
            seconds=d.seconds, floor=d.floor, ceiling=d.ceiling, tier=d.segment.cut_order,
            pin=frame.pin(session, d.segment), credit=_credit(d, planned.get(d.segment.id, 0)),
        )
        for d in drafts
    ]
    gained = _gained(session, frame, planned)
    fitted = fit(pieces, frame.begin, frame.end, gained=gained)
    before = _laid(coming, pieces, frame.begin)
    before_end = before[-1][1] if before else frame.begin
    after_end = frame.end + fitted.missing[-1]
    lines = tuple(
        Line(
            segment=d.segment, before_seconds=d.segment.seconds, after_seconds=seconds, why=_why(d, seconds),
            before_start=frame.instant(was[0]), before_end=frame.instant(was[1]),
            after_start=frame.instant(start), after_end=frame.instant(start + seconds),
        )
        for d, was, start, seconds in zip(drafts, before, fitted.starts, fitted.seconds, strict=True)
    )
    standing = Standing(session, lines, fitted, pieces, frame.instant(frame.end), programme)
    return Proposal(
        promised_end=promise_of(session),
        projected_before=frame.instant(before_end),
        projected_end=frame.instant(after_end),
        spare_before=frame.end - before_end,
        spare_after=frame.end - after_end,
        lines=lines,
        late=_late(lines, fitted),
        choices=choices(standing),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The time there is, in whole seconds: since 1970, or from 0 for a session whose hours are not known."""

    begin: int
    end: int
    dated: bool
    counted_from: datetime

    def pin(self, session: Session, segment: Segment) -> int | None:
        if segment.start_at is None or not self.dated:
            return None
        return (pinned_at(segment.start_at, self.counted_from, session.plan.timezone) - _EPOCH) // _SECOND

    def instant(self, seconds: int) -> datetime | None:
        return _EPOCH + timedelta(seconds=seconds) if self.dated else None


def _frame(session: Session, now: datetime) -> _Frame:
    begin = coming_from(session, now)
    if begin is None:
        return _Frame(0, promised_seconds(session.plan), False, _EPOCH)
    counted_from = anchor(session) or begin
    end = promise_of(session) or counted_from + timedelta(seconds=promised_seconds(session.plan))
    # Rounded so that what is proposed is over by the promised end, to the last fraction of a second.
    return _Frame(-((_EPOCH - begin) // _SECOND), (end - _EPOCH) // _SECOND, True, counted_from)


@dataclass(frozen=True, slots=True)
class _Draft:
    segment: Segment
    seconds: int
    floor: int
    ceiling: int
    could_be: int
    """The most that it could be given if no hand had set it."""
    fixed: bool
    unspoken: tuple[str, ...]


def _draft(segment: Segment, programme: Programme, fixed: int | None) -> _Draft:
    unspoken = programme.unspoken(segment)
    seconds = segment.seconds if fixed is None else max(0, fixed)
    floor = could_be = seconds
    if segment.rule == "flexible" and not unspoken:
        could_be = max(seconds, segment.maximum)
    if segment.rule == "flexible" and fixed is None:
        theirs = segment.overhead.total * 60 + sum(unspoken.values()) if unspoken else 0
        floor = min(seconds, max(segment.minimum, theirs))
    ceiling = could_be if fixed is None else seconds
    return _Draft(segment, seconds, floor, ceiling, could_be, fixed is not None, tuple(unspoken))


def _credit(draft: _Draft, planned: int) -> int:
    """What a part could be given back; only one that may be touched is owed anything."""
    return min(planned, draft.could_be) - draft.seconds


def _gained(session: Session, frame: _Frame, planned: Mapping[str, int]) -> int:
    """By how much the parts so far took less than planned, since the start or since the last pinned part of them."""
    if not session.planned:
        return 0
    passed = [
        (p.actual_start, s) for s, p in session.parts() if p.actual_start and p.state in ("running", "done", "skipped")
    ]
    passed.sort(key=lambda pair: pair[0])
    begins = {p.segment: p.start for p in session.planned}
    since = session.planned[0].start
    length = 0
    for _, segment in passed:
        if segment.start_at is not None and segment.id in begins:
            since, length = begins[segment.id], 0
        length += planned.get(segment.id, 0)
    return (since - _EPOCH) // _SECOND + length - frame.begin


def _laid(coming: list[Segment], pieces: list[Piece], begin: int) -> list[tuple[int, int]]:
    """Starts and ends as the agenda stands, without what was set by hand."""
    clock = begin
    laid = []
    for segment, piece in zip(coming, pieces, strict=True):
        start = clock if piece.pin is None else max(clock, piece.pin)
        clock = start + segment.seconds
        laid.append((start, clock))
    return laid


def _why(draft: _Draft, after: int) -> str:
    if draft.fixed:
        return "set by hand"
    if after < draft.seconds:
        return f"may shrink to {minutes_words(draft.floor)}" if after == draft.floor else "shares what is left"
    if after > draft.seconds:
        return f"may grow to {minutes_words(draft.ceiling)}" if after == draft.ceiling else "shares what was gained"
    if draft.unspoken:
        verb = "has" if len(draft.unspoken) == 1 else "have"
        return f"kept whole: {' and '.join(draft.unspoken)} {verb} not spoken yet"
    if draft.segment.rule == "protected":
        return "kept whole"
    return "left out only if you choose so" if draft.segment.rule == "droppable" else "as it is"


def _late(lines: tuple[Line, ...], fitted: Fit) -> tuple[LatePart, ...]:
    first = {stretch: n for n, stretch in reversed(list(enumerate(fitted.stretches)))}
    return tuple(
        LatePart(lines[first[stretch + 1]].segment, missing)
        for stretch, missing in enumerate(fitted.missing[:-1])
        if missing > 0
    )
