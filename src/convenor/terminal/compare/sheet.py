"""What was changed in a note that came back, over the desk: one change at a time is looked at and taken over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from convenor.services import comparing
from convenor.services.host import Wish
from convenor.services.outside import Outside
from convenor.services.signoff import Composed
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.running.said import Said, cut
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.looking_list import LookingList
from convenor.writeup.returned import Came, Change, compared

HINT = "Enter takes it over · Ctrl+O all that is borne out · Esc goes back"
WIDTH = 70


class CompareSheet(Sheet[None]):
    """Changes above, the chosen one below: how it was, how it is, and what nothing bears out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "take_all", show=False)]
    CSS = """
    CompareSheet .sheet { width: 78; height: 92%; padding: 0 2; }
    CompareSheet .sheet-title { margin-bottom: 0; }
    CompareSheet #whole { color: $quiet; }
    CompareSheet #changes { height: 1fr; max-height: 14; }
    CompareSheet .sheet #words { height: 2fr; max-height: 100%; border-top: solid $border; }
    CompareSheet #remark { text-style: bold; }
    CompareSheet .hint { margin-top: 0; }
    """

    def __init__(self, outside: Outside, session_id: str, note: Composed, came: Sequence[Came]) -> None:
        super().__init__()
        self._outside = outside
        self._session_id = session_id
        self._note = note
        self._came = tuple(came)
        self._changes: tuple[Change, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("What was changed", classes="sheet-title", markup=False)
            yield Said(id="whole")
            yield LookingList(compact=True, id="changes")
            with VerticalScroll(id="words"):
                yield Static("", id="text", markup=False)
            yield Said(id="remark", gone_when_empty=True)
            with Horizontal(classes="buttons"):
                yield Button("Take it over", id="take", compact=True)
                yield Button("Take all that is borne out", id="take-all", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Hint(HINT)

    def on_mount(self) -> None:
        self._show()
        self.query_one("#changes", OptionList).focus()

    def _show(self) -> None:
        session = self._outside.host.session(self._session_id)
        self._changes = compared(session, self._note(session), self._came)
        changes = self.query_one("#changes", OptionList)
        at = changes.highlighted
        changes.clear_options()
        changes.add_options([Option(Content(_row(c)), id=str(c.n)) for c in self._changes])
        left = len(self._changes)
        self.query_one("#whole", Said).say(
            f"{left} {'change' if left == 1 else 'changes'} that ours does not have." if left
            else "It reads as ours does."
        )
        if self._changes:
            changes.highlighted = min(at or 0, left - 1)
        self._show_words()

    @property
    def chosen(self) -> Change | None:
        at = self.query_one("#changes", OptionList).highlighted
        return self._changes[at] if at is not None and at < len(self._changes) else None

    @on(OptionList.OptionHighlighted, "#changes")
    def _moved(self) -> None:
        self.query_one("#remark", Said).say("")
        self._show_words()

    def _show_words(self) -> None:
        change = self.chosen
        parts: list[str | tuple[str, str]] = []
        if change is not None:
            for doubt in change.doubts:
                parts += [("! Nothing bears this out: ", "bold"), f"“{shown(doubt.sentence)}”: {doubt.why}.\n"]
            parts += [("It was: ", "bold"), f"{shown(change.was)}\n"] if change.was else []
            parts += [("Now: ", "bold"), f"{shown(change.now)}\n"] if change.now else []
        self.query_one("#text", Static).update(Content.assemble(*parts))
        self.query_one("#words").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#changes")
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
        self._accept({c.n for c in self._changes if not c.doubts}, own=False)

    def _accept(self, wanted: Collection[int], *, own: bool) -> None:
        try:
            comparing.accept(self._outside.host, self._session_id, self._note, self._came, wanted, own=own,
                             wish=Wish(actor=self._outside.actor))
        except Problem as problem:
            self.query_one("#remark", Said).say(in_words(problem))
            return
        self._show()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.dismiss(None)


def _row(change: Change) -> str:
    sign = "!" if change.doubts else "·"
    return cut(f"{sign} {change.what:10}{shown(change.now or change.was)}", WIDTH)
