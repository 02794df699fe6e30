"""Telling the rooms something: a line to type, and below it whom it is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from convenor.services import messages
from convenor.session.messages import Message
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.running.place import room_words, rooms
from convenor.terminal.running.said import Said, cut
from convenor.terminal.running.sheets import LineAndList, beside
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Line

ALL = "To all rooms"
EMPTY = "Type first what they are to be told."


@dataclass(frozen=True, slots=True)
class Telling:
    """What was chosen: a text for all rooms or one, calling everybody back, or erasing a message that stands."""

    act: Literal["send", "call-back", "erase"]
    text: str = ""
    room: int | None = None
    message: str = ""


class TellRooms(LineAndList[Telling]):
    """Enter in the line sends to all rooms; the arrows go down to one of them."""

    def __init__(self, session: Session, *, half_typed: str = "") -> None:
        super().__init__()
        self._session = session
        self._half_typed = half_typed
        self._acts: list[Telling] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static("Tell the rooms", classes="sheet-title", markup=False)
            yield Line(self._half_typed, placeholder="Ten minutes left", id="message", select_on_focus=False,
                       max_length=messages.LONGEST, compact=True)
            yield Said(id="told-why", gone_when_empty=True)
            yield OptionList(*self._options(), markup=False, compact=True)
            yield Hint("Enter sends it to all rooms · ↓ to one room · Esc goes back")

    def _options(self) -> list[Option]:
        session = self._session
        listed = [(Telling("send"), ALL, "")]
        listed += [(Telling("send", room=n), f"To {room_words(session, n)} only", "") for n in rooms(session)]
        if session.now_on is not None and session.now_on.mode == "breakout":
            listed.append((Telling("call-back"), "Call everybody back …", "asks in how many minutes"))
        for message in reversed(messages.standing(session)):
            listed.append((Telling("erase", message=message.id), f"Take back: {_start(message)}", "gone for good"))
        self._acts = [act for act, _, _ in listed]
        return [Option(beside(words, more)) for _, words, more in listed]

    def on_mount(self) -> None:
        self.begin()

    @on(Input.Submitted, "#message")
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self._send(None)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        act = self._acts[event.option_index]
        if act.act == "send":
            self._send(act.room)
        else:
            self.dismiss(act)

    def _send(self, room: int | None) -> None:
        text = self.query_one("#message", Line).value.strip()
        if text:
            self.dismiss(Telling("send", text, room))
        else:
            self.query_one("#told-why", Said).say(EMPTY)
            self.begin()


def _start(message: Message) -> str:
    return f"“{cut(shown(message.text), 24)}”"
