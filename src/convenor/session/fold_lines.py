"""The fold's part about finished lines. Nothing here is undone: a new answer takes the place of the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from convenor.session.event import DoorEvent, Entry, Event, RawWordsPurged, Words
from convenor.session.event_lines import (
    AnswerTaken,
    AskAnswered,
    AskAsked,
    AskMarked,
    LineAdded,
    LineEdited,
    LineEvent,
    LineKept,
    NoteCalledFinal,
    NotePublished,
    PenHanded,
    ReachErased,
    SignOffAnswered,
    SignOffAsked,
)
from convenor.session.event_points import DoubtLookedAt, UnusedLookedAt
from convenor.session.fold_asks import AsksState
from convenor.session.lines import Answered, CalledFinal, Edit, Line, Pen, Published

_LEAVES_THE_NOTE = (
    *get_args(DoorEvent), RawWordsPurged, LineKept, SignOffAsked, AnswerTaken, NoteCalledFinal, NotePublished,
    PenHanded, AskMarked, AskAsked, ReachErased, DoubtLookedAt, UnusedLookedAt,
)


def leaves_the_note(event: Event) -> bool:
    """Whether the note surely reads after it as it did before, and nobody took a yes back."""
    if isinstance(event, SignOffAnswered):
        return event.answer in ("yes", "decided")
    return isinstance(event, _LEAVES_THE_NOTE)


class LinesState:
    """A private builder, changed in place."""

    def __init__(self) -> None:
        self._lines: dict[str, Line] = {}
        self.pen: Pen | None = None
        self.final: CalledFinal | None = None
        self._published: list[Published] = []
        self._gone: set[str] = set()
        """Ids of erased notes, whose words nothing may bring back."""
        self.asks = AsksState()
        self._frozen: tuple[Line, ...] | None = None

    def apply(self, entry: Entry, event: LineEvent, words: Mapping[str, Words]) -> None:
        row = words.get(getattr(event, "words", None) or "")
        if row is not None and not self._gone.isdisjoint(row.sources):
            row = None
        words_id = row.id if row else ""
        match event:
            case LineKept():
                if event.line not in self._lines:
                    self._lines[event.line] = Line(
                        event.line, entry.seq, row.text if row else "", row.said_by if row else "",
                        row.sources if row else (), event.kind, event.depth, event.links,
                        words=words_id,
                    )
            case LineAdded():
                if event.line not in self._lines and row is not None:
                    self._lines[event.line] = Line(
                        event.line, entry.seq, row.text, "", row.sources, event.kind, event.depth, after=event.after,
                        words=words_id,
                    )
            case LineEdited():
                if line := self._lines.get(event.line):
                    worded = Edit(row.text, owned=event.owned, words=row.id) if row else None
                    self._lines[line.id] = replace(line, edit=Edit("", gone=True) if event.gone else worded)
            case SignOffAsked():
                if line := self._lines.get(event.line):
                    self._lines[line.id] = replace(line, asked=(*line.asked, entry.effective_at))
            case SignOffAnswered():
                if line := self._lines.get(event.line):
                    text = row.text if row else ""
                    said = Answered(entry.effective_at, event.answer, entry.seq, text, words_id, len(line.asked))
                    self._lines[line.id] = replace(line, answers=(*line.answers, said))
            case AnswerTaken():
                if (line := self._lines.get(event.line)) and event.of != event.line:
                    self._lines[line.id] = replace(line, of=event.of)
            case NoteCalledFinal():
                self.final = CalledFinal(entry.effective_at, event.day, event.pages)
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
        gone = set(rows)
        for line in tuple(self._lines.values()):
            if line.words in gone:
                line = replace(line, text="", about="", made_of=(), words="")
            if line.edit is not None and line.edit.words in gone:
                line = replace(line, edit=None)
            bare = tuple(replace(a, text="", words="") if a.words in gone else a for a in line.answers)
            self._lines[line.id] = replace(line, answers=bare)
        self._frozen = None

    def freeze(self) -> tuple[Line, ...]:
        if self._frozen is None:
            self._frozen = tuple(self._lines.values())
        return self._frozen

    def published(self) -> tuple[Published, ...]:
        return tuple(self._published)
