"""From memory: the parts that took place, in order, one box each. What is typed is kept whenever one leaves a box,
and what stands half typed in one is there again after the window was killed.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from convenor.services.outside import Outside
from convenor.services.remembering import boxes, remember
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.half_typed import AGAIN
from convenor.terminal.memory.box import MemoryBox
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Lines

EXPLAINS = (
    "What do you remember? A few words are enough, a line for each thing. What you type is kept when you leave its "
    "box, marked as added afterwards. Nothing of it becomes a quotation."
)


class MemoryScreen(SessionPage):
    """A box for each part, and one for each speaker's own outline."""

    WHERE: ClassVar[Where] = "memory"
    BINDINGS: ClassVar[list[BindingType]] = bindings("memory")
    DEFAULT_CSS = """
    MemoryScreen #explains { padding: 0 1; color: $quiet; height: auto; }
    MemoryScreen #boxes { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    MemoryScreen.-strip #explains { display: none; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(EXPLAINS, id="explains", markup=False)
        yield VerticalScroll(id="boxes", can_focus=False)
        yield Keys()

    def record_changed(self) -> None:
        first = self._session is None
        self._session = session = self.host.session(self.session_id)
        self.query_one(TitleBar).say(
            f"From memory: {shown(session.plan.title)}", "Everything is kept as you go", kept=self.outside.kept)
        there = {place.box.key: place for place in self.query(MemoryBox)}
        places: list[MemoryBox] = []
        for box in boxes(session):
            if box.key in there:
                there[box.key].show(box)
            else:
                places.append(MemoryBox(box, self.outside, self.session_id))
        self.query_one("#boxes").mount(*places)
        if first and places:
            back = next((place for place in places if place.came_back), None)
            begins = back or places[0]
            begins.call_after_refresh(begins.begin)
            if back:
                self.convenor.tell(AGAIN)

    @on(Lines.Changed)
    def _typing(self, event: Lines.Changed) -> None:
        box = event.text_area.parent
        if self._session is not None and isinstance(box, MemoryBox):
            box.put_aside(noted=not self._session.is_unnoted(None))
        self.query_one(TitleBar).right = f"Kept when you leave the box, or with {self.key_of('keep-all')}"

    def scroll_to_center(self, widget: Widget, animate: bool = True, **more: Any) -> None:
        """What has the focus comes into sight together with the name of its part."""
        box = widget.parent if isinstance(widget.parent, MemoryBox) else widget
        box.scroll_visible(animate=False)

    def keep(self, box: MemoryBox) -> None:
        """Keep what stands in a box and empty it; what cannot be kept stays in it, and it is said why."""
        text = box.lines.text
        if text.strip():
            remember(self.host, self.session_id, box.box.segment, text, person=box.box.person, actor=self.outside.actor)
            box.lines.clear()
            self.look_again()

    @property
    def typed(self) -> bool:
        """Whether anything stands in a box that is not kept yet."""
        return any(box.lines.text.strip() for box in self.query(MemoryBox))

    def action_keep_all(self) -> None:
        for box in self.query(MemoryBox):
            self.keep(box)

    def action_back(self) -> None:
        """Esc: keeps what was typed, then goes back. Where it cannot be kept, one stays, and it is said why."""
        self.action_keep_all()
        if not self.typed:
            super().action_back()

    @on(MemoryBox.Left)
    def _left(self, event: MemoryBox.Left) -> None:
        event.stop()
        self.keep(event.box)
