"""Report-back: each room's lines, ticked when they are said aloud, starred when the room chose them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from convenor.services import reporting_back
from convenor.services.outside import Outside
from convenor.services.reporting_back import Marks, RoomBack
from convenor.session.session import Contribution
from convenor.session.text import shown
from convenor.terminal.commands import Where, bindings
from convenor.terminal.session_page import SessionPage
from convenor.terminal.widgets.bar import TitleBar
from convenor.terminal.widgets.keys import Keys
from convenor.terminal.widgets.line import Line
from convenor.terminal.widgets.pick_list import PickList, PickRow

NOTHING = "(nothing noted: what it says aloud is its record)"
_ROOM = "room:"


class BackScreen(SessionPage):
    """The rooms that come back, one under the other, and a line for what is new."""

    WHERE: ClassVar[Where] = "back"
    BINDINGS: ClassVar[list[BindingType]] = bindings("back")
    DEFAULT_CSS = """
    BackScreen #heard { padding: 0 1; height: 1; text-style: bold; }
    BackScreen #lines { height: 1fr; }
    BackScreen #new { height: 1; margin-top: 1; }
    BackScreen #new-from { width: auto; padding: 0 1; text-style: bold; }
    BackScreen #text { border: none; height: 1; padding: 0 1; background: $panel; width: 1fr; }
    BackScreen.-strip #new { margin-top: 0; }
    """

    def __init__(self, outside: Outside, session_id: str) -> None:
        super().__init__(outside, session_id)
        self._rooms: tuple[RoomBack, ...] = ()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static("", id="heard", markup=False)
        yield PickList(id="lines", wrap=True)
        with Horizontal(id="new"):
            yield Static("", id="new-from", markup=False)
            yield Line(placeholder="what is new · Enter keeps it as said", id="text")
        yield Keys()

    def on_mount(self) -> None:
        self.list.focus()

    @property
    def list(self) -> PickList:
        return self.query_one(PickList)

    def record_changed(self) -> None:
        session = self.host.session(self.session_id)
        self.query_one(TitleBar).say(f"Report-back: {shown(session.plan.title)}", kept=self.outside.kept)
        self._rooms = reporting_back.rooms_back(session)
        self.query_one("#heard", Static).update(
            reporting_back.not_heard(self._rooms) or "This session has no rooms that come back.")
        self.list.show([row for back in self._rooms for row in _rows(back)])
        self._say_room()

    @on(PickList.Moved)
    def _say_room(self) -> None:
        back = self._chosen_room()
        self.query_one("#new-from", Static).update(f"New from {back.room.label} ›" if back else "")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("said_aloud", "star"):
            return self._line() is not None
        return True

    def action_said_aloud(self) -> None:
        if line := self._line():
            self._mark(Marks(not_said=(line.id,)) if line.said_aloud else Marks(said=(line.id,)))

    def action_star(self) -> None:
        if line := self._line():
            self._mark(Marks(no_star=(line.id,)) if line.starred else Marks(star=(line.id,)))

    def action_type_new(self) -> None:
        """To the line and back to the list."""
        line = self.query_one("#text", Input)
        (self.list if line.has_focus else line).focus()

    @on(PickList.Opened)
    def _clicked(self) -> None:
        self.action_said_aloud()

    @on(Input.Submitted, "#text")
    def _new(self, event: Input.Submitted) -> None:
        event.stop()
        back = self._chosen_room()
        if back is None or not event.value.strip():
            return
        note = reporting_back.say_new(
            self.host, self.session_id, back.room.n, event.value, self.wish())
        event.input.clear()
        self.look_again()
        self.list.choose(note)

    def _mark(self, marks: Marks) -> None:
        reporting_back.mark(self.host, self.session_id, marks, self.wish())
        self.look_again()

    def _line(self) -> Contribution | None:
        chosen = self.list.chosen
        return next((line for back in self._rooms for line in back.lines if line.id == chosen), None)

    def _chosen_room(self) -> RoomBack | None:
        chosen = self.list.chosen
        return next((back for back in self._rooms
                     if chosen == f"{_ROOM}{back.room.n}" or any(line.id == chosen for line in back.lines)), None)


def _rows(back: RoomBack) -> list[PickRow]:
    """A heading, and a row for each line; a room without one has a row that can be chosen all the same."""
    question = f": {shown(back.room.question)}" if back.room.question else ""
    heading = PickRow("", f"{shown(back.room.label)}{question}{' · heard' if back.heard else ''}", look="heading")
    if not back.lines:
        return [heading, PickRow(f"{_ROOM}{back.room.n}", NOTHING, " " * 8, look="quiet", below=1)]
    last = len(back.lines) - 1
    return [heading, *(PickRow(line.id, _text(line), _signs(line), below=int(n == last))
                       for n, line in enumerate(back.lines))]


def _text(line: Contribution) -> str:
    return f"{shown(line.text)}{' [for us only: not to be said]' if line.consent == 'us' else ''}"


def _signs(line: Contribution) -> str:
    return f" {'said' if line.said_aloud else '    '} {'★' if line.starred else ' '} "
