"""When an app under test has nothing left to do.

Textual's pilot takes an app for idle when its process got hardly any of the processor for a fiftieth of a second, and
in any case after a second. On a busy machine either comes in the midst of its work. Here it is told by what the app
still has to do.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import time
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._context import active_app
from textual.timer import Timer

from tests.support.waiting import LONGEST

_BETWEEN = 0.001
"""Seconds between two looks while only threads and timers are under way."""
_SOON = 0.1
"""Seconds in which what goes off once belongs to what is under way, as when a window has another size."""


def use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every `press`, `click` and `pause` of this test's pilots end with a rest.

    They raise AssertionError, naming what never ended, when the app does not come to rest.
    """
    rest = _Rest(asyncio.wrap_future)
    monkeypatch.setattr(textual.pilot, "wait_for_idle", rest.come)
    monkeypatch.setattr(textual.app, "wait_for_idle", rest.come)
    # what an event loop hears from threads it hears by this one
    monkeypatch.setattr(asyncio, "wrap_future", rest.awaited)
    monkeypatch.setattr(asyncio.futures, "wrap_future", rest.awaited)


class _Rest:
    """Knows what threads are at work for an event loop."""

    def __init__(self, wrap_future: Any) -> None:
        self._wrap_future = wrap_future
        self._awaited: set[asyncio.Future[Any]] = set()

    def awaited(
        self, future: concurrent.futures.Future[Any], *, loop: asyncio.AbstractEventLoop | None = None
    ) -> asyncio.Future[Any]:
        """What a thread will have done, for an event loop."""
        found: asyncio.Future[Any] = self._wrap_future(future, loop=loop)
        self._awaited.add(found)
        found.add_done_callback(self._awaited.discard)
        return found

    async def come(self, min_sleep: float = 0, max_sleep: float = LONGEST) -> None:
        """Stands where the pilot's own wait stood."""
        loop = asyncio.get_running_loop()
        end = time.monotonic() + LONGEST
        looks_at_rest = 0
        while looks_at_rest < 2:
            await asyncio.sleep(0 if _has_something_to_run(loop) else _BETWEEN)
            doing = self._under_way(loop)
            looks_at_rest = 0 if doing else looks_at_rest + 1
            assert time.monotonic() < end, f"the app did not come to rest: {doing}"

    def _under_way(self, loop: asyncio.AbstractEventLoop) -> str:
        """What is being done, in a word; empty when the app only waits for people and for the clock."""
        app = active_app.get()
        if _has_something_to_run(loop):
            return "callbacks"
        if any(found.get_loop() is loop for found in tuple(self._awaited)):
            return "threads"
        if app._exit:
            return ""
        if not all(worker.is_finished for worker in app.workers):
            return "workers"
        if app.screen._update_timer._active.is_set() or app.screen._callbacks:
            return "painting"
        if any(_goes_off_soon(timer) for pump in (app, app.screen) for timer in pump._timers):
            return "timers"
        return "" if app.animator._idle_event.is_set() else "animations"


def _has_something_to_run(loop: asyncio.AbstractEventLoop) -> bool:
    return bool(loop._ready)  # type: ignore[attr-defined]  # asyncio does not tell it in any other way


def _goes_off_soon(timer: Timer) -> bool:
    once = timer._repeat == 0 and timer._interval <= _SOON
    return once and timer._task is not None and not timer._task.done()
