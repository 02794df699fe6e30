"""The line at the top of a screen: where one is, and how things stand."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """Words at the left, words at the right; where both are long, each has half."""

    DEFAULT_CSS = """
    TitleBar { height: 1; padding: 0 1; background: $surface; color: $foreground; text-wrap: nowrap; }
    """

    left = reactive("")
    right = reactive("")

    def render(self) -> Content:
        width = self.content_size.width
        left, right = Content.styled(self.left, "bold"), Content(self.right)
        right = right.truncate(max(width // 2, width - left.cell_length - 2), ellipsis=True)
        left = left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)
