"""What the clock says of the part that is on: how long it has run, what is left, and whose turn it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from convenor.session.agenda import Segment
from convenor.session.holds import held_between
from convenor.session.session import Progress, Session
from convenor.timing.speakers import Programme
from convenor.timing.timeline import paused_seconds

TWO_MINUTES = 120


@dataclass(frozen=True, slots=True)
class SpeakerTime:
    """The time of one invited person in a part, in seconds."""

    person: str
    """Full name."""
    seconds: int
    """Agreed with them, or their even share of the part."""
    spoken: int
    """How long their turn has lasted; 0 before it begins."""
    begun: bool
    speaking: bool

    @property
    def left(self) -> int:
        return max(0, self.seconds - self.spoken)

    @property
    def over(self) -> int:
        return max(0, self.spoken - self.seconds)


@dataclass(frozen=True, slots=True)
class Reading:
    """The running part at an instant. Lengths in whole seconds; pauses and what was held are not counted."""

    segment: Segment
    elapsed: int
    left_seconds: int
    over_seconds: int
    minimum_reached: bool
    two_minutes_left: bool
    """Whether its last two minutes are running; never so in a part that has no more than that."""
    paused: bool
    held: bool
    """Whether the room has stopped; the clock is quiet then."""
    speaker: SpeakerTime | None
    """Whose turn it is, if anybody's."""


def reading(session: Session, now: datetime) -> Reading | None:
    """What the clock says of the running part at `now`; None when nothing runs."""
    segment = session.now_on
    progress = session.progress_of(segment.id) if segment else None
    if segment is None or progress is None or progress.actual_start is None:
        return None
    elapsed = _elapsed(session, progress, progress.actual_start, now)
    left = segment.seconds - elapsed
    turn = next((s for s in speaker_times(session, segment, now) if s.speaking), None)
    return Reading(
        segment=segment,
        elapsed=elapsed,
        left_seconds=max(0, left),
        over_seconds=max(0, -left),
        minimum_reached=elapsed >= segment.minimum,
        two_minutes_left=0 < left <= TWO_MINUTES < segment.seconds,
        paused=session.paused_at is not None,
        held=session.hold is not None,
        speaker=turn,
    )


def speaker_times(session: Session, segment: Segment, now: datetime) -> tuple[SpeakerTime, ...]:
    """Everybody with a turn in a part: those invited, in their order, then anybody else whose turn began."""
    progress = session.progress_of(segment.id)
    if progress is None:
        return ()
    agreed = Programme(session).agreed(segment)
    spoken: dict[str, int] = {}
    speaking = ""
    for n, turn in enumerate(progress.turns):
        following = progress.turns[n + 1].began if n + 1 < len(progress.turns) else progress.actual_end
        if following is None:
            length = _elapsed(session, progress, turn.began, now, turn.paused_before)
            speaking = turn.person
        else:
            after = progress.turns[n + 1].paused_before if n + 1 < len(progress.turns) else progress.paused_seconds
            held = held_between(session.holds, turn.began, following)
            length = _whole((following - turn.began).total_seconds() - held - (after - turn.paused_before))
        spoken[turn.person] = spoken.get(turn.person, 0) + length
    names = [*agreed, *(name for name in spoken if name not in agreed)]
    return tuple(
        SpeakerTime(name, agreed.get(name, 0), spoken.get(name, 0), name in spoken, name == speaking) for name in names
    )


def _elapsed(session: Session, progress: Progress, since: datetime, now: datetime, paused_before: int = 0) -> int:
    stood = paused_seconds(session, progress, now) - paused_before + held_between(session.holds, since, now)
    return _whole((now - since).total_seconds() - stood)


def _whole(seconds: float) -> int:
    return max(0, math.floor(seconds))
