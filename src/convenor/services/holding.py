"""Hold: the room stops for somebody's sake. The clock is quiet, note-takers are asked to stop; nothing is refused.

What happened in a hold counts as held, never as overtime. What was noted just before it and during it can be
erased, if somebody says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from convenor.services.finding import find_note
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.views import Plain, instant
from convenor.session import event as events
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.timing.timeline import held_in_all
from convenor.timing.words import minutes_words

JUST_BEFORE = timedelta(minutes=2)
"""How far back the lines go that are offered as not noted."""

STOP_TYPING = "Please stop typing for a moment."
"""What everybody who takes notes sees while it lasts."""

DO = (
    "Be still yourself, and slow. Ask the person, in private where you can, what they would like: to stay, to be "
    "quiet, to step out. Nobody has to explain anything. Then ask the group whether it wants to go on, to rest for "
    "five minutes, or to stop here."
)
SAY = (
    "Let us stop here for a moment. There is no hurry, and whoever takes notes has been asked to stop. You can turn "
    "your camera off, or step out and come back; nobody will ask why."
)


@dataclass(frozen=True, slots=True)
class Held:
    """What stands before the facilitator while the room is held, as plain text."""

    since: datetime
    say: str
    do: str
    companion: str
    """Who keeps company; a sentence that asks for one when nobody was named."""
    noted: str
    """How much was noted in the two minutes before, and since; empty when nothing was."""


def hold(host: Host, session_id: str, on: bool, wish: Wish | None = None) -> None:
    """Stop the room (on), or go on. Asking for what is so already is no trouble, and it is never refused.

    It takes effect now, whatever `wish.at` says. A pause that is on becomes a hold.
    """
    wish = wish or Wish()
    now = Wish(wish.actor, None, wish.command)

    def decide(session: Session) -> Batch:
        if (session.hold is not None) == on:
            return Batch()
        event = events.HoldBegan(session.running) if on else events.HoldEnded(session.running)
        return Batch((host.happening(event, now),))

    host.record(session_id, now, ("hold", on), decide)


def held(session: Session) -> Held | None:
    """What to say and do in the hold that is on; None when none is."""
    if session.hold is None:
        return None
    care = session.now_on.care if session.now_on else None
    return Held(
        since=session.hold.began,
        say=SAY,
        do=shown(care.if_distressed) if care and care.if_distressed.strip() else DO,
        companion=companion_words(session),
        noted=just_noted_words(session),
    )


def companion_words(session: Session) -> str:
    """Who keeps company with whoever wants it."""
    if session.plan.companion:
        return f"{shown(session.plan.companion)} is there for whoever wants company."
    return "Nobody is named. Ask: would somebody keep company with whoever wants it?"


def asked_of_note_takers(session: Session) -> str:
    """`STOP_TYPING` while the room is held, else nothing. For every face that somebody takes notes on."""
    return STOP_TYPING if session.hold is not None else ""


def just_noted(session: Session) -> tuple[Contribution, ...]:
    """What was noted in the two minutes before the last hold and while it lasted, by anybody, and still stands."""
    if not session.holds:
        return ()
    last = session.holds[-1]
    since, until = last.began - JUST_BEFORE, last.ended
    noted = (n for n in session.notes() if n.phase == "during" and n.at >= since)
    return tuple(n for n in noted if until is None or n.at <= until)


def just_noted_words(session: Session) -> str:
    """ "2 lines were noted in the two minutes before and since." Empty when there is none."""
    count = len(just_noted(session))
    if not count:
        return ""
    lines = "1 line was" if count == 1 else f"{count} lines were"
    return f"{lines} noted in the two minutes before, and since."


def not_noted(host: Host, session_id: str, notes: Sequence[str], wish: Wish | None = None) -> int:
    """Erase these notes for good, all at once, and return how many. Cannot be undone: ask first.

    Raises NotFound when one of them is none of the session's.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        found = dict.fromkeys(find_note(session, note) for note in notes)
        ids = tuple(note.id for note in found)
        gone = tuple(host.happening(events.ContributionErased(n.id), wish) for n in found if not n.erased)
        return Batch(gone, erase=ids, result=ids)

    return len(host.record(session_id, wish, ("not noted", tuple(notes)), decide)) if notes else 0


def went_on_words(session: Session, now: datetime) -> str:
    """What to say when the room goes on."""
    minutes = minutes_words(held_in_all(session, now))
    return f"We go on. {minutes} held so far: not overtime."


def held_row(session: Session) -> Plain:
    """The hold for `--json` and for pages: whether it is on, and what is to be seen and done."""
    now = held(session)
    return {
        "held": now is not None,
        "since": instant(now.since) if now else None,
        "note_takers": asked_of_note_takers(session) or None,
        "say": now.say if now else None,
        "do": now.do if now else None,
        "companion": session.plan.companion or None,
        "just_noted": [n.id for n in just_noted(session)],
    }
