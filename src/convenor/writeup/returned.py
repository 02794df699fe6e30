"""A note that came back edited, laid beside ours: which paragraph is which, and what was changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from convenor.session.event_lines import LineKind
from convenor.session.session import Session
from convenor.writeup.document import Document, is_banner
from convenor.writeup.holding import Record, Unsupported
from convenor.writeup.kept import FlatLine, flat
from convenor.writeup.matching import matched
from convenor.writeup.prose import folded


@dataclass(frozen=True, slots=True)
class Came:
    """A paragraph of what came back."""

    text: str
    kind: LineKind = "paragraph"
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, to be accepted or not."""

    n: int
    """Its number, from 1."""
    what: Literal["changed", "put in", "taken out"]
    was: str
    now: str
    line: int | None
    """Which of our lines it is about, counted from 0; for one that was put in, the line it stands after."""
    kind: LineKind = "paragraph"
    depth: int = 0
    doubts: tuple[Unsupported, ...] = ()
    """Sentences of it that nothing in the record bears out."""


def compared(session: Session, document: Document, came: Sequence[Came]) -> tuple[Change, ...]:
    """Every difference between the note and what came back, in the order of what came back, then what is missing."""
    ours = flat(document)
    theirs = [c for n, c in enumerate(came)
              if c.text.strip() and folded(c.text) != folded(document.banner) and not (n == 0 and is_banner(c.text))]
    pairs = _paired(ours, theirs)
    of_theirs = {n: at for at, n in pairs.items()}
    notes = {c.id: c.text for c in session.notes() if c.consent != "us"}
    record = Record([*notes.values()])
    found: list[Change] = []
    last: int | None = None
    for n, one in enumerate(theirs):
        at = of_theirs.get(n)
        if at is None:
            doubts = record.unsupported(one.text, "")
            found.append(Change(0, "put in", "", folded(one.text), last, one.kind, one.depth, doubts))
            continue
        last = at
        line = ours[at]
        if folded(one.text) != folded(line.text):
            behind = Record([notes[i] for i in line.sources if i in notes]) if line.sources else record
            doubts = behind.unsupported(folded(one.text), line.text)
            found.append(Change(0, "changed", line.text, folded(one.text), at, line.kind, line.depth, doubts))
    found += [Change(0, "taken out", line.text, "", at, line.kind, line.depth)
              for at, line in enumerate(ours) if at not in pairs and line.text.strip() and line.kind != "title"]
    return tuple(Change(n, c.what, c.was, c.now, c.line, c.kind, c.depth, c.doubts) for n, c in enumerate(found, 1))


def reworded(session: Session, document: Document, at: int, now: str) -> Change:
    """One line of the note, counted from 0, as its author would have it."""
    line = flat(document)[at]
    notes = {c.id: c.text for c in session.notes() if c.consent != "us"}
    record = Record([notes[i] for i in line.sources if i in notes] if line.sources else [*notes.values()])
    return Change(
        1, "changed", line.text, folded(now), at, line.kind, line.depth, record.unsupported(folded(now), line.text))


def _paired(ours: Sequence[FlatLine], theirs: Sequence[Came]) -> dict[int, int]:
    """From our lines to theirs: by their words, then by their place, where one is left between the same two."""
    pairs = matched([line.text for line in ours], [c.text for c in theirs])
    taken = set(pairs.values())
    for at, line in enumerate(ours):
        if at in pairs or not line.text.strip():
            continue
        before = max((p for p in pairs if p < at), default=-1)
        after = min((p for p in pairs if p > at), default=len(ours))
        low, high = pairs.get(before, -1), pairs.get(after, len(theirs))
        between = [n for n in range(low + 1, high) if n not in taken]
        alone = [p for p in range(before + 1, after) if ours[p].text.strip()]
        if len(between) == len(alone) == 1:
            pairs[at] = between[0]
            taken.add(between[0])
    return dict(sorted(pairs.items()))
