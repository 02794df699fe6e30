"""Who really spoke: did not come, changed places, somebody else instead, somebody else besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from convenor.services import inviting, reality
from convenor.services.reality import Absent, Added, Place, Replaced, Swapped, Turnout
from convenor.session.agenda import Plan
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Complaint, Line

Act = Literal["absent", "swap", "replace"]
HINT = "Name; role; organisation; what they bring. The name alone will do."


class AskPerson(Sheet[Invited]):
    """A person in one line, as in the form of a session; the people book fills in what is left out."""

    def __init__(self, title: str, book: Sequence[Person]) -> None:
        super().__init__()
        self._title = title
        self._book = book

    def compose(self) -> ComposeResult:
        from textual.suggester import SuggestFromList

        known = SuggestFromList([p.name for p in self._book], case_sensitive=False)
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            yield Line(placeholder="their name", suggester=known, select_on_focus=False, compact=True)
            yield Complaint()
            yield Hint(f"{HINT} Esc goes back")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(inviting.invited(event.value, self._book))
        except Problem as problem:
            self.query_one(Complaint).say(in_words(problem))


def ask_who(plan: Plan) -> Choose[str]:
    """One of the people invited, or somebody besides."""
    choices = [Choice(i.person.name, shown(i.person.name), "speaker") for i in plan.speakers]
    choices += [Choice(i.person.name, shown(i.person.name), "respondent") for i in plan.respondents]
    choices += [
        Choice("+speaker", "Somebody spoke who is not in this list"),
        Choice("+respondent", "Somebody responded who is not in this list"),
    ]
    return Choose("Who really spoke? Choose the person with whom it was different.", choices)


def ask_what(name: str, *, others: bool) -> Choose[Act]:
    """What was different about them."""
    choices: list[Choice[Act]] = [
        Choice("absent", "They did not come"),
        Choice("replace", "Somebody else came instead"),
    ]
    if others:
        choices.insert(1, Choice("swap", "They changed places with somebody"))
    return Choose(shown(name), choices)


class TurnoutActs(Desk):
    """Only who really spoke reaches the note. Undo brings the programme back."""

    def action_who_spoke(self) -> None:
        if self.session is not None:
            self.app.push_screen(ask_who(self.session.plan), self._about)

    def _about(self, who: str | None) -> None:
        session = self.session
        if who is None or session is None:
            return
        if who.startswith("+"):
            place: Place = "respondent" if who == "+respondent" else "speaker"
            self._ask_person("Who was it?", lambda person: Added(person, place))
            return
        others = len(session.plan.invited) > 1

        async def chosen(act: Act | None) -> None:
            if act is not None:
                await self._what(session, who, act)

        self.app.push_screen(ask_what(who, others=others), chosen)

    async def _what(self, session: Session, who: str, act: Act) -> None:
        if act == "absent":
            await self._record(Absent(who))
        elif act == "replace":
            self._ask_person(f"Who came instead of {shown(who)}?", lambda person: Replaced(who, person))
        else:
            others = [i.person.name for i in session.plan.invited if i.person.name != who]

            async def swapped(other: str | None) -> None:
                if other is not None:
                    await self._record(Swapped(who, other))

            title = f"With whom did {shown(who)} change places?"
            self.app.push_screen(Choose(title, [Choice(name, shown(name)) for name in others]), swapped)

    def _ask_person(self, title: str, change: Callable[[Invited], Turnout]) -> None:
        async def given(person: Invited | None) -> None:
            if person is not None:
                await self._record(change(person))

        day = self.host.session(self.session_id).plan.date
        self.app.push_screen(AskPerson(title, inviting.book_at(self.outside.library.people(), day)), given)

    async def _record(self, change: Turnout) -> None:
        wish = self.wish()
        done = await self.act(lambda: reality.turnout(self.host, self.session_id, change, wish))
        if done is not None:
            self.tell(f"{said(change)} Undo takes that back.")


def said(change: Turnout) -> str:
    """What was recorded, in a sentence."""
    match change:
        case Absent():
            return f"{shown(change.name)} did not come."
        case Swapped():
            return f"{shown(change.one)} and {shown(change.other)} changed places."
        case Replaced():
            return f"{shown(change.by.person.name)} came instead of {shown(change.name)}."
        case Added():
            return f"{shown(change.person.person.name)} is in the programme."
