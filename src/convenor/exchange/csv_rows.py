"""Rows as comma-separated values after RFC 4180, with nothing in them that a spreadsheet would carry out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings that make a spreadsheet take a cell for a formula; the wide forms are read as the others."""


MARK = "\ufeff"
"""Before all else, it tells Excel on Windows that what follows is UTF-8; others pass over it."""


def to_spreadsheet(rows: Iterable[Sequence[object]]) -> str:
    """The rows as `to_csv` has them, to be opened by a person: é and £ are themselves in every spreadsheet."""
    return MARK + to_csv(rows)


def to_csv(rows: Iterable[Sequence[object]]) -> str:
    """The rows, each line ended by CR LF. None is an empty cell; numbers stand as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def neutral(cell: object) -> object:
    """The cell as text that stays text: an apostrophe before one that a spreadsheet would carry out."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "�")
    return f"'{text}" if text.startswith(_ACTS) or text.lstrip(" ").startswith(_ACTS) else text
