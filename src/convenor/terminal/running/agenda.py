"""The whole agenda beside the clock: what was, what is on, what is to come, and when it ends."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region

from convenor.terminal.running.said import Said, cut
from convenor.terminal.running.view import AgendaRow, View

_STATE, _TIME, _MINUTES = 4, 5, 3


def agenda_content(view: View, columns: int, rows: int = 0) -> Content:
    """The agenda in `columns` columns. Planned times have a column only where they differ from what is.

    Where it is longer than `rows`, the rooms are told in fewer words, and parts that are over give way to them.
    """
    lines = _lines(view, columns, 0, view.rooms)
    if rows and view.rooms and len(lines) > rows:
        lines = _lines(view, columns, 0, view.rooms_in_short)
        lines = _lines(view, columns, max(0, len(lines) - rows), view.rooms_in_short)
    return Content("\n").join(lines)


def _lines(view: View, columns: int, left_out: int, rooms: tuple[str, ...]) -> list[Content]:
    """The lines, but for as many of the parts that are over, the earliest first."""
    over = next((n for n, r in enumerate(view.rows) if r.state in ("running", "coming")), len(view.rows))
    moved = any(r.planned and r.projected and r.planned != r.projected for r in view.rows)
    lines: list[Content] = []
    if moved:
        lines.append(Content.assemble((f"{'':{_STATE}} {'plan':{_TIME}} {'now':{_TIME}}", "$quiet")))
    for row in view.rows[min(left_out, over) :]:
        lines.append(_line(row, columns, moved))
    lines.append(Content.assemble(("─" * columns, "$quiet")))
    for words, value in view.closing:
        lines.append(Content(f"{words}{value:>{max(1, columns - len(words))}}"))
    if rooms:
        lines.append(Content(""))
        lines += [Content(cut(words, columns)) for words in packed(rooms, columns)]
    return lines


def packed(words: tuple[str, ...], columns: int) -> list[str]:
    """As many of them to a line as fit, so that on a small screen no room falls off the end."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 2 + len(word) <= columns:
            lines[-1] += f"  {word}"
        else:
            lines.append(word)
    return lines


def _line(row: AgendaRow, columns: int, moved: bool) -> Content:
    if row.state in ("skipped", "dropped"):  # no times: it does not take place
        head = f"{row.words:{_STATE + 1 + _TIME + (1 + _TIME if moved else 0)}}"
    else:
        planned = f"{row.planned if row.planned != row.projected else '':{_TIME}} " if moved else ""
        head = f"{row.words:{_STATE}} {planned}{row.projected:{_TIME}}"
    space = max(1, columns - len(head) - 2 - _MINUTES)
    title = Content(cut(row.title, space))
    title = title.pad_right(max(0, space - title.cell_length))
    style = {"running": "bold", "coming": ""}.get(row.state, "$quiet")
    return Content.assemble((f"{head} ", style), title.stylize(style), (f" {row.minutes:>{_MINUTES}}", style))


class AgendaStrip(VerticalScroll, can_focus=False):
    """The agenda; what is on stays in sight."""

    DEFAULT_CSS = """
    AgendaStrip { width: 36; height: 1fr; padding: 0 0 0 1; border-left: solid $border; scrollbar-size-vertical: 0; }
    AgendaStrip > Said { height: auto; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._view: View | None = None

    def compose(self) -> ComposeResult:
        yield Said(id="agenda-lines")

    def show(self, view: View) -> None:
        """Show the agenda of this view."""
        self._view = view
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._view is None or not self.is_mounted:
            return
        columns = max(20, self.scrollable_content_region.width)
        self.query_one(Said).say(agenda_content(self._view, columns, self.size.height))
        on = next((n for n, row in enumerate(self._view.rows) if row.state == "running"), None)
        if on is not None:
            self.scroll_to_region(Region(0, on, columns, 3), animate=False, force=True)
