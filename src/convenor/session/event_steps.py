"""What happened inside a part that is guided step by step. No event carries anybody's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepBegan:
    """A step of a part began, and the one before it ended (or was left out: `skipped`)."""

    segment: str
    step: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class StepLengthened:
    """A step is given more time; with `line`, it is that silence of its script that is held longer."""

    segment: str
    step: str
    seconds: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class LineBegan:
    """A line of the step's script is read from here, or its silence kept; counted from 0."""

    segment: str
    step: str
    line: int


@dataclass(frozen=True, slots=True)
class StepsEnded:
    """The last step is over, or (`early`) the rest of them is left out."""

    segment: str
    early: bool = False


@dataclass(frozen=True, slots=True)
class CareSaid:
    """It was said how anybody can stay out of a part, and who keeps company."""

    segment: str


StepEvent = StepBegan | StepLengthened | LineBegan | StepsEnded | CareSaid
