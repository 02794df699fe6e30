"""Who keeps company: a name, typed when it is known, and left open when it is not."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from convenor.services.planning import DetailsChange, change_details
from convenor.session.text import shown
from convenor.terminal.running.desk import Desk
from convenor.terminal.running.sheets import Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Line


class AskCompanion(Sheet[str]):
    """One line for a name. Empty means that nobody is named."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_before = name

    def compose(self) -> ComposeResult:
        about = "Somebody, of the group or beside it, for whoever wants company when something tender comes up."
        with Vertical(classes="sheet"):
            yield Static("Who keeps company?", classes="sheet-title", markup=False)
            yield Static(about, classes="sheet-about", markup=False)
            yield Line(self._name_before, placeholder="their name", select_on_focus=False, compact=True)
            yield Hint("Enter keeps it · Esc goes back")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(" ".join(event.value.split()))


class CompanionActs(Desk):
    """The name, from any screen that has a session before it."""

    def action_companion(self) -> None:
        session = self.session
        if session is None:
            return

        async def given(name: str | None) -> None:
            if name is None:
                return
            change = DetailsChange(companion=name)
            if await self.act(lambda: change_details(self.host, self.session_id, change)) is not None:
                self.tell(f"{shown(name)} keeps company." if name else "Nobody is named now.")

        self.app.push_screen(AskCompanion(session.plan.companion), given)
