"""The agenda as a list in which one part is chosen."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from convenor.terminal.widgets.agenda import AgendaLine, as_content


class PartsList(OptionList):
    """Arrows or a click choose a part; Enter or a second click opens it. What is chosen stays chosen."""

    DEFAULT_CSS = """
    PartsList { border: none; padding: 0; background: $background; height: auto; max-height: 100%; }
    PartsList:focus { border: none; background-tint: $foreground 0%; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, compact=True)
        self._parts: tuple[AgendaLine, ...] = ()
        self._drawn: tuple[Content, ...] = ()

    @property
    def chosen(self) -> str | None:
        """Id of the chosen part."""
        option = self.highlighted_option
        return option.id if option else None

    def choose(self, part: str) -> None:
        """Choose a part, if it is there."""
        place = next((n for n, line in enumerate(self._parts) if line.segment.id == part), None)
        if place is not None:
            self.highlighted = place

    def show(self, lines: tuple[AgendaLine, ...]) -> None:
        """Show these parts; nothing is drawn anew when nothing differs."""
        self._parts = lines
        width = max(30, self.scrollable_content_region.width)
        contents = tuple(as_content(line, width) for line in lines)
        if contents == self._drawn and self.option_count == len(lines):
            return
        self._drawn = contents
        before, place = self.chosen, self.highlighted
        self.set_options(Option(content, id=line.segment.id) for content, line in zip(contents, lines, strict=True))
        if not lines:
            return
        if before is not None and any(line.segment.id == before for line in lines):
            self.choose(before)
        else:
            self.highlighted = min(place or 0, len(lines) - 1)

    def on_resize(self) -> None:
        self.show(self._parts)

    async def on_click(self, event: events.Click) -> None:
        """The first click chooses, the second opens: not both at once, as the base class would."""
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is None:
            return
        if event.chain > 1 and clicked == self.highlighted:
            self.action_select()
        self.highlighted = clicked
