"""A long list of lines, one of them chosen: it draws only what is to be seen, so thousands cost no more than ten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from convenor.terminal.widgets.wrapping import wrapped


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
        self._places: dict[str, int] = {}
        self._at = -1
        self._linked: frozenset[str] = frozenset()
        self._lines: list[list[str]] = []
        self._tops: list[int] = []
        self._width = 0
        self._known: dict[tuple[str, int], list[str]] = {}
        self._plain = Style.null()

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
        seen = [*self._in_sight()]
        before = self._rows[seen[0]:seen[-1] + 1] if seen else ()
        was = self._at
        self._rows = tuple(rows)
        self._places = {row.key: n for n, row in enumerate(self._rows) if row.key}
        place = self._places.get(keep) if keep else None
        self._at = self._near(max(self._at, 0)) if place is None else place
        if self._measured():
            self._repaint(n for n, row in zip(seen, before, strict=True) if row != self._rows[n])
            self._repaint((was, self._at) if was != self._at else ())
        else:
            self.refresh()
        self._follow()

    def choose(self, key: str) -> bool:
        """Choose the row of that key, if there is one, and bring it to sight."""
        place = self._places.get(key)
        if place is not None:
            self._go(place)
        return place is not None

    def link(self, keys: frozenset[str]) -> None:
        """Mark the rows that belong to what is chosen elsewhere."""
        changed = keys ^ self._linked
        self._linked = keys
        self._repaint(self._places[key] for key in changed if key in self._places)

    def seek(self, key: str) -> None:
        """Bring the row of that key to sight without choosing it."""
        place = self._places.get(key)
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
            before, self._at = self._at, place
            self._repaint((before, place))
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
        height = self._tops[place] + self._height(place) - top
        self.scroll_to_region(Region(0, top, 1, min(height, max(1, self.scrollable_content_region.height))),
                              animate=False, force=True)

    # Drawing.

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width:
            self._measured()
            self.refresh()
            self._follow()

    def _measured(self) -> bool:
        """Find out where each row stands; whether that is where the row in its place stood before."""
        self._width = self.scrollable_content_region.width
        before = self._tops
        if self._width <= 0:  # not to be seen just now
            self._lines, self._tops = [], []
            return not before
        room = max(8, self._width)
        if self._wrap:
            known: dict[tuple[str, int], list[str]] = {}
            self._lines = []
            for row in self._rows:
                width = max(8, room - len(row.head) - row.indent - 1)
                lines = self._known.get((row.text, width)) or wrapped(row.text, width)
                known[row.text, width] = lines
                self._lines.append(lines)
            self._known = known
            heights = (len(lines) + row.below for row, lines in zip(self._rows, self._lines, strict=True))
        else:
            heights = (1 + row.below for row in self._rows)
        *self._tops, height = accumulate(heights, initial=0)
        size, self.virtual_size = self.virtual_size, Size(room, height)
        return self._tops == before and self.virtual_size == size

    def _height(self, place: int) -> int:
        return len(self._lines[place]) if self._wrap else 1

    def _in_sight(self) -> range:
        """The places of the rows that can be seen."""
        if not self._tops:
            return range(0)
        first, height = self.scroll_offset.y, self.scrollable_content_region.height
        return range(self._row_at(first), self._row_at(first + height) + 1)

    def _repaint(self, places: Iterable[int]) -> None:
        for place in places:
            if 0 <= place < len(self._tops):
                self.refresh_lines(self._tops[place], self._height(place))

    def render_lines(self, crop: Region) -> list[Strip]:
        self._plain = self.rich_style  # looked up once for all lines, for it is looked for up to the screen
        return super().render_lines(crop)

    def _row_at(self, line: int) -> int:
        return max(0, bisect_right(self._tops, line) - 1)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        plain = self._plain
        if not self._tops or line >= self.virtual_size.height:
            return Strip([Segment(" " * width, plain)], width)
        place = self._row_at(line)
        row, nth = self._rows[place], line - self._tops[place]
        if nth >= self._height(place):
            return Strip([Segment(" " * width, plain)], width)
        style = self._style(place, row, plain)
        head = row.head if nth == 0 else " " * len(row.head)
        cursor = "›" if place == self._at and nth == 0 else "‹" if row.key in self._linked and nth == 0 else " "
        text = self._lines[place][nth] if self._wrap else row.text
        strip = Strip([Segment(f"{cursor}{head}{' ' * row.indent}{text}", style)])
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
