"""Running: what a facilitator does while the session is on. Nothing here happens by itself.

`seen` is the part that the user saw running when they acted; when another is on by now, somebody else was
quicker, and the act is refused in words instead of being done twice.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.event import Event
from convenor.session.problem import NotFound, Problem, Stale
from convenor.session.session import Session
from convenor.timing.timeline import start_baseline
from convenor.timing.words import clock_time
from convenor.timing.zones import next_local


def start(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Begin the first part that is still to come. `wish.at` back-dates it ("it started N minutes ago")."""

    def decide(session: Session, at: datetime) -> Event:
        if session.state == "ended":
            raise Problem("The session has ended.", cure="Undo the end to go on with it.")
        if session.state != "planned":
            raise Problem("The session has already started.", cure="Go on to the next part, or pause.")
        first = next((s for s, p in session.parts() if p.state == "coming"), None)
        if first is None:
            raise Problem("There is no part to begin with.", cure="Put one into the agenda first.")
        planned, promised_end = start_baseline(session, at)
        return events.SessionStarted(first.id, planned, promised_end)

    _act(host, session_id, wish, ("start", seen), None, decide)


def next_part(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """End the part that is on and begin the one after it."""
    _move_on(host, session_id, seen, wish, skipped=False)


def skip(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Leave out the part that is on, so that it counts as not held, and begin the one after it."""
    _move_on(host, session_id, seen, wish, skipped=True)


def _move_on(host: Host, session_id: str, seen: str | None, wish: Wish | None, *, skipped: bool) -> None:
    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        coming = next((s for s, p in session.parts() if p.state == "coming"), None)
        if coming is None:
            raise Problem(
                f"“{now_on.title}” is the last part; nothing comes after it.", cure="End the session when you are done."
            )
        return events.MovedOn(now_on.id, coming.id, skipped)

    _act(host, session_id, wish, ("skip" if skipped else "next", seen), seen, decide)


def back(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Take up the part before again, as if it had never ended."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        before: Segment | None = None
        for segment, progress in session.parts():
            if segment.id == now_on.id:
                break
            if progress.state in ("done", "skipped"):
                before = segment
        if before is None:
            raise Problem(f"“{now_on.title}” is the first part; there is nothing to go back to.")
        return events.WentBack(now_on.id, before.id)

    _act(host, session_id, wish, ("back", seen), seen, decide)


def pause(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Let the part's clock stand still. The promised end does not move."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        if session.state == "paused":
            raise Problem("The session is paused already.", cure="Resume to go on.")
        return events.Paused(now_on.id)

    _act(host, session_id, wish, ("pause", seen), seen, decide)


def resume(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Let the part's clock run on, after a pause or a hold."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        if session.hold is not None:
            return events.HoldEnded(now_on.id)
        if session.state != "paused":
            raise Problem("The session is not paused.")
        return events.Resumed(now_on.id)

    _act(host, session_id, wish, ("resume", seen), seen, decide)


def add(host: Host, session_id: str, minutes: int, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """Give minutes to the part that is on, or take them when negative."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        if minutes == 0 or abs(minutes) > 24 * 60:
            raise Problem(f"{minutes} minutes cannot be added.", cure="Give a number such as 3, or -2 to take.")
        if now_on.seconds + minutes * 60 < 0:
            raise Problem(
                f"“{now_on.title}” has only {now_on.seconds // 60} minutes; {-minutes} cannot be taken from it."
            )
        return events.MinutesAdded(now_on.id, minutes * 60)

    _act(host, session_id, wish, ("add", minutes, seen), seen, decide)


def speaker(
    host: Host, session_id: str, name: str | None = None, *, seen: str | None = None, wish: Wish | None = None
) -> str:
    """Begin the turn of the named invited person, or of the next one; return their full name."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        invited = session.plan.respondents if now_on.mode == "respondents" else session.plan.speakers
        progress = session.progress_of(now_on.id)
        begun = {turn.person for turn in progress.turns} if progress else set()
        if name is not None:
            person = session.plan.named(name)
            if person is None or all(i.person != person for i in session.plan.invited):
                raise NotFound(f"“{name}” is not one of the people invited to speak.")
            return events.SpeakerBegan(now_on.id, person.name)
        waiting = next((i.person for i in invited if i.person.name not in begun), None)
        if waiting is None:
            raise Problem("Nobody else is waiting to speak in this part.")
        return events.SpeakerBegan(now_on.id, waiting.name)

    return _act(host, session_id, wish, ("speaker", name, seen), seen, decide)[0]


def promise(host: Host, session_id: str, end: datetime, *, wish: Wish | None = None) -> None:
    """Move the promised end, because the group agreed to it."""

    def decide(session: Session, at: datetime) -> Event:
        if session.started_at is None:
            raise Problem("The session has not started.", cure="Change the end in its plan instead.")
        if end <= session.started_at:
            raise Problem("The new end is before the session’s start.")
        return events.PromisedEndMoved(end)

    _act(host, session_id, wish, ("promise", end), None, decide)


def promise_local(host: Host, session_id: str, hour: str, *, wish: Wish | None = None) -> None:
    """Move the promised end to a local time of day, "12:40": the first such moment after the start."""
    session = host.session(session_id)
    if session.started_at is None:
        raise Problem("The session has not started.", cure="Change the end in its plan instead.")
    promise(host, session_id, next_local(session.started_at, hour, session.plan.timezone), wish=wish)


def end(host: Host, session_id: str, *, seen: str | None = None, wish: Wish | None = None) -> None:
    """End the session. Parts that were not reached count as not held."""

    def decide(session: Session, at: datetime) -> Event:
        now_on = _on(session)
        return events.SessionEnded(now_on.id)

    _act(host, session_id, wish, ("end", seen), seen, decide)


def _act(
    host: Host,
    session_id: str,
    wish: Wish | None,
    content: object,
    seen: str | None,
    decide: Callable[[Session, datetime], Event],
) -> tuple[str, ...]:
    wish = wish or Wish()

    def on(session: Session) -> Batch:
        if seen is not None and session.running != seen:
            raise _stale(session, seen)
        at = wish.at or host.now()
        if at > host.now():
            raise Problem(
                f"{clock_time(at, session.plan.timezone)} is still to come.", cure="Give a time that has been."
            )
        if wish.at is not None:
            _check_after_the_part_began(session, wish.at)
        event = decide(session, at)
        result = (event.person,) if isinstance(event, events.SpeakerBegan) else ()
        return Batch((host.happening(event, wish),), result=result)

    return host.record(session_id, wish, content, on)


def _check_after_the_part_began(session: Session, at: datetime) -> None:
    on = session.progress_of(session.running) if session.running else None
    if on is not None and on.actual_start is not None and at < on.actual_start and session.now_on is not None:
        zone = session.plan.timezone
        raise Problem(
            f"“{session.now_on.title}” began at {clock_time(on.actual_start, zone)}, after {clock_time(at, zone)}.",
            cure="Say which part it really is, and since when: `convenor go SESSION at PART --since …`.",
        )


def _stale(session: Session, seen: str) -> Stale:
    was = session.segment(seen)
    if was is None:
        return Stale(f"There is no part called “{seen}” in this session.")
    if session.now_on is None:
        return Stale(f"“{was.title}” is not on: nothing is running.")
    return Stale(
        f"“{was.title}” is not on any more: “{session.now_on.title}” is.",
        cure="Somebody else may have gone on. Look, then choose again.",
    )


def _on(session: Session) -> Segment:
    """The part that is on. Raises Problem, saying what the session is instead of running."""
    if session.state == "planned":
        raise Problem("The session has not started yet.", cure="Start it first.")
    if session.now_on is None:
        raise Problem("The session has ended.", cure="Undo brings it back.")
    return session.now_on
