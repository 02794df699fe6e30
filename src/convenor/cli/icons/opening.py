"""What an icon opens, and how large."""

from __future__ import annotations

from dataclasses import dataclass

MARK = "Made by convenor shortcut"
"""Stands in every icon, so that only our own are ever overwritten."""

NAME = "Convenor"
COMMENT = "Plan a session, run it to time, and keep what is said"
COLUMNS, ROWS = 100, 32
POINTS = 18
"""Height of the letters; a terminal's usual is 11 or 12."""
ZOOM = 1.5
"""The same for a terminal that only knows how many times larger than usual."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of the command that opens the app, and the home that it is to open."""

    command: tuple[str, ...]
    home: str = ""
    """What CONVENOR_HOME says; empty for the usual place."""
