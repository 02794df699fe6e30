"""A home of its own with a session in full swing; it goes when the process does."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from convenor.cli.practice import for_practice
from convenor.cli.wiring import RECORD_FILE, RandomIds, SystemClock, make_shelf
from convenor.services.example import build_example
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.timing.clock import Clock

PRACTICE_FOLDER = "convenor-example-"
"""What the names of such homes begin with, in the computer's folder for passing things."""


@dataclass
class ActedClock:
    """Stands where the example puts it while the past is acted out."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return 0.0


def make_example(at: datetime | None = None) -> tuple[Outside, str]:
    """A fresh home with the example in it, and the session's id. `at` stands for now."""
    from convenor.store.sqlite import SqliteStore

    folder = Path(tempfile.mkdtemp(prefix=PRACTICE_FOLDER))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shelf = make_shelf(home_folder=folder)
    store = SqliteStore(folder / RECORD_FILE)
    now = at or SystemClock().now()
    acted = ActedClock(now)
    session_id = build_example(Host(store, acted, RandomIds()), acted, shelf.format("series-event"), now)
    clock: Clock = ActedClock(now) if at else SystemClock()
    return for_practice(Host(store, clock, RandomIds()), shelf), session_id
