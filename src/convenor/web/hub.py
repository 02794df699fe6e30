"""Tells open pages what is new, the moment it is on disk: one look at the record, one drawing for all like pages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from convenor.services import page_views
from convenor.services.views import Plain
from convenor.session.problem import Problem
from convenor.web.hall import Hall

LOOK_EVERY = 0.25
"""Seconds between two looks for what other processes recorded."""
BURST = 0.08
"""Seconds in which many lines at once are one piece of news."""
BEAT_EVERY = 10.0
"""Seconds after which a page hears that the line is still alive."""
JITTER = 2.0
"""Seconds by which a clock may seem to move without having been set."""

Draw = Callable[[], Plain]


@dataclass(slots=True)
class _Face:
    """What all like pages show, and those who wait for it to change."""

    draw: Draw
    state: Plain = field(default_factory=dict)
    """As it was last sent, without what changes by itself."""
    ends: float = 0.0
    """When the time left is over, by the steady clock; what is left of it while the clock stands."""
    version: int = 0
    sent: bytes = b""
    sent_at: tuple[int, int] = (-1, -1)
    """Of which state of the session, and in which second."""
    listeners: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Everybody who listens looks at it anew."""
        self.version += 1
        self.news.set()
        self.news = asyncio.Event()


class Hub:
    """Knows what each kind of page shows, and wakes only those for whom it is another."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._poked = asyncio.Event()
        self._faces: dict[object, _Face] = {}
        self._keys = hall.session.entrance.keys
        self._task: asyncio.Task[None] | None = None

    @property
    def open(self) -> int:
        """How many pages listen just now."""
        return sum(face.listeners for face in self._faces.values())

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._watch())
        self._task.add_done_callback(self._watched)

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _watched(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (trouble := task.exception()) is not None:
            self._hall.went_wrong(trouble)

    def poke(self) -> None:
        """Something was recorded here: look at once."""
        self._poked.set()

    async def listen(
        self, key: object, draw: Draw, may: Callable[[], bool] = lambda: True
    ) -> AsyncIterator[bytes]:
        """What a page is to show, now and whenever it changes; a beat in between. `key` is shared by like pages.

        It ends when whoever listens may do so no more.
        """
        self.draw(key, draw)
        face = self._faces[key]
        face.listeners += 1
        try:
            while True:
                state = self.draw(key, draw)
                if not may():
                    return
                seen, news = face.version, face.news
                yield b"data: " + state + b"\n\n"
                while face.version == seen:
                    try:
                        async with asyncio.timeout(BEAT_EVERY):
                            await news.wait()
                    except TimeoutError:
                        yield b"event: beat\ndata: \n\n"
        finally:
            face.listeners -= 1
            if not face.listeners:
                self._faces.pop(key, None)

    def draw(self, key: object, draw: Draw) -> bytes:
        """The page's state as it goes over the line; drawn once a second, and once for each piece of news."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _Face(draw)
        if face.sent_at != self._moment():
            self._look_at(face)
        return face.sent

    def _look_at(self, face: _Face) -> None:
        """Draw it anew, and wake those who listen when its pages show something else now."""
        face.sent_at = self._moment()
        state = face.draw()
        face.sent = json.dumps(state, ensure_ascii=True, separators=(",", ":")).encode()
        left = state.get("left") or 0
        ends = self._steady() + left if state.get("runs") else left
        bare = {name: value for name, value in state.items() if name not in ("seq", "left")}
        changed = bare != face.state or abs(ends - face.ends) > JITTER
        face.state, face.ends = bare, ends
        if changed:
            face.wake()

    def _tell(self) -> None:
        before, self._keys = self._keys, self._hall.session.entrance.keys
        for key, face in list(self._faces.items()):
            if not face.listeners:  # asked for once
                self._faces.pop(key)
                continue
            self._look_at(face)
            if before != self._keys:  # somebody may be out now
                face.wake()

    def _moment(self) -> tuple[int, int]:
        return self._hall.session.seq, int(self._steady())

    def _steady(self) -> float:
        return self._hall.host.clock.steady()

    async def _watch(self) -> None:
        version: object = None
        signature: object = None
        while True:
            try:
                now_version = await self._hall.run(self._hall.host.store.version)
                if now_version != version:
                    await self._hall.run(self._hall.look)
                    version = now_version  # only now: a look that failed is to be taken again
                self._hall.unread = ""
            except Problem as problem:  # the pages go on with what they know; the facilitator hears of it
                self._hall.unread = str(problem)
            now = self._hall.session.seq, page_views.signature(self._hall.session, self._hall.now()), self._hall.alert()
            if now != signature:
                signature = now
                self._tell()
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._poked.wait()
                await asyncio.sleep(BURST)
                self._poked.clear()
            except TimeoutError:
                pass
