"""The pilots of these tests wait until an app is at rest, however long it is quiet in between."""

from __future__ import annotations

import asyncio
import threading
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import BindingType

from tests.support import rest
from tests.support.waiting import LONGEST

MOMENT = 0.2
"""Seconds that a thread takes without using the processor; by Textual's own measure the app is idle meanwhile."""


class Dawdler(App[None]):
    """Counts what a thread has done for it."""

    BINDINGS: ClassVar[list[BindingType]] = [("w", "worker"), ("h", "handler"), ("e", "endless")]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.ends = threading.Event()

    def action_worker(self) -> None:
        self.run_worker(self._dawdle, thread=True)

    async def action_handler(self) -> None:
        await asyncio.to_thread(self._dawdle)

    def action_endless(self) -> None:
        self.run_worker(self.ends.wait, thread=True)

    def _dawdle(self) -> None:
        threading.Event().wait(MOMENT)
        self.done.append("")


@pytest.mark.parametrize("keys", ["w", "h", "hh", "wh"])
async def test_what_threads_do_is_waited_for(keys: str) -> None:
    app = Dawdler()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert len(app.done) == len(keys)


async def test_what_never_ends_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Dawdler()
    async with app.run_test() as pilot:
        monkeypatch.setattr(rest, "LONGEST", 0.05)
        with pytest.raises(AssertionError, match="threads"):
            await pilot.press("e")
        monkeypatch.setattr(rest, "LONGEST", LONGEST)
        app.ends.set()
