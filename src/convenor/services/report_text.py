"""The report as lines of text: sentences, a table, and plain bars."""

from __future__ import annotations

from convenor.services.report import COLUMNS, Report, ReportRow, cells, speaker_words
from convenor.session.text import shown

WIDEST_TITLE = 30
WIDEST_BAR = 46
PLANNED, ACTUAL = "░", "█"


def report_lines(found: Report) -> list[str]:
    """What `convenor report` prints."""
    lines = [shown(found.title), found.when, "", *(shown(s) for s in found.summary), ""]
    lines += _table(found)
    spoken = [shown(speaker_words(s)) for row in found.rows for s in row.speakers]
    if spoken:
        lines += ["", *(f"{words}." for words in spoken)]
    return [*lines, "", *_bars(found)]


def _table(found: Report) -> list[str]:
    rows = [COLUMNS, *(cells(row) for row in found.rows)]
    # The widest cell in each column but the last, which nothing stands after.
    wide = [min(WIDEST_TITLE if n == 0 else 99, max(len(shown(row[n])) for row in rows)) for n in range(5)]
    return [_line(row, wide) for row in rows]


def _line(row: tuple[str, ...], wide: list[int]) -> str:
    figures = (2, 4)
    parts = [
        f"{_cut(cell, width):>{width}}" if n in figures else f"{_cut(cell, width):{width}}"
        for n, (cell, width) in enumerate(zip(row[:5], wide, strict=True))
    ]
    return "  ".join([*parts, shown(row[5])]).rstrip()


def _cut(text: str, width: int) -> str:
    flat = shown(text)
    return flat if len(flat) <= width else f"{flat[: width - 1]}…"


def _bars(found: Report) -> list[str]:
    """Two bars for each part, one under the other; what they show stands in the table as numbers."""
    rows = [r for r in found.rows if r.planned_minutes or r.actual_minutes]
    longest = max((m for r in rows for m in (r.planned_minutes, r.actual_minutes) if m), default=0)
    if not longest:
        return []
    each = -(-longest // WIDEST_BAR)
    scale = "a minute" if each == 1 else f"{each} minutes"
    wide = min(WIDEST_TITLE, max(len(shown(r.title)) for r in rows))
    lines = [f"{PLANNED} planned  {ACTUAL} as it was; each sign is {scale}"]
    for row in rows:
        lines += _two_bars(row, wide, each)
    return lines


def _two_bars(row: ReportRow, wide: int, each: int) -> list[str]:
    lines = []
    head = _cut(row.title, wide)
    for sign, minutes in ((PLANNED, row.planned_minutes), (ACTUAL, row.actual_minutes)):
        if minutes is not None and minutes > 0:
            lines.append(f"{head:{wide}}  {sign * max(1, round(minutes / each))} {minutes}")
            head = ""
    return lines
