"""One line to type in, with a cursor that does not blink."""

from __future__ import annotations

from textual.widgets import Input


class Line(Input):
    """One line."""

    def on_mount(self) -> None:
        self.cursor_blink = False
