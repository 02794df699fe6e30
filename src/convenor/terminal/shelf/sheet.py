"""The shelf to browse: what fits the time, the people and the mood comes first, and every line says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Select, Static

from convenor.services.ports import Library
from convenor.services.suiting import Suited, Wanted, suited
from convenor.session.exercise import Exercise
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.shelf.asked import MOODS, TOGETHER, asked
from convenor.terminal.shelf.blanks import Blanks, BlanksForm
from convenor.terminal.shelf.reading import ReadingSheet
from convenor.terminal.shelf.rows import rows
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Line
from convenor.terminal.widgets.pick_list import PickList


@dataclass(frozen=True, slots=True)
class Taken:
    """An exercise to put in. `minutes` when it has to be shorter than usual; what is not in `blanks` stays one."""

    exercise: Exercise
    minutes: int | None = None
    blanks: Blanks = ()


class ShelfSheet(ModalScreen[Taken | None]):
    """Type words, say what there is, go through the list; Enter reads one whole, and from there it is put in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "read", show=False),
        Binding("down", "go('step', 1)", show=False), Binding("up", "go('step', -1)", show=False),
        Binding("pagedown", "go('page', 1)", show=False), Binding("pageup", "go('page', -1)", show=False),
    ]
    DEFAULT_CSS = """
    ShelfSheet .fields { height: 1; }
    ShelfSheet .fields Static { width: auto; padding: 0 1 0 0; color: $quiet; }
    ShelfSheet .number { width: 5; margin-right: 1; }
    ShelfSheet Select { width: 1fr; max-width: 26; height: 1; margin-right: 1; }
    ShelfSheet PickList { margin-top: 1; }
    ShelfSheet #about { height: 4; margin-top: 1; color: $quiet; }
    ShelfSheet .hint { margin-top: 0; }
    """

    def __init__(
        self, library: Library, wanted: Wanted, where: str = "", took: Callable[[Exercise], Sequence[str]] | None = None
    ) -> None:
        """`wanted`: minutes and people to begin with. `where` tells where it would come; empty: only to read.

        `took` says of an exercise how long it really took here; None where there is no time to look.
        """
        super().__init__()
        self._took = took
        self._library = library
        self._wanted = wanted
        self._where = where
        self._found: dict[str, Suited] = {}

    def compose(self) -> ComposeResult:
        start = self._wanted
        with Vertical(classes="sheet"):
            title = f"Put in from the shelf {self._where}" if self._where else "The shelf"
            yield Static(title, classes="sheet-title", markup=False)
            yield Line(placeholder="words: what it is for, what it is called, what is said in it",
                       compact=True, id="words")
            with Horizontal(classes="fields"):
                yield Static("Minutes", markup=False)
                yield Line(str(start.minutes or ""), placeholder="any", compact=True, id="minutes", classes="number")
                yield Static("People", markup=False)
                yield Line(str(start.people or ""), placeholder="any", compact=True, id="people", classes="number")
                yield Select(MOODS, id="mood", allow_blank=False, value="any", compact=True)
                yield Select(TOGETHER, id="together", allow_blank=False, value="any", compact=True)
            yield Complaint()
            yield PickList(id="found")
            yield Static("", id="about", markup=False)
            hint = "Arrows choose · Enter reads it · Tab: minutes, people, care · Esc goes back"
            yield Hint(hint)

    def on_mount(self) -> None:
        self.query_one("#words", Line).focus()
        self._look()

    @on(Input.Changed)
    @on(Select.Changed)
    def _look(self) -> None:
        """Look anew. A number that is none is told, and what was found stays."""
        try:
            wanted = replace(asked(
                self._typed("words"), self._typed("minutes"), self._typed("people"),
                next(mood for _, mood in MOODS if mood == self.query_one("#mood", Select).value),
                next(mode for _, mode in TOGETHER if mode == self.query_one("#together", Select).value),
            ), already=self._wanted.already)
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))
            return
        self.query_one(Complaint).say("")
        again = wanted == self._wanted and self._found
        self._wanted = wanted
        if not again:
            cards = self._library.cards() if wanted.words else ()  # found by a search, in no list
            found = suited((*self._library.exercises(), *cards), wanted)
            self._found = {one.exercise.id: one for one in found}
            best = next(iter(self._found), None)
            self.query_one(PickList).show(rows(found), keep=best)
            self._about()

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Line).value

    @on(PickList.Moved)
    def _about(self) -> None:
        one = self._chosen()
        told = f"{shown(one.exercise.summary)}\n{shown(one.why)}" if one else ""
        self.query_one("#about", Static).update(told)

    def _chosen(self) -> Suited | None:
        return self._found.get(self.query_one(PickList).chosen or "")

    def action_go(self, how: str, by: int) -> None:
        """Arrows go through the list while one types."""
        found = self.query_one(PickList)
        (found.action_step if how == "step" else found.action_page)(by)

    @on(PickList.Opened)
    @on(Input.Submitted)
    def action_read(self) -> None:
        """Read the chosen one whole; whoever then wants it is asked for its blanks."""
        one = self._chosen()
        if one is None:
            return

        def read(take: bool | None) -> None:
            if take:
                self._take(one.exercise)

        told = self._took(one.exercise) if self._took else ()
        self.app.push_screen(ReadingSheet(one.exercise, may_take=bool(self._where), took=told), read)

    def _take(self, exercise: Exercise) -> None:
        minutes = self._wanted.minutes
        shorter = minutes if minutes and exercise.minutes.min <= minutes < exercise.minutes.typical else None
        if not exercise.slots:
            self.dismiss(Taken(exercise, shorter))
            return

        def filled(blanks: Blanks | None) -> None:
            if blanks is not None:
                self.dismiss(Taken(exercise, shorter, blanks))

        self.app.push_screen(BlanksForm(exercise.title, exercise.slots), filled)
