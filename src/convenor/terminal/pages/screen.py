"""Pages: one that came by chat, letter or on paper is handed in here, and one is taken back by its three words."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from convenor.services import handing_in
from convenor.services.page_text import stripped
from convenor.services.recording import check_text
from convenor.session.pages import STRANDS
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.commands import Where, bindings
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.choice import Choice
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Line, Lines

EXPLAINS = (
    "Paste or type one page, word for word. It carries no name, no time and no order; what a chat or a letter puts "
    "round it is left out. Look for a name that is part of it."
)
BACK = "To take one back, type its three words here and press Enter"
GONE = "Taken back: the page is gone for good. The story is woven from the others."


class PagesScreen(SessionPage):
    """A place for one page, what became of it, and a line for the three words of one that is to go."""

    WHERE: ClassVar[Where] = "pages"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    DEFAULT_CSS = """
    PagesScreen #explains { padding: 0 1; color: $quiet; height: auto; }
    PagesScreen #page, PagesScreen #page:focus { height: 1fr; background: $panel; border: none; padding: 0 1; }
    PagesScreen #became { padding: 0 1; height: auto; margin: 1 0; }
    PagesScreen #words { border: none; height: 1; padding: 0 1; background: $panel; margin-bottom: 1; }
    PagesScreen.-strip #explains { display: none; }
    PagesScreen.-strip #became, PagesScreen.-strip #words { margin: 0; }
    """

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(EXPLAINS, id="explains", markup=False)
        yield Lines(id="page", soft_wrap=True)
        yield Static("", id="became", markup=False)
        yield Line(placeholder=BACK, id="words")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def record_changed(self) -> None:
        session = self.host.session(self.session_id)
        count = handing_in.count_words(handing_in.pages(self.host, self.session_id))
        there = f"{count}; handing in is closed" if session.pages_closed else f"{count} handed in"
        self.query_one(TitleBar).say(f"Pages: {shown(session.plan.title)}", there, kept=self.outside.kept)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("close_pages", "open_pages") and self._version is not None:
            closed = self.host.session(self.session_id).pages_closed
            return closed if action == "open_pages" else not closed
        return True

    def _say(self, words: str | Content) -> None:
        self.query_one("#became", Static).update(words)

    def action_hand_in(self) -> None:
        text, _ = stripped(self.query_one(Lines).text)
        check_text(text)
        self.app.push_screen(
            Choice("Which part of the story does it tell?", {s: _asked(s) for s in STRANDS}), self._of_strand)

    def _of_strand(self, strand: str | None) -> None:
        """Keep it; what was typed goes only when the page is on disk, and its words are then before one's eyes."""
        if strand is not None:
            with calmly(self.convenor):
                self._keep(strand)

    def _keep(self, strand: str) -> None:
        text, left_out = stripped(self.query_one(Lines).text)
        words = handing_in.hand_in(self.host, self.session_id, text, strand)
        self.query_one(Lines).clear()
        said = [f"Left out: {shown(line)}" for line in left_out]
        more = "They are for whoever wrote it, and the only way to take it back. They are written down nowhere."
        self._say(Content.assemble(
            "Handed in. Its three words:  ", (words, "bold $accent"), f"\n{more}", *(f"\n{line}" for line in said)))
        self.look_again()

    @on(Input.Submitted, "#words")
    def _take_back(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            handing_in.take_back(self.host, self.session_id, event.value)
        except Problem as problem:
            self._say(Content.assemble(("! ", "bold"), f"{problem.what} {problem.cure}".strip()))
            return
        event.input.clear()
        self._say(GONE)
        self.look_again()

    def action_weave(self) -> None:
        self.convenor.open_weave(self.outside, self.session_id)

    def action_close_pages(self) -> None:
        handing_in.close(self.host, self.session_id)
        self._say("Handing in is closed. A page can still be taken back.")
        self.look_again()

    def action_open_pages(self) -> None:
        handing_in.open_again(self.host, self.session_id)
        self._say("Pages can be handed in again.")
        self.look_again()


def _asked(strand: str) -> str:
    about = handing_in.ABOUT[handing_in.a_strand(strand)]
    return f"{'The turn' if strand == 'turn' else strand.capitalize()}: {about}"
