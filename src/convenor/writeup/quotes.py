"""Whether words in quotation marks were said: in order, unchanged, and with no “not” left out or put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without",
                        "hardly", "barely", "scarcely", "cannot", "unless", "except", "but"})
_MOST_IN_BRACKETS = 12
"""Words that one pair of square brackets may stand for."""

Piece = tuple[tuple[str, ...], int | None]
"""Words that stand together, and how many may be left out before them; None for any number."""


def was_said(quotation: str, captured: str) -> bool:
    """Whether a quotation is made of words of `captured`, a text of somebody's very words.

    An ellipsis leaves words out; square brackets put an editor's words in their place. Both may do so only
    where what is left out, and what is put in, denies nothing. Signs between words, and the case of the
    first letter after a cut, may differ.
    """
    pieces = _pieces(quotation)
    if pieces is None:
        return False
    said = _words(captured)
    return bool(pieces) and _fits(pieces, said, 0, first=True)


def said_by_any(quotation: str, captured: Iterable[str]) -> bool:
    return any(was_said(quotation, text) for text in captured)


def denies(word: str) -> bool:
    """Whether the word turns a sentence round: not, never, don’t."""
    folded = word.casefold().replace("’", "'")
    return folded in _NEGATIONS or folded.endswith("n't")


def _pieces(quotation: str) -> list[Piece] | None:
    """The quotation in pieces; None when its editor's own words deny something."""
    found: list[Piece] = []
    room: int | None = 0
    rest = 0
    for cut in (*_CUT.finditer(quotation), None):
        words = tuple(_words(quotation[rest:cut.start() if cut else len(quotation)]))
        if words:
            found.append((words, room))
            room = 0
        if cut is None:
            break
        if cut[0].startswith("["):
            if any(denies(w) for w in _words(cut[0])):
                return None
            room = None if room is None else room + _MOST_IN_BRACKETS
        else:
            room = None
        rest = cut.end()
    return found


def _fits(pieces: Sequence[Piece], said: Sequence[str], start: int, *, first: bool) -> bool:
    """Whether the pieces stand in `said` from `start` on, one after the other."""
    # Each place where a piece can stand is tried once: what matters after it is only where it ends.
    starts = {start}
    for words, room in pieces:
        ends: set[int] = set()
        for at in range(min(starts), len(said) - len(words) + 1):
            if not _same(words, said[at:at + len(words)]):
                continue
            if first or any(s <= at and _may_be_cut(said[s:at], room) for s in starts):
                ends.add(at + len(words))
        if not ends:
            return False
        starts, first = ends, False
    return True


def _may_be_cut(left_out: Sequence[str], room: int | None) -> bool:
    return (room is None or len(left_out) <= room) and not any(denies(w) for w in left_out)


def _same(words: Sequence[str], said: Sequence[str]) -> bool:
    head, of = words[0], said[0]
    return head[1:] == of[1:] and head[0].casefold() == of[0].casefold() and list(words[1:]) == list(said[1:])


def _words(text: str) -> list[str]:
    return [found[0].replace("’", "'") for found in _WORD.finditer(text)]
