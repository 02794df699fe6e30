"""How long exercises and their steps really took, over many sessions, and what that says of their usual minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from convenor.session.agenda import Segment
from convenor.session.exercise import Exercise
from convenor.session.session import Progress, Session
from convenor.timing.guiding import run_seconds
from convenor.timing.timeline import held_seconds

ENOUGH = 5
"""Runs from which on a better usual length is proposed."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What an exercise, or a step of it, took. Minutes are whole."""

    step: str
    """Id of the step; empty for the exercise as a whole."""
    runs: int
    written: int
    """Minutes that the file gives as usual."""
    took: int
    """The median of what it really took, without pauses and without what was held."""
    grows: bool = False
    """Whether its length goes with how many speakers or rooms there are, so that no one length is usual."""

    @property
    def proposed(self) -> int | None:
        """A better usual length; None while it ran less than five times, or takes what the file says."""
        enough = self.runs >= ENOUGH and not self.grows
        return self.took if enough and self.took != self.written else None


def usual(exercise: Exercise, sessions: Iterable[Session]) -> tuple[Usual, ...]:
    """The exercise as a whole, then those of its steps that were guided; empty when it never ran."""
    lengths: dict[str, list[int]] = {}
    for segment, progress, session in _held(exercise, sessions):
        if progress.actual_start is None or progress.actual_end is None:
            continue
        real = (progress.actual_end - progress.actual_start).total_seconds()
        stood = progress.paused_seconds + held_seconds(session, progress, progress.actual_end)
        lengths.setdefault("", []).append(max(0, round(real - stood)))
        for step in segment.steps:
            runs = [r for r in progress.steps.runs if r.step == step.id and not r.skipped]
            if runs:
                took = sum(run_seconds(session, progress, run, progress.actual_end) for run in runs)
                lengths.setdefault(step.id, []).append(took)
    written = {"": exercise.minutes.typical, **{s.id: s.minutes.typical for s in exercise.steps}}
    return tuple(
        Usual(step, len(lengths[step]), minutes, max(1, round(median(lengths[step]) / 60)), bool(exercise.each_seconds))
        for step, minutes in written.items()
        if step in lengths
    )


def _held(exercise: Exercise, sessions: Iterable[Session]) -> Iterator[tuple[Segment, Progress, Session]]:
    """Every time that it took place and came to its end."""
    for session in sessions:
        for segment, progress in session.parts():
            if progress.state == "done" and segment.exercise is not None and segment.exercise.id == exercise.id:
                yield segment, progress, session
