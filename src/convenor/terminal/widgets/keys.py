"""The foot of a screen: its keys, each of which can also be clicked. It takes as many rows as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from convenor.terminal.commands import Command

if TYPE_CHECKING:
    from convenor.terminal.page import Page

BETWEEN = "  "


class Keys(Widget):
    """What can be done now, as far as it has a place in the footer."""

    DEFAULT_CSS = """
    Keys { dock: bottom; height: auto; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Command, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.show()

    def _changed(self, _: Screen[object]) -> None:
        self.show()

    async def on_click(self, event: events.Click) -> None:
        """A click on a key is as good as the key."""
        action = event.style.meta.get("command")
        if action is not None:
            await self.screen.run_action(action)

    def show(self) -> None:
        """Show the keys anew, if others can be pressed now."""
        page = cast("Page", self.screen)
        shown = tuple(c for c in page.possible() if c.footer and c.key)
        if shown != self._shown:
            self._shown = shown
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        return in_rows([_item(c) for c in self._shown], width)


def _item(command: Command) -> Content:
    """The key and its word, clickable as one."""
    item = Content.assemble((command.shown_key, "bold $accent"), " ", command.footer)
    return item.stylize(Style.from_meta({"command": command.action}))


def in_rows(items: list[Content], width: int) -> list[Content]:
    """As many beside each other as there is room for; none is ever broken."""
    rows: list[list[Content]] = [[]]
    used = 0
    for item in items:
        needed = item.cell_length + (len(BETWEEN) if rows[-1] else 0)
        if rows[-1] and used + needed > width:
            rows.append([])
            used, needed = 0, item.cell_length
        rows[-1].append(item)
        used += needed
    return [Content(BETWEEN).join(row) for row in rows]
