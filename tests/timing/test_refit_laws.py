"""What holds of every proposal, whatever the agenda, the lateness, the pins and the people."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from convenor.session.session import Session
from convenor.timing.accepting import applied, changes
from convenor.timing.proposal import Line, Proposal
from convenor.timing.refit import refit
from convenor.timing.speakers import Programme
from convenor.timing.timeline import anchor, coming_from, timeline
from convenor.timing.zones import pinned_at
from tests.support.agendas import agendas

UNDERWAY = agendas()


def floor_of(session: Session, line: Line) -> int:
    """The least that a part may be left with, told again from the rules and not from the code."""
    part = line.segment
    if part.rule != "flexible":
        return part.seconds
    unspoken = Programme(session).unspoken(part)
    theirs = part.overhead.seconds + sum(unspoken.values()) if unspoken else 0
    return min(part.seconds, max(part.minimum, theirs))


def laid_at_the_least(session: Session, proposal: Proposal, now: datetime) -> list[datetime]:
    """When each coming part would begin if every one before it had its least. The last is the end."""
    begin = coming_from(session, now)
    counted_from = anchor(session)
    assert begin is not None
    assert counted_from is not None
    clock, starts = begin, []
    for line in proposal.lines:
        if line.segment.start_at is not None:
            clock = max(clock, pinned_at(line.segment.start_at, counted_from, session.plan.timezone))
        starts.append(clock)
        clock += timedelta(seconds=floor_of(session, line))
    return [*starts, clock]


@given(UNDERWAY)
def test_bounds_hold(case: tuple[Session, datetime]) -> None:
    session, now = case
    for line in refit(session, now).lines:
        assert floor_of(session, line) <= line.after_seconds <= max(line.segment.seconds, line.segment.maximum)


@given(UNDERWAY)
def test_protected_and_droppable_parts_and_unspoken_minutes_are_untouched(case: tuple[Session, datetime]) -> None:
    session, now = case
    after = applied_without_choice(session, now)
    for line in refit(session, now).lines:
        if line.segment.rule != "flexible":
            assert line.after_seconds == line.before_seconds
        was, will = Programme(session).unspoken(line.segment), Programme(after).unspoken(line.segment)
        assert was == will
        if sum(was.values()) <= line.before_seconds - line.segment.overhead.seconds:
            assert sum(was.values()) <= line.after_seconds - line.segment.overhead.seconds or not was


@given(agendas(pins=False))
def test_without_pins_the_sum_is_exactly_the_time_there_is_or_what_is_missing(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal = refit(session, now)
    begin = coming_from(session, now)
    assert begin is not None
    assert session.promised_end is not None
    time_there_is = round((session.promised_end - begin).total_seconds())
    before = sum(line.before_seconds for line in proposal.lines)
    after = sum(line.after_seconds for line in proposal.lines)
    least = sum(floor_of(session, line) for line in proposal.lines)
    if before > time_there_is:
        assert after == max(least, time_there_is)
    else:
        assert before <= after <= time_there_is
    assert proposal.short_seconds == max(0, least - time_there_is)
    assert proposal.spare_after == time_there_is - after


@given(UNDERWAY)
def test_the_end_is_late_only_by_what_cannot_be_helped(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal = refit(session, now)
    assert session.promised_end is not None
    soonest = laid_at_the_least(session, proposal, now)[-1]
    missing = max(0, round((soonest - session.promised_end).total_seconds()))
    assert proposal.short_seconds == missing
    assert proposal.fits == (missing == 0)


@given(UNDERWAY)
def test_pinned_parts_begin_at_their_hour_whenever_that_is_possible_at_all(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal = refit(session, now)
    counted_from = anchor(session)
    assert counted_from is not None
    late = {part.segment.id: part.seconds for part in proposal.late}
    for line, soonest in zip(proposal.lines, laid_at_the_least(session, proposal, now), strict=False):
        if line.segment.start_at is None:
            continue
        pin = pinned_at(line.segment.start_at, counted_from, session.plan.timezone)
        assert line.after_start == max(pin, soonest)
        assert late.get(line.segment.id, 0) == max(0, round((soonest - pin).total_seconds()))


@given(UNDERWAY, st.integers(1, 1500))
def test_nothing_grows_when_we_are_later(case: tuple[Session, datetime], more: int) -> None:
    session, now = case
    sooner, later = refit(session, now), refit(session, now + timedelta(seconds=more))
    for a, b in zip(sooner.lines, later.lines, strict=True):
        assert b.after_seconds <= a.after_seconds
    assert later.short_seconds >= sooner.short_seconds


def applied_without_choice(session: Session, now: datetime) -> Session:
    proposal = refit(session, now)
    if proposal.fits:
        return applied(session, changes(session, proposal))
    fitted = {line.segment.id: line.after_seconds for line in proposal.lines}
    return replace(
        session, segments=tuple(replace(s, seconds=fitted.get(s.id, s.seconds)) for s in session.segments)
    )


@given(UNDERWAY)
def test_proposing_again_changes_nothing(case: tuple[Session, datetime]) -> None:
    session, now = case
    again = refit(applied_without_choice(session, now), now)
    assert not again.changes_anything


@given(UNDERWAY)
def test_the_agenda_is_as_was_proposed(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal = refit(session, now)
    line = timeline(applied_without_choice(session, now), now)
    assert (line.projected_end, line.spare_seconds) == (proposal.projected_end, proposal.spare_after)
    rows = {r.segment.id: r for r in line.rows}
    for part in proposal.lines:
        row = rows[part.segment.id]
        assert (row.projected_start, row.projected_end) == (part.after_start, part.after_end)


@given(UNDERWAY)
def test_before_is_the_agenda_as_it_stands(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal, line = refit(session, now), timeline(session, now)
    assert (proposal.projected_before, proposal.spare_before) == (line.projected_end, line.spare_seconds)
    rows = {r.segment.id: r for r in line.rows}
    for part in proposal.lines:
        row = rows[part.segment.id]
        assert (row.projected_start, row.projected_end) == (part.before_start, part.before_end)


@given(UNDERWAY)
def test_each_choice_gives_what_it_says(case: tuple[Session, datetime]) -> None:
    session, now = case
    proposal = refit(session, now)
    for choice in proposal.choices:
        after = applied(session, changes(session, proposal, choice.n))
        if choice.kind == "leave":
            assert after == session
            continue
        plain = timeline(applied_without_choice(session, now), now)
        with_it = timeline(after, now)
        if proposal.fits:  # it is about a pinned part that is late
            late = next(r.segment.id for r in plain.rows if r.segment.id == proposal.late[0].segment.id)
            was = next(r.projected_start for r in plain.rows if r.segment.id == late)
            will = next(r.projected_start for r in with_it.rows if r.segment.id == late)
            assert was is not None
            assert will is not None
            assert round((was - will).total_seconds()) == choice.gives_seconds
        else:
            assert with_it.spare_seconds - plain.spare_seconds == choice.gives_seconds


@given(UNDERWAY)
def test_after_a_choice_less_is_missing_and_when_that_was_all_nothing_more_is_proposed(
    case: tuple[Session, datetime],
) -> None:
    session, now = case
    proposal = refit(session, now)
    for choice in proposal.choices:
        again = refit(applied(session, changes(session, proposal, choice.n)), now)
        # It can be less still: what is no longer protected, or no longer agreed, may now give more by itself.
        assert again.short_seconds <= max(0, proposal.short_seconds - choice.gives_seconds)
        enough = choice.gives_seconds >= proposal.short_seconds and not proposal.late
        if enough and choice.kind != "leave":
            assert again.fits
            # Only in a plan that was too long from the beginning can one be ahead of it and short at once.
            overfull = bool(session.promised_end and session.planned[-1].end > session.promised_end)
            assert overfull or not again.changes_anything
            assert all(line.after_seconds >= line.before_seconds for line in again.lines)


@given(UNDERWAY, st.data())
def test_what_is_set_by_hand_stands_and_the_rest_follows(case: tuple[Session, datetime], data: st.DataObject) -> None:
    session, now = case
    free = refit(session, now)
    if not free.lines:
        return
    chosen = data.draw(st.sampled_from(free.lines)).segment.id
    proposal = refit(session, now, fixed={chosen: data.draw(st.integers(0, 2000))})
    for line in proposal.lines:
        if line.segment.id != chosen:
            assert floor_of(session, line) <= line.after_seconds <= max(line.segment.seconds, line.segment.maximum)
    if proposal.fits:
        after = applied(session, changes(session, proposal))
        assert timeline(after, now).spare_seconds == proposal.spare_after >= 0


@given(UNDERWAY, st.integers(1, 999_999))
def test_fractions_of_a_second_never_break_the_promise(case: tuple[Session, datetime], micro: int) -> None:
    session, now = case
    shift = timedelta(microseconds=micro)
    progress = tuple(
        replace(p, actual_start=p.actual_start + shift) if p.state == "running" and p.actual_start else p
        for p in session.progress
    )
    session = replace(session, progress=progress)
    now += timedelta(microseconds=2 * micro)
    proposal = refit(session, now)
    after = applied_without_choice(session, now)
    assert not refit(after, now).changes_anything
    line = timeline(after, now)
    if proposal.fits and proposal.lines and proposal.spare_before < 0:
        assert line.projected_end is not None
        assert line.promised_end is not None
        assert line.projected_end <= line.promised_end
