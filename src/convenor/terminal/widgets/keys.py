"""The foot of a screen: its keys, each of which can also be clicked. It takes as many rows as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from convenor.terminal.commands import Command

if TYPE_CHECKING:
    from convenor.terminal.page import Page

BETWEEN = "  "


class Keys(Static):
    """What can be done now, as far as it has a place in the footer."""

    DEFAULT_CSS = """
    Keys { dock: bottom; height: auto; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
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
            self.update(Content(BETWEEN).join(_item(c) for c in shown))


def _item(command: Command) -> Content:
    """The key and its word; held together when lines are broken, and clickable as one."""
    words = command.footer.replace(" ", "\N{NO-BREAK SPACE}")
    item = Content.assemble((command.shown_key, "bold $accent"), "\N{NO-BREAK SPACE}", words)
    return item.stylize(Style.from_meta({"command": command.action}))
