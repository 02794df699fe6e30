"""The sheet of the pages: where they are, how each role comes in, and which rooms have sent nothing yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from convenor.services import doors
from convenor.services.clipboard import Clipboard
from convenor.services.page_views import lines_of_rooms
from convenor.services.serving import Serving
from convenor.session.doors import Role
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.copying import copy
from convenor.terminal.running.said import Said
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint

Wanted = Literal["everybody", "this-computer", "stop", "shut", "hide", "participant", "note-taker", "facilitator"]
"""What was asked for: to serve, to stop, to shut a way in, to hide the links, or a new one for that role."""

TICK = 1.0
WIDTHS, HEIGHTS = [(0, "-thin"), (78, "-wide")], [(0, "-strip"), (22, "-tall")]
_BEFORE: tuple[tuple[Wanted, str], ...] = (
    ("everybody", "Let in everybody on the same network"),
    ("this-computer", "This computer only, to look at it"),
)
WHO: dict[Role, str] = {
    "participant": "Participants", "note-taker": "Note-takers", "facilitator": "A second facilitator"
}
_SCREEN = "screen"
_RENEW: dict[str, tuple[Wanted, str]] = {
    "renew-participant": ("participant", "New code for participants"),
    "renew-note-taker": ("note-taker", "New link for note-takers"),
    "renew-facilitator": ("facilitator", "New link for facilitators"),
}
ABOUT = (
    "Note-takers, participants, a big screen and a second facilitator come by their browsers, each by a code or "
    "link of their own. Nobody can reach this computer before you choose."
)
SHOWN_BEFORE = "The link was shown before and cannot be shown again. A new one shuts out whoever holds the old one."
SHUTTING = (
    "Whoever is in by it is out, and nobody comes in until you make a new one. Unsent lines stay on their devices."
)
SHUT = "Nobody can come in as that now. A new code or link opens it again."
_ASKS: dict[str, str] = {
    "stop": "Everybody’s page loses its connection; lines wait on their devices. Enter again stops it.",
    "hide": "They open as before, but cannot be shown any more, also not to you. Enter again hides them.",
}
_NEW = "Whoever is in by the one before is out. Enter again makes it."
HINT = "Enter copies the address · Esc goes back, and the pages stay"


class ServeSheet(Sheet[Wanted]):
    """Before anything is served: whom to let in. Afterwards: addresses, codes, and a QR code of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "dismiss(None)", show=False)]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS = """
    ServeSheet.-serving .sheet { width: 80; max-width: 100%; height: auto; max-height: 100%; }
    ServeSheet.-serving .sheet { padding: 0 1; border: none; }
    ServeSheet .sheet-title { margin-bottom: 0; }
    ServeSheet #reach { color: $text-warning; }
    ServeSheet OptionList { height: auto; max-height: 12; width: 1fr; }
    ServeSheet #both, ServeSheet #left { height: auto; }
    ServeSheet #qr { width: auto; height: auto; background: white; color: black; display: none; margin-left: 1; }
    ServeSheet.-wide.-tall #qr.-there { display: block; }
    ServeSheet #link { text-style: bold; }
    ServeSheet #rooms { color: $quiet; }
    ServeSheet .hint { margin-top: 0; }
    ServeSheet.-strip .sheet OptionList { max-height: 5; }
    ServeSheet.-strip .hint, ServeSheet.-strip #rooms, ServeSheet.-strip #reach { display: none; }
    """

    def __init__(self, serving: Serving | None, clipboard: Clipboard | None, session: Callable[[], Session]) -> None:
        super().__init__()
        self._serving = serving
        self.set_class(serving is not None, "-serving")
        self._clipboard = clipboard
        self._session = session
        self._sure = ""
        """The renewal that Enter would now do, having been asked for once."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Let others in by their browsers", classes="sheet-title", markup=False)
            if self._serving is None:
                yield Static(ABOUT, classes="sheet-about", markup=False)
                yield OptionList(*[Option(words, id=act) for act, words in _BEFORE], markup=False, compact=True)
                yield Hint("Enter chooses · Esc goes back")
                return
            yield Said(id="reach")
            with Horizontal(id="both"):
                with Vertical(id="left"):
                    yield OptionList(*self._rows(self._serving), markup=False, compact=True)
                    yield Said(id="link", gone_when_empty=True)
                    yield Said(id="remark", gone_when_empty=True)
                    yield Said(id="rooms", gone_when_empty=True)
                yield Static("", id="qr", markup=False)
            yield Hint(HINT)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        if self._serving is not None:
            self._look(self._serving)
            self.set_interval(TICK, partial(self._look, self._serving))

    def _rows(self, serving: Serving) -> list[Option]:
        rows = [Option(f"{words}: {self._how(serving, role)}", id=role) for role, words in WHO.items()]
        rows.append(Option("The big screen", id=_SCREEN))
        rows += [Option(words, id=name) for name, (_, words) in _RENEW.items()]
        if any(self._is_open(role) for role in WHO):
            rows.append(Option("Shut a way in…", id="shut"))
        if any(serving.secret(role) for role in WHO if role != "participant"):
            rows.append(Option("Hide the links from this screen", id="hide"))
        return [*rows, Option("Stop serving the pages", id="stop")]

    def _how(self, serving: Serving, role: Role) -> str:
        if not self._is_open(role):
            return "shut"
        secret = serving.secret(role)
        if role == "participant":
            return f"code {doors.spoken(secret)}"
        return "link" if secret else "link, shown before"

    def _is_open(self, role: Role) -> bool:
        return self._session().entrance.door(role) is not None

    def _look(self, serving: Serving) -> None:
        self.query_one("#reach", Said).say(serving.alert() or serving.who_can_reach())
        here = serving.here()
        opened = "No page is open." if not here else "1 page is open." if here == 1 else f"{here} pages are open."
        silent = [name for name, count in lines_of_rooms(self._session()) if not count]
        nothing_yet = f" Nothing yet from {_listed(silent)}." if silent else ""
        self.query_one("#rooms", Said).say(opened + nothing_yet)

    def _address(self, serving: Serving, row: str) -> str:
        """What the chosen row leads to; empty for what is no address, or is not known any more."""
        best = serving.addresses()[0]
        if row == _SCREEN:
            return f"{best}/screen"
        role = _role(row)
        secret = serving.secret(role) if role else ""
        return best + doors.path_of(role, secret) if role and secret else ""

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        serving, row = self._serving, event.option_id or ""
        self._sure = ""
        if serving is None:
            return
        address = self._address(serving, row)
        role = _role(row)
        why = "" if address or role is None else SHOWN_BEFORE if self._is_open(role) else SHUT
        self.query_one("#link", Said).say(shown(address))
        self.query_one("#remark", Said).say(why)
        qr = self.query_one("#qr", Static)
        qr.set_class(bool(address), "-there")
        qr.update("\n".join(serving.qr(address)) if address else "")

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        serving, row = self._serving, event.option_id or ""
        if serving is None:
            self.dismiss(next(act for act, _ in _BEFORE if act == row))
        elif row == "shut":
            self.dismiss("shut")
        elif row in _RENEW or row in _ASKS:
            self._ask_once(row)
        elif address := self._address(serving, row):
            self.query_one("#remark", Said).say(await copy(self.app, self._clipboard, address))

    def _ask_once(self, row: str) -> None:
        """The first Enter asks, the second does it; moving away forgets it."""
        if self._sure != row:
            self._sure = row
            self.query_one("#remark", Said).say(_ASKS.get(row, _NEW))
        elif row in _RENEW:
            self.dismiss(_RENEW[row][0])
        else:
            self.dismiss("hide" if row == "hide" else "stop")


def _role(row: str) -> Role | None:
    return next((role for role in WHO if role == row), None)


def ask_which_to_shut(session: Session) -> Choose[Role | None]:
    """Which way in is to be shut. That is the one question: the first answer shuts none."""
    choices: list[Choice[Role | None]] = [Choice(None, "None, leave them open")]
    choices += [Choice(role, words) for role, words in WHO.items() if session.entrance.door(role)]
    return Choose("Shut a way in", choices, about=SHUTTING)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
