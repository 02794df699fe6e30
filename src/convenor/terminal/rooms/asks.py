"""The small questions of the rooms screen: what to do with a room or with somebody, a name, another room."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from convenor.services.room_lists import RoomList, Rooms
from convenor.session.text import shown
from convenor.terminal.running.sheets import Choice, Choose, Sheet
from convenor.terminal.widgets.hint import Hint
from convenor.terminal.widgets.line import Field


@dataclass(frozen=True, slots=True)
class NewRoom:
    """How a room that is to be opened is called and what it is asked; empty for what all others are."""

    name: str = ""
    question: str = ""


class AskRoom(Sheet[NewRoom]):
    """A name, and for a new room its question. Both may stay empty."""

    def __init__(self, title: str, name: str = "", *, question: bool) -> None:
        super().__init__()
        self._title = title
        self._called = name
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(self._title, classes="sheet-title", markup=False)
            yield Field("name", "Name", self._called, hint="empty: its number")
            if self._question:
                yield Field("question", "Question", hint="empty: what the others are asked")
            yield Hint("Enter does it · Esc goes back")

    def on_mount(self) -> None:
        self.query_one("#field-name", Field).type_here()

    @on(Field.Entered)
    def _done(self) -> None:
        question = self.query_one("#field-question", Field).value if self._question else ""
        self.dismiss(NewRoom(self.query_one("#field-name", Field).value, question))


def ask_about_room(room: RoomList, others: bool) -> Choose[str]:
    """What to do with a room."""
    choices = [Choice("rename", "Give it a name")]
    choices += [Choice("merge", "Join it to another room", "its people go there")] if others else []
    choices.append(Choice("close", "Close it", "its notes are kept"))
    return Choose(shown(room.label), choices, about=shown(room.question))


def ask_other_room(title: str, rooms: Rooms, without: int | None) -> Choose[int]:
    """One of the open rooms, but for that one."""
    choices = [
        Choice(r.n, shown(r.label), f"{len(r.people)} there") for r in rooms.rooms if r.n != without
    ]
    return Choose(title, choices)


def ask_about_person(name: str, why: str, room: RoomList | None, marked: bool) -> Choose[str]:
    """What to do with somebody."""
    choices = [Choice("move", "Put them into another room" if room else "Put them into a room")]
    if room is not None:
        hosts, notes = room.host == name, room.note_taker == name
        choices += [
            Choice("swap", "Let them change places with somebody"),
            Choice("host", "They host no longer" if hosts else "They host this room"),
            Choice("note-taker", "They take notes no longer" if notes else "They take notes here"),
        ]
    choices += [
        Choice("mark", "Take the mark away" if marked else "Mark them, to deal only those who are marked again"),
        Choice("left", "They have left, or never came", "not dealt any more"),
    ]
    return Choose(shown(name), choices, about=why)


def ask_swap(name: str, rooms: Rooms, room: int) -> Choose[str]:
    """Somebody of another room."""
    choices = [
        Choice(person.id, shown(who), shown(r.label))
        for r in rooms.rooms if r.n != room
        for person, who in zip(r.people, r.names, strict=True)
    ]
    return Choose(f"Who changes places with {shown(name)}?", choices)
