"""The two halves of the desk as rows of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from convenor.services.desk import NoteLine, as_in_the_tray
from convenor.terminal.widgets.pick_list import PickRow
from convenor.writeup.shape import Point, Shape

LOOKS = {"title": "title", "heading": "heading", "paragraph": "", "item": ""}


def point_row(point: Point, shaped: Shape, text: str) -> PickRow:
    """A point in the tray; what is not in the note says so."""
    sign = "gap" if point.gap else "" if point.used else "out"
    words = as_in_the_tray(point, shaped, text)
    return PickRow(point.id, words, f" {sign:3} ", 2 * point.depth, "quiet" if sign else "")


def tray_rows(
    lines: Iterable[Point | str], rows: Mapping[str, PickRow], marked: frozenset[str]
) -> list[PickRow]:
    """The tray, of the rows of its points. Marked rows have a plus."""
    found = [PickRow("", line, look="heading") if isinstance(line, str) else rows[line.id] for line in lines]
    return [r._replace(head=f"+{r.head[1:]}") if r.key in marked else r for r in found] if marked else found


def note_rows(lines: tuple[NoteLine, ...]) -> list[PickRow]:
    """A row for each line; its key is its number. Paragraphs stand apart, points do not."""
    rows = []
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else None
        close = line.kind == "item" and after is not None and after.kind == "item"
        head = f"{'  ' * line.depth}• " if line.kind == "item" else ""
        rows.append(PickRow(str(n), line.text, head, look=LOOKS[line.kind], below=0 if close else 1))
    return rows
