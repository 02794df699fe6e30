"""Who has to say yes to what, over the desk: one sees the words, copies the letter, and keeps the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from convenor.services import comparing, signoff
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.sign_letters import sign_letter
from convenor.services.sign_words import state_words, whole_words
from convenor.services.signoff import Composed
from convenor.session.event_lines import SignAnswer
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.copying import copy
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.signoff.rows import Entry, entries
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList
from convenor.writeup.signing import SignRow, signing

HINT = "Enter: what they said · Ctrl+O copies the letter · Esc goes back"


class SignSheet(Sheet[None]):
    """People and their pieces above, the chosen words below."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "copy_letter", show=False)]
    CSS = """
    SignSheet .sheet { width: 78; height: 92%; padding: 0 2; }
    SignSheet .sheet-title { margin-bottom: 0; }
    SignSheet #pieces { height: 2fr; max-height: 16; }
    SignSheet #whole { color: $quiet; }
    SignSheet .sheet #words { height: 1fr; max-height: 100%; border-top: solid $border; }
    SignSheet #remark { text-style: bold; }
    SignSheet .hint { margin-top: 0; }
    """

    def __init__(self, outside: Outside, session_id: str, note: Composed) -> None:
        """`note` composes what the desk shows."""
        super().__init__()
        self._outside = outside
        self._session_id = session_id
        self._note = note
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Who has to say yes", classes="sheet-title", markup=False)
            yield Said(id="whole")
            yield LookingList(compact=True, id="pieces")
            with VerticalScroll(id="words"):
                yield Static("", id="text", markup=False)
            yield Said(id="remark", gone_when_empty=True)
            with Horizontal(classes="buttons"):
                yield Button("Copy the letter", id="copy-letter", compact=True)
                yield Button("What they said", id="what", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint(HINT)

    def on_mount(self) -> None:
        self._show()
        self.query_one("#pieces", OptionList).focus()

    # What is shown.

    def _rows(self) -> tuple[SignRow, ...]:
        session = self._outside.host.session(self._session_id)
        return signing(session, self._note(session))

    def _show(self) -> None:
        rows = self._rows()
        self._entries = entries(rows)
        pieces = self.query_one("#pieces", OptionList)
        at = pieces.highlighted
        pieces.clear_options()
        pieces.add_options([Option(Content(e.words), id=str(n)) for n, e in enumerate(self._entries)])
        self.query_one("#whole", Said).say(whole_words(rows))
        if self._entries:
            pieces.highlighted = min(at or 0, len(self._entries) - 1)
        self._show_words()

    @property
    def chosen(self) -> Entry | None:
        at = self.query_one("#pieces", OptionList).highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    @on(OptionList.OptionHighlighted, "#pieces")
    def _moved(self) -> None:
        self.query_one("#remark", Said).say("")
        self._show_words()

    def _show_words(self) -> None:
        entry = self.chosen
        session, now = self._outside.host.session(self._session_id), self._outside.host.now()
        parts: list[str | tuple[str, str]] = []
        for row in entry.pieces if entry else ():
            parts += [(f"{state_words(session, row, now)}\n", "bold"), f"{shown(row.piece.text)}\n"]
            if row.wanted:
                parts += [("They would have it: ", "bold"), f"{shown(row.wanted)}\n"]
            if row.was:
                parts += [("It was: ", "bold"), f"{shown(row.was)}\n"]
            parts += ["\n"]
        self.query_one("#text", Static).update(Content.assemble(*parts))
        self.query_one("#words").scroll_home(animate=False)

    # What is done.

    @on(Button.Pressed, "#copy-letter")
    async def action_copy_letter(self) -> None:
        if (entry := self.chosen) is None:
            return
        rows = [r for r in self._rows() if r.name == entry.name]
        host = self._outside.host
        letter = sign_letter(host.session(self._session_id), host.now(), self._outside.stationery, rows)
        said = await copy(self.app, self._outside.clipboard, letter.text)
        self.query_one("#remark", Said).say(f"{said} When it is sent, say so: Enter.")

    @on(OptionList.OptionSelected, "#pieces")
    @on(Button.Pressed, "#what")
    def _ask_what(self) -> None:
        if (entry := self.chosen) is None:
            return
        of = "everything of theirs" if entry.whole else "this"
        again = any(r.asked for r in entry.pieces)
        choices = [
            Choice("asked", f"They were {'reminded' if again else 'sent the letter'}"),
            Choice("yes", f"They said yes to {of}"),
            Choice("reply", "They wrote: paste it" if entry.whole else "They would have it otherwise"),
            Choice("no", f"They said no to {of}"),
            Choice("decided", "No answer after two reminders: the convenor decides"),
            Choice("", "What they said before counts no more"),
        ]
        if any(r.state == "changed" and r.wanted for r in entry.pieces):
            choices.insert(0, Choice("take", "Let the note read as they would have it"))
        self.app.push_screen(Choose(entry.name, choices), partial(self._said, entry))

    def _said(self, entry: Entry, act: str | None) -> None:
        if act is None:
            return
        only = () if entry.whole else (entry.pieces[0].n,)
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if act == "reply":
            text = "" if entry.whole else entry.pieces[0].piece.text
            ours = "" if entry.whole else text
            self.app.push_screen(
                Wording(f"What {entry.name} wrote", text, said=ours, pieces=entry.whole), partial(self._wrote, entry),
            )
            return
        if act == "asked":
            self._do(lambda: signoff.ask(host, session, note, entry.name, only, wish))
            return
        if act == "take":
            self._do(lambda: comparing.take_wish(host, session, note, entry.name, only, wish))
            return
        answers: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decided": "decided", "": ""}
        self._do(lambda: signoff.answer(host, session, note, entry.name, answers[act], only, wish=wish))

    def _wrote(self, entry: Entry, text: str | None) -> None:
        if text is None:
            return
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if entry.whole:
            self._do(lambda: signoff.reply(host, session, note, entry.name, text, wish))
            return
        row = entry.pieces[0]
        same = text.split() == row.piece.text.split()
        self._do(lambda: signoff.answer(host, session, note, entry.name, "yes" if same else "changed", (row.n,),
                                        "" if same else text, wish))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self.query_one("#remark", Said).say(in_words(problem))
            return
        self._show()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)
