"""Where a part is in its steps: by hand once somebody guides it, else by the clock; and where its script is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from convenor.session.agenda import Segment
from convenor.session.exercise import Cue, Step
from convenor.session.holds import held_between
from convenor.session.session import Progress, Session
from convenor.session.steps import StepRun
from convenor.timing.cues import StepTime, step_at, step_times
from convenor.timing.reading import reading
from convenor.timing.scripts import line_seconds
from convenor.timing.timeline import paused_seconds


@dataclass(frozen=True, slots=True)
class LineReading:
    """The line of a script that is being read, or the silence that is being kept. Lengths in seconds."""

    index: int
    silence: bool
    seconds: int
    left: int
    by_hand: bool
    """Whether somebody began it, not the clock."""


@dataclass(frozen=True, slots=True)
class StepReading:
    """A step at an instant. Lengths in whole seconds, pauses and what was held not counted."""

    segment: Segment
    step: Step
    index: int
    """From 0."""
    seconds: int
    """Its length: its share of the part, and what it was given besides."""
    elapsed: int
    by_hand: bool
    """Whether somebody guides it; else the clock says which it is."""
    over_all: bool
    """Whether the steps have been ended; then this is the last one that was on."""
    line: LineReading | None
    """None when nothing is read aloud in it."""
    part_left: int
    """What the part has left; negative when it is over its time."""
    needs: int
    """What the rest of this step and those to come need."""

    @property
    def left(self) -> int:
        return max(0, self.seconds - self.elapsed)

    @property
    def over(self) -> int:
        return max(0, self.elapsed - self.seconds)

    @property
    def coming(self) -> Step | None:
        """The step after this one."""
        steps = self.segment.steps
        return steps[self.index + 1] if self.index + 1 < len(steps) else None

    def due(self, cue: Cue) -> int:
        """Seconds until it is time for a cue of this step; 0 or less from then on."""
        at = cue.at_seconds if cue.at_seconds >= 0 else self.seconds + cue.at_seconds
        return min(max(at, 0), self.seconds) - self.elapsed


def current_step(session: Session, segment: Segment, elapsed: int) -> Step | None:
    """The step that people are in: as somebody guides it, else as the clock of the part says.

    None when it has none, or when they have all been ended.
    """
    progress = session.progress_of(segment.id)
    if progress is not None and progress.steps.runs:
        on = progress.steps.on
        return next((s for s in segment.steps if s.id == on.step), None) if on else None
    at = step_at(segment, elapsed)
    return at.step if at else None


def step_reading(session: Session, now: datetime) -> StepReading | None:
    """The step of the running part at `now`. None when nothing runs, or it has no steps."""
    read = reading(session, now)
    progress = session.progress_of(read.segment.id) if read else None
    if read is None or progress is None or not read.segment.steps:
        return None
    segment = read.segment
    times = step_times(segment)
    steps = progress.steps
    run = steps.runs[-1] if steps.runs else None
    index = next((n for n, s in enumerate(segment.steps) if run and s.id == run.step), -1)
    if run is None or index < 0:
        at = step_at(segment, read.elapsed) or times[0]
        index, seconds = times.index(at), at.end - at.start
        elapsed, line = max(0, read.elapsed - at.start), None
    else:
        seconds = _length(times[index], run)
        elapsed = _elapsed(session, progress, run, now)
        line = _line(session, progress, segment.steps[index], run, now) if steps.on else None
    after = sum(t.end - t.start for t in times[index + 1 :])
    return StepReading(
        segment=segment,
        step=segment.steps[index],
        index=index,
        seconds=seconds,
        elapsed=elapsed,
        by_hand=run is not None,
        over_all=steps.over,
        line=line,
        part_left=read.left_seconds - read.over_seconds,
        needs=0 if steps.over else max(0, seconds - elapsed) + after,
    )


def run_seconds(session: Session, progress: Progress, run: StepRun, now: datetime) -> int:
    """How long a step took, or has taken so far."""
    return _elapsed(session, progress, run, now)


def _length(time: StepTime, run: StepRun) -> int:
    """What the clock leaves for it, or its least if that is nothing, and what it was given besides."""
    planned = time.end - time.start or time.step.minutes.min * 60
    return planned + run.longer


def _elapsed(session: Session, progress: Progress, run: StepRun, now: datetime) -> int:
    until = run.ended or progress.actual_end or now
    paused = run.paused_at_end if run.ended else paused_seconds(session, progress, now)
    stood = paused - run.paused_before + held_between(session.holds, run.began, until)
    return max(0, math.floor((until - run.began).total_seconds() - stood))


def _line(session: Session, progress: Progress, step: Step, run: StepRun, now: datetime) -> LineReading | None:
    """From the line that was begun by hand on: words at an unhurried pace, then the silence, and so on."""
    if not step.script:
        return None
    index = min(run.line, len(step.script) - 1)
    since = run.line_began or run.began
    stood = paused_seconds(session, progress, now) - run.line_paused_before + held_between(session.holds, since, now)
    passed = max(0, math.floor((now - since).total_seconds() - stood))
    longer = dict[int, int]()
    for line, seconds in run.longer_lines:
        longer[line] = longer.get(line, 0) + seconds
    while True:
        length = line_seconds(step.script[index]) + longer.get(index, 0)
        if passed < length or index + 1 == len(step.script):
            break
        passed -= length
        index += 1
    left = max(0, length - passed)
    return LineReading(index, not step.script[index].read.strip(), length, left, by_hand=index == run.line)
