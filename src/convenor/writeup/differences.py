"""What differs between two notes, line by line, as one tells it: this was there, now it reads so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from convenor.writeup.matching import matched


@dataclass(frozen=True, slots=True)
class Difference:
    """A line as it was and as it is; one of them is empty when it was put in or taken out."""

    was: str
    now: str

    @property
    def words(self) -> str:
        """What happened to it."""
        return "put in" if not self.was else "taken out" if not self.now else "changed"


def differences(was: Sequence[str], now: Sequence[str]) -> tuple[Difference, ...]:
    """Every line that differs, in the order of what is now. What only moved is no difference of words."""
    found: list[Difference] = []
    for what, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        old, new = was[i:j], now[k:m]
        pairs = {0: 0} if len(old) == len(new) == 1 else matched(old, new)
        taken = {n: old[at] for at, n in pairs.items()}
        found += [Difference(taken.get(n, ""), text) for n, text in enumerate(new) if taken.get(n) != text]
        found += [Difference(text, "") for at, text in enumerate(old) if at not in pairs]
    gone = {d.was for d in found if not d.now}
    came = {d.now for d in found if not d.was}
    moved = gone & came
    return tuple(d for d in found if (d.was or d.now) not in moved or (d.was and d.now))
