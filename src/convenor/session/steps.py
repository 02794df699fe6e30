"""How far a part has come in its steps: what the record tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step as it was held. The last one of a part that was left without ending it has no end of its own."""

    step: str
    began: datetime
    paused_before: int = 0
    """Whole seconds that the clock had stood still in the part when it began; so for the others here."""
    longer: int = 0
    """Seconds that it was given beyond its length."""
    line: int = 0
    """Line of the script that was last begun by hand, from 0."""
    line_began: datetime | None = None
    line_paused_before: int = 0
    longer_lines: tuple[tuple[int, int], ...] = ()
    """Silences that are kept longer: line, and seconds."""
    ended: datetime | None = None
    paused_at_end: int = 0
    skipped: bool = False

    def ending(self, at: datetime, paused: int, *, skipped: bool = False) -> StepRun:
        """The same, over at that moment."""
        return replace(self, ended=max(self.began, at), paused_at_end=paused, skipped=skipped)


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of one part, in the order in which they were held; one that was gone back to stands twice."""

    runs: tuple[StepRun, ...] = ()
    over: bool = False
    """Whether the last one has ended, so that nothing is left to guide."""
    care_said_at: datetime | None = None
    """When it was said how to stay out and who keeps company."""

    @property
    def on(self) -> StepRun | None:
        """The step that is on; None before the first was begun by hand, and when they are over."""
        return None if self.over or not self.runs else self.runs[-1]

    def changed(self, run: StepRun) -> Steps:
        """The same with another last run."""
        return replace(self, runs=(*self.runs[:-1], run))
