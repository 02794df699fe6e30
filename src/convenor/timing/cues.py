"""Where a part is among its steps, and which cues fall between two readings of the clock."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.session.agenda import Segment
from convenor.session.exercise import Cue, Step
from convenor.timing.reading import Reading
from convenor.timing.shares import shared


@dataclass(frozen=True, slots=True)
class StepTime:
    """One step, in seconds after its part's start."""

    step: Step
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DueCue:
    """Something to do now. `at` is in seconds after the part's start."""

    step: Step
    cue: Cue
    at: int


def step_times(segment: Segment) -> tuple[StepTime, ...]:
    """The steps of a part fitted to its length, after briefing and moving in and before moving out.

    What is more or less than their usual minutes is shared among those that are not protected, within their
    bounds; what is still too much then among the protected ones, down to their least, for a step that is short is
    better than one that nobody reaches. A part that is shorter than all of them at their least cuts off the last.
    """
    clock = segment.overhead.before
    close = max(clock, segment.seconds - segment.overhead.after)
    lengths = [s.minutes.typical * 60 for s in segment.steps]
    spare = close - clock - sum(lengths)
    room = [_room(s, spare) for s in segment.steps]
    sign = 1 if spare > 0 else -1
    lengths = [n + sign * more for n, more in zip(lengths, shared(abs(spare), room), strict=True)]
    too_much = max(0, sum(lengths) - (close - clock))
    least = [n - min(n, s.minutes.min * 60) for n, s in zip(lengths, segment.steps, strict=True)]
    lengths = [n - less for n, less in zip(lengths, shared(too_much, least), strict=True)]
    times = []
    for step, length in zip(segment.steps, lengths, strict=True):
        end = min(close, clock + length)
        times.append(StepTime(step, clock, end))
        clock = end
    return tuple(times)


def step_at(segment: Segment, elapsed: int) -> StepTime | None:
    """The step that a part is in after `elapsed` seconds: the last one that began. None while it has none."""
    begun = [t for t in step_times(segment) if t.start <= elapsed and t.end > t.start]
    return begun[-1] if begun else None


def due_cues(before: Reading | None, after: Reading | None) -> tuple[DueCue, ...]:
    """Cues whose moment came after one reading and by the next, in order. Time that stood still brings none."""
    if after is None:
        return ()
    same = before is not None and before.segment.id == after.segment.id
    since = before.elapsed if before is not None and same else -1
    due = [
        DueCue(time.step, cue, at)
        for time in step_times(after.segment)
        for cue in time.step.cues
        if time.end > time.start and since < (at := _moment(time, cue)) <= after.elapsed
    ]
    return tuple(sorted(due, key=lambda d: d.at))


def _moment(time: StepTime, cue: Cue) -> int:
    at = time.start + cue.at_seconds if cue.at_seconds >= 0 else time.end + cue.at_seconds
    return min(max(at, time.start), time.end)


def _room(step: Step, spare: int) -> int:
    """How much a step can gain, or lose when there is too little."""
    if step.rule == "protected":
        return 0
    bound = step.minutes.max - step.minutes.typical if spare > 0 else step.minutes.typical - step.minutes.min
    return max(0, bound) * 60
