"""The rows of the sign-off sheet: a person, then the pieces of the note in which they appear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convenor.services.sign_words import WHO
from convenor.session.text import shown
from convenor.terminal.running.said import cut
from convenor.writeup.signing import SignRow

WIDTH = 70
SIGNS = {
    "yes": "yes", "as-noted": "yes", "decided": "settled", "asked": "asked", "changed": "changed", "part": "in part",
    "no": "no", "unasked": "to ask",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: all pieces of one person, or one of them."""

    name: str
    pieces: tuple[SignRow, ...]
    whole: bool
    """Whether it stands for the person and so for everything of theirs."""

    @property
    def words(self) -> str:
        if self.whole:
            settled = sum(r.settled for r in self.pieces)
            count = "all settled" if settled == len(self.pieces) else f"{settled} of {len(self.pieces)} settled"
            return cut(f"{shown(self.name)}, {WHO[self.pieces[0].why]}: {count}", WIDTH)
        (row,) = self.pieces
        if row.why == "whole":
            return f"\u00a0\u00a0{SIGNS[row.state]:8}the whole note"
        return cut(f"\u00a0\u00a0{SIGNS[row.state]:8}{shown(row.piece.text)}", WIDTH)


def entries(rows: Sequence[SignRow]) -> tuple[Entry, ...]:
    people = dict.fromkeys(r.name for r in rows)
    found: list[Entry] = []
    for name in people:
        theirs = tuple(r for r in rows if r.name == name)
        found.append(Entry(name, theirs, whole=True))
        found += [Entry(name, (row,), whole=False) for row in theirs]
    return tuple(found)
