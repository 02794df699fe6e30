"""Tells open pages what is new, the moment it is on disk: one look at the record for all of them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from convenor.services import page_views
from convenor.services.views import Plain
from convenor.session.problem import Problem
from convenor.web.hall import Hall

LOOK_EVERY = 0.25
"""Seconds between two looks for what other processes recorded."""
BEAT_EVERY = 10.0
"""Seconds after which a page hears that the line is still alive."""

Draw = Callable[[], Plain]


class Hub:
    """Counts turns: each is a state of things that the pages have not seen."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._turn = 0
        self._news = asyncio.Condition()
        self._poked = asyncio.Event()
        self._drawn: dict[object, tuple[tuple[int, int], bytes]] = {}
        self._task: asyncio.Task[None] | None = None
        self.open = 0
        """How many pages listen just now."""

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._watch())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def poke(self) -> None:
        """Something was recorded here: look at once."""
        self._poked.set()

    async def listen(self, key: object, draw: Draw) -> AsyncIterator[bytes]:
        """What a page is to show, now and whenever it changes; a beat in between. `key` is shared by like pages."""
        self.open += 1
        try:
            seen = -1
            while True:
                if self._turn != seen:
                    seen = self._turn
                    yield b"data: " + self.draw(key, draw) + b"\n\n"
                try:
                    async with asyncio.timeout(BEAT_EVERY), self._news:
                        await self._news.wait_for(lambda: self._turn != seen)  # noqa: B023 - read at once
                except TimeoutError:
                    yield b"event: beat\ndata: \n\n"
        finally:
            self.open -= 1

    def draw(self, key: object, draw: Draw) -> bytes:
        """The page's state as it goes over the line; drawn once a second and turn for all like pages."""
        at = (self._turn, int(self._hall.host.clock.steady()))
        before = self._drawn.get(key)
        if before is None or before[0] != at:
            before = at, json.dumps(draw(), ensure_ascii=True, separators=(",", ":")).encode()
            self._drawn[key] = before
        return before[1]

    async def _watch(self) -> None:
        version: object = None
        signature: object = None
        while True:
            try:
                now_version = await self._hall.run(self._hall.host.store.version)
                if now_version != version:
                    version = now_version
                    await self._hall.run(self._hall.look)
                self._hall.trouble = ""
            except Problem as problem:  # the pages go on with what they know; the facilitator hears of it
                self._hall.trouble = str(problem)
            now = self._hall.session.seq, page_views.signature(self._hall.session, self._hall.now()), self._hall.alert()
            if now != signature:
                signature = now
                self._drawn.clear()
                async with self._news:
                    self._turn += 1
                    self._news.notify_all()
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._poked.wait()
                self._poked.clear()
                await asyncio.sleep(0.03)  # a burst of lines is one turn
            except TimeoutError:
                pass
