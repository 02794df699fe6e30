"""What a session shows to everyone: its question and the time left, and nothing that anybody noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from convenor.services.holding import STOP_TYPING
from convenor.services.messages import called_back_words, told
from convenor.services.prompts import prompt_of
from convenor.services.standing import unnoted_words
from convenor.session.agenda import Segment
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.reading import Reading, reading, speaker_times
from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time, minutes_words

COMING_TO_A_CLOSE = "Coming to a close"
"""Said when the time is up: nobody is counted against in front of everyone."""
STOPPED = "We have stopped for a moment"
EXPLAINS = "Once the session runs, its question and the time left stand here for everyone to see."
SOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Shared:
    """The window at an instant, as plain text."""

    prompts: tuple[str, ...]
    """The question; one for each room where rooms have their own."""
    clock: str = ""
    """Time left, "17:42"; empty while there is none to show."""
    about: tuple[str, ...] = ()
    """Short lines beneath: "Paused", "We begin at 11:00"."""


def shared(session: Session, now: datetime, *, speakers: bool = False) -> Shared:
    """What everyone sees at `now`. With `speakers`, also how long whoever speaks has left."""
    if session.state == "ended":
        return Shared((shown(session.plan.title),), about=("The session has ended. Thank you for coming.",))
    if session.hold is not None:
        return Shared((STOPPED,), about=(STOP_TYPING,))
    read = reading(session, now)
    if read is None:
        question = prompt_of(session, None, None, 0)
        return Shared((question or shown(session.plan.title),), about=(_beginning(session, now), EXPLAINS))
    clock, about = _clock(session, read, now, speakers=speakers)
    words = [about, "Paused" if read.paused else "", *_told(session, now), _not_noted(session)]
    return Shared(_prompts(session, read), clock, tuple(w for w in words if w))


def _told(session: Session, now: datetime) -> tuple[str, str]:
    """What everybody is told: to come back, and the message to all rooms."""
    return called_back_words(session, now), shown(told(session).text)


def _beginning(session: Session, now: datetime) -> str:
    line = timeline(session, now)
    begins = line.rows[0].planned_start if line.rows else None
    if begins is None or begins - now > SOON:
        return "Not begun yet"
    if begins <= now:
        return "We begin in a moment"
    return f"We begin at {clock_time(begins, session.plan.timezone)}"


def _prompts(session: Session, read: Reading) -> tuple[str, ...]:
    part = read.segment
    if part.mode == "breakout" and (of_rooms := _room_questions(session)):
        return of_rooms
    return (prompt_of(session, part, None, read.elapsed) or shown(part.title),)


def _room_questions(session: Session) -> tuple[str, ...]:
    """The question that the open rooms share, else each room's own."""
    open_rooms = [room for room in session.plan.rooms if room.question and not room.closed]
    questions = dict.fromkeys(shown(room.question) for room in open_rooms)
    if len(questions) <= 1:
        return tuple(questions)
    return tuple(f"{shown(room.label)}: {shown(room.question)}" for room in open_rooms)


def _clock(session: Session, read: Reading, now: datetime, *, speakers: bool) -> tuple[str, str]:
    """The figures, and what stands beneath them."""
    if _has_speakers(session, read.segment, now):
        if not speakers:
            return "", ""
        if turn := read.speaker:
            name = shown(turn.person)
            if not turn.seconds:
                return "", name
            return (_figures(turn.left), name) if turn.left else ("", f"{name} · {COMING_TO_A_CLOSE.lower()}")
    if read.left_seconds:
        return _figures(read.left_seconds), f"left of {minutes_words(read.segment.seconds)}"
    return "", COMING_TO_A_CLOSE


def _has_speakers(session: Session, part: Segment, now: datetime) -> bool:
    return part.mode == "speakers" or bool(speaker_times(session, part, now))


def _figures(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:02}:{rest:02}"


def _not_noted(session: Session) -> str:
    """Said to everyone when it holds for everyone; which single room asked for it is that room's own affair."""
    return unnoted_words(session) if None in session.unnoted else ""
