"""When an app under test has nothing left to do.

Textual's pilot takes an app for idle when its process got hardly any of the processor for a fiftieth of a second, and
in any case after a second. On a busy machine either comes in the midst of its work. Here it is told by what the app
still has to do.
"""

from __future__ import annotations

import asyncio
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


async def at_rest(min_sleep: float = 0, max_sleep: float = LONGEST) -> None:
    """Stands where the pilot's own wait stood: every `press`, `click` and `pause` ends with it.

    Raises AssertionError, naming what never ended, when the app does not come to rest.
    """
    loop = asyncio.get_running_loop()
    end = time.monotonic() + LONGEST
    looks_at_rest = 0
    while looks_at_rest < 2:
        await asyncio.sleep(0 if _has_something_to_run(loop) else _BETWEEN)
        doing = "callbacks" if _has_something_to_run(loop) else _under_way(active_app.get())
        looks_at_rest = 0 if doing else looks_at_rest + 1
        assert time.monotonic() < end, f"the app did not come to rest: {doing}"


def use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pilot of this test wait so."""
    monkeypatch.setattr(textual.pilot, "wait_for_idle", at_rest)
    monkeypatch.setattr(textual.app, "wait_for_idle", at_rest)


def _has_something_to_run(loop: asyncio.AbstractEventLoop) -> bool:
    return bool(loop._ready)  # type: ignore[attr-defined]  # asyncio does not tell it in any other way


def _under_way(app: textual.app.App[Any]) -> str:
    """What the app is about, in a word or two; empty when it only waits for people and for the clock."""
    if app._exit:
        return ""
    if unfinished := [worker for worker in app.workers if not worker.is_finished]:
        return f"workers {unfinished}"
    if app.screen._update_timer._active.is_set() or app.screen._callbacks:
        return "painting"
    if any(_goes_off_soon(timer) for pump in (app, app.screen) for timer in pump._timers):
        return "timers"
    return "" if app.animator._idle_event.is_set() else "animations"


def _goes_off_soon(timer: Timer) -> bool:
    once = timer._repeat == 0 and timer._interval <= _SOON
    return once and timer._task is not None and not timer._task.done()
