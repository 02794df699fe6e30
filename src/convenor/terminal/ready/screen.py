"""What is ready, what is missing and what to look at. Nothing is locked, whatever it says."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from convenor.services.outside import Outside
from convenor.services.planning import DetailsChange, change_details
from convenor.services.readiness import Check, consent_read, missing_words
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.guide.companion import AskCompanion
from convenor.terminal.ready.looked import Readiness
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import PRACTICE, TitleBar
from convenor.terminal.widgets.keys import Keys

MARKS = {"ready": "  ready", "missing": "! missing", "unknown": "? look"}
"""In words and with a sign, never by colour alone."""
HEIGHTS = [(0, "-strip"), (16, "-tall"), (34, "-large")]
NOTHING_LOCKED = "Nothing is locked: the session can be started whatever this says."


class ReadyScreen(SessionPage):
    """Each thing worth a look, in the order in which one would look. It keeps up by itself."""

    WHERE: ClassVar[Where] = "ready"
    BINDINGS: ClassVar[list[BindingType]] = bindings("ready")
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    ReadyScreen #checks { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    ReadyScreen .check { height: auto; }
    ReadyScreen.-large .check { margin-bottom: 1; }
    ReadyScreen .mark { width: 10; }
    ReadyScreen .about { width: 13; color: $quiet; }
    ReadyScreen .says { width: 1fr; max-width: 90; }
    ReadyScreen .-missing .mark { color: $text-warning; text-style: bold; }
    ReadyScreen .-ready .mark { color: $text-success; }
    ReadyScreen #locked { padding: 0 1; color: $quiet; height: auto; }
    ReadyScreen.-strait .about { display: none; }
    ReadyScreen.-strip #locked { display: none; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._session: Session | None = None
        self._readiness = Readiness(outside)
        self._shown: tuple[Check, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield VerticalScroll(id="checks")
        yield Static(NOTHING_LOCKED, id="locked", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#checks").focus()

    def record_changed(self) -> None:
        self._session = self.host.session(self.session_id)
        self.query_one(TitleBar).left = shown(self._session.plan.title)
        self.refresh_clock()
        self.refresh_bindings()

    def refresh_clock(self) -> None:
        if self._session is None:
            return
        checks = self._readiness.checks(self._session)
        if checks != self._shown:
            self._draw(checks)

    def _draw(self, checks: tuple[Check, ...]) -> None:
        words = missing_words(checks)
        self.query_one(TitleBar).right = words if self.outside.kept else f"{PRACTICE}. {words}"
        place = self.query_one("#checks", VerticalScroll)
        same = [c.about for c in checks] == [c.about for c in self._shown]
        self._shown = checks
        if not same:
            place.remove_children()
            place.mount(*(_CheckLine(check) for check in checks))
            return
        for line, check in zip(place.query(_CheckLine), checks, strict=False):
            line.show(check)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "consent_read":
            return self._session is not None and self._session.consent_read_at is None
        return True

    def action_consent_read(self) -> None:
        consent_read(self.host, self.session_id, self.wish())
        self.look_again()

    def action_companion(self) -> None:
        """Type who keeps company; whatever is typed, nothing waits for it."""
        if self._session is None:
            return

        def given(name: str | None) -> None:
            if name is not None:
                change_details(self.host, self.session_id, DetailsChange(companion=name))
                self.look_again()

        self.app.push_screen(AskCompanion(self._session.plan.companion), given)

    def action_plan(self) -> None:
        self.convenor.open_plan(self.outside, self.session_id)

    def action_run(self) -> None:
        self.convenor.open_running(self.outside, self.session_id)


class _CheckLine(Horizontal):
    """One thing that was looked at."""

    def __init__(self, check: Check) -> None:
        super().__init__(classes="check")
        self._check = check

    def compose(self) -> ComposeResult:
        yield Static("", classes="mark", markup=False)
        yield Static("", classes="about", markup=False)
        yield Static("", classes="says", markup=False)

    def on_mount(self) -> None:
        self.show(self._check)

    def show(self, check: Check) -> None:
        """Say this; called again whenever it differs."""
        self._check = check
        if not self.query(".says"):
            return
        for state in MARKS:
            self.set_class(check.state == state, f"-{state}")
        self.query_one(".mark", Static).update(MARKS[check.state])
        self.query_one(".about", Static).update(shown(check.about))
        says = Content(shown(check.says))
        if check.cure:
            style = "bold" if check.state == "missing" else ""
            says = Content.assemble(says, "\n", (shown(check.cure), style))
        self.query_one(".says", Static).update(says)
