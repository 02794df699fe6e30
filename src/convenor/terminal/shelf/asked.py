"""What is asked of the shelf, as it stands in the sheet's fields."""

from __future__ import annotations

from typing import Literal

from convenor.services.suiting import Wanted
from convenor.session.exercise import Mode
from convenor.session.problem import Problem

Mood = Literal["any", "moderate", "light", "alone"]

MOODS: tuple[tuple[str, Mood], ...] = (
    ("Light to tender", "any"), ("Light or moderate", "moderate"), ("Light only", "light"),
    ("No companion here", "alone"),
)
TOGETHER: tuple[tuple[str, Mode | Literal["any"]], ...] = (
    ("In any way", "any"), ("All together", "plenary"), ("In a round", "round"), ("In pairs", "pairs"),
    ("In small rooms", "breakout"), ("In silence", "silence"), ("Each alone", "solo"),
)


def asked(words: str, minutes: str, people: str, mood: Mood, together: Mode | Literal["any"]) -> Wanted:
    """What the fields ask for. Raises Problem for a number that is none."""
    return Wanted(
        tuple(words.split()),
        _number(minutes, "minutes"),
        _number(people, "people"),
        mood if mood in ("light", "moderate") else None,
        companion=mood != "alone",
        mode=None if together == "any" else together,
    )


def _number(typed: str, of: str) -> int | None:
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) < 100_000 and len(text) < 6):
        raise Problem(f"“{text[:20]}” is not a number of {of}.", cure="Write it in figures, such as 12.")
    return int(text)
