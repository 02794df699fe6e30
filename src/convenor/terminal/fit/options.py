"""The lines of the sheet: each part before and after with its reason, and the choices with what they cost."""

from __future__ import annotations

from textual.content import Content
from textual.widgets.option_list import Option

from convenor.session.text import shown
from convenor.terminal.fit.rows import FitRow, choice_key
from convenor.terminal.running.said import cut
from convenor.timing.proposal import Choice
from convenor.timing.words import minutes_words

TITLE, NUMBER = 25, 9
WITH_REASONS = 62
"""Columns from which on there is room for the reasons."""


def is_cut(row: FitRow, width: int) -> bool:
    """Whether the line of a part cannot say all of it."""
    return width < WITH_REASONS or len(row.title) >= TITLE or len(row.why) > width - TITLE - NUMBER * 2 - 2


def line(title: str, before: str, after: str, why: str, width: int) -> Content:
    """A title, two numbers, and why, in columns."""
    space = width - TITLE - NUMBER * 2 - 2 if width >= WITH_REASONS else 0
    wide = TITLE if space > 0 else width - NUMBER * 2
    head = Content(cut(title, wide - 1))
    head = head.pad_right(max(0, wide - head.cell_length))
    return Content.assemble(head, f"{before:>{NUMBER}}{after:>{NUMBER}}", (f"  {cut(why, space)}" if space > 0 else ""))


def part_option(row: FitRow, width: int) -> Option:
    """A part, or the spare time, which cannot be chosen."""
    words = line(row.title, row.before, row.after, row.why, width)
    if not row.key:
        return Option(words.stylize("$foreground"), disabled=True)
    return Option(words if row.same else words.stylize("bold"), id=row.key)


def choice_option(choice: Choice, width: int) -> Option:
    """A choice with its number, and under it what it gives and what it costs."""
    gives = f"Gives {minutes_words(choice.gives_seconds)}. " if choice.gives_seconds else ""
    what = cut(f"{choice.n}  {shown(choice.what)}", width)
    cost = cut(f"   {gives}{shown(choice.cost)}", width)
    return Option(Content.assemble(what, "\n", (cost, "$quiet")), id=choice_key(choice))


def heading(words: str) -> Option:
    """A line that cannot be chosen."""
    return Option(Content.styled(words, "$quiet"), disabled=True)
