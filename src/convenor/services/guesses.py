"""One shared budget of wrong tries at the spoken code. Never by address: sixty people in a hall share one.

It is kept in the record, so that it outlives the serving and is one for all who serve; a new code begins a new one.
"""

from __future__ import annotations

import threading

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session.doors import Entrance
from convenor.session.event import CodeMissed
from convenor.session.session import Session

MOST_WRONG = 1000
"""Wrong tries that a code stands: a hall full of slips stays far below, and a guesser has hardly begun."""
WORDS_AT = (20, 50, 100, 200, 500)
"""Wrong tries at which the facilitator hears of it: not at each, for the room is before them."""


class Guesses:
    """Wrong tries on their way into the record. Safe to use from several threads.

    Those that come while others are being written down go in together, so that a flood of them does not hold up
    anybody's notes.
    """

    def __init__(self, most: int = MOST_WRONG) -> None:
        self._most = most
        self._code = ""
        self._waiting = 0
        self._lock = threading.Lock()

    def wrong(self, code: str) -> None:
        """Somebody tried another than `code`, the one that stands. `keep` is to be called then."""
        with self._lock:
            if code != self._code:
                self._code, self._waiting = code, 0
            self._waiting += 1

    def missed(self, entrance: Entrance) -> int:
        """Wrong tries at the code that stands: those in the record, and those that wait to be."""
        door = entrance.door("participant")
        if door is None:
            return 0
        with self._lock:
            return door.missed + (self._waiting if door.code == self._code else 0)

    def spent(self, entrance: Entrance) -> bool:
        """Whether the door is shut, also for those who know the code, until there is a new one."""
        return self.missed(entrance) >= self._most

    def alert(self, entrance: Entrance) -> str:
        """What the facilitator is to know; empty while there is nothing."""
        missed = self.missed(entrance)
        if missed >= self._most:
            return (
                f"Somebody has tried {missed} wrong codes, so nobody can come in by the code now. "
                "Those who are in stay in. Make a new code when you are ready."
            )
        reached = max((n for n in WORDS_AT if n <= missed), default=0)
        return f"Somebody may be guessing at the code: {reached} wrong tries or more." if reached else ""

    def keep(self, host: Host, session_id: str) -> None:
        """Write down what waits. Raises Problem when the record will not have it; it then goes on waiting."""
        with self._lock:
            code, tries = self._code, self._waiting
        if not tries:
            return

        def decide(session: Session) -> Batch:
            door = session.entrance.door("participant")
            if door is None or door.code != code:
                return Batch()  # renewed meanwhile: the new code has a budget of its own
            return Batch((host.happening(CodeMissed(tries), wish),))

        wish = Wish("participant")
        host.record(session_id, wish, ("code missed", tries), decide)
        with self._lock:
            if code == self._code:
                self._waiting -= tries
