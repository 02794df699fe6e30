"""The line at the top of a screen: where one is, who can see it, and how things stand."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

PRIVATE = "Only you can see this"


def between(left: int, right: int, columns: int) -> str:
    """What stands between words of those widths: who can see this where it fits, else nothing but space."""
    gap = max(1, columns - left - right)
    if gap < len(PRIVATE) + 4:
        return " " * gap
    before = min(max(2, (columns - len(PRIVATE)) // 2 - left), gap - len(PRIVATE) - 2)
    return " " * before + PRIVATE + " " * (gap - before - len(PRIVATE))


PRACTICE = "Practice: nothing is kept"


class TitleBar(Widget):
    """Words at the left, words at the right; where both are long, each has half. Between them: who can see it."""

    DEFAULT_CSS = """
    TitleBar { height: 1; padding: 0 1; background: $surface; color: $foreground; text-wrap: nowrap; }
    """

    left = reactive("")
    right = reactive("")
    only_read = reactive(False)
    """Nothing can be kept, which is said with a sign before everything else at the right."""

    def say(self, left: str, right: str = "", *, kept: bool) -> None:
        """Say this; where nothing is kept, that goes before what else would stand at the right."""
        self.left, self.right = left, right if kept else PRACTICE

    def render(self) -> Content:
        width = self.content_size.width
        left, right = Content.styled(self.left, "bold"), Content(self.right)
        if self.only_read:
            right = Content.assemble(("! Only reading", "bold $text-error"), " · " if self.right else "", right)
        right = right.truncate(max(width // 2, width - left.cell_length - 2), ellipsis=True)
        left = left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        return Content.assemble(left, (between(left.cell_length, right.cell_length, width), "$quiet"), right)
