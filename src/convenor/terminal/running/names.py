"""Whose names the line completes: the session's own people, then those of the people book."""

from __future__ import annotations

import asyncio

from convenor.services.ports import Library
from convenor.session.problem import Problem
from convenor.session.session import Session


class Names:
    """The book is read once, beside the screen, for reading it takes longer than a key."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._book: tuple[str, ...] = ()

    async def learn(self) -> None:
        """Read the book. One that has faults gives no names; `convenor check` tells of them."""
        self._book = await asyncio.to_thread(self._read)

    def _read(self) -> tuple[str, ...]:
        try:
            return tuple(person.short for person in self._library.people())
        except Problem:
            return ()

    def of(self, session: Session) -> list[str]:
        """Short names, each once, those of the session first."""
        plan = session.plan
        people = [*(i.person for i in plan.invited), *plan.thought_leaders, *([plan.convenor] if plan.convenor else [])]
        return list(dict.fromkeys([*(p.short for p in people), *(p.name for p in session.roster), *self._book]))
