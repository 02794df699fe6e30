"""How long what is read aloud takes: its words at an unhurried pace, and its silences."""

from __future__ import annotations

from math import ceil

from convenor.session.exercise import ScriptLine

WORDS_A_MINUTE = 100
"""How fast a script is read aloud."""


def line_seconds(line: ScriptLine) -> int:
    """Seconds that one line takes: its words at `WORDS_A_MINUTE`, and its pause."""
    return ceil(len(line.read.split()) * 60 / WORDS_A_MINUTE) + line.pause_seconds
