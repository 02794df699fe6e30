"""Our words and how somebody would have them, laid beside each other phrase by phrase, to be taken over one by one.

A phrase is a run of whole words that differs. Two that only a short word parts are one, and so are two that share a
pair of quotation marks or brackets, so that no choice leaves half a pair behind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from convenor.writeup.prose import folded

_SHORT = 3
"""Letters up to which a word between two phrases is too short to part them."""
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of ours, and what stands in their place in theirs. One of them is empty when words came or went."""

    start: int
    """Which of our words it begins before, counted from 0."""
    end: int
    """Which of our words comes after it."""
    ours: str
    theirs: str


def phrases(ours: str, theirs: str) -> tuple[Phrase, ...]:
    """Where the two differ, in their order; none when they read the same."""
    left, right = folded(ours).split(), folded(theirs).split()
    runs: list[tuple[int, int, int, int]] = []
    for what, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if runs and _too_close(left[runs[-1][1]:i]):
            runs[-1] = (runs[-1][0], j, runs[-1][2], m)
        else:
            runs.append((i, j, k, m))
    paired = _in_pairs(runs, left, right)
    return tuple(Phrase(i, j, " ".join(left[i:j]), " ".join(right[k:m])) for i, j, k, m in paired)


def mixed(ours: str, found: Sequence[Phrase], taken: Collection[int]) -> str:
    """Our words with those phrases as they would have them, by their places in `found`."""
    words = folded(ours).split()
    out: list[str] = []
    at = 0
    for n, phrase in enumerate(found):
        out += words[at:phrase.start]
        out += phrase.theirs.split() if n in taken else words[phrase.start:phrase.end]
        at = phrase.end
    return " ".join([*out, *words[at:]])


def taken_in(text: str, ours: str, found: Sequence[Phrase]) -> frozenset[int] | None:
    """The phrases that are taken over where it reads so; None when no choice among them reads so."""
    words, mine = folded(text).split(), folded(ours).split()
    ways: dict[int, frozenset[int]] = {0: frozenset()}
    """By how many of the words are read so far, what was taken on the way there."""
    at = 0
    for n, phrase in enumerate(found):
        ways = _past(ways, words, mine[at:phrase.start])
        theirs = phrase.theirs.split()
        further = {k + len(theirs): way | {n} for k, way in _past(ways, words, theirs, stay=True).items()}
        ways = further | _past(ways, words, mine[phrase.start:phrase.end])
        at = phrase.end
    return _past(ways, words, mine[at:]).get(len(words))


def put_among(whole: str, was: str, now: str, places: Sequence[int] = ()) -> str:
    """A line in which what `was` there reads `now`. `places`: which of the line's words that is; none for all of them.

    The words between them, which are other people's, stay as they are and where they are.
    """
    words = folded(whole).split()
    at = places or range(len(words))
    into: dict[int, list[str]] = {n: [word] for n, word in enumerate(words)}
    last: list[str] = []
    for phrase in phrases(was, now):
        theirs = phrase.theirs.split()
        if phrase.start < phrase.end:
            for n in range(phrase.start, phrase.end):
                into[at[n]] = []
            into[at[phrase.start]] = theirs
        elif phrase.start > 0:
            into[at[phrase.start - 1]] = [*into[at[phrase.start - 1]], *theirs]
        else:
            last = theirs
    out = [word for n in range(len(words)) for word in (last if n == (at[0] if at else 0) else []) + into[n]]
    return " ".join(out if words else last)


def numbered(ours: str, found: Sequence[Phrase], *, theirs: bool, first: int = 1) -> str:
    """The text with each phrase in brackets with its number, as ours has it or as theirs does."""
    words = folded(ours).split()
    out: list[str] = []
    at = 0
    for n, phrase in enumerate(found, first):
        out += words[at:phrase.start]
        out.append(f"[{n}: {(phrase.theirs if theirs else phrase.ours) or 'nothing'}]")
        at = phrase.end
    return " ".join([*out, *words[at:]])


def _past(
    ways: dict[int, frozenset[int]], words: Sequence[str], run: Sequence[str], *, stay: bool = False
) -> dict[int, frozenset[int]]:
    """The ways that go on with these words. `stay`: by where they were before."""
    on = {k: way for k, way in ways.items() if words[k:k + len(run)] == run}
    return on if stay else {k + len(run): way for k, way in on.items()}


def _too_close(between: Sequence[str]) -> bool:
    return len(between) == 1 and sum(c.isalnum() for c in between[0]) <= _SHORT


def _in_pairs(
    runs: Iterable[tuple[int, int, int, int]], left: Sequence[str], right: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """With runs joined until each leaves as many marks open as it found open."""
    rest = list(runs)
    found: list[tuple[int, int, int, int]] = []
    while rest:
        i, j, k, m = rest.pop(0)
        for n in range(len(rest) + 1):
            end = rest[n - 1] if n else (i, j, k, m)
            if _open(left[i:end[1]]) == _open(right[k:end[3]]):
                j, m, rest = end[1], end[3], rest[n:]
                break
        found.append((i, j, k, m))
    return found


def _open(words: Sequence[str]) -> tuple[int, ...]:
    """How many marks of each kind these words open more than they close."""
    text = f" {' '.join(words)} "
    single = sum(1 for a in range(1, len(text)) if text[a] == "‘") - sum(
        1 for a in range(1, len(text) - 1) if text[a] == "’" and not text[a + 1].isalnum())
    return (*(text.count(a) - text.count(b) for a, b in _PAIRS), single, text.count('"') % 2)
