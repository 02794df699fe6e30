"""A new session: of a kind that is on the shelf, or like an earlier one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Select, Static

from convenor.services import planning
from convenor.services.outside import Outside
from convenor.services.planning import Details
from convenor.session.format import Format
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.plan.form import SessionForm
from convenor.terminal.plan.typed import Reading, typed_from
from convenor.terminal.widgets.agenda import drafted

LIKE = "like"
KIND = "kind"
USUAL = "series-event"
"""The kind that the form begins with, if it is on the shelf."""
TAKEN_OVER = ("series", "start", "end", "timezone", "convenor", "leaders", "companion", "people", "rooms")
"""What a session that is like another begins with; the rest is new each time."""


class NewSession(SessionForm):
    """Plan a session."""

    heading = "Plan a session"
    button = "Make this session"

    def __init__(self, outside: Outside, *, like: Session | None = None, typed: dict[str, str] | None = None) -> None:
        taken = {name: words for name, words in typed_from(like.plan).items() if name in TAKEN_OVER} if like else {}
        super().__init__(outside, typed if typed is not None else taken)
        self.like = like
        self._formats: tuple[Format, ...] = tuple(f for f in outside.library.formats() if f.status != "retired")
        if like is None and not self._formats:
            raise Problem("There is no kind of session on the shelf.", cure="`convenor check` says what is wrong.")

    def above(self) -> Iterable[Widget]:
        kinds = [(Content(shown(form.title)), form.id) for form in self._formats]
        if self.like is not None:
            kinds.insert(0, (Content(f"Like “{shown(self.like.plan.title)}”"), LIKE))
        known = [kind for _, kind in kinds]
        wishes = [self.first_typed.get(KIND, ""), LIKE if self.like else USUAL]
        value = next((wish for wish in wishes if wish in known), known[0])
        chosen = Select(kinds, id=KIND, allow_blank=False, value=value, compact=True)
        yield Horizontal(Static("Kind", classes="label", markup=False), chosen, id="kind-row")

    def typed(self) -> dict[str, str]:
        return super().typed() | {KIND: self._kind()}

    def _kind(self) -> str:
        return str(self.query_one(f"#{KIND}", Select).value)

    def _basis(self) -> tuple[Format | None, Session | None]:
        kind = self._kind()
        if kind == LIKE:
            return None, self.like
        return next(form for form in self._formats if form.id == kind), None

    @on(Select.Changed)
    def _another_kind(self) -> None:
        self.grow()

    def drafted(self, details: Details) -> Session:
        form, like = self._basis()
        return drafted(*planning.draft(details, of=form, like=like))

    def make(self, reading: Reading) -> None:
        form, like = self._basis()
        session = planning.new_session(self.host, reading.details, of=form, like=like)
        self.convenor.unfinished = None
        self.app.pop_screen()
        self.convenor.open_plan(self.outside, session)

    def action_back(self) -> None:
        """What was typed waits for the next time."""
        typed = self.typed()
        if any(typed[a.name].strip() != self.first_typed.get(a.name, "").strip() for a in self.FIELDS):
            self.convenor.unfinished = (typed, self.like)
            self.convenor.tell("What you typed is still there when you come back to “Plan a session”.")
        super().action_back()
