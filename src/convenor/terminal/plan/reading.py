"""Days, hours and numbers as people type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from convenor.session.problem import Problem
from convenor.timing.zones import time_of_day

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CURE = "Write it as 26 November, 26/11/2026 or next Thursday’s name."


def a_day(typed: str, today: date) -> date | None:
    """The day that was meant; None when nothing was typed. Raises Problem for anything else.

    A day and month without a year is the next such day; a weekday is the next of that name.
    """
    words = " ".join(typed.casefold().replace(",", " ").split())
    if not words:
        return None
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    named = _begins(DAYS, words)
    if named is not None:
        return today + timedelta(days=(named - today.weekday() - 1) % 7 + 1)
    rest = re.sub(rf"^({'|'.join(d[:3] for d in DAYS)})[a-z]* ", "", words)
    found = _day_month_year(rest)
    if found is None:
        raise Problem(f"“{typed.strip()}” is not a day that I can read.", cure=_CURE)
    day, month, year = found
    try:
        if year is not None:
            return date(year, month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    except ValueError:
        raise Problem(f"There is no such day as “{typed.strip()}”.", cure="Look at the day and the month.") from None


def _day_month_year(words: str) -> tuple[int, int, int | None] | None:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    numbers = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?\.?", words)
    if numbers:
        return int(numbers[1]), int(numbers[2]), _year(numbers[3])
    spoken = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,})\.?(?: (\d{4}))?", words)
    if spoken:
        month = _begins(MONTHS, spoken[2])
        return None if month is None else (int(spoken[1]), month + 1, _year(spoken[3]))
    return None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _begins(names: tuple[str, ...], word: str) -> int | None:
    """Which of the names it is: whole, or its first three letters or more."""
    return next((n for n, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def an_hour(typed: str) -> time | None:
    """The hour that was meant: "11", "11:00", "11.30", "7pm"; None when nothing was typed. Raises Problem."""
    words = typed.casefold().replace(" ", "")
    if not words:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?", words)
    if found is None:
        return time_of_day(typed)
    hour = int(found[1])
    if found[3] is None:
        return time_of_day(f"{hour}:{found[2] or '00'}")
    if not 1 <= hour <= 12:
        raise Problem(f"“{typed.strip()}” is not a time of day.", cure="Write it as 12:40 or 7pm.")
    return time_of_day(f"{hour % 12 + (12 if found[3] == 'pm' else 0)}:{found[2] or '00'}")


def a_number(typed: str, of_what: str) -> int | None:
    """A whole number from 1 on; None when nothing was typed. Raises Problem."""
    words = typed.strip()
    if not words:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", words) or int(words) < 1:
        raise Problem(f"“{words}” is not a number of {of_what}.", cure="Write it in figures, such as 24.")
    return int(words)


def day_words(day: date) -> str:
    """ "Thursday 26 November 2026", whatever language the machine speaks."""
    return f"{DAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def short_day(day: date) -> str:
    """ "Thu 26 Nov"."""
    return f"{DAYS[day.weekday()][:3].capitalize()} {day.day:>2} {MONTHS[day.month - 1][:3].capitalize()}"
