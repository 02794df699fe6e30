"""Who has to say yes to which words of the note, and who has. A yes is to the words: other words need another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from convenor.session.lines import Line
from convenor.session.session import Contribution, Session
from convenor.writeup.appearing import Piece, Why, pieces, somebodies
from convenor.writeup.document import Document
from convenor.writeup.matching import LIKE, likeness, words_in
from convenor.writeup.prose import folded
from convenor.writeup.shape import shape

State = Literal["unasked", "asked", "yes", "as-noted", "changed", "no", "decided"]
"""as-noted: they said yes when it was noted, and it reads as it was noted. changed: yes, if it is changed."""

SETTLED: frozenset[State] = frozenset({"yes", "as-noted", "decided"})
_ROUND_IT = frozenset({"said", "asked", "says", "asks", "by"})
"""What the note may put round somebody's own words, beside their name, to say whose they are."""


@dataclass(frozen=True, slots=True)
class SignRow:
    """One piece of the note with what the person in it has said to it."""

    name: str
    why: Why
    n: int
    """Number of the piece among those of this person, from 1."""
    piece: Piece
    state: State
    line: Line | None = None
    """The words as they were kept when they were asked; None when they were not."""
    since: datetime | None = None
    """When they answered, or were last asked."""
    wanted: str = ""
    """How they would have it read, or what they wrote."""
    was: str = ""
    """How it read when they last saw it, or when it was noted, if that is not how it reads now."""

    @property
    def settled(self) -> bool:
        return self.state in SETTLED

    @property
    def asked(self) -> int:
        """How often they were asked, reminders included."""
        return len(self.line.asked) if self.line else 0


def signing(session: Session, document: Document) -> tuple[SignRow, ...]:
    """Every piece of the note that names somebody, person by person."""
    why = {somebody.name: somebody.why for somebody in somebodies(session)}
    count: dict[str, int] = {}
    found = pieces(document, session)
    now = {(p.name.casefold(), folded(p.text)) for p in found}
    worded = {n for p in shape(session).points if p.wording is not None for n in (*p.notes, *p.made_of)}
    rows: list[SignRow] = []
    for piece in found:
        count[piece.name] = count.get(piece.name, 0) + 1
        touched = piece.edited or not worded.isdisjoint(piece.made_of)
        rows.append(_row(session, piece, why[piece.name], count[piece.name], now, touched=touched))
    return tuple(rows)


def _row(
    session: Session, piece: Piece, why: Why, n: int, now: set[tuple[str, str]], *, touched: bool
) -> SignRow:
    """`touched`: whether the author changed how it reads, so that the house's own words round it prove nothing."""
    theirs = [line for line in session.lines if line.about.casefold() == piece.name.casefold() and line.text]
    text = folded(piece.text)
    same = next((line for line in reversed(theirs) if folded(line.text) == text), None)
    if same is not None and (same.answer or same.asked):
        answer = same.answer
        if answer is None:
            return SignRow(piece.name, why, n, piece, "asked", same, same.asked[-1])
        state: State = answer.answer or "asked"
        return SignRow(piece.name, why, n, piece, state, same, answer.at, answer.text)
    for line in reversed(theirs):  # how they themselves wanted it
        answer = line.answer
        if answer and answer.answer == "changed" and folded(answer.text) == text:
            return SignRow(piece.name, why, n, piece, "yes", line, answer.at)
    said = [c for c in session.notes() if c.id in piece.made_of and c.consent == "named"
            and folded(c.said_by).casefold() == piece.name.casefold()]
    if why == "named" and said:
        # Once raw words are purged, what the author worded is all that is left: it proves nothing.
        proves = not (touched and session.purged_seq)
        if proves and any(as_noted(piece.text, c.text, piece.name if touched else None) for c in said):
            return SignRow(piece.name, why, n, piece, "as-noted", None, said[0].at)
        return SignRow(piece.name, why, n, piece, "unasked", was=_before(text, theirs, now) or _noted(said))
    return SignRow(piece.name, why, n, piece, "unasked", was=_before(text, theirs, now))


def as_noted(text: str, note: str, name: str | None = None) -> bool:
    """Whether a line of the note says what was noted, word for word.

    With `name` it may also say whose words they are, and no more than that.
    """
    said, whole = words_in(note), words_in(text)
    allowed = _ROUND_IT.union(words_in(name)) if name is not None else None
    if not said:
        return False
    for at in range(len(whole) - len(said) + 1):
        if whole[at:at + len(said)] == said:
            return allowed is None or allowed.issuperset(whole[:at] + whole[at + len(said):])
    return False


def _before(text: str, theirs: Iterable[Line], now: set[tuple[str, str]]) -> str:
    """What they were shown earlier and is not in the note any more, if this came from it."""
    gone = [line for line in theirs if (line.about.casefold(), folded(line.text)) not in now and line.asked]
    alike = [(likeness(text, line.text), line.seq, line.text) for line in gone]
    best = max(alike, default=(0.0, 0, ""))
    return best[2] if best[0] >= LIKE else ""


def _noted(said: list[Contribution]) -> str:
    return folded(said[0].text)
