"""Handing the writing over: to whom, with or without raw words, and where the file goes; or taking the pen back."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from convenor.services import handing
from convenor.services.carrying import ENDINGS, Carrier, hand_over_in_file, holds_words
from convenor.services.host import Host, Wish
from convenor.services.signoff import Composed
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.file_form import FileForm
from convenor.terminal.note.places import Place, file_name, free_path
from convenor.terminal.widgets.few import Few
from convenor.terminal.widgets.line import Complaint, Field

WITH = (("whole", "Everything that was noted"), ("bare", "Only the words that the note says"))


class HandSheet(FileForm[tuple[str, ...]]):
    """Who holds the pen, and a small form for giving it away. Answers with what came of it, in paragraphs."""

    DOES = "Hand it over"
    HINT = "Tab goes on · ← → change · Ctrl+O does it · Esc goes back"
    CSS = "HandSheet #held { height: auto; margin-bottom: 1; }"

    def __init__(
        self, host: Host, carrier: Carrier, session_id: str, note: Composed, folders: tuple[Place, ...], wish: Wish
    ) -> None:
        """`note` composes what the desk shows; `folders`: where the file may go."""
        super().__init__(folders)
        self._host = host
        self._carrier = carrier
        self._session_id = session_id
        self._note = note
        self._wish = wish

    def compose(self) -> ComposeResult:
        session = self._host.session(self._session_id)
        with Vertical(classes="sheet"):
            yield Static("Hand the writing over", classes="sheet-title", markup=False)
            yield Static(handing.holder_words(session), classes="sheet-more", markup=False)
            if session.pen is not None:
                with Horizontal(id="held"):
                    yield Button("Take the pen back", id="take-back", compact=True)
            yield Field("to", "To", hint="who writes the note from now on")
            yield from self.row("With", WITH, "with")
            yield from self.foot()

    @property
    def _whole(self) -> bool:
        return self.query_one("#with", Few).chosen == "whole"

    def path(self) -> Path:
        title, to = self._host.session(self._session_id).plan.title, self.query_one(Field).value.strip()
        return free_path(self.folder.folder, file_name(f"{file_name(title)}, to {to}" if to else title), ENDINGS[0])

    def where(self) -> str:
        return f"{super().where()}: it holds {holds_words(self._whole)}."

    def done(self) -> tuple[str, ...]:
        """Write the file and give the pen away."""
        to, path, whole = self.query_one(Field).value, self.path(), self._whole
        hand_over_in_file(
            self._host, self._carrier, self._note, self._session_id, path, to, whole=whole, wish=self._wish)
        return (
            f"Saved as “{shown(path.name)}” in {self.folder.name}. It holds {holds_words(whole)}: send it with care.",
            f"{shown(to.strip())} opens it on Convenor’s first screen: Open a colleague’s file.",
            *handing.pen_words(self._host.session(self._session_id)),
        )

    @on(Button.Pressed, "#take-back")
    def _ask_whose(self) -> None:
        session = self._host.session(self._session_id)
        convenor, holder = session.plan.convenor, shown(session.pen.holder) if session.pen else ""
        self.app.push_screen(
            Wording("Your name: who writes the note from now on", convenor.name if convenor else "",
                    said=f"What {holder} has written since cannot be joined with what is here. If there is anything, "
                         "ask for their file instead, and open it on the first screen."),
            self._take_back,
        )

    def _take_back(self, name: str | None) -> None:
        if name is None:
            return
        try:
            told = handing.take_back(self._host, self._session_id, name, self._wish)
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))
            return
        self.dismiss((handing.holder_words(self._host.session(self._session_id)), *told))
