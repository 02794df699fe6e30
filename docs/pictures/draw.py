"""Draws the pictures of the README from the app itself: `make pictures`.

The clock stands still and the ids repeat, so that a picture changes only when the screen does.
"""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from convenor.cli.wiring import make_shelf, make_writer
from convenor.services.example import build_example
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.session.ids import ALPHABET
from convenor.store.memory import MemoryStore
from convenor.terminal.app import ConvenorApp

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 26, 11, 46, 18, tzinfo=UTC)
SIZE = (110, 32)

FETCHED_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
"""Whoever looks at a picture fetches nothing from anywhere: the reader's own fixed-width type will do."""


@dataclass
class StillClock:
    at: datetime

    def now(self) -> datetime:
        return self.at

    def steady(self) -> float:
        return 0.0


class RepeatingIds:
    def __init__(self) -> None:
        self._chance = random.Random(7)

    def new(self, length: int = 12) -> str:
        return "".join(self._chance.choice(ALPHABET) for _ in range(length))


def example() -> tuple[Outside, str]:
    """The demo's session, in memory."""
    clock = StillClock(NOW)
    host = Host(MemoryStore(), clock, RepeatingIds())
    home = HERE / "no-home-is-needed"
    shelf = make_shelf(home_folder=home)
    session = build_example(host, clock, shelf.format("series-event"), NOW)
    clock.at = NOW
    return Outside(host, shelf, make_writer(home_folder=home)), session


async def draw_running(path: Path) -> None:
    outside, session = example()
    app = ConvenorApp(outside, session=session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*"r3 story: a neighbour who left soup")
        await pilot.pause()
        picture = FETCHED_FONTS.sub("", app.export_screenshot(title="Convenor", simplify=True))
        path.write_text(picture, encoding="utf-8", newline="\n")


def main() -> None:
    asyncio.run(draw_running(HERE / "running.svg"))


if __name__ == "__main__":
    main()
