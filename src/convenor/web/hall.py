"""What all pages of one session share: the host, the newest session, and one thread that touches the record."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from convenor.services import alerts
from convenor.services.guesses import Guesses
from convenor.services.host import Host
from convenor.services.origins import Origins
from convenor.session.doors import Alert
from convenor.session.problem import Problem
from convenor.session.session import Session

T = TypeVar("T")


class Hall:
    """Made once for each serving. What is read here is a frozen value; what is written goes through `run`."""

    def __init__(self, host: Host, session_id: str, *, guesses: Guesses | None = None) -> None:
        self.host = host
        self.session_id = session_id
        self.session: Session = host.session(session_id)
        """As it stood at the last look, a fraction of a second ago."""
        self.origins = Origins(host.store)
        self._commands = self.origins.commands(session_id)
        self.guesses = guesses or Guesses()
        self.secure = False
        """Whether browsers come by https."""
        self.trouble = ""
        """What nobody foresaw and went wrong at last, in words; empty when nothing did."""
        self.unread = ""
        """Why the record could not be looked at just now, in words; empty while it can."""
        self.report: Callable[[BaseException], str] | None = None
        """Writes down what nobody foresaw, without anybody's words, and returns the calm sentence about it."""
        self.crowded = ""
        """That the computer gives no more connections, in words; empty while it does."""
        self.most = 0
        """How many connections there may be at once; 0 for no limit."""
        self.connections: Callable[[], int] = lambda: 0
        self._told: frozenset[Alert] = frozenset()
        """What the record was asked to tell other processes."""
        self._looking = threading.Lock()
        self._pool = ThreadPoolExecutor(1, "convenor-record")
        self._slow_pool = ThreadPoolExecutor(1, "convenor-pages-in")

    def now(self) -> datetime:
        return self.host.now()

    async def run(self, work: Callable[[], T]) -> T:
        """Do something with the record, off the thread that serves, one thing at a time."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def run_slowly(self, work: Callable[[], T]) -> T:
        """The same for what takes a tenth of a second by design, so that no line of notes waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._slow_pool, work)

    def look(self) -> Session:
        """The session as it stands now; a look that began earlier never takes the place of a later one.

        The thread that serves calls it only through `run`.
        """
        with self._looking:
            self._commands = self.origins.commands(self.session_id)
            self.session = self.host.session(self.session_id)
            return self.session

    def keep_guesses(self) -> None:
        """Write down the wrong tries that wait to be. Only to be called through `run`."""
        with contextlib.suppress(Problem):  # they count all the same, as long as this serving lasts
            self.guesses.keep(self.host, self.session_id)
            self.look()

    def commands(self) -> dict[str, str]:
        """From each note's id to the command that made it, as far as the last look."""
        return self._commands

    def code(self) -> str:
        """The spoken code that stands; empty when nobody comes in by one."""
        door = self.session.entrance.door("participant")
        return door.code if door else ""

    def alert(self) -> str:
        """What the facilitator is to know; none of it hides the rest."""
        said = (self.guesses.alert(self.session.entrance), self.unread, self.crowded, self.trouble)
        return " ".join(words for words in said if words)

    def went_wrong(self, trouble: BaseException) -> None:
        """Nobody foresaw this: write it down, and let the facilitator hear of it."""
        if self.report is not None:
            self.trouble = self.report(trouble)
        self._tell("went-wrong")

    def is_crowded(self) -> None:
        """The computer gives no more connections: let the facilitator hear of it."""
        self.crowded = alerts.WORDS["crowded"]
        self._tell("crowded")

    def _tell(self, kind: Alert) -> None:
        """Let the screens of other processes know too, off the thread that serves."""
        if kind not in self._told:
            self._told |= {kind}
            with contextlib.suppress(RuntimeError):  # closed already
                self._pool.submit(self.keep_alerts)

    def keep_alerts(self) -> None:
        """Have the record say what stands, and no more what an earlier serving said. Not from the serving thread."""
        with contextlib.suppress(Problem):  # who serves hears of it all the same
            alerts.keep(self.host, self.session_id, self._told)

    def close(self) -> None:
        if self._told:
            self._told = frozenset()
            self._pool.submit(self.keep_alerts)
        self._pool.shutdown(wait=True)
        self._slow_pool.shutdown(wait=True)
