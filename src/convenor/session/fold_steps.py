"""The steps' share of the fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from convenor.session.event_steps import CareSaid, LineBegan, StepBegan, StepEvent, StepLengthened, StepsEnded
from convenor.session.steps import StepRun, Steps


def stepped(steps: Steps, event: StepEvent, at: datetime, paused: int) -> Steps:
    """The steps after the event. `paused` is for how many seconds the part's clock had stood still by then."""
    on = steps.on
    match event:
        case StepBegan():
            before = (*steps.runs[:-1], on.ending(at, paused, skipped=event.skipped)) if on else steps.runs
            run = StepRun(event.step, at, paused, line_began=at, line_paused_before=paused)
            return replace(steps, runs=(*before, run), over=False)
        case StepLengthened() if on and on.step == event.step:
            lines = on.longer_lines if event.line is None else (*on.longer_lines, (event.line, event.seconds))
            return steps.changed(replace(on, longer=on.longer + event.seconds, longer_lines=lines))
        case LineBegan() if on and on.step == event.step and event.line >= 0:
            return steps.changed(replace(on, line=event.line, line_began=at, line_paused_before=paused))
        case StepsEnded() if on:
            return replace(steps.changed(on.ending(at, paused)), over=True)
        case CareSaid():
            return replace(steps, care_said_at=steps.care_said_at or at)
    return steps
