"""What the sessions held so far say of an exercise's usual minutes, in sentences. Nothing is changed by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from convenor.services.views import Plain
from convenor.session.exercise import Exercise
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.usual import usual


def usual_lines(exercise: Exercise, sessions: Iterable[Session]) -> list[str]:
    """How often it ran and how long it took; after five runs, what would be a better usual length."""
    titles = {step.id: step.title for step in exercise.steps}
    lines = []
    for found in usual(exercise, sessions):
        times = "once" if found.runs == 1 else f"{found.runs} times"
        what = f"“{shown(titles[found.step])}” was held" if found.step else "It ran"
        minutes = f"{found.took} minute{'' if found.took == 1 else 's'}"
        line = f"{what} {times} and took {minutes}, where the file says {found.written}."
        if found.proposed is not None:
            line += f" A better usual length: {found.proposed}."
        lines.append(line)
    return lines


def told_of(sessions: Callable[[], Iterable[Session]]) -> Callable[[Exercise], list[str]]:
    """Says the same of any exercise; the sessions are looked at when one is asked for."""
    return lambda exercise: usual_lines(exercise, sessions())


def usual_row(exercise: Exercise, sessions: Iterable[Session]) -> list[Plain]:
    """The same for `--json`; `step` is None for the exercise as a whole."""
    return [
        {"step": u.step or None, "runs": u.runs, "written": u.written, "took": u.took, "proposed": u.proposed}
        for u in usual(exercise, sessions)
    ]
