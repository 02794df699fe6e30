"""What the facilitator tells the rooms: a message to all or to one, and what of it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.recording import check_room
from convenor.services.rooms import open_room
from convenor.session import event as events
from convenor.session.event import Words
from convenor.session.messages import Message
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import cleaned, shown
from convenor.timing.words import clock_time

LONGEST = 500
"""Characters: what can be taken in at a glance, beside a question and a clock."""


def send(host: Host, session_id: str, text: str, room: int | None = None, wish: Wish | None = None) -> str:
    """Tell all rooms, or one, and return the message's id once it is on disk.

    Raises Problem when there is nothing to say, it is too long, the room is not open, or the session has ended.
    """
    wish = wish or Wish()
    text = cleaned(text).strip()
    if not text:
        raise Problem("There is nothing in that message.", cure="Type what the rooms are to be told.")
    if len(text) > LONGEST:
        raise Problem(
            f"That message has {len(text)} characters; {LONGEST} is the most.", cure="Say it in a sentence or two."
        )

    def decide(session: Session) -> Batch:
        if session.state == "ended":
            raise Problem("The session has ended; nobody would read it.")
        if room is not None:
            _check_open(session, room)
        message, row = host.ids.new(), host.ids.new(16)
        event = events.MessageSent(message, row, session.running, room)
        return Batch((host.happening(event, wish),), (Words(row, text, "", (message,)),), result=(message,))

    return host.record(session_id, wish, ("message", text, room), decide)[0]


def erase(host: Host, session_id: str, message: str, wish: Wish | None = None) -> None:
    """Take a message off every page; its words are gone for good when this returns."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        found = find_message(session, message)
        if found.erased:
            return Batch(erase=(found.id,), result=(found.id,))  # asked again: make sure
        event = events.MessageErased(found.id)
        return Batch((host.happening(event, wish),), erase=(found.id,), result=(found.id,))

    host.record(session_id, wish, ("erase message", message), decide)


def find_message(session: Session, wanted: str) -> Message:
    """The message with that id, erased ones included. Raises NotFound."""
    found = next((m for m in session.messages if m.id == wanted), None)
    if found is None:
        raise NotFound(f"There is no message “{wanted}”.", cure="`convenor message SESSION` lists them.")
    return found


def stands(session: Session, message: Message) -> bool:
    """Whether people still have it before them: until its part ends, or a newer one comes to the same rooms."""
    if message.erased or message.segment != session.running or session.state == "ended":
        return False
    later = session.messages[session.messages.index(message) + 1 :]
    return not any(
        not m.erased and m.segment == message.segment and (m.room is None or _same_room(session, m.room, message.room))
        for m in later
    )


def standing(session: Session) -> tuple[Message, ...]:
    """The messages that stand, the newest last."""
    return tuple(m for m in session.messages if stands(session, m))


@dataclass(frozen=True, slots=True)
class Told:
    """What the people of one room have before them, for a page or a screen."""

    id: str = ""
    """Id of the message that stands; empty when none does."""
    text: str = ""
    sent_at: datetime | None = None
    to_all: bool = True
    """Whether everybody was told, and not only this room."""
    back_by: datetime | None = None
    """When everybody is to be back; None while nobody has been called."""


def told(session: Session, room: int | None = None) -> Told:
    """What is told in that room now; without a number, what all rooms are told."""
    mine = [m for m in standing(session) if m.room is None or _same_room(session, m.room, room)]
    back_by = session.called_back.by if session.called_back else None
    if not mine:
        return Told(back_by=back_by)
    newest = mine[-1]
    return Told(newest.id, newest.text, newest.at, newest.room is None, back_by)


def called_back_words(session: Session, now: datetime) -> str:
    """ "Please come back: by 11:32." while people have time to; then "Please come back now."; else empty."""
    called = session.called_back
    if called is None:
        return ""
    if now >= called.by:
        return "Please come back now."
    return f"Please come back: by {clock_time(called.by, session.plan.timezone)}."


def to_whom(session: Session, room: int | None) -> str:
    """Whom a message is for, in words: "all rooms", "Room 2", a room's own name."""
    if room is None:
        return "all rooms"
    found = session.plan.room(room)
    return shown(found.label) if found else f"Room {room}"


def sent_line(session: Session, message: Message) -> str:
    """ "11:31 to all rooms: Ten minutes left." on one line."""
    at = clock_time(message.at, session.plan.timezone)
    words = shown(message.text) if not message.erased else "(erased)"
    return f"{at} to {to_whom(session, message.room)}: {words}"


def message_row(session: Session, message: Message) -> dict[str, object]:
    """For `--json`."""
    return {
        "id": message.id,
        "text": message.text,
        "room": message.room,
        "at": message.at.isoformat(),
        "by": message.by,
        "stands": stands(session, message),
        "erased": message.erased,
    }


def _same_room(session: Session, one: int, other: int | None) -> bool:
    """Whether the people of both are together now: one may have been merged into the other."""
    if other is None:
        return False
    now = session.plan.room_now(one)
    return one == other or (now is not None and now == session.plan.room_now(other))


def _check_open(session: Session, room: int) -> None:
    if session.plan.rooms:
        open_room(session.plan, room)
    else:
        check_room(session.plan, room)
