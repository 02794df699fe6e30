"""What happened to the clock between two looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.timing.words import minutes_words

NOTICED = 20
"""Seconds that have to be missing before a word is said: clocks are put right by a few all the time."""


@dataclass(frozen=True, slots=True)
class Look:
    """Both clocks at one moment: the instant, and the seconds that only ever grow."""

    now: datetime
    steady: float


def jump(before: Look, after: Look, *, usual: float = 1.0) -> str | None:
    """A line that says what happened between two looks that are usually `usual` seconds apart; None for nothing.

    The steady clock stands still while some machines sleep and runs on in others, so both count: a long gap by
    the wall clock is a sleep (or its clock put forward, which nobody can tell from it), a wall clock that falls
    behind the steady one was put back.
    """
    wall = (after.now - before.now).total_seconds()
    steady = after.steady - before.steady
    if wall - steady <= -NOTICED:
        return f"This machine’s clock was put back by {minutes_words(round(steady - wall))}. The times shown follow it."
    gone = wall - usual
    if gone >= NOTICED:
        return f"This machine slept for {minutes_words(round(gone))}, and the room went on. The times are right again."
    return None
