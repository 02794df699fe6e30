"""The notes so far, newest at the bottom: a list that does not move under whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.terminal.running.place import room_words

LONGEST = 400
"""Characters of a note that the list shows; the whole of it is one Enter away."""

CONSENTS = {"us": "for us only", "note": "", "named": "named"}
PHASES = {"before": "before the start", "during": "", "after": "added afterwards"}


def note_words(session: Session, note: Contribution, kept: str) -> str:
    """What stands beside a note: kind, who, room, consent, when, and that it is kept. Plain points say little."""
    said = [
        "" if note.kind == "point" else note.kind,
        shown(note.said_by),
        room_words(session, note.room) if note.room is not None else "",
        CONSENTS[note.consent],
        PHASES[note.phase],
        f"by {shown(note.by)}" if note.by != "facilitator" else "",
        "edited" if note.edited else "",
        kept,
    ]
    return " · ".join(word for word in said if word)


def note_text(note: Contribution, *, hangs: bool = False) -> str:
    """A note's words as the list shows them: quotations in marks; set in where it `hangs` under another one."""
    text = note.text if len(note.text) <= LONGEST else note.text[:LONGEST] + " … (longer)"
    text = shown(text)
    if note.kind == "quote" and not text.startswith(("“", '"')):
        text = f"“{text}”"
    return f"  └ {text}" if hangs else text


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note as the list shows it."""

    id: str
    text: str
    about: str

    def content(self, columns: int) -> Content:
        """On one line with what is about it at the right, if it fits; else below one another."""
        text, about = Content(self.text), Content(self.about)
        columns -= 1  # a little air before the agenda
        gap = columns - text.cell_length - about.cell_length
        if gap >= 2:
            return Content.assemble(text, " " * gap, (self.about, "$quiet"))
        indent = max(0, columns - about.cell_length)
        return Content.assemble(text, "\n", " " * indent, (self.about, "$quiet"))


class NotesList(OptionList):
    """Follows the newest note only while its end is in sight."""

    DEFAULT_CSS = """
    NotesList, NotesList:focus {
        height: 1fr; border: none; padding: 0; background: $background; background-tint: $background 0%;
        scrollbar-size-vertical: 1;
    }
    NotesList > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    NotesList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back to the line", show=False)]

    @dataclass
    class Left(Message):
        """The reader wants to type again."""

        notes: NotesList

    @dataclass
    class Scrolled(Message):
        """How much of the end is in sight may have changed."""

        notes: NotesList

        def can_replace(self, message: Message) -> bool:
            """One is as good as many."""
            return isinstance(message, NotesList.Scrolled)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._lines_shown: tuple[NoteLine, ...] = ()
        self._columns = 0
        self._at_end = True
        """Whether the end was in sight when somebody last scrolled; a smaller window does not count as scrolling."""

    @property
    def below(self) -> int:
        """How many notes stand below what is in sight."""
        seen = self.scroll_offset.y + self.scrollable_content_region.height
        line_of, count = self._index_to_line, 0
        for n in reversed(range(self.option_count)):
            if line_of.get(n, 0) < seen:
                break
            count += 1
        return count

    def show(self, lines: Sequence[NoteLine]) -> None:
        """Show these notes; stay where the reader is, and at the end if that is where they are."""
        after, before = tuple(lines), self._lines_shown
        if after == before:
            return
        following = self.following
        self._lines_shown = after
        if after[: len(before)] == before:
            self.add_options(self._option(line) for line in after[len(before):])
        elif [line.id for line in after] == [line.id for line in before]:
            for new, old in zip(after, before, strict=True):
                if new != old:
                    self.replace_option_prompt(new.id, new.content(self._columns))
        else:
            self._build_anew()
        if following:
            self.to_the_end()

    @property
    def following(self) -> bool:
        """Whether the end is in sight and nobody has chosen a line further up."""
        reading = self.has_focus and self.highlighted is not None and self.highlighted < self.option_count - 1
        return not reading and self._at_end

    def to_the_end(self) -> None:
        """Bring the newest note into sight."""
        self._at_end = True
        self.scroll_end(animate=False, force=True, immediate=True)
        self.call_after_refresh(self.scroll_end, animate=False, force=True, immediate=True)

    def watch_scroll_y(self, old: float, new: float) -> None:
        super().watch_scroll_y(old, new)
        if self.size.height and (new < old or new >= self.max_scroll_y):
            self._at_end = new >= self.max_scroll_y
        self.post_message(self.Scrolled(self))

    def on_focus(self) -> None:
        if self.highlighted is None and self.option_count:
            self.highlighted = self.option_count - 1

    def on_blur(self) -> None:
        self.highlighted = None

    def on_resize(self) -> None:
        columns = self.scrollable_content_region.width
        following = self.following
        if columns and columns != self._columns:
            self._columns = columns
            self._build_anew()
        if following:
            self.to_the_end()

    def action_cursor_down(self) -> None:
        """Below the newest note is the line that one types in."""
        if self.highlighted is None or self.highlighted >= self.option_count - 1:
            self.action_leave()
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The oldest note is the top; it does not go round to the newest."""
        if self.highlighted != 0:
            super().action_cursor_up()

    def action_leave(self) -> None:
        """Back to the line."""
        self.post_message(self.Left(self))

    def _build_anew(self) -> None:
        chosen = self.highlighted_option.id if self.highlighted_option else None
        at, at_end = self.scroll_offset.y, self._at_end
        self.set_options([self._option(line) for line in self._lines_shown])
        ids = [line.id for line in self._lines_shown]
        if chosen in ids:
            self.highlighted = ids.index(chosen)
        elif self.has_focus and ids:
            self.highlighted = len(ids) - 1
        self.scroll_to(y=at, animate=False, force=True, immediate=True)
        self._at_end = at_end

    def _option(self, line: NoteLine) -> Option:
        return Option(line.content(self._columns), id=line.id)
