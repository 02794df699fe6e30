"""A long list of lines, one of them chosen: it draws only what is to be seen, so thousands cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class PickRow(NamedTuple):
    """One row of the list. A tuple, for thousands are made at a time."""

    key: str
    """What it is about; empty for a heading, which cannot be chosen."""
    text: str
    head: str = ""
    """Signs before the text, on its first line."""
    indent: int = 0
    look: str = ""
    """A component class without its "pick-list--": heading, quiet, title."""
    below: int = 0
    """Empty lines after it."""


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns, broken between words where there is a place for it."""
    if len(text) <= width and (text.isascii() or cell_len(text) <= width):
        return [text]
    lines, line, used = [], "", 0
    for word in text.split(" "):
        cells = len(word) if word.isascii() else cell_len(word)
        if line and used + 1 + cells <= width:
            line, used = f"{line} {word}", used + 1 + cells
            continue
        if line:
            lines.append(line)
        while cells > width:
            head = _head(word, width)
            lines.append(head)
            word = word[len(head):]
            cells = cell_len(word)
        line, used = word, cells
    return [*lines, line]


def _head(word: str, width: int) -> str:
    """As much of a word as fits; at least one sign."""
    used = 0
    for n, sign in enumerate(word):
        used += cell_len(sign)
        if used > width:
            return word[:max(n, 1)]
    return word


