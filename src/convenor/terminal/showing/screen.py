"""The window that everyone can see."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from convenor.services.outside import Outside
from convenor.services.shown_to_all import Shared, shared
from convenor.session.session import Session
from convenor.terminal.commands import Where, bindings
from convenor.terminal.session_page import SessionPage
from convenor.terminal.showing.sheet import lay_out


class Sheet(Widget):
    """The question and the time left, filling the window."""

    DEFAULT_CSS = "Sheet { width: 100%; height: 100%; text-wrap: nowrap; }"
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.shown = Shared(())

    def show(self, what: Shared) -> None:
        """Show this, if something else is shown."""
        if what != self.shown:
            self.shown = what
            self.refresh()

    def render(self) -> Content:
        rows = lay_out(self.shown, self.size.width, self.size.height)
        return Content("\n").join(Content.styled(row.text, row.style) for row in rows)


class ShowScreen(SessionPage):
    """One session as everyone may see it. Nothing is typed here, nothing ends here, and nothing private stands here."""

    WHERE: ClassVar[Where] = "showing"
    BINDINGS: ClassVar[list[BindingType]] = bindings("showing")

    def __init__(self, outside: Outside, session_id: str, *, speakers: bool = False) -> None:
        super().__init__(outside, session_id)
        self._speakers = speakers
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        yield Sheet()

    def record_changed(self) -> None:
        self._session = self.host.session(self.session_id)

    def refresh_clock(self) -> None:
        if self._session is not None:
            self.query_one(Sheet).show(shared(self._session, self.host.now(), speakers=self._speakers))

    def on_click(self) -> None:
        """The menu by mouse; there is nothing else here to click on."""
        self.action_menu()
