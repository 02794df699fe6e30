"""What only people may decide when an agenda cannot be made to fit, and what each of it gives and costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from convenor.session.session import Session
from convenor.timing.cues import step_times
from convenor.timing.fitting import Fit, Piece
from convenor.timing.proposal import Choice, ChoiceKind, Line
from convenor.timing.speakers import Programme
from convenor.timing.words import clock_time, minutes_words, to_minute

LEAST_FOR_A_PERSON = 60
"""Seconds that stay with an invited person whose time is taken: less would be taking their turn away."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A re-fit that is worked out, before anybody is asked."""

    session: Session
    lines: tuple[Line, ...]
    fitted: Fit
    pieces: Sequence[Piece]
    end: datetime | None
    """The promised end."""
    programme: Programme


@dataclass(frozen=True, slots=True)
class _Offer:
    kind: ChoiceKind
    what: str
    gives: int
    cost: str
    segment: str = ""
    step: str = ""
    person: str = ""


def choices(standing: Standing) -> tuple[Choice, ...]:
    """The choices there are, numbered. None when the agenda fits and nothing would be lengthened."""
    missing = standing.fitted.missing
    late = next((n for n, m in enumerate(missing[:-1]) if m > 0), None)
    if missing[-1] > 0:
        offers = [_ask(standing, missing[-1]), *_shorter(standing, len(missing) - 1)]
    elif late is not None:
        offers = list(_shorter(standing, late))
    elif any(line.after_seconds > line.before_seconds for line in standing.lines):
        offers = [_leave(standing)]
    else:
        offers = []
    return tuple(
        Choice(n, o.kind, o.what, o.gives, o.cost, o.segment, o.step, o.person) for n, o in enumerate(offers, start=1)
    )


def _ask(standing: Standing, short: int) -> _Offer:
    """A later end, on a whole minute, for that is how it will be said."""
    zone = standing.session.plan.timezone
    if standing.end is None:
        gives = -(-short // 60) * 60
        return _Offer("ask", f"Plan {_more(gives)}", gives, "Everybody gives more of their time.")
    end = standing.end + timedelta(seconds=short)
    if to_minute(end) < end:
        end = to_minute(end) + timedelta(minutes=1)
    end = to_minute(end)
    gives = round((end - standing.end).total_seconds())
    cost = f"Everybody stays until {clock_time(end, zone)} instead of {clock_time(standing.end, zone)}."
    if standing.session.state == "planned":
        return _Offer("ask", f"Promise {_more(gives)}", gives, cost)
    return _Offer("ask", f"Ask the group for {_more(gives)}", gives, cost)


def _more(seconds: int) -> str:
    number, unit = minutes_words(seconds).split()
    return f"{number} more {unit}"


def _leave(standing: Standing) -> _Offer:
    before = standing.lines[-1].before_end
    when = f", at {clock_time(before, standing.session.plan.timezone)}" if before else ""
    return _Offer("leave", f"Leave all as it is and end early{when}", 0, "Nothing is lengthened.")


def _shorter(standing: Standing, target: int) -> Iterator[_Offer]:
    """What brings the end of stretch `target` nearer: parts, then steps, then people, then protected parts."""
    reach = _reach(standing.fitted.missing, target)
    short = standing.fitted.missing[target]
    within = [(n, line) for n, line in enumerate(standing.lines) if standing.fitted.stretches[n] <= target]
    yield from _drops(standing, within, reach)
    yield from _steps(standing, within, reach)
    yield from _people(standing, within, reach, short)
    yield from _unprotected(standing, within, reach, short)


def _reach(missing: Sequence[int], target: int) -> list[int | None]:
    """How much of what is saved in each stretch gets through to the end of stretch `target`; None for all.

    A part that waits for its hour again lets nothing more through, so it is the least that is missing on the way.
    """
    last = target == len(missing) - 1
    reach: list[int | None] = [None if last else missing[target]]
    for stretch in reversed(range(target)):
        least = max(0, missing[stretch])
        after = reach[0]
        reach.insert(0, least if after is None else min(least, after))
    return reach


def _through(reach: list[int | None], stretch: int, saved: int) -> int:
    most = reach[stretch]
    return saved if most is None else min(saved, most)


def _drops(standing: Standing, within: list[tuple[int, Line]], reach: list[int | None]) -> Iterator[_Offer]:
    droppable = [(n, line) for n, line in within if line.segment.rule == "droppable"]
    for n, line in sorted(droppable, key=lambda pair: pair[1].segment.cut_order):
        stretch = standing.fitted.stretches[n]
        waits = max(0, -standing.fitted.missing[stretch - 1]) if standing.pieces[n].pin is not None else 0
        gives = _through(reach, stretch, line.after_seconds + waits)
        if gives > 0:
            names = " and ".join(standing.programme.unspoken(line.segment))
            cost = "It does not take place" + (f", and {names} will not speak in it." if names else ".")
            yield _Offer("drop", f"Leave out “{line.segment.title}”", gives, cost, line.segment.id)


def _steps(standing: Standing, within: list[tuple[int, Line]], reach: list[int | None]) -> Iterator[_Offer]:
    for n, line in within:
        if line.segment.rule == "droppable" or all(s.rule != "droppable" for s in line.segment.steps):
            continue
        for time in step_times(line.segment.lasting(line.after_seconds)):
            gives = _through(reach, standing.fitted.stretches[n], time.end - time.start)
            if time.step.rule == "droppable" and gives > 0:
                what = f"Leave out “{time.step.title}” of “{line.segment.title}”"
                yield _Offer("drop-step", what, gives, "That step does not take place.", line.segment.id, time.step.id)


def _people(
    standing: Standing, within: list[tuple[int, Line]], reach: list[int | None], short: int
) -> Iterator[_Offer]:
    for n, line in within:
        if not standing.programme.invited_to(line.segment):
            continue
        as_fitted = replace(line.segment, seconds=line.after_seconds)
        for person, agreed in standing.programme.unspoken(as_fitted).items():
            most = min(short, agreed - LEAST_FOR_A_PERSON, line.after_seconds - line.segment.minimum)
            gives = _through(reach, standing.fitted.stretches[n], most)
            if gives > 0:
                what = f"Take {minutes_words(gives)} from {person}’s {minutes_words(agreed)}"
                cost = f"{person} has not spoken yet, and would have {minutes_words(agreed - gives)}."
                yield _Offer("take", what, gives, cost, line.segment.id, person=person)


def _unprotected(
    standing: Standing, within: list[tuple[int, Line]], reach: list[int | None], short: int
) -> Iterator[_Offer]:
    for n, line in within:
        if line.segment.rule != "protected":
            continue
        theirs = standing.programme.unspoken(line.segment)
        floor = max(line.segment.minimum, line.segment.overhead.seconds + sum(theirs.values()) if theirs else 0)
        gives = _through(reach, standing.fitted.stretches[n], min(short, line.after_seconds - floor))
        if gives > 0:
            what = f"Shorten “{line.segment.title}”, which is protected, by {minutes_words(gives)}"
            left = minutes_words(line.after_seconds - gives)
            cost = f"It would have {left} of its {minutes_words(line.after_seconds)}."
            yield _Offer("unprotect", what, gives, cost, line.segment.id)
