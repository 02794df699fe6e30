"""Who has to say yes to what, over the desk: one sees the words, copies the letter, and keeps the answer."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, OptionList

from convenor.services import comparing, signoff
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.sign_letters import sign_letter
from convenor.services.sign_words import state_words, whole_words
from convenor.services.signoff import Composed
from convenor.session.event_lines import SignAnswer
from convenor.session.text import shown
from convenor.terminal.copying import copy
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choice, Choose
from convenor.terminal.signoff.rows import Entry, entries
from convenor.writeup.signing import SignRow, signing


class SignSheet(ListSheet[None, Entry]):
    """People and their pieces above, the chosen words below."""

    HEADING = "Who has to say yes"
    HINT = "Enter: what they said · Ctrl+O copies the letter · Esc goes back"
    BUTTONS = (("copy-letter", "Copy the letter"), ("what", "What they said"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "copy_letter", show=False)]
    CSS = """
    SignSheet #rows { height: 2fr; max-height: 16; }
    SignSheet .sheet #words { height: 1fr; max-height: 100%; }
    """

    def __init__(self, outside: Outside, session_id: str, note: Composed) -> None:
        """`note` composes what the desk shows."""
        super().__init__()
        self._outside = outside
        self._session_id = session_id
        self._note = note

    # What is shown.

    def _sign_rows(self) -> tuple[SignRow, ...]:
        session = self._outside.host.session(self._session_id)
        return signing(session, self._note(session))

    def look(self) -> None:
        rows = self._sign_rows()
        self.show(entries(rows))
        self.query_one("#whole", Said).say(whole_words(rows))

    def line(self, row: Entry) -> str:
        return row.words

    def words(self, row: Entry) -> Content:
        session, now = self._outside.host.session(self._session_id), self._outside.host.now()
        parts: list[str | tuple[str, str]] = []
        for piece in row.pieces:
            parts += [(f"{state_words(session, piece, now)}\n", "bold"), f"{shown(piece.piece.text)}\n"]
            if piece.wanted:
                parts += [("They would have it: ", "bold"), f"{shown(piece.wanted)}\n"]
            if piece.was:
                parts += [("It was: ", "bold"), f"{shown(piece.was)}\n"]
            parts += ["\n"]
        return Content.assemble(*parts)

    # What is done.

    @on(Button.Pressed, "#copy-letter")
    async def action_copy_letter(self) -> None:
        if (entry := self.chosen) is None:
            return
        rows = [r for r in self._sign_rows() if r.name == entry.name]
        host = self._outside.host
        letter = sign_letter(host.session(self._session_id), host.now(), self._outside.stationery, rows)
        said = await copy(self.app, self._outside.clipboard, letter.text)
        self.remark(f"{said} When it is sent, say so: Enter.")

    @on(OptionList.OptionSelected, "#rows")
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
            self.do(lambda: signoff.ask(host, session, note, entry.name, only, wish))
            return
        if act == "take":
            self.do(lambda: comparing.take_wish(host, session, note, entry.name, only, wish))
            return
        answers: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decided": "decided", "": ""}
        self.do(lambda: signoff.answer(host, session, note, entry.name, answers[act], only, wish=wish))

    def _wrote(self, entry: Entry, text: str | None) -> None:
        if text is None:
            return
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if entry.whole:
            self.do(lambda: signoff.reply(host, session, note, entry.name, text, wish))
            return
        row = entry.pieces[0]
        same = text.split() == row.piece.text.split()
        self.do(lambda: signoff.answer(host, session, note, entry.name, "yes" if same else "changed", (row.n,),
                                       "" if same else text, wish))
