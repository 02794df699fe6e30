"""Quiet words while there is still time: what can no longer be kept unless somebody decides something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.session.session import Session
from convenor.timing.reading import reading, speaker_times
from convenor.timing.refit import refit
from convenor.timing.words import clock_time, minutes_words


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that cannot be kept without a choice, and how many seconds are missing for it."""

    says: str
    seconds: int
    segment: str = ""
    """Id of the part that it is about; empty for the promised end."""


def warnings(session: Session, now: datetime) -> tuple[Warned, ...]:
    """What cannot be kept any more without a choice, the nearest first: a turn, a pinned part, the promised end."""
    if session.state == "ended":
        return ()
    proposal = refit(session, now)
    zone = session.plan.timezone
    said = list(turns(session, now))
    if proposal.late:
        late = proposal.late[0]
        hour = f" at {late.segment.start_at:%H:%M}" if late.segment.start_at else ""
        says = f"“{late.segment.title}” cannot begin{hour} without a choice: {minutes_words(late.seconds)} too late."
        said.append(Warned(says, late.seconds, late.segment.id))
    if not proposal.fits:
        short = proposal.short_seconds
        ending = f"The end at {clock_time(proposal.promised_end, zone)}" if proposal.promised_end else "The length"
        said.append(Warned(f"{ending} cannot be kept without a choice: {minutes_words(short)} too long.", short))
    return tuple(said)


def not_in_it(session: Session, now: datetime) -> str:
    """What no re-fit gives, as a sentence to follow what it does give; empty when nobody is short of minutes."""
    return " ".join(f"But {warned.says[:1].lower()}{warned.says[1:]}" for warned in turns(session, now))


def turns(session: Session, now: datetime) -> tuple[Warned, ...]:
    """People in the running part whose minutes are more than it has left. No re-fit of what comes later gives them."""
    on = reading(session, now)
    if on is None:
        return ()
    people = [s for s in speaker_times(session, on.segment, now) if not s.begun]
    still = on.speaker.left if on.speaker else 0
    over = still + sum(s.seconds for s in people) - on.left_seconds
    if not people or over <= 0:
        return ()
    names = " and ".join(s.person for s in people)
    says = f"This part is {minutes_words(over)} too short for {names} to have what was agreed."
    return (Warned(says, over, on.segment.id),)
