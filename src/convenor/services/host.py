"""The host of a process: it keeps each session folded, and is the one way by which anything is recorded."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from convenor.services.ports import Batch, Command, Happening, Slice, Store
from convenor.session.event import Event
from convenor.session.fold import Folding
from convenor.session.ids import FACILITATOR as FACILITATOR
from convenor.session.ids import Ids
from convenor.session.pages import digest_of
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.timing.clock import Clock

COMMAND_ID = 26
"""Letters of a command's id: about 128 bits."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants something, when it is to take effect, and under which id it was sent."""

    actor: str = FACILITATOR
    at: datetime | None = None
    """When it takes effect, if not now ("it started three minutes ago")."""
    command: str = ""
    """Id made where the wish arose; a fresh one when empty."""


class Host:
    """Joins a store, a clock and a source of ids. Safe to use from several threads."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, after_part: Callable[[Session], str] | None = None
    ) -> None:
        """`after_part` is called with the session whenever this process ended a part of it.

        It answers with words when something went wrong, which `trouble` then holds; it must not raise.
        """
        self.store = store
        self.clock = clock
        self.ids = ids
        self.trouble = ""
        """What went wrong after the last part, in words; empty when nothing did."""
        self._after_part = after_part
        self._foldings: dict[str, Folding] = {}
        self._paged: dict[str, tuple[Session, object, Session]] = {}
        """Sessions with their pages, by what they were made of."""
        self._lock = threading.RLock()

    def now(self) -> datetime:
        return self.clock.now()

    def session(self, session_id: str) -> Session:
        """The session as it stands now, other processes' events included.

        Raises NotFound when there is none of that id.
        """
        with self._lock:
            folding = self._caught_up(session_id)
            if not folding.planned:
                del self._foldings[session_id]
                raise NotFound(f"There is no session “{session_id}”.", cure="`convenor sessions` lists them.")
            return self._with_pages(session_id, folding.freeze())

    def _with_pages(self, session_id: str, session: Session) -> Session:
        """The session and its pages; the very same value as long as neither has changed."""
        version = self.store.pages.version()
        known = self._paged.get(session_id)
        if known is None or known[0] is not session or known[1] != version:
            pages = self.store.pages.read(session_id).pages
            paged = replace(session, pages=pages) if pages else session
            if paged.final and paged.final.pages not in ("", digest_of(pages)):
                paged = replace(paged, final=None)  # a page came or went since, of which no event tells
            known = session, version, paged
            self._paged[session_id] = known
        return known[2]

    def fold_anew(self, session_id: str) -> None:
        """Let go of what is in memory of that session: words went that no event tells of."""
        with self._lock:
            self._foldings.pop(session_id, None)
            self._paged.pop(session_id, None)

    def sessions(self) -> tuple[Session, ...]:
        """All sessions that can be read, oldest first. `unreadable` tells of the others."""
        return tuple(found for found in self._every() if isinstance(found, Session))

    def unreadable(self) -> tuple[Problem, ...]:
        """Why each of the other sessions cannot be read: a damaged row, or a newer Convenor's."""
        return tuple(found for found in self._every() if isinstance(found, Problem))

    def _every(self) -> Iterator[Session | Problem]:
        for session_id in self.store.sessions():
            try:
                yield self.session(session_id)
            except Problem as problem:  # one bad session must not hide the others
                yield Problem(f"The session {session_id} cannot be read. {problem.what}", cure=problem.cure)

    def record(
        self, session_id: str, wish: Wish, content: object, decide: Callable[[Session], Batch]
    ) -> tuple[str, ...]:
        """Record what `decide` makes of the freshest state; return its result once it is on disk.

        `content` stands for what was asked: the same command id with other content is refused.
        """
        with self._lock:
            folding = self._caught_up(session_id)
            was_on: str | None = None

            def on_freshest(news: Slice) -> Batch:
                nonlocal was_on
                folding.add(news.entries, news.words)
                session = folding.freeze()
                was_on = session.running
                return decide(self._with_pages(session_id, session))

            try:
                result = self._commit(session_id, folding.seq, wish, content, on_freshest)
            finally:
                self._caught_up(session_id)
            self._note_the_end_of_a_part(was_on, folding.freeze())
            return result

    def _note_the_end_of_a_part(self, was_on: str | None, session: Session) -> None:
        if self._after_part and was_on is not None and session.running != was_on:
            self.trouble = self._after_part(session)

    def plan(self, session_id: str, wish: Wish, content: object, batch: Batch) -> None:
        """Record the first events of a new session."""
        with self._lock:
            self._commit(session_id, 0, wish, content, lambda _: batch)

    def happening(self, event: Event, wish: Wish) -> Happening:
        """The event under a fresh id, taking effect when the wish says."""
        return Happening(self.ids.new(16), event, wish.at or self.now())

    def _commit(
        self, session_id: str, after: int, wish: Wish, content: object, decide: Callable[[Slice], Batch]
    ) -> tuple[str, ...]:
        command = Command(
            id=wish.command or self.ids.new(COMMAND_ID),
            digest=hashlib.sha256(repr((wish.actor, content)).encode("utf-8", "surrogatepass")).hexdigest(),
            actor=wish.actor,
            at=self.now(),
        )
        return self.store.commit(session_id, after, command, decide)

    def _caught_up(self, session_id: str) -> Folding:
        folding = self._foldings.setdefault(session_id, Folding())
        news = self.store.read(session_id, folding.seq)
        folding.add(news.entries, news.words)
        return folding
