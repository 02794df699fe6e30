"""The line that one types in. It never moves, and gives up its words only once they are kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from convenor.services import capturing, shortline
from convenor.services.going_round import with_speaker
from convenor.services.recording import Line
from convenor.session.session import Session
from convenor.session.text import MAX_BYTES, shown, split_lines
from convenor.terminal.calm import Teller, calmly
from convenor.terminal.running.place import Place, room_words

TOO_LONG = f"That is too long for one note: {MAX_BYTES:,} bytes is the most. Split it; nothing of it was kept."

Keep = Callable[[list[str]], Awaitable[bool]]
"""Keeps these lines, all or none, and says whether they are on disk."""


class AsShown(Highlighter):
    """Shows control characters as pictures, each one column of text, so that the cursor stays true."""

    def __call__(self, text: str | Text) -> Text:
        plain = text.plain if isinstance(text, Text) else text
        return Text(one_for_one(plain), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing more: `__call__` has done it."""


def one_for_one(text: str) -> str:
    """The text as it may be shown, with one character for each of its own."""
    if text.isprintable():
        return text
    return "".join(c if len(c) == 1 else "⏎" if "⏎" in c else "·" for c in map(shown, text))


class _Labels(Suggester):
    """Completes a label or a name while it is all there is."""

    def __init__(self, names: Callable[[], list[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        if len(value) < 2 or not value.isalpha():
            return None
        found = shortline.completions(value, self._names())
        return f"{value}{found[0][len(value):]}: " if found else None


def meaning(typed: str, session: Session, place: Place) -> str:
    """What Enter would make of the line, in words: "quote · Ada Pell · Room 3". Empty for an ordinary line."""
    line = _parsed(typed, session, place)
    consent = line.consent
    if consent is None and capturing.asks_each_time(session, place.segment):
        consent = "us"
    if consent is None and any(i.person.name == line.said_by and i.person.may_be_named for i in session.plan.invited):
        consent = "named"  # what an invited speaker's line becomes when nobody says otherwise
    said = [
        "" if line.kind == "point" else line.kind,
        shown(line.said_by),
        {"us": "for us only", "note": "in the note, unnamed", "named": "named"}.get(consent or "", ""),
        "under the line above" if line.under else "",
    ]
    if not any(said) and line.room is None:
        return ""
    room = line.room if line.room is not None else place.room
    return " · ".join([*(word for word in said if word), *([room_words(session, room)] if room is not None else [])])


def as_line(typed: str, session: Session, place: Place, prompt: str) -> Line:
    """The note that a typed line means, in the place where its typist stands."""
    line = _parsed(typed, session, place)
    return replace(line, room=line.room if line.room is not None else place.room, prompt=prompt)


def _parsed(typed: str, session: Session, place: Place) -> Line:
    line = shortline.parse(typed, session.plan, capturing.usual_kind(session, place.segment))
    return with_speaker(session, replace(line, segment=place.segment))


class EntryLine(Input):
    """A line; Enter keeps it. While it is being kept, keys wait in this widget's own queue, in order."""

    DEFAULT_CSS = """
    EntryLine, EntryLine:focus { border: none; height: 1; padding: 0; background: $panel; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "move_place", "Where lines go", show=False),
        Binding("up", "read_notes", "Notes", show=False),
    ]

    @dataclass
    class MovePlace(Message):
        """The typist wants to stand elsewhere."""

        line: EntryLine

    @dataclass
    class ReadNotes(Message):
        """The typist wants to go up to the notes."""

        line: EntryLine

    def __init__(self, keep: Keep, names: Callable[[], list[str]], teller: Callable[[], Teller], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, select_on_focus=False, highlighter=AsShown(), suggester=_Labels(names))
        self.cursor_blink = False
        self._keep = keep
        self._teller = teller
        self._not_kept: list[str] = []

    @property
    def half_typed(self) -> bool:
        """Whether anything is waiting to be kept."""
        return bool(self.value.strip() or self._not_kept)

    @property
    def waiting(self) -> int:
        """How many pasted lines could not be kept and wait for another Enter."""
        return len(self._not_kept)

    def put(self, text: str) -> None:
        """Have this text in the line, ready to be gone on with."""
        self.value = text
        self.cursor_position = len(text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            # Here and not in an action: an action runs in the app's queue, and would hold up everything.
            event.stop()
            event.prevent_default()
            await self._enter()
        # Every other key is Input's: its own handler runs after this one.

    async def _enter(self) -> None:
        with calmly(self._teller()):
            if self._not_kept and await self._keep(self._not_kept):
                self._not_kept = []
            if not self._not_kept and self.value.strip() and await self._keep([self.value]):
                self.value = ""

    async def on_paste(self, event: events.Paste) -> None:
        """Before Input's own handler, which would take the first line and drop the others."""
        event.stop()
        event.prevent_default()
        await self.take(event.text)

    async def take(self, text: str) -> None:
        """What was pasted: one line goes into the line, many are kept at once, each a note."""
        lines = [line for line in split_lines(text) if line.strip()]
        longest = max((len(line.encode("utf-8", "surrogatepass")) for line in lines), default=0)
        if longest > MAX_BYTES:
            self._teller().tell(TOO_LONG, trouble=True)
            return
        if len(lines) <= 1:
            self.replace(lines[0] if lines else "", *sorted(self.selection))
            return
        with calmly(self._teller()):
            self._not_kept += lines
            if await self._keep(self._not_kept):
                self._not_kept = []

    def action_paste(self) -> None:
        """The app's own clipboard, for terminals that do not paste themselves."""
        self.call_later(self.take, self.app.clipboard)

    def action_move_place(self) -> None:
        self.post_message(self.MovePlace(self))

    def action_read_notes(self) -> None:
        self.post_message(self.ReadNotes(self))
