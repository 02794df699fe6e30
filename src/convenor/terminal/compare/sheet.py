"""What was changed in a note that came back, over the desk: one change at a time is looked at and taken over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, OptionList

from convenor.services import comparing
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.signoff import Composed
from convenor.session.text import shown
from convenor.terminal.running.list_sheet import ListSheet
from convenor.terminal.running.said import Said, cut
from convenor.terminal.running.sheets import Choice, Choose
from convenor.writeup.returned import Came, Change, compared

WIDTH = 70


class CompareSheet(ListSheet[None, Change]):
    """Changes above, the chosen one below: how it was, how it is, and what nothing bears out."""

    HEADING = "What was changed"
    HINT = "Enter takes it over · Ctrl+O all that is borne out · Esc goes back"
    BUTTONS = (("take", "Take it over"), ("take-all", "Take all that is borne out"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "take_all", show=False)]
    CSS = """
    CompareSheet #rows { height: 1fr; max-height: 14; }
    CompareSheet .sheet #words { height: 2fr; max-height: 100%; }
    """

    def __init__(self, outside: Outside, session_id: str, note: Composed, came: Sequence[Came]) -> None:
        super().__init__()
        self._outside = outside
        self._session_id = session_id
        self._note = note
        self._came = tuple(came)

    def look(self) -> None:
        session = self._outside.host.session(self._session_id)
        self.show(compared(session, self._note(session), self._came))
        left = len(self.rows)
        self.query_one("#whole", Said).say(
            f"{left} {'change' if left == 1 else 'changes'} that ours does not have." if left
            else "It reads as ours does."
        )

    def line(self, row: Change) -> str:
        sign = "!" if row.doubts else "·"
        return cut(f"{sign} {row.what:10}{shown(row.now or row.was)}", WIDTH)

    def words(self, row: Change) -> Content:
        parts: list[str | tuple[str, str]] = []
        for doubt in row.doubts:
            parts += [("! Nothing bears this out: ", "bold"), f"“{shown(doubt.sentence)}”: {doubt.why}.\n"]
        parts += [("It was: ", "bold"), f"{shown(row.was)}\n"] if row.was else []
        parts += [("Now: ", "bold"), f"{shown(row.now)}\n"] if row.now else []
        return Content.assemble(*parts)

    @on(OptionList.OptionSelected, "#rows")
    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        if (change := self.chosen) is None:
            return
        if not change.doubts:
            self._accept({change.n}, own=False)
            return
        asks = Choose(
            "Do you answer for it yourself?",
            [Choice(False, "No, leave ours as it is"), Choice(True, "Yes, it stands on my word")],
            about="\n".join(f"“{shown(d.sentence)}”: {d.why}." for d in change.doubts),
        )
        self.app.push_screen(asks, lambda own: self._accept({change.n}, own=True) if own else None)

    @on(Button.Pressed, "#take-all")
    def action_take_all(self) -> None:
        self._accept({c.n for c in self.rows if not c.doubts}, own=False)

    def _accept(self, wanted: Collection[int], *, own: bool) -> None:
        wish = Wish(actor=self._outside.actor)
        self.do(lambda: comparing.accept(
            self._outside.host, self._session_id, self._note, self._came, wanted, own=own, wish=wish))
