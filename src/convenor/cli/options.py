"""Options and argument types that several commands share."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

import click

DEFAULT_STYLE = "better-way"
"""The house style that a note takes when nobody names another."""

F = TypeVar("F", bound=Callable[..., Any])


class Instant(click.ParamType[datetime]):
    """ISO 8601 with an offset: 2026-11-26T11:00:00+00:00, or …Z."""

    name = "ISO-INSTANT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not an instant. Write it like 2026-11-26T11:00:00+00:00.", param, ctx)
        if at.tzinfo is None:
            self.fail(f"“{value}” has no offset. Write it like 2026-11-26T11:00:00+00:00, or with Z.", param, ctx)
        return at


class Day(click.ParamType[date]):
    """YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"“{value}” is not a date. Write it like 2026-11-26.", param, ctx)


class Hour(click.ParamType[time]):
    """HH:MM, local time."""

    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - local time, its zone is the session's
        except ValueError:
            self.fail(f"“{value}” is not a time of day. Write it like 11:30.", param, ctx)


class Blank(click.ParamType[tuple[str, str]]):
    """NAME=WORDS."""

    name = "NAME=WORDS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, equals, words = value.partition("=")
        if not (name.strip() and equals and words.strip()):
            self.fail(f"“{value}” fills no blank. Write it like year=2030.", param, ctx)
        return name.strip(), words.strip()


def blank_option(function: F) -> F:
    return click.option(
        "--blank", "blanks", multiple=True, type=Blank(), help="Fill in a blank of an exercise, such as year=2030."
    )(function)


def at_option(function: F) -> F:
    return click.option("--at", type=Instant(), help="Act as if the clock said this (ISO 8601 with offset).")(function)


def json_option(function: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="One JSON document instead of words.")(function)


def library_option(function: F) -> F:
    return click.option("--library", metavar="DIR", help="A folder of your own that comes before the others.")(function)


def style_option(function: F) -> F:
    return click.option("--style", default=DEFAULT_STYLE, metavar="PACK", show_default=True,
                        help="The house style.")(function)


def library_of(ctx: click.Context, library: str | None) -> str | None:
    """The folder given to the command, else the one given before it."""
    if library:
        return library
    given: str | None = (ctx.find_root().obj or {}).get("library")
    return given


def print_json(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
