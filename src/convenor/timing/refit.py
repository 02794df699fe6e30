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
    by_hand = fixed or {}
    frame = _frame(session, now)
    programme = Programme(session)
    gained = _gained(session, frame)
    planned = _planned_lengths(session) if gained > 0 else {}
    coming = [s for s, p in session.parts() if p.state == "coming"]
    unspoken = {s.id: agreed for s in coming if (agreed := programme.unspoken(s))}
    pieces = [
        _piece(s, frame.pin(session, s), unspoken.get(s.id), by_hand.get(s.id), planned.get(s.id, 0)) for s in coming
    ]
    fitted = fit(pieces, frame.begin, frame.end, gained=gained)
    before = _laid(coming, pieces, frame.begin)
    before_end = before[-1] + coming[-1].seconds if before else frame.begin
    after_end = frame.end + fitted.missing[-1]
    origin = frame.instant(frame.begin)
    lines = tuple(
        Line(
            segment=segment, before_seconds=segment.seconds, after_seconds=seconds,
            why=_why(segment, piece, seconds, unspoken.get(segment.id), segment.id in by_hand),
            origin=origin, before_offset=was - frame.begin, after_offset=start - frame.begin,
        )
        for segment, piece, was, start, seconds in zip(
            coming, pieces, before, fitted.starts, fitted.seconds, strict=True
        )
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


def _piece(
    segment: Segment, pin: int | None, unspoken: Mapping[str, int] | None, fixed: int | None, planned: int
) -> Piece:
    """`unspoken`: the agreed seconds of people who have not spoken; `fixed`: set by hand; `planned`: at the start."""
    seconds = segment.seconds if fixed is None else max(0, fixed)
    floor = most = seconds
    if segment.rule == "flexible":
        if not unspoken:
            floor, most = min(seconds, segment.minimum), max(seconds, segment.maximum)
        else:
            floor = min(seconds, max(segment.minimum, segment.overhead.seconds + sum(unspoken.values())))
    return Piece(
        seconds=seconds,
        floor=floor if fixed is None else seconds,
        ceiling=most if fixed is None else seconds,
        tier=segment.cut_order,
        pin=pin,
        credit=min(planned, most) - seconds,
    )


def _planned_lengths(session: Session) -> dict[str, int]:
    return {p.segment: seconds_between(p.start, p.end) for p in session.planned}


def _gained(session: Session, frame: _Frame) -> int:
    """By how much the parts so far took less than planned, since the start or since the last pinned part of them."""
    if not session.planned:
        return 0
    passed = [
        (p.actual_start, s) for s, p in session.parts() if p.actual_start and p.state in ("running", "done", "skipped")
    ]
    passed.sort(key=lambda pair: pair[0])
    ids = {segment.id for _, segment in passed}
    planned = {p.segment: p for p in session.planned if p.segment in ids}
    since = session.planned[0].start
    length = 0
    for _, segment in passed:
        was = planned.get(segment.id)
        if was is None:
            continue
        if segment.start_at is not None:
            since, length = was.start, 0
        length += seconds_between(was.start, was.end)
    return (since - _EPOCH) // _SECOND + length - frame.begin


def _laid(coming: list[Segment], pieces: list[Piece], begin: int) -> list[int]:
    """When each part begins as the agenda stands, without what was set by hand."""
    clock = begin
    laid = []
    for segment, piece in zip(coming, pieces, strict=True):
        start = clock if piece.pin is None else max(clock, piece.pin)
        laid.append(start)
        clock = start + segment.seconds
    return laid


def _why(segment: Segment, piece: Piece, after: int, unspoken: Mapping[str, int] | None, by_hand: bool) -> str:
    if by_hand:
        return "set by hand"
    if after < piece.seconds:
        return f"may shrink to {minutes_words(piece.floor)}" if after == piece.floor else "shares what is left"
    if after > piece.seconds:
        return f"may grow to {minutes_words(piece.ceiling)}" if after == piece.ceiling else "shares what was gained"
    if unspoken:
        return f"kept whole: {' and '.join(unspoken)} {'has' if len(unspoken) == 1 else 'have'} not spoken yet"
    if segment.rule == "protected":
        return "kept whole"
    return "left out only if you choose so" if segment.rule == "droppable" else "as it is"


def _late(lines: tuple[Line, ...], fitted: Fit) -> tuple[LatePart, ...]:
    first = {stretch: n for n, stretch in reversed(list(enumerate(fitted.stretches)))}
    return tuple(
        LatePart(lines[first[stretch + 1]].segment, missing)
        for stretch, missing in enumerate(fitted.missing[:-1])
        if missing > 0
    )
