"""The arithmetic of a re-fit, in whole seconds and without a single word.

An agenda falls into stretches: each part that is pinned to an hour begins one, and the stretch before it has
that hour as its deadline; the last has the promised end. What one stretch loses or gains stops at the next pin, so
each can be fitted by itself, one after another; only when a stretch cannot meet its deadline with everything at
its least does the next begin late. That is why a pinned part begins on time whenever that is possible at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from convenor.timing.shares import shared


class Piece(NamedTuple):
    """A part to come. All in seconds; `pin` on the same scale as the begin and the end that are given to `fit`."""

    seconds: int
    floor: int
    """The least that may be left of it without asking anybody: its own length when it is not to be touched."""
    ceiling: int
    """The most that it may be given: its own length when it is not to be touched."""
    tier: int = 0
    """Lower ones are shortened first and lengthened last."""
    pin: int | None = None
    credit: int = 0
    """What it lost against the plan and could be given back; negative for what it has gained already."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Pieces fitted. `seconds`, `starts` and `stretches` have one value for each piece."""

    seconds: tuple[int, ...]
    starts: tuple[int, ...]
    stretches: tuple[int, ...]
    """The number of the stretch that it stands in, from 0."""
    missing: tuple[int, ...]
    """By how much each stretch ends after its deadline; negative for time that is left before it."""


def fit(pieces: Sequence[Piece], begin: int, end: int, *, gained: int = 0) -> Fit:
    """Fit `pieces` between `begin` and `end`. `gained`: how far ahead of the plan `begin` is; negative when late.

    Late: time that is left before a deadline goes first, then each tier in its order, in proportion to what its
    pieces can give. Ahead: what was gained goes, as far as there is room, to those that can take it, the last
    tier first; nothing is lengthened out of the spare time that was planned. Pieces keep their places.
    """
    seconds = [p.seconds for p in pieces]
    stretches = list(accumulate((p.pin is not None for p in pieces), initial=0))[1:]
    members: list[list[int]] = [[] for _ in range((stretches[-1] if stretches else 0) + 1)]
    for n, stretch in enumerate(stretches):
        members[stretch].append(n)
    starts = [0] * len(pieces)
    missing = []
    clock = begin
    for stretch, inside in enumerate(members):
        if stretch:
            clock = max(clock, pieces[inside[0]].pin or 0)
        deadline = end if stretch + 1 == len(members) else pieces[members[stretch + 1][0]].pin or 0
        over = clock + sum(seconds[n] for n in inside) - deadline
        if over > 0:
            _shorten(pieces, inside, over, seconds)
        elif stretch == 0 and gained > 0:
            budget = gained + sum(pieces[n].credit for n in inside)
            _lengthen(pieces, inside, min(budget, -over), seconds)
        for n in inside:
            starts[n] = clock
            clock += seconds[n]
        missing.append(clock - deadline)
    return Fit(tuple(seconds), tuple(starts), tuple(stretches), tuple(missing))


def _shorten(pieces: Sequence[Piece], inside: list[int], need: int, seconds: list[int]) -> None:
    for tier in _tiers(pieces, [n for n in inside if seconds[n] > pieces[n].floor]):
        for n, less in zip(tier, shared(need, [seconds[n] - pieces[n].floor for n in tier]), strict=True):
            seconds[n] -= less
            need -= less


def _lengthen(pieces: Sequence[Piece], inside: list[int], budget: int, seconds: list[int]) -> None:
    for tier in reversed(_tiers(pieces, [n for n in inside if seconds[n] < pieces[n].ceiling])):
        for n, more in zip(tier, shared(budget, [pieces[n].ceiling - seconds[n] for n in tier]), strict=True):
            seconds[n] += more
            budget -= more


def _tiers(pieces: Sequence[Piece], which: list[int]) -> list[list[int]]:
    tiers: dict[int, list[int]] = {}
    for n in which:
        tiers.setdefault(pieces[n].tier, []).append(n)
    return [tiers[tier] for tier in sorted(tiers)]
