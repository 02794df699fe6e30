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
from convenor.terminal.widgets.looking_list import LookingList
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow, signing

REPLIES = (".docx", ".eml", ".txt", ".md")
"""What the files of a reply end in."""


class SignSheet(ListSheet[None, Entry]):
    """People and their pieces above, the chosen words below."""

    HEADING = "Who has to say yes"
    HINT = "Enter: what they said · ← → people · Ctrl+O: letter · Esc goes back"
    BUTTONS = (("copy-letter", "Copy the letter"), ("what", "What they said"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "copy_letter", show=False),
        Binding("right", "step(1)", show=False), Binding("left", "step(-1)", show=False),
    ]
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
        self._copied: set[str] = set()
        """Whose letter was copied here and not yet said to be sent."""

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

    def action_step(self, by: int) -> None:
        """To the next person, or back to the one before; the arrows up and down lead through their pieces too."""
        listed = self.query_one(LookingList)
        at = listed.highlighted or 0
        people = [n for n, row in enumerate(self.rows) if row.whole and (n - at) * by > 0]
        if people:
            listed.highlighted = people[0 if by > 0 else -1]

    @on(Button.Pressed, "#copy-letter")
    async def action_copy_letter(self) -> None:
        if (entry := self.chosen) is None:
            return
        said = await copy(self.app, self._outside.clipboard, self._letter(entry).text)
        self._copied.add(entry.name)
        self.remark(f"{said} When it is sent, say so: Enter.")

    def _letter(self, entry: Entry) -> Letter:
        host = self._outside.host
        return sign_letter(host.session(self._session_id), host.now(), self._outside.stationery, self._theirs(entry))

    def _theirs(self, entry: Entry) -> list[SignRow]:
        return [r for r in self._sign_rows() if r.name == entry.name]

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
            choices.insert(3, Choice("file", "They sent a file back: Word, text or a saved e-mail"))
        if weighing.weighed(entry.pieces):
            choices.insert(0, Choice("weigh", "Look at what they would have otherwise, phrase by phrase"))
        elif entry.name not in self._copied:  # a second Enter by a slip says nothing in anybody's name
            choices.insert(0, Choice("nothing", "Nothing yet"))
        self.app.push_screen(Choose(entry.name, choices), partial(self._said, entry))

    def _said(self, entry: Entry, act: str | None) -> None:
        if act is None or act == "nothing":
            return
        only = () if entry.whole else (entry.pieces[0].n,)
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if act == "reply":
            ours = "" if entry.whole else entry.pieces[0].piece.text
            self._ask_words(entry, ours, ours)
            return
        if act == "asked":
            self._copied.discard(entry.name)
            self.do(lambda: signoff.ask(host, session, note, entry.name, only, wish))
            return
        if act == "weigh":
            self._weigh(entry.name)
            return
        if act == "file":
            which_file(self.app, "Which file did they send back?", places(), partial(self._sent, entry), REPLIES)
            return
        answers: dict[str, SignAnswer] = {"yes": "yes", "no": "no", "decided": "decided", "": ""}
        self.do(lambda: signoff.answer(host, session, note, entry.name, answers[act], only, wish=wish))

    def _ask_words(self, entry: Entry, text: str, said: str) -> None:
        asks = Wording(f"What {entry.name} wrote", text, said=said, pieces=entry.whole)
        self.app.push_screen(asks, partial(self._wrote, entry))

    def _sent(self, entry: Entry, path: str) -> None:
        try:
            text = self._outside.writer.read_reply(Path(path).expanduser())
        except Problem as problem:
            self.remark(in_words(problem))
            return
        self._wrote(entry, text)

    def _wrote(self, entry: Entry, text: str | None) -> None:
        if text is None:
            return
        try:
            came = self._keep(entry, text)
        except Problem as problem:  # what was typed or pasted is not lost by it
            self._ask_words(entry, text, in_words(problem))
            return
        self.look()
        self._came(entry.name, came)

    def _keep(self, entry: Entry, text: str) -> Reply:
        """Keep what they wrote. Raises Problem when that cannot be."""
        host, session, note = self._outside.host, self._session_id, self._note
        wish = Wish(actor=self._outside.actor)
        if entry.whole:
            letter = any_letter(host.session(session), host.now(), self._outside.stationery, self._theirs(entry))
            return replying.reply(host, session, note, entry.name, text, letter=letter, wish=wish)
        (row,) = entry.pieces
        if text.split() == row.piece.text.split():
            return Reply((), signoff.answer(host, session, note, entry.name, "yes", (row.n,), wish=wish), True, ())
        return Reply(signoff.answer(host, session, note, entry.name, "changed", (row.n,), text, wish), (), False, ())

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
