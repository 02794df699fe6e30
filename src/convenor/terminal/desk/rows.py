"""The two halves of the desk as rows of a list."""

from __future__ import annotations

from convenor.services.desk import NoteLine, TrayRow
from convenor.terminal.widgets.pick_list import PickRow

LOOKS = {"title": "title", "heading": "heading", "paragraph": "", "item": ""}


def tray_row(row: TrayRow, marked: frozenset[str]) -> PickRow:
    """Marked rows have a plus, and what is not in the note says so."""
    if row.point is None:
        return PickRow("", row.text, look="heading")
    sign = "+" if row.point in marked else " "
    return PickRow(row.point, row.text, f"{sign}{row.sign:3} ", 2 * row.depth, "quiet" if row.sign else "")


def note_rows(lines: tuple[NoteLine, ...]) -> list[PickRow]:
    """A row for each line; its key is its number. Paragraphs stand apart, points do not."""
    rows = []
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        close = line.kind == "item" and after is not None and after.kind == "item"
        head = f"{'  ' * line.depth}• " if line.kind == "item" else ""
        rows.append(PickRow(str(n), line.text, head, look=LOOKS[line.kind], below=0 if close else 1))
    return rows
