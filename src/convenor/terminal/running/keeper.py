"""One thread that does everything that writes, in order, so that the clock never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Keeper:
    """Jobs are done one after another in the order in which they were given, whatever becomes of who waits."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Whether anything is under way: reading the record would then wait for it."""
        return self._under_way > 0

    async def do(self, job: Callable[[], T]) -> T:
        """Do it, and return what it returns. Who stops waiting does not stop the job."""
        self._under_way += 1
        try:
            return await asyncio.shield(asyncio.wrap_future(self._hand.submit(job)))
        finally:
            self._under_way -= 1

    def finish(self) -> None:
        """Do what was given, then take no more. Returns when all of it is done."""
        self._hand.shutdown(wait=True)
