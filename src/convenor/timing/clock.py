"""The shape of a clock. Real ones are made at the doors; nothing below them reads the time."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds that only ever grow, and stand still while the machine sleeps where the platform's do."""
        ...
