"""The parts while they are being folded, and the moves that several events share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from convenor.session.agenda import Segment
from convenor.session.holds import Hold, held_between
from convenor.session.session import Progress, SessionState


@dataclass(slots=True)
class Part:
    """A part, and what became of it so far."""

    segment: Segment
    progress: Progress


class Parts:
    """The parts in order, which of them is on, and whether the clock stands still. Changed in place."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._state: SessionState = "planned"
        self._running: str | None = None
        self._paused_at: datetime | None = None
        self._holds: list[Hold] = []

    def _change(self, segments: tuple[Segment, ...]) -> None:
        for segment in segments:
            part = self._find(segment.id)
            if part is not None:
                part.segment = segment

    def _find(self, segment: str) -> Part | None:
        return next((p for p in self._parts if p.segment.id == segment), None)

    def _running_part(self) -> Part | None:
        return self._find(self._running) if self._running else None

    def _put(self, part: Part, after: str | None) -> None:
        ahead = self._find(after) if after is not None else None
        if after is None:
            self._parts.insert(0, part)
        elif ahead is None:
            self._parts.append(part)  # what it was to follow is gone: the end is the safest place
        else:
            self._parts.insert(self._parts.index(ahead) + 1, part)

    def _enter(self, segment: str, at: datetime) -> None:
        part = self._find(segment)
        if part is not None:
            part.progress = replace(part.progress, state="running", actual_start=at, actual_end=None)
            self._running = segment

    def _leave(self, at: datetime, state: str) -> None:
        part = self._running_part()
        if part is not None:
            began = part.progress.actual_start or at
            ended = max(began, at)  # a back-dated act never ends a part before it began
            part.progress = replace(part.progress, state="skipped" if state == "skipped" else "done", actual_end=ended)
        self._running = None

    def _go_on(self, at: datetime) -> None:
        if self._holds and self._holds[-1].ended is None:
            began = self._holds[-1].began
            self._holds[-1] = Hold(began, max(began, at))

    def _resume(self, at: datetime) -> None:
        if self._state != "paused" or self._paused_at is None:
            return
        part = self._running_part()
        if part is not None:
            held = held_between(self._holds, self._paused_at, at)  # a pause may be back-dated into a hold
            stood = max(0, round((at - self._paused_at).total_seconds() - held))
            part.progress = replace(part.progress, paused_seconds=part.progress.paused_seconds + stood)
        self._paused_at = None
        self._state = "running"
