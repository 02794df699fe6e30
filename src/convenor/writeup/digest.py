"""The same day's digest: what was noted, part by part and room by room, before anybody has written the note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from convenor.session.session import Session
from convenor.writeup.closing import linked
from convenor.writeup.compose import voice_of
from convenor.writeup.document import Block, Document, Heading, Item, ItemList, Paragraph
from convenor.writeup.material import gather
from convenor.writeup.names import Names
from convenor.writeup.opening import title
from convenor.writeup.points import said_items
from convenor.writeup.prose import folded
from convenor.writeup.said import Said, trees
from convenor.writeup.style import Style
from convenor.writeup.voice import Voice

_LATER = {"action": "digest.next-steps", "resource": "digest.reading"}
"""What stands at the end, under a heading of its own."""


def digest(session: Session, style: Style) -> Document:
    """What may be in the note, as it was noted, in the order of the agenda; empty of blocks when that is nothing.

    What is for us only, left out at the desk, or said by somebody who did not say yes to their name, it treats as
    the note does.
    """
    voice = voice_of(session.plan, style)
    said = trees(session)
    if not said:
        return Document(title(session.plan, voice), banner="")
    names = Names(session.plan, gather(session).participants)
    return Document(title(session.plan, voice), tuple(_blocks(session, said, voice, names)), banner="")


def _blocks(session: Session, said: tuple[Said, ...], voice: Voice, names: Names) -> Iterator[Block]:
    day = session.plan.date
    opening = voice.say_if_any("digest.opening", date=voice.day(day) if day else "")
    if opening:
        yield Paragraph((opening,), ("plan:date",))
    now = [one for one in said if one.kind not in _LATER]
    for (segment, room), group in groupby(now, key=lambda one: (one.segment, one.room)):
        heading = _place(session, segment, room)
        if heading:
            yield Heading((heading,))
        yield ItemList(said_items(tuple(group), voice, names))
    for kind, phrase in _LATER.items():
        later = tuple(one for one in said if one.kind == kind)
        if later:
            heading = voice.say_if_any(phrase)
            if heading:
                yield Heading((heading,))
            if kind == "resource":
                yield ItemList(tuple(
                    Item(linked(folded(one.text)), one.sources, said_items(one.items, voice, names)) for one in later))
            else:
                yield ItemList(said_items(later, voice, names))


def _place(session: Session, segment: str, room: int | None) -> str:
    """ "Rooms, Room 2: What is a table for?"; the question only where the rooms had one each."""
    part = session.segment(segment)
    title = part.title if part else ""
    if room is None:
        return title
    of = next((r for r in session.plan.rooms if r.n == room), None)
    name = of.label if of else f"Room {room}"
    asked = {r.question.strip() for r in session.plan.rooms}
    question = f": {of.question.strip()}" if of and of.question.strip() and len(asked) > 1 else ""
    return (f"{title}, {name}" if title else name) + question
