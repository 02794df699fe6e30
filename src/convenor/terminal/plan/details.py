"""What is known of a session beforehand, changed in the same form that made it."""

from __future__ import annotations

from dataclasses import replace

from convenor.services import planning
from convenor.services.outside import Outside
from convenor.services.planning import Details
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.terminal.plan.form import FIELDS, SessionForm
from convenor.terminal.plan.typed import Reading, change_from, typed_from
from convenor.terminal.widgets.choice import Choice

CHANGEABLE = {
    "title", "questions", "date", "start", "end", "speakers", "respondents", "companion", "people", "rooms",
    "room-questions",
}  # fmt: skip


class DetailsForm(SessionForm):
    """Change title, questions, date, people, rooms and speakers."""

    heading = "Details"
    button = "Keep these changes"
    until = "Nothing changes until you say so"
    FIELDS = tuple(asked for asked in FIELDS if asked.name in CHANGEABLE)

    def __init__(self, outside: Outside, session: Session) -> None:
        super().__init__(outside, typed_from(session.plan))
        self._session = session

    def drafted(self, details: Details) -> Session:
        plan = replace(
            self._session.plan,
            title=details.title,
            date=details.date,
            start=details.start,
            end=details.end,
        )
        return replace(self._session, plan=plan)

    def make(self, reading: Reading) -> None:
        plan = self._session.plan
        typed = self.typed()
        for name, words in (("date", "date"), ("start", "start"), ("end", "end"), ("people", "number of people")):
            if typed_from(plan)[name] and not typed[name].strip():
                raise Problem(f"A {words} can be changed, but not taken away again.", cure="Type the new one.")
        change = change_from(plan, typed, reading.details)
        if change != planning.DetailsChange():
            planning.change_details(self.host, self._session.id, change)
        self.app.pop_screen()
        self.convenor.tell("Kept.")

    def action_back(self) -> None:
        """Changes that were typed are not thrown away by an Esc: it asks."""
        typed = self.typed()
        if all(typed[a.name].strip() == self.first_typed.get(a.name, "").strip() for a in self.FIELDS):
            super().action_back()
            return
        answers = {"keep": "Keep the changes", "drop": "Leave everything as it was"}
        self.app.push_screen(Choice("You have changed something", answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == "keep":
            self.action_plan_it()
        elif answer == "drop":
            super().action_back()
