"""Where a typist's lines go. Only the typist moves it; a part that begins elsewhere does not."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from convenor.services.whereabouts import current as current
from convenor.services.whereabouts import room_words as room_words
from convenor.services.whereabouts import rooms as rooms
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.running.said import cut


@dataclass(frozen=True, slots=True)
class Place:
    """A part, and a room of it; None for no room in particular."""

    segment: str
    room: int | None = None


def at_opening(session: Session, actor: str) -> Place:
    """Where somebody stands who opens the screen: the part that is on, in the room of their last line there."""
    segment = current(session)
    for note in reversed(session.contributions):
        if note.by == actor and note.stands:
            return Place(segment, note.room if note.segment == segment else None)
    return Place(segment)


def away(session: Session, place: Place) -> bool:
    """Whether the session has moved on from where the typist stands."""
    return bool(session.running) and place.segment != session.running


def moved(session: Session, place: Place) -> Place:
    """Where Tab goes: to what is on, if the typist is elsewhere; else to the next room, and round again."""
    if away(session, place):
        return Place(current(session))
    numbers = rooms(session)
    if not numbers:
        return place
    if place.room is None or place.room not in numbers:
        return Place(place.segment, numbers[0])
    after = numbers.index(place.room) + 1
    return Place(place.segment, numbers[after] if after < len(numbers) else None)


def still_there(session: Session, place: Place) -> Place:
    """The place, or where things are now if its part is no longer in the agenda at all."""
    return place if session.segment(place.segment) is not None else Place(current(session))


def words(session: Session, place: Place) -> str:
    """The place in as few words as say it: the room, else the part."""
    if place.room is not None:
        return room_words(session, place.room)
    part = session.segment(place.segment)
    return shown(part.title) if part else "Nowhere yet"


def notice(session: Session, place: Place, columns: int = 200) -> str:
    """What to say in so many columns when the session is no longer where the lines go; empty while it is."""
    if not away(session, place):
        return ""
    now_on = session.now_on
    assert now_on is not None  # away() looked
    part = session.segment(place.segment)
    where = words(session, place)
    if place.room is not None and part is not None:
        where = f"{where} ({shown(part.title)})"
    now = shown(now_on.title)
    whole = f"Your lines go to {where}. {now} is on now. Tab to go there."
    if Content(whole).cell_length <= columns:
        return whole
    each = (columns - len("Your lines go to . Tab goes to .")) // 2
    return f"Your lines go to {cut(where, each)}. Tab goes to {cut(now, each)}."
