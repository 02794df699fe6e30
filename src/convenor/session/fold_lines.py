"""The fold's part about finished lines. Nothing here is undone: a new answer takes the place of the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from convenor.session.event import Entry, Words
from convenor.session.event_lines import (
    AskAnswered,
    AskAsked,
    AskMarked,
    LineAdded,
    LineEdited,
    LineEvent,
    LineKept,
    NotePublished,
    PenHanded,
    ReachErased,
    SignOffAnswered,
    SignOffAsked,
)
from convenor.session.fold_asks import AsksState
from convenor.session.lines import Answered, Edit, Line, Pen, Published


class LinesState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}
        self.pen: Pen | None = None
        self._published: list[Published] = []
        self._gone: set[str] = set()
        """Ids of erased notes, whose words nothing may bring back."""
        self._rows: dict[str, tuple[str, int | None]] = {}
        """From a words row to the line that it is about, and to which of its answers; None: how it reads."""
        self.asks = AsksState()
        self._frozen: tuple[Line, ...] | None = None

    def apply(self, entry: Entry, event: LineEvent, words: Mapping[str, Words]) -> None:
        row = words.get(getattr(event, "words", None) or "")
        if row is not None and not self._gone.isdisjoint(row.sources):
            row = None
        if row is not None and isinstance(event, LineKept | LineAdded | LineEdited):
            self._rows[row.id] = event.line, None
        match event:
            case LineKept():
                if event.line not in self._lines:
                    self._lines[event.line] = Line(
                        event.line, entry.seq, row.text if row else "", row.said_by if row else "",
                        row.sources if row else (), event.kind, event.depth, event.links,
                    )
            case LineAdded():
                if event.line not in self._lines and row is not None:
                    self._lines[event.line] = Line(
                        event.line, entry.seq, row.text, "", row.sources, event.kind, event.depth, after=event.after,
                    )
            case LineEdited():
                if line := self._lines.get(event.line):
                    reads = Edit("", gone=True) if event.gone else Edit(row.text, owned=event.owned) if row else None
                    self._lines[line.id] = replace(line, edit=reads)
            case SignOffAsked():
                if line := self._lines.get(event.line):
                    self._lines[line.id] = replace(line, asked=(*line.asked, entry.effective_at))
            case SignOffAnswered():
                if line := self._lines.get(event.line):
                    said = Answered(entry.effective_at, event.answer, entry.seq, row.text if row else "")
                    self._lines[line.id] = replace(line, answers=(*line.answers, said))
                    if row is not None:
                        self._rows[row.id] = line.id, len(line.answers)
            case PenHanded():
                self.pen = Pen(row.text, entry.effective_at) if row else None
            case AskMarked() | AskAsked() | AskAnswered() | ReachErased():
                self.asks.apply(entry, event, row)
            case NotePublished():
                self._published.append(Published(
                    event.version, entry.effective_at, event.address, event.lines, event.digest, event.day, entry.seq,
                ))
        self._frozen = None

    def forget(self, source: str) -> None:
        """Drop every line that came from it, and whatever was said to it: erased words must not linger in memory."""
        self._gone.add(source)
        self.asks.forget(source)
        for line in tuple(self._lines.values()):
            if source in line.made_of:
                bare = tuple(replace(a, text="") for a in line.answers)
                self._lines[line.id] = replace(line, text="", about="", made_of=(), edit=None, answers=bare)
                self._frozen = None

    def purge(self, rows: Sequence[str]) -> None:
        """Drop what stands in these words rows: answers, and lines that the note does not say any more."""
        self.asks.purge(rows)
        for row in rows:
            line_id, answer = self._rows.get(row, ("", None))
            line = self._lines.get(line_id)
            if line is None:
                continue
            if answer is not None:
                bare = tuple(replace(a, text="") if n == answer else a for n, a in enumerate(line.answers))
                self._lines[line.id] = replace(line, answers=bare)
            elif line.edit is None or line.edit.gone:
                self._lines[line.id] = replace(line, text="", about="", made_of=(), edit=None)
            self._frozen = None

    def freeze(self) -> tuple[Line, ...]:
        if self._frozen is None:
            self._frozen = tuple(self._lines.values())
        return self._frozen

    def published(self) -> tuple[Published, ...]:
        return tuple(self._published)
