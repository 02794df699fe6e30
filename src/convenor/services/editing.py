"""The agenda edited in place, before the session and while it runs, each act with its undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from convenor.services.finding import find_segment
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.segments import fresh_id, from_exercise, plain_part
from convenor.services.undone import undone_words
from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.exercise import Exercise, Rule
from convenor.session.problem import Problem, Stale
from convenor.session.session import Session

LONGEST_PART = 10 * 60
"""Minutes: longer is taken for a slip of the fingers."""


def insert(
    host: Host,
    session_id: str,
    what: Exercise | str,
    *,
    minutes: int | None = None,
    after: str | None = None,
    blanks: Mapping[str, str] | None = None,
    wish: Wish | None = None,
) -> str:
    """Put a part into the agenda and return its id: an exercise, or a plain part of that title.

    `after` names the part before it, or "start"; without it the part comes last, or next while running.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        _not_ended(session)
        taken = {s.id for s in session.segments}
        if isinstance(what, Exercise):
            part = from_exercise(what, fresh_id(what.id, taken), blanks)
        else:
            if not what.strip():
                raise Problem("A part needs a title.")
            part = plain_part(what.strip(), fresh_id(what, taken))
        if minutes is not None:
            part = part.lasting(_minutes(minutes))
        place = _place(session, after) if after else _default_place(session)
        happening = host.happening(events.SegmentInserted(part, place), wish)
        return Batch((happening,), result=(part.id,))

    content = (what if isinstance(what, str) else what.id, minutes, after)
    return host.record(session_id, wish, content, decide)[0]


def move(host: Host, session_id: str, segment: str, after: str, wish: Wish | None = None) -> None:
    """Move a part that is still to come. `after` names another part, or "start"."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        part = _to_come(session, segment, "moved")
        place = _place(session, after)
        if place == part.id:
            raise Problem(f"“{part.title}” cannot come after itself.")
        return Batch((host.happening(events.SegmentMoved(part.id, place), wish),))

    host.record(session_id, wish, (segment, after), decide)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is to change in a part; None leaves it as it is. Lengths in minutes."""

    minutes: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    rule: Rule | None = None
    start_at: time | None = None
    unpin: bool = False
    title: str | None = None
    lead: str | None = None


def change(host: Host, session_id: str, segment: str, setting: Setting, wish: Wish | None = None) -> None:
    """Lengthen, shorten, pin, rename or re-rule a part that is not over yet."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        part = find_segment(session, segment)
        progress = session.progress_of(part.id)
        if progress is None or progress.state not in ("coming", "running"):
            raise Problem(f"“{part.title}” is over and cannot be changed any more.")
        return Batch((host.happening(events.SegmentChanged(_set(part, setting)), wish),))

    host.record(session_id, wish, (segment, setting), decide)


def _set(part: Segment, setting: Setting) -> Segment:
    if setting.minutes is not None:
        part = part.lasting(_minutes(setting.minutes))
    if setting.minimum is not None:
        part = replace(part, minimum=_minutes(setting.minimum))
    if setting.maximum is not None:
        part = replace(part, maximum=_minutes(setting.maximum))
    if part.minimum > part.seconds or part.seconds > part.maximum:
        raise Problem(
            f"“{part.title}” lasts {part.seconds // 60} minutes, which is not between its least, "
            f"{part.minimum // 60}, and its most, {part.maximum // 60}.",
            cure="Change its minutes as well.",
        )
    if setting.rule is not None:
        part = replace(part, rule=setting.rule)
    if setting.unpin:
        part = replace(part, start_at=None)
    elif setting.start_at is not None:
        part = replace(part, start_at=setting.start_at)
    if setting.title is not None:
        if not setting.title.strip():
            raise Problem("A part needs a title.")
        part = replace(part, title=setting.title.strip())
    if setting.lead is not None:
        part = replace(part, lead=setting.lead.strip())
    return part


def drop(host: Host, session_id: str, segment: str, wish: Wish | None = None) -> None:
    """Leave out a part that is still to come. Undo brings it back."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        part = _to_come(session, segment, "left out")
        return Batch((host.happening(events.SegmentDropped(part.id), wish),))

    host.record(session_id, wish, segment, decide)


def undo(host: Host, session_id: str, wish: Wish | None = None, *, only: str | None = None) -> str:
    """Undo the newest act on the agenda, planning or running, whoever's it was; say in words which.

    With `only`, an act's id, raises Stale when another has become the newest.
    """
    wish = wish or Wish()
    said: list[str] = []

    def decide(session: Session) -> Batch:
        if not session.agenda_acts:
            raise Problem("There is nothing to undo.")
        newest = session.agenda_acts[-1]
        if only not in (None, newest):
            raise Stale("Somebody has done something else meanwhile.", cure="Look, then undo again.")
        return Batch((host.happening(events.Undone(newest), wish),), result=(newest,))

    asked = "undo" if only is None else ("undo", only)
    undone = host.record(session_id, wish, asked, decide)[0]
    for entry in host.store.read(session_id).entries:
        if entry.id == undone:
            said.append(undone_words(entry.event, host.session(session_id)))
            if entry.actor != wish.actor:
                said.append(f"(it was {entry.actor}’s)")
    return " ".join(said)


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= LONGEST_PART:
        raise Problem(f"{minutes} minutes is not a length that a part can have.", cure="Give 0 to 600.")
    return minutes * 60


def _not_ended(session: Session) -> None:
    if session.state == "ended":
        raise Problem("The session has ended; its agenda does not change any more.")


def _to_come(session: Session, wanted: str, verb: str) -> Segment:
    _not_ended(session)
    part = find_segment(session, wanted)
    progress = session.progress_of(part.id)
    if progress is None or progress.state != "coming":
        state = {"running": "is on now", "done": "is over", "skipped": "is over"}.get(
            progress.state if progress else "", "has been left out"
        )
        raise Problem(f"“{part.title}” {state}, so it cannot be {verb}.")
    return part


def _place(session: Session, after: str) -> str | None:
    """The part that the place comes after, None for the very start. Never before what has begun."""
    begun = [s.id for s, p in session.parts() if p.state in ("running", "done", "skipped")]
    if after == "start":
        if begun:
            raise Problem("The session is running; a part can only come after the one that is on.")
        return None
    part = find_segment(session, after)
    if begun and part.id in begun[:-1]:
        raise Problem(f"“{part.title}” is over; a part can only come after the one that is on.")
    return part.id


def _default_place(session: Session) -> str | None:
    if session.running:
        return session.running
    return session.segments[-1].id if session.segments else None
