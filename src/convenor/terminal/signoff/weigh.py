"""What somebody would have otherwise, over the sheet of who has to say yes: taken over phrase by phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList

from convenor.services import weighing
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.signoff import Composed
from convenor.services.weighing import Beside
from convenor.services.weighing_words import next_letter, phrase_words, stands_words, upset, whose
from convenor.session.text import shown
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said, cut
from convenor.writeup.signing import SignRow, signing
from convenor.writeup.weighing import in_brackets, runs

WIDTH = 70


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """One phrase of a paragraph that they would have otherwise."""

    beside: Beside
    place: int
    """Which of its paragraph's phrases it is, counted from 0."""

    @property
    def n(self) -> int:
        return self.beside.first + self.place

    @property
    def taken(self) -> bool:
        return self.place in self.beside.taken


class WeighSheet(ListSheet[None, PhraseRow]):
    """Phrases above, each with whose words stand; below, its paragraph as we have it and as they would."""

    HEADING = "What they would have otherwise"
    HINT = "Enter: theirs, or ours again · Ctrl+O: all of theirs · Esc goes back"
    BUTTONS = (("turn", "Theirs or ours"), ("take-all", "All theirs"), ("leave-all", "All ours"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "take_all", show=False)]
    CSS = """
    WeighSheet #rows { height: auto; max-height: 8; }
    WeighSheet .sheet #words { height: 1fr; max-height: 100%; }
    WeighSheet #beside { color: $text-warning; max-height: 4; overflow-y: auto; }
    """

    def __init__(self, outside: Outside, session_id: str, note: Composed, name: str, said: str = "") -> None:
        """`said`: what is to be read first, such as what else they wrote."""
        super().__init__()
        self._outside = outside
        self._session_id = session_id
        self._note = note
        self._who = name
        self._beside = said

    def lower(self) -> Iterable[Widget]:
        return Said(id="beside", gone_when_empty=True), *super().lower()

    def _sign_rows(self) -> tuple[SignRow, ...]:
        session = self._outside.host.session(self._session_id)
        return signing(session, self._note(session))

    def look(self) -> None:
        mine = [r for r in self._sign_rows() if r.name == self._who]
        found = weighing.weighed(mine)
        self.show([PhraseRow(one, k) for one in found for k in range(len(one.phrases))])
        self.query_one("#beside", Said).say(self._beside)
        theirs = sum(row.taken for row in self.rows)
        self.query_one("#whole", Said).say(
            f"{shown(self._who)}: {theirs} of {len(self.rows)} as they would have it. {shown(next_letter(mine))}"
            if mine else f"{shown(self._who)} is not in the note any more."
        )

    def line(self, row: PhraseRow) -> str:
        return cut(f"{row.n:>2} {whose(row.beside, row.place):7}{phrase_words(row.beside.phrases[row.place])}", WIDTH)

    def words(self, row: PhraseRow) -> Content:
        one = row.beside
        return Content.assemble(
            ("Ours: ", "bold"), *self._marked(row, theirs=False), "\n",
            ("Theirs: ", "bold"), *self._marked(row, theirs=True), "\n",
            ("It reads: ", "bold"), f"{shown(one.stands)}\n",
            shown(stands_words(one.row)),
        )

    def _marked(self, row: PhraseRow, *, theirs: bool) -> list[str | tuple[str, str]]:
        """The paragraph with its phrases in brackets; the chosen one also stands out."""
        one = row.beside

        def bracketed(place: int) -> str:
            return in_brackets(one.phrases[place], one.first + place, theirs=theirs)

        return [(shown(text), "bold underline") if place == row.place else shown(text)
                for place, text in runs(one.ours, one.phrases, bracketed)]

    @on(OptionList.OptionSelected, "#rows")
    @on(Button.Pressed, "#turn")
    def _turn(self) -> None:
        if (row := self.chosen) is not None:
            self._take((), {row.n}) if row.taken else self._take({row.n}, ())

    @on(Button.Pressed, "#take-all")
    def action_take_all(self) -> None:
        self._take(None, ())

    @on(Button.Pressed, "#leave-all")
    def _leave_all(self) -> None:
        self._take((), None)

    def _take(self, wanted: Collection[int] | None, leave: Collection[int] | None) -> None:
        if not self.rows:
            return
        before = self._sign_rows()
        wish = Wish(actor=self._outside.actor)
        self.do(lambda: weighing.take(
            self._outside.host, self._session_id, self._note, self._who, wanted, leave=leave, wish=wish))
        if others := upset(before, self._sign_rows(), self._who):
            self._beside = shown(others)
            self.query_one("#beside", Said).say(self._beside)
