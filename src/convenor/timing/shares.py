"""Sharing whole seconds out fairly."""

from __future__ import annotations

import heapq
from collections.abc import Sequence


def shared(amount: int, room: Sequence[int]) -> list[int]:
    """Split `amount` seconds in proportion to what each can take, none getting more than that.

    When all of them together can take less than `amount`, each gets all that it can. By Webster's divisor
    method, so that of more time to share nobody ever gets less; between equals the first comes first.
    """
    total = sum(room)
    amount = min(max(0, amount), total)
    if amount == 0:
        return [0] * len(room)
    shares = [(2 * r * amount + total) // (2 * total) for r in room]  # each exact share, rounded
    missing = amount - sum(shares)
    # Rounding each by itself can miss the sum; the method then gives to, or takes from, whoever is next in line.
    # Its quotients are compared as floats: below some 500 days a share no two that differ round to the same.
    if missing > 0:
        line = [((2 * s + 1) / room[n], n) for n, s in enumerate(shares) if s < room[n]]
    else:
        line = [(-(2 * s - 1) / room[n], -n) for n, s in enumerate(shares) if s > 0]
    heapq.heapify(line)
    step = 1 if missing > 0 else -1
    for _ in range(abs(missing)):
        n = abs(line[0][1])
        shares[n] += step
        if 0 < shares[n] < room[n]:
            quotient = (2 * shares[n] + 1) / room[n] if step > 0 else -(2 * shares[n] - 1) / room[n]
            heapq.heapreplace(line, (quotient, step * n))
        else:
            heapq.heappop(line)
    return shares
