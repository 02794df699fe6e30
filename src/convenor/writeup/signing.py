"""Who has to say yes to which words of the note, and who has. A yes is to the words: other words need another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from convenor.session.lines import Line
from convenor.session.session import Contribution, Session
from convenor.writeup.appearing import Piece, Why, pieces, somebodies
from convenor.writeup.document import Document
from convenor.writeup.kept import flat
from convenor.writeup.matching import LIKE, likeness, words_in
from convenor.writeup.prose import folded
from convenor.writeup.shape import shape
from convenor.writeup.wholes import whole_signers, whole_text

State = Literal["unasked", "asked", "yes", "as-noted", "changed", "part", "no", "decided"]
"""as-noted: they said yes when it was noted, and it reads as it was noted. changed: yes, if it is changed. part: some
of what they would have changed was taken over, and they have not seen what that makes."""

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
    answered: Line | None = None
    """The line to which they wrote that."""
    was: str = ""
    """How it read when they last saw it, or when it was noted, if that is not how it reads now."""

    @property
    def settled(self) -> bool:
        return self.state in SETTLED

    @property
    def asked(self) -> int:
        """How often they were asked about these words since they last answered, reminders included."""
        if self.line is None:
            return 0
        answer = self.line.answer
        return len(self.line.asked) - (answer.asked if answer else 0)

    @property
    def last_asked(self) -> datetime | None:
        """When they were last asked or reminded and have not answered since."""
        return self.line.asked[-1] if self.line and self.asked else None

    @property
    def weighable(self) -> bool:
        """Whether there are words of theirs that can be taken over into these."""
        return bool(self.wanted) and self.answered is not None


def signing(session: Session, document: Document) -> tuple[SignRow, ...]:
    """Every piece of the note that names somebody, person by person; then the whole of it for whoever sees all."""
    why = {somebody.name: somebody.why for somebody in somebodies(session)}
    wholes = whole_signers(session.plan)
    seen = {name.casefold() for name in wholes}
    count: dict[str, int] = {}
    found = [p for p in pieces(document, session) if p.name.casefold() not in seen]
    now = {(p.name.casefold(), folded(p.text)) for p in found}
    worded = {n for p in shape(session).points if p.wording is not None for n in (*p.notes, *p.made_of)}
    rows: list[SignRow] = []
    for piece in found:
        count[piece.name] = count.get(piece.name, 0) + 1
        touched = piece.edited or not worded.isdisjoint(piece.made_of)
        rows.append(_row(session, piece, why[piece.name], count[piece.name], now, touched=touched))
    return (*rows, *(_whole_row(session, document, name) for name in wholes))


def _whole_row(session: Session, document: Document, name: str) -> SignRow:
    made_of = dict.fromkeys(s for line in flat(document) for s in line.made_of)
    piece = Piece(name, whole_text(document), 0, tuple(made_of))
    theirs = _lines_of(session, name)
    return _told(piece, "whole", 1, theirs) or _unasked(piece, "whole", 1, next(
        (line for line in reversed(theirs) if line.kind == "whole" and (line.asked or line.answer)), None))


def _row(
    session: Session, piece: Piece, why: Why, n: int, now: set[tuple[str, str]], *, touched: bool
) -> SignRow:
    """`touched`: whether the author changed how it reads, so that the house's own words round it prove nothing."""
    theirs = _lines_of(session, piece.name)
    if told := _told(piece, why, n, theirs):
        return told
    before = _before(folded(piece.text), theirs, now)
    said = [c for c in session.notes() if c.id in piece.made_of and c.consent == "named"
            and folded(c.said_by).casefold() == piece.name.casefold()]
    if why == "named" and said:
        # Once raw words are purged, what the author worded is all that is left: it proves nothing.
        proves = not (touched and session.purged_seq)
        if proves and any(as_noted(piece.text, c.text, piece.name if touched else None) for c in said):
            return SignRow(piece.name, why, n, piece, "as-noted", None, said[0].at)
        if before is None:
            return SignRow(piece.name, why, n, piece, "unasked", was=_noted(said))
    return _unasked(piece, why, n, before)


def _lines_of(session: Session, name: str) -> list[Line]:
    """Words that this person was shown, or that were made of their answer; oldest first."""
    return [line for line in session.lines if line.about.casefold() == name.casefold() and line.text]


def _told(piece: Piece, why: Why, n: int, theirs: Sequence[Line]) -> SignRow | None:
    """What they said to exactly these words, or what became of their answer; None when they know nothing of them."""
    text = folded(piece.text)
    same = next((line for line in reversed(theirs) if folded(line.text) == text), None)
    if same is not None and same.answer is not None:
        answer = same.answer
        state: State = answer.answer or "asked"
        answered = same if state == "changed" and answer.text else None
        return SignRow(piece.name, why, n, piece, state, same, answer.at, answer.text, answered)
    origin = next((line for line in theirs if same is not None and line.id == same.of), None)
    wanted = origin.answer.text if origin and origin.answer and origin.answer.answer == "changed" else ""
    answered = origin if wanted else None
    if same is not None and same.asked:
        return SignRow(piece.name, why, n, piece, "asked", same, same.asked[-1], wanted, answered)
    for line in reversed(theirs):  # how they themselves wanted it
        if line.answer and line.answer.answer == "changed" and folded(line.answer.text) == text:
            return SignRow(piece.name, why, n, piece, "yes", line, line.answer.at, line.answer.text, line)
    if same is not None and origin is not None and wanted and origin.answer:
        return SignRow(piece.name, why, n, piece, "part", same, origin.answer.at, wanted, answered, origin.text)
    return None


def _unasked(piece: Piece, why: Why, n: int, before: Line | None) -> SignRow:
    """Nobody was asked about these words; `before`: what was asked about earlier and is this now."""
    if before is None:
        return SignRow(piece.name, why, n, piece, "unasked")
    answer = before.answer
    wrote = answer.text if answer and answer.answer == "changed" else ""
    return SignRow(piece.name, why, n, piece, "unasked", None, None, wrote, before if wrote else None, before.text)


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


def _before(text: str, theirs: Iterable[Line], now: set[tuple[str, str]]) -> Line | None:
    """What they were shown earlier and is not in the note any more, if this came from it."""
    gone = [line for line in theirs if (line.about.casefold(), folded(line.text)) not in now and line.asked]
    best, found = 0.0, None
    for line in gone:
        alike = likeness(text, line.text)
        if alike >= max(best, LIKE):
            best, found = alike, line
    return found


def _noted(said: list[Contribution]) -> str:
    return folded(said[0].text)
