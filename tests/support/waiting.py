"""Waiting for what is to come about: by the clock, with a limit that a busy machine does not reach."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

LONGEST = 30.0
"""Seconds after which it will not come any more. Waiting ends at once when it comes, so that much costs nothing."""
_BETWEEN = 0.005
"""Seconds between two looks."""


def until(holds: Callable[[], object], otherwise: str) -> None:
    """Wait, in a thread, until that holds. Raises AssertionError, with what to say then, when it never does."""
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, otherwise
        threading.Event().wait(_BETWEEN)


async def come_about(holds: Callable[[], object], otherwise: str) -> None:
    """The same beside an event loop, which goes on meanwhile."""
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, otherwise
        await asyncio.sleep(_BETWEEN)
