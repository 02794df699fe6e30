"""Taking in what was noted elsewhere: pasted, looked through room by room, and kept only when somebody says so."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from convenor.services import gathering
from convenor.services.gathered_words import found_lines, summary
from convenor.services.gathering import Gathered
from convenor.services.outside import Outside
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Lines

EXPLAINS = (
    "Paste what a note-taker sent: a sheet, the call’s saved chat, or a room’s name (“Room 3”) with a point a line "
    "below it. Pasting the same again adds nothing twice."
)


class GatherScreen(SessionPage):
    """A place to paste into, and below it what of that is new."""

    WHERE: ClassVar[Where] = "gather"
    BINDINGS: ClassVar[list[BindingType]] = bindings("gather")
    DEFAULT_CSS = """
    GatherScreen #explains { padding: 0 1; color: $quiet; height: auto; }
    GatherScreen #pasted, GatherScreen #pasted:focus { height: 8; background: $panel; border: none; padding: 0 1; }
    GatherScreen #new-lines { padding: 0 1; height: auto; text-style: bold; margin-top: 1; }
    GatherScreen #found-place { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    GatherScreen.-strip #explains { display: none; }
    GatherScreen.-strip #pasted, GatherScreen.-strip #pasted:focus { height: 2; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._found: Gathered | None = None

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(EXPLAINS, id="explains", markup=False)
        yield Lines(id="pasted")
        yield Static("", id="new-lines", markup=False)
        with VerticalScroll(id="found-place"):
            yield Static("", id="found", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def record_changed(self) -> None:
        title = shown(self.host.session(self.session_id).plan.title)
        self.query_one(TitleBar).say(f"Noted elsewhere: {title}", kept=self.outside.kept)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "keep_new":
            return self._found is not None and not self._found.empty
        return True

    @on(Lines.Changed)
    def _pasted(self) -> None:
        """What was found in other words is not shown beside these."""
        if self._found is not None:
            self._show(None)

    def action_look_through(self) -> None:
        if self.outside.arriving is None:
            return
        session = self.host.session(self.session_id)
        texts = [("what was pasted", self.query_one(Lines).text)]
        heard = self.outside.arriving(texts, session, self.host.now())
        self._show(gathering.sort_out(self.host, self.session_id, heard))

    def _show(self, found: Gathered | None) -> None:
        self._found = found
        session = self.host.session(self.session_id)
        more = "" if found is None or found.empty else f" {self.key_of('keep-new')} keeps it."
        self.query_one("#new-lines", Static).update(f"{shown(summary(found))}{more}" if found else "")
        self.query_one("#found", Static).update("\n".join(found_lines(found, session)) if found else "")
        self.refresh_bindings()

    def action_keep_new(self) -> None:
        """Keep it; the paste goes only when all of it is on disk."""
        found = self._found
        if found is None:
            return
        kept = gathering.keep(self.host, self.session_id, found)
        with self.prevent(Lines.Changed):
            self.query_one(Lines).clear()
        self._show(None)
        word = "Kept" if self.outside.kept else "Noted"
        self.query_one("#new-lines", Static).update(f"{word}: {len(kept)} new note{'' if len(kept) == 1 else 's'}.")
