"""Which words about lines of the note go with the raw words: what people wrote back, and what nobody agreed to."""

from __future__ import annotations

from convenor.services.ports import Slice
from convenor.session import event_lines as events
from convenor.session.lines import Line
from convenor.session.session import Session
from convenor.writeup.sentences import sentences


def spare_lines(session: Session, log: Slice) -> tuple[str, ...]:
    """Rows that the note does not need: replies, earlier edits, and lines that were only shown to somebody.

    What stays: the published versions, the edits that the note says, and the words that somebody said yes to.
    """
    there = {row.id for row in log.words}
    lines = {line.id: line for line in session.lines}
    needed = {i for version in session.published for i in version.lines}
    needed |= {line.after for line in session.lines if line.after}
    edits = {e.event.line: e.event.words for e in log.entries if isinstance(e.event, events.LineEdited)}
    said = [line.edit.text for line in session.lines if line.edit]
    texts = {row.id: row.text for row in log.words}
    found: list[str] = []
    for entry in log.entries:
        match entry.event:
            case events.SignOffAnswered(words=str() as row) if not any(_has(text, texts.get(row, "")) for text in said):
                found.append(row)
            case events.AskMarked(words=str() as row):
                found.append(row)
            case events.LineEdited(line=line, words=str() as row) if edits[line] != row:
                found.append(row)
            case (events.LineKept(line=line, words=row) | events.LineAdded(line=line, words=row)):
                if line not in needed and not _says(lines.get(line)):
                    found.append(row)
    return tuple(row for row in found if row in there)


def _has(text: str, words: str) -> bool:
    """Whether a line that was written over says what somebody wrote, others' sentences between them or not."""
    return all(sentence in text for sentence in sentences(words))


def _says(line: Line | None) -> bool:
    """Whether the note says it, or somebody agreed to it."""
    if line is None:
        return False
    if line.kind == "whole":
        return line.answer is not None and line.answer.answer in ("yes", "decided")
    if line.kind == "piece":
        return line.answer is not None and line.answer.answer in ("yes", "decided", "changed")
    if line.after is not None:
        return line.edit is None or not line.edit.gone
    return line.edit is not None
