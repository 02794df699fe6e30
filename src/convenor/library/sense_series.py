"""Whether a series makes sense: its short name is its own, its thought leaders are known, its time zone exists."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from convenor.library.nodes import Path
from convenor.library.report import Report
from convenor.library.schema_books import SeriesBook
from convenor.session.people import Person


def look_at(book: SeriesBook, named: Callable[[str], Person | None], report: Report) -> None:
    """Report everything about the series of a book that cannot be right."""
    seen: set[str] = set()
    for i, one in enumerate(book.series):
        at: Path = ("series", i)
        if one.id in seen:
            report.add((*at, "id"), f"Two series have the short name {one.id}.", "Give one of them another.")
        seen.add(one.id)
        for n, leader in enumerate(one.thought_leaders):
            if isinstance(leader, str) and named(leader) is None:
                report.add((*at, "thought_leaders", n), f"{leader[:60]} is not in the people's book.",
                           "Add them there, or write them here in full: {name: …, role: …, organisation: …}.")
        if one.timezone and not _is_zone(one.timezone):
            near = get_close_matches(one.timezone[:60], sorted(available_timezones()), n=1)
            report.add((*at, "timezone"), f"“{one.timezone[:40]}” is not a time zone.",
                       f"Did you mean {near[0]}?" if near else "Write it as Europe/London.")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a proper name, or the name of a folder
        return False
    return True
