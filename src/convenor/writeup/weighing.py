"""Our words and how somebody would have them, laid beside each other phrase by phrase, to be taken over one by one.

A phrase is a run of whole words that differs. Two that only a short word parts are one, and so are two that share a
pair of quotation marks or brackets, so that no choice leaves half a pair behind. The stop or comma after a word counts
as a word of its own, so that a sentence that only goes on differs in what it goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from convenor.writeup.prose import folded

_SHORT = 3
"""Letters up to which a word between two phrases is too short to part them."""
_STOPPED = re.compile(r"(.*\w)([.,;:!?…]+)")
_CLOSE = "\0"
"""Begins a word that follows the one before it without a space. It is in no text."""
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
    put: tuple[str, ...] = ()
    """Theirs as words, as `words_of_line` gives them."""


def words_of_line(text: str) -> list[str]:
    """Its words in their order, a stop or comma at the end of one as a word of its own."""
    found: list[str] = []
    for word in folded(text).split():
        stopped = _STOPPED.fullmatch(word)
        found += [stopped[1], f"{_CLOSE}{stopped[2]}"] if stopped else [word]
    return found


def _line(words: Iterable[str]) -> str:
    """Those words as a line again."""
    return " ".join(words).replace(f" {_CLOSE}", "").removeprefix(_CLOSE)


def phrases(ours: str, theirs: str) -> tuple[Phrase, ...]:
    """Where the two differ, in their order; none when they read the same."""
    left, right = words_of_line(ours), words_of_line(theirs)
    runs: list[tuple[int, int, int, int]] = []
    for what, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if runs and _too_close(left[runs[-1][1]:i]):
            runs[-1] = (runs[-1][0], j, runs[-1][2], m)
        else:
            runs.append((i, j, k, m))
    paired = _in_pairs(runs, left, right)
    return tuple(Phrase(i, j, _line(left[i:j]), _line(right[k:m]), tuple(right[k:m])) for i, j, k, m in paired)


def mixed(ours: str, found: Sequence[Phrase], taken: Collection[int]) -> str:
    """Our words with those phrases as they would have them, by their places in `found`."""
    words = words_of_line(ours)
    out: list[str] = []
    at = 0
    for n, phrase in enumerate(found):
        out += words[at:phrase.start]
        out += phrase.put if n in taken else words[phrase.start:phrase.end]
        at = phrase.end
    return _line([*out, *words[at:]])


def taken_in(text: str, ours: str, found: Sequence[Phrase]) -> frozenset[int] | None:
    """The phrases that are taken over where it reads so; None when no choice among them reads so."""
    words, mine = words_of_line(text), words_of_line(ours)
    ways: dict[int, frozenset[int]] = {0: frozenset()}
    """By how many of the words are read so far, what was taken on the way there."""
    at = 0
    for n, phrase in enumerate(found):
        ways = _past(ways, words, mine[at:phrase.start])
        theirs = list(phrase.put)
        further = {k + len(theirs): way | {n} for k, way in _past(ways, words, theirs, stay=True).items()}
        ways = further | _past(ways, words, mine[phrase.start:phrase.end])
        at = phrase.end
    return _past(ways, words, mine[at:]).get(len(words))


def put_among(whole: str, was: str, now: str, places: Sequence[int] = ()) -> str:
    """A line in which what `was` there reads `now`. `places`: which of the line's words that is; none for all of them.

    The words between them, which are other people's, stay as they are and where they are.
    """
    words = words_of_line(whole)
    at = places or range(len(words))
    into: dict[int, list[str]] = {n: [word] for n, word in enumerate(words)}
    first: list[str] = []
    for phrase in phrases(was, now):
        if phrase.start < phrase.end:
            for n in range(phrase.start, phrase.end):
                into[at[n]] = []
            into[at[phrase.start]] = [*phrase.put]
        elif phrase.start > 0:
            into[at[phrase.start - 1]] = [*into[at[phrase.start - 1]], *phrase.put]
        else:
            first = [*phrase.put]
    before = at[0] if at else 0
    out = [word for n in range(len(words)) for word in (first if n == before else []) + into[n]]
    return _line(out if words else first)


def runs(ours: str, found: Sequence[Phrase], show: Callable[[int], str]) -> list[tuple[int | None, str]]:
    """The text in runs, each with the place of the phrase that it is, or None; joined they are a line to read.

    `show` says what stands in a phrase's place.
    """
    words = words_of_line(ours)
    out: list[tuple[int | None, str]] = []
    at = 0
    for n, phrase in enumerate((*found, None)):
        between = words[at:phrase.start if phrase else len(words)]
        if between:
            space = "" if not out or between[0].startswith(_CLOSE) else " "
            out.append((None, space + _line(between)))
        if phrase is not None:
            out += [(None, " ")] if out else []
            out.append((n, show(n)))
            at = phrase.end
    return out


def numbered(ours: str, found: Sequence[Phrase], *, theirs: bool, first: int = 1) -> str:
    """The text with each phrase in brackets with its number, as ours has it or as theirs does."""
    return "".join(text for _, text in runs(ours, found, lambda n: in_brackets(found[n], first + n, theirs=theirs)))


def in_brackets(phrase: Phrase, number: int, *, theirs: bool) -> str:
    """ "[2: eleven]", and that it is nothing."""
    return f"[{number}: {(phrase.theirs if theirs else phrase.ours) or 'nothing'}]"


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
    text = f" {_line(words)} "
    single = sum(1 for a in range(1, len(text)) if text[a] == "‘") - sum(
        1 for a in range(1, len(text) - 1) if text[a] == "’" and not text[a + 1].isalnum())
    return (*(text.count(a) - text.count(b) for a, b in _PAIRS), single, text.count('"') % 2)
