"""Who has to say yes to what, over the desk: one sees the words, copies the letter, and keeps the answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, OptionList

from convenor.services import replying, signoff, weighing
from convenor.services.host import Wish
from convenor.services.letters import Letter
from convenor.services.outside import Outside
from convenor.services.publishing import out_there_words
from convenor.services.replying import Reply
from convenor.services.sign_letters import any_letter, sign_letter
from convenor.services.sign_words import reminders_words, state_words, whole_words
from convenor.services.signoff import Composed
from convenor.services.stages import banner
from convenor.session.event_lines import SignAnswer
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.compare.asking import which_file
from convenor.terminal.copying import copy
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.places import places
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choice, Choose
from convenor.terminal.signoff.rows import Entry, entries
from convenor.terminal.signoff.weigh import WeighSheet
from convenor.writeup.prose import folded
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
        session, now = self._outside.host.session(self._session_id), self._outside.host.now()
        state = "" if session.published else banner(session)
        said = (state, whole_words(rows), reminders_words(session, rows, now), *out_there_words(session))
        self.query_one("#whole", Said).say(shown(" ".join(words for words in said if words)))

    def line(self, row: Entry) -> str:
        return row.words

    def words(self, row: Entry) -> Content:
        session, now = self._outside.host.session(self._session_id), self._outside.host.now()
        parts: list[str | tuple[str, str]] = []
        for piece in row.pieces:
            parts += [(f"{state_words(session, piece, now)}\n", "bold")]
            if piece.why == "whole":
                parts += ["The whole note, as it reads. Ctrl+O copies the letter with it.\n\n"]
                continue
            parts += [f"{shown(piece.piece.text)}\n"]
            if piece.wanted and folded(piece.wanted) != folded(piece.piece.text):
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
        said = await copy(self.app, self._outside.clipboard, self._letter(entry).text)
        self.remark(f"{said} When it is sent, say so: Enter.")

    def _letter(self, entry: Entry) -> Letter:
        rows = [r for r in self._sign_rows() if r.name == entry.name]
        host = self._outside.host
        return sign_letter(host.session(self._session_id), host.now(), self._outside.stationery, rows)

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
        if entry.whole:
            choices.insert(3, Choice("file", "They sent a file back, in Word or as text"))
        if weighing.weighed(entry.pieces):
            choices.insert(0, Choice("weigh", "Look at what they would have otherwise, phrase by phrase"))
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
            asks = Wording(f"What {entry.name} wrote", text, said=ours, pieces=entry.whole)
            self.app.push_screen(asks, partial(self._wrote, entry))
            return
        if act == "asked":
            self.do(lambda: signoff.ask(host, session, note, entry.name, only, wish))
            return
        if act == "weigh":
            self._weigh(entry.name)
            return
        if act == "file":
            which_file(self.app, "Which file did they send back?", places(), partial(self._sent, entry))
            return
        answers: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decided": "decided", "": ""}
        self.do(lambda: signoff.answer(host, session, note, entry.name, answers[act], only, wish=wish))

    def _sent(self, entry: Entry, path: str) -> None:
        try:
            came = self._outside.writer.read_back(Path(path).expanduser())
        except Problem as problem:
            self.remark(in_words(problem))
            return
        self._wrote(entry, "\n\n".join(one.text for one in came))

    def _wrote(self, entry: Entry, text: str | None) -> None:
        if text is None:
            return
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if not entry.whole:
            row = entry.pieces[0]
            same = text.split() == row.piece.text.split()
            self.do(lambda: signoff.answer(host, session, note, entry.name, "yes" if same else "changed", (row.n,),
                                           "" if same else text, wish))
            if not same:
                self._weigh(entry.name)
            return
        came: list[Reply] = []
        now = host.session(session)
        rows = [r for r in signing(now, note(now)) if r.name == entry.name]
        letter = any_letter(now, host.now(), self._outside.stationery, rows)
        self.do(lambda: came.append(replying.reply(host, session, note, entry.name, text, letter=letter, wish=wish)))
        if came:
            self._came(entry.name, came[0])

    def _came(self, name: str, came: Reply) -> None:
        """Show what else they wrote, ask whether it is a yes to what they left as it was, and go on to the phrases."""
        also = " ".join(f"“{shown(text)}”" for text in came.also)
        if not came.same or came.agreed:
            if came.changed:
                self._weigh(name, f"They also wrote, and it is kept nowhere: {also}" if also else "")
            return

        def agreed(yes: bool | None) -> None:
            if yes:
                wish = Wish(actor=self._outside.actor)
                self.do(lambda: signoff.answer(
                    self._outside.host, self._session_id, self._note, name, "yes", came.same, wish=wish))
            if came.changed:
                self._weigh(name)

        count = f"{len(came.same)} piece{'' if len(came.same) == 1 else 's'}"
        choices = [Choice(False, "No, or it cannot be told"), Choice(True, "Yes, they agree to it")]
        about = f"They left {count} as it was, and also wrote (it is kept nowhere): {also}"
        self.app.push_screen(Choose("Is that a yes to what they left as it was?", choices, about=about), agreed)

    def _weigh(self, name: str, said: str = "") -> None:
        sheet = WeighSheet(self._outside, self._session_id, self._note, name, said)
        self.app.push_screen(sheet, lambda _: self.look())
