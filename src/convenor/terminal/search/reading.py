"""A published note, whole, to read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from convenor.services.archive import Published
from convenor.session.text import shown
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.pick_list import PickList, PickRow


class PublishedSheet(ModalScreen[None]):
    """Its words, with the line that was found in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, note: Published, line: str) -> None:
        super().__init__()
        self._note = note
        self._line = line

    def compose(self) -> ComposeResult:
        note = self._note
        day = f"{note.day.day} {note.day:%B %Y} · " if note.day else ""
        with Vertical(classes="sheet"):
            yield Static(shown(note.title), classes="sheet-title", markup=False)
            yield Static(f"{day}{shown(note.where)}", classes="sheet-more", markup=False)
            yield PickList(id="note-lines", wrap=True)
            yield Hint("Arrows and page keys read on · Esc goes back")

    def on_mount(self) -> None:
        lines = self.query_one(PickList)
        passages = self._note.passages
        lines.show([
            PickRow(str(n), shown(p.text), "- " if p.kind == "item" else "", max(0, p.depth - 1) * 2,
                    "title" if p.kind == "heading" else "", 0 if p.kind == "item" else 1)
            for n, p in enumerate(passages)
        ])
        lines.focus()
        found = next((n for n, p in enumerate(passages) if p.text == self._line), None)
        if found is not None:
            self.call_after_refresh(lines.choose, str(found))
