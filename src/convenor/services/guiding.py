"""Guiding a part step by step: next, back, skip, longer, end; a line read, a silence kept. Nothing happens by itself.

`seen` is the step that the user saw; when another is on by now, somebody else was quicker, and the act is refused
in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.event import Event
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session
from convenor.timing.guiding import StepReading, step_reading

US = {"guide", "facilitator", "convenor"}
"""Roles of whoever has this program before them."""

LONGEST = 60 * 60
"""Seconds that can be given at once."""


def begin(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """Guide the part that is on from the step that the clock is in. No trouble when it is guided already.

    Raises Problem when nothing is on, or the part has no steps.
    """

    def decide(read: StepReading) -> Sequence[Event]:
        return () if read.by_hand else (events.StepBegan(read.segment.id, read.step.id),)

    _act(host, session_id, wish, "begin", None, decide)


def next_step(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """End the step that is on and begin the one after it; after the last, the steps are over."""
    _act(host, session_id, wish, "next", seen, lambda read: _on(read, skipped=False))


def skip_step(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Leave out the step that is on, and begin the one after it."""
    _act(host, session_id, wish, "skip", seen, lambda read: _on(read, skipped=True))


def step_back(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Take up the step before again, from its beginning; after the end of them all, the last one."""

    def decide(read: StepReading) -> Sequence[Event]:
        before = read.index if read.over_all else read.index - 1
        if before < 0:
            raise Problem(f"“{read.step.title}” is the first step; there is nothing to go back to.")
        return (events.StepBegan(read.segment.id, read.segment.steps[before].id),)

    _act(host, session_id, wish, "back", seen, decide)


def end_steps(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """End the exercise early: the steps still to come are left out. The part goes on until it is ended."""

    def decide(read: StepReading) -> Sequence[Event]:
        _not_over(read)
        return (*_begun(read), events.StepsEnded(read.segment.id, early=read.coming is not None))

    _act(host, session_id, wish, "end", seen, decide)


def longer(
    host: Host, session_id: str, seconds: int, *, seen: str | None = None, wish: Wish | None = None
) -> None:
    """Give more time to the silence that is being kept, else to the step. Negative takes it.

    Raises Problem for no time at all, more than an hour, or more than the step has.
    """

    def decide(read: StepReading) -> Sequence[Event]:
        _not_over(read)
        if seconds == 0 or abs(seconds) > LONGEST:
            raise Problem(f"{seconds} seconds cannot be given.", cure="Give a number such as 30, or -30 to take.")
        if read.seconds + seconds < 0:
            raise Problem(f"“{read.step.title}” has only {read.seconds} seconds.")
        silence = read.line.index if read.line and read.line.silence else None
        return (*_begun(read), events.StepLengthened(read.segment.id, read.step.id, seconds, silence))

    _act(host, session_id, wish, ("longer", seconds), seen, decide)


def read_on(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """ "I have read it": the next line of the script begins now.

    A silence that the clock began while the words were still being read begins anew, for it is meant whole.
    Raises Problem when nothing is read aloud in the step.
    """

    def decide(read: StepReading) -> Sequence[Event]:
        _not_over(read)
        if not read.step.script:
            raise Problem(f"Nothing is read aloud in “{read.step.title}”.", cure="Go on to the next step.")
        line = read.line
        if line is None:
            return _begun(read)
        index = line.index if line.silence and not line.by_hand else line.index + 1
        if index >= len(read.step.script):
            raise Problem("That was the last line of the script.", cure="Go on to the next step when it is time.")
        return (events.LineBegan(read.segment.id, read.step.id, index),)

    _act(host, session_id, wish, "line", seen, decide)


def care_said(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """ "I have said it": how to stay out of the part that is on, and who keeps company. Again is no trouble."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        part = session.now_on
        progress = session.progress_of(part.id) if part else None
        if part is None or progress is None:
            raise Problem("Nothing is running in this session.", cure="Start it first.")
        if progress.steps.care_said_at is not None:
            return Batch()
        return Batch((host.happening(events.CareSaid(part.id), wish),))

    host.record(session_id, wish, "care said", decide)


def led_by_guest(session: Session, segment: Segment) -> bool:
    """Whether somebody else than the convenor leads it: then the words are theirs, and times and care are ours."""
    lead, convenor = segment.lead.strip(), session.plan.convenor
    ours = lead.casefold().removeprefix("the ") in US or (convenor is not None and convenor.answers_to(lead))
    return bool(lead) and not ours


def _begun(read: StepReading) -> Sequence[Event]:
    """What makes the step that the clock is in one that is guided, if it is not yet."""
    return () if read.by_hand else (events.StepBegan(read.segment.id, read.step.id),)


def _on(read: StepReading, *, skipped: bool) -> Sequence[Event]:
    _not_over(read)
    if read.coming is None:
        return (*_begun(read), events.StepsEnded(read.segment.id, early=skipped))
    return (*_begun(read), events.StepBegan(read.segment.id, read.coming.id, skipped=skipped))


def _not_over(read: StepReading) -> None:
    if read.over_all:
        raise Problem(
            f"The steps of “{read.segment.title}” are over.", cure="Go on to the next part, or back to the last step."
        )


def _act(
    host: Host,
    session_id: str,
    wish: Wish | None,
    what: object,
    seen: str | None,
    decide: Callable[[StepReading], Sequence[Event]],
) -> None:
    wish = wish or Wish()

    def on(session: Session) -> Batch:
        read = step_reading(session, _now(host, wish))
        if read is None:
            raise _nothing(session)
        if seen is not None and read.step.id != seen:
            cure = "Somebody else may have gone on. Look, then choose again."
            raise Stale(f"That step is not on any more: “{read.step.title}” is.", cure=cure)
        return Batch(tuple(host.happening(event, _since(session, read, event)) for event in decide(read)))

    def _since(session: Session, read: StepReading, event: Event) -> Wish:
        """A step that the clock was in already is guided from when the clock began it."""
        is_it = isinstance(event, events.StepBegan) and event.step == read.step.id and not read.by_hand
        if not is_it or session.paused_at or session.hold:
            return wish
        return Wish(wish.actor, _now(host, wish) - timedelta(seconds=read.elapsed), wish.command)

    host.record(session_id, wish, ("step", what, seen), on)


def _now(host: Host, wish: Wish) -> datetime:
    return wish.at or host.now()


def _nothing(session: Session) -> Problem:
    if session.now_on is not None:
        return Problem(f"“{session.now_on.title}” has no steps to go through.", cure="Go on to the next part.")
    cure = "Start it first." if session.state == "planned" else "Undo brings it back."
    return Problem("Nothing is running in this session.", cure=cure)
