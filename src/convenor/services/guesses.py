"""One shared budget of wrong tries at the spoken code. Never by address: sixty people in a hall share one."""

from __future__ import annotations

import threading

MOST_WRONG = 1000
"""Wrong tries that a code stands: a hall full of slips stays far below, and a guesser has hardly begun."""
FIRST_WORD = 20
"""Wrong tries after which the facilitator hears of it."""


class Guesses:
    """Counts wrong tries at the code that stands. Safe to use from several threads."""

    def __init__(self, most: int = MOST_WRONG) -> None:
        self._most = most
        self._code = ""
        self._wrong = 0
        self._lock = threading.Lock()

    def wrong(self, code: str) -> None:
        """Somebody tried another than `code`, the one that stands."""
        with self._lock:
            self._turn_to(code)
            self._wrong += 1

    def spent(self, code: str) -> bool:
        """Whether the door is shut, also for those who know the code, until there is a new one."""
        with self._lock:
            self._turn_to(code)
            return self._wrong >= self._most

    def alert(self, code: str) -> str:
        """What the facilitator is to know; empty while there is nothing."""
        with self._lock:
            self._turn_to(code)
            if self._wrong >= self._most:
                return (
                    f"Somebody has tried {self._wrong} wrong codes, so nobody can come in by the code now. "
                    "Those who are in stay in. Make a new code when you are ready."
                )
            if self._wrong >= FIRST_WORD:
                return f"Somebody may be guessing at the code: {self._wrong} wrong tries."
            return ""

    def _turn_to(self, code: str) -> None:
        if code != self._code:
            self._code, self._wrong = code, 0
