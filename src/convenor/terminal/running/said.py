"""A place on the screen where something is said; it is repainted only when that changes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


def cut(words: str, columns: int) -> str:
    """The words in at most so many columns, with a sign where something is left out."""
    content = Content(words)
    return words if content.cell_length <= columns else content.truncate(max(1, columns), ellipsis=True).plain


class Said(Static):
    """Words, never markup. What is empty can be told to take no room."""

    DEFAULT_CSS = "Said.-empty { display: none; }"

    def __init__(self, *, id: str | None = None, gone_when_empty: bool = False, classes: str = "") -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes, markup=False)
        self._said = Content("")
        self._gone_when_empty = gone_when_empty
        self.set_class(gone_when_empty, "-empty")

    def say(self, words: str | Content) -> None:
        """Show these words, if others are shown."""
        content = Content(words) if isinstance(words, str) else words
        if content == self._said and content.spans == self._said.spans:
            return
        self._said = content
        before = self._lines()
        self.update(content, layout=False)
        # Laying a screen out takes longer than painting it, and mostly the new words take as many lines as the old.
        if self.styles.is_auto_width or not before or self._lines() != before:
            self.refresh(layout=True)
        if self._gone_when_empty:
            self.set_class(not content.plain, "-empty")

    def _lines(self) -> int:
        """How many lines its words take; 0 before it has a place."""
        width = self.content_size.width
        return self.visual.get_height(self.styles, width) if width else 0  # type: ignore[arg-type]  # Textual's own way

    @property
    def words(self) -> str:
        """What it says."""
        return self._said.plain


class Pressable(Said):
    """Words that can be clicked: it does what a command of its screen does."""

    def __init__(self, action: str, *, id: str, gone_when_empty: bool = False) -> None:  # noqa: A002
        super().__init__(id=id, gone_when_empty=gone_when_empty)
        self._action = action

    async def on_click(self) -> None:
        await self.screen.run_action(self._action)