class PickList(ScrollView, can_focus=True, inherit_bindings=False):
    """Arrows, page keys and the mouse choose a row. Everything else is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False), Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False), Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False), Binding("end", "edge(-1)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-list--here", "pick-list--chosen", "pick-list--linked", "pick-list--heading", "pick-list--quiet",
        "pick-list--title",
    }
    DEFAULT_CSS = """
    PickList { height: 1fr; width: 1fr; overflow: hidden scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background; }
    PickList > .pick-list--here { background: $chosen; color: $foreground; text-style: bold; }
    PickList > .pick-list--chosen { text-style: bold; }
    PickList > .pick-list--linked { color: $primary; text-style: bold; }
    PickList > .pick-list--heading { color: $primary; text-style: bold; }
    PickList > .pick-list--quiet { color: $quiet; }
    PickList > .pick-list--title { text-style: bold; }
    """

    class Moved(Message):
        """Another row is chosen."""

        def __init__(self, pick_list: PickList, key: str | None) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.key = key

        @property
        def control(self) -> PickList:
            return self.pick_list

    class Opened(Message):
        """A row that was chosen already was clicked."""

    def __init__(self, *, id: str, wrap: bool = False) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._wrap = wrap
        self._rows: tuple[PickRow, ...] = ()
        self._at = -1
        self._linked: frozenset[str] = frozenset()
        self._lines: list[list[str]] = []
        self._tops: list[int] = []
        self._width = 0
        self._known: dict[tuple[str, int], list[str]] = {}

    # What is shown, and what is chosen.

    @property
    def rows(self) -> tuple[PickRow, ...]:
        return self._rows

    @property
    def chosen(self) -> str | None:
        """Key of the chosen row."""
        return self._rows[self._at].key if 0 <= self._at < len(self._rows) else None

    def show(self, rows: Sequence[PickRow], *, keep: str | None = None) -> None:
        """Show these rows. The row of key `keep` stays chosen, or else the one at the same place."""
        keep = keep or self.chosen
        self._rows = tuple(rows)
        place = next((n for n, row in enumerate(self._rows) if row.key and row.key == keep), None)
        self._at = self._near(max(self._at, 0)) if place is None else place
        self._measure()
        self._follow()

    def choose(self, key: str) -> bool:
        """Choose the row of that key, if there is one, and bring it to sight."""
        place = next((n for n, row in enumerate(self._rows) if row.key == key and key), None)
        if place is not None:
            self._go(place)
        return place is not None

    def link(self, keys: frozenset[str]) -> None:
        """Mark the rows that belong to what is chosen elsewhere."""
        if keys != self._linked:
            self._linked = keys
            self.refresh()

    def seek(self, key: str) -> None:
        """Bring the row of that key to sight without choosing it."""
        place = next((n for n, row in enumerate(self._rows) if row.key == key and key), None)
        if place is not None and self._tops:
            self._into_sight(place)

    # Moving.

    def action_step(self, by: int) -> None:
        place = self._at + by
        while 0 <= place < len(self._rows) and not self._rows[place].key:
            place += by
        if 0 <= place < len(self._rows):
            self._go(place)
        else:
            self.scroll_to(y=0 if by < 0 else self.virtual_size.height, animate=False)

    def action_page(self, by: int) -> None:
        if self._tops:
            line = self._tops[max(self._at, 0)] + by * max(1, self.scrollable_content_region.height - 1)
            self._go(self._near(self._row_at(min(max(line, 0), self.virtual_size.height - 1))))

    def action_edge(self, place: int) -> None:
        self._go(self._near(len(self._rows) - 1 if place < 0 else 0))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        line = event.y + self.scroll_offset.y
        if self._rows and line < self.virtual_size.height:
            place = self._row_at(line)
            if self._rows[place].key:
                again = place == self._at and event.chain > 1
                self._go(place)
                if again:
                    self.post_message(self.Opened())

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._rows) and place != self._at:
            self._at = place
            self.refresh()
            self.post_message(self.Moved(self, self.chosen))
        self._follow()

    def _near(self, place: int) -> int:
        """The nearest row that can be chosen; -1 when there is none."""
        place = min(place, len(self._rows) - 1)
        after = next((n for n in range(place, len(self._rows)) if n >= 0 and self._rows[n].key), -1)
        return after if after >= 0 else next((n for n in range(place, -1, -1) if self._rows[n].key), -1)

    def _follow(self) -> None:
        if 0 <= self._at < len(self._tops):
            self._into_sight(self._at)

    def _into_sight(self, place: int) -> None:
        # A heading right above is shown with the first row under it.
        first = place - 1 if place and not self._rows[place - 1].key else place
        top = self._tops[first]
        height = self._tops[place] + len(self._lines[place]) - top
        self.scroll_to_region(Region(0, top, 1, min(height, max(1, self.scrollable_content_region.height))),
                              animate=False, force=True)

    # Drawing.

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._measure()
            self._follow()

    def _measure(self) -> None:
        self._width = self.scrollable_content_region.width
        if self._width <= 0:  # not to be seen just now
            self._lines, self._tops = [], []
            return
        room = max(8, self._width)
        known: dict[tuple[str, int], list[str]] = {}
        self._lines, self._tops = [], []
        line = 0
        for row in self._rows:
            lines = [row.text]
            if self._wrap:
                width = max(8, room - len(row.head) - row.indent - 1)
                lines = self._known.get((row.text, width)) or wrapped(row.text, width)
                known[row.text, width] = lines
            self._lines.append(lines)
            self._tops.append(line)
            line += len(lines) + row.below
        self._known = known
        self.virtual_size = Size(room, line)
        self.refresh()

    def _row_at(self, line: int) -> int:
        return max(0, bisect_right(self._tops, line) - 1)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        plain = self.rich_style
        if not self._tops or line >= self.virtual_size.height:
            return Strip([Segment(" " * width, plain)], width)
        place = self._row_at(line)
        row, nth = self._rows[place], line - self._tops[place]
        if nth >= len(self._lines[place]):
            return Strip([Segment(" " * width, plain)], width)
        style = self._style(place, row, plain)
        head = row.head if nth == 0 else " " * len(row.head)
        cursor = "›" if place == self._at and nth == 0 else "‹" if row.key in self._linked and nth == 0 else " "
        segments = [Segment(f"{cursor}{head}{' ' * row.indent}{self._lines[place][nth]}", style)]
        strip = Strip(segments)
        if strip.cell_length > width:
            strip = Strip([*strip.crop(0, width - 1), Segment("…", style)])
        return strip.adjust_cell_length(width, style)

    def _style(self, place: int, row: PickRow, plain: Style) -> Style:
        style = plain
        if row.look:
            style += self.get_component_rich_style(f"pick-list--{row.look}", partial=True)
        if row.key and row.key in self._linked:
            style += self.get_component_rich_style("pick-list--linked", partial=True)
        if place == self._at:
            here = "here" if self.has_focus else "chosen"
            style += self.get_component_rich_style(f"pick-list--{here}", partial=True)
        return style
