"""A box to write down what one remembers of a part, under what the record has of it already."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from convenor.services.outside import Outside
from convenor.services.remembering import Box
from convenor.session.text import shown
from convenor.terminal.half_typed import HalfTyped
from convenor.terminal.widgets.line import Lines

NEWEST = 3
"""How many of the notes of a part are shown under its name."""


class MemoryBox(Vertical):
    """One part, or one speaker's own outline."""

    DEFAULT_CSS = """
    MemoryBox { height: auto; margin-bottom: 1; }
    MemoryBox .head { text-style: bold; color: $primary; }
    MemoryBox .there { color: $quiet; height: auto; }
    MemoryBox Lines, MemoryBox Lines:focus { height: 4; background: $panel; border: none; padding: 0 1; }
    """

    class Left(Message):
        """Somebody has gone on from this box."""

        def __init__(self, box: MemoryBox) -> None:
            super().__init__()
            self.box = box

    def __init__(self, box: Box, outside: Outside, session: str) -> None:
        super().__init__()
        self.box = box
        self._half = HalfTyped(self, outside.drafts, session, outside.actor, f"memory/{box.key}")
        self._before = self._half.found()
        self.came_back = bool(self._before)
        """Whether what was half typed when its window went stands in it again."""

    def compose(self) -> ComposeResult:
        yield Static(_head(self.box), classes="head", markup=False)
        yield Static(_there(self.box), classes="there", markup=False)
        yield Lines(self._before)

    def on_mount(self) -> None:
        if self.came_back:
            self.lines.move_cursor(self.lines.document.end)

    def on_unmount(self) -> None:
        self._half.finish()

    @property
    def lines(self) -> Lines:
        return self.query_one(Lines)

    def begin(self) -> None:
        self.lines.focus()

    def show(self, box: Box) -> None:
        self.box = box
        self.query_one(".there", Static).update(_there(box))

    def put_aside(self, *, noted: bool) -> None:
        """Let what stands in it outlive the window; what is not noted is not put aside either."""
        self._half.now(self.lines.text if noted else "")

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        if self.app.app_focus:  # who only looks at another window has not gone on
            self.post_message(self.Left(self))


def _head(box: Box) -> str:
    if box.person:
        return shown(f"{box.title}: {box.person}’s own outline, if there is one")
    return shown(box.title)


def _there(box: Box) -> str:
    """What the record has of it already, so that nothing is written twice."""
    if not box.notes:
        return "Nothing noted yet"
    newest = [f"{shown(n.text)}{' · added afterwards' if n.phase == 'after' else ''}" for n in box.notes[-NEWEST:]]
    more = len(box.notes) - len(newest)
    return "\n".join([*([f"{more} more notes, and:"] if more else []), *(f"· {words}" for words in newest)])
