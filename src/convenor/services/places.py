"""Where one person or one room comes in a session: a speaker's turn, a room's time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from convenor.services.hours import Hours, Slot
from convenor.services.sheet_parts import leader, turns
from convenor.session.agenda import Plan, Room, Segment
from convenor.session.people import Invited
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Turn:
    """When somebody speaks. Times as they are shown."""

    invited: Invited
    segment: Segment
    start: str
    end: str
    seconds: int
    part_ends: str
    order: str
    """ "the first of two speakers"."""
    before: str
    """Who speaks before them; empty for nobody."""
    after: str


def find_invited(plan: Plan, name: str) -> Invited:
    """The invited person who goes by that name. Raises NotFound, naming those who are invited."""
    person = plan.named(name)
    found = next((i for i in plan.invited if person and i.person.name == person.name), None)
    if found is not None:
        return found
    known = ", ".join(i.person.name for i in plan.invited)
    raise NotFound(
        f"“{name}” is not one of the people invited to speak." if name.strip() else "Whose part is it?",
        cure=f"Invited are: {known}." if known else "Nobody is invited yet: `convenor plan SESSION details` adds them.",
    )


def turn_of(session: Session, hours: Hours, invited: Invited) -> Turn | None:
    """The turn of an invited person; None while the agenda has no part in which they speak."""
    for segment in session.segments:
        if not hours.takes_place(segment):
            continue
        here = turns(segment, session)
        at = next((n for n, (who, _, _) in enumerate(here) if who.person.name == invited.person.name), None)
        if at is None:
            continue
        _, start, end = here[at]
        kind = "respondent" if invited in session.plan.respondents else "speaker"
        return Turn(
            invited=invited,
            segment=segment,
            start=hours.at(segment, start),
            end=hours.at(segment, end),
            seconds=end - start,
            part_ends=hours.ends(segment),
            order=_order(at, len(here), kind),
            before=here[at - 1][0].person.name if at else "",
            after=here[at + 1][0].person.name if at + 1 < len(here) else "",
        )
    return None


def _order(at: int, many: int, kind: str) -> str:
    if many == 1:
        return f"the only {kind}"
    ordinal = _ORDINALS[at] if at < len(_ORDINALS) else f"number {at + 1}"
    number = _NUMBERS[many - 1] if many <= len(_NUMBERS) else str(many)
    return f"the {ordinal} of {number} {kind}s"


def led_by(session: Session, hours: Hours, name: str) -> tuple[Slot, ...]:
    """The parts that somebody other than the convenor was asked to lead."""
    person = session.plan.named(name)
    wanted = {name.strip().casefold()} | ({person.name.casefold(), person.short.casefold()} if person else set())
    led = (s for s in hours.slots() if s.segment.lead)
    return tuple(s for s in led if wanted & {s.segment.lead.casefold(), leader(s.segment, session.plan).casefold()})


def breakouts(hours: Hours) -> tuple[Slot, ...]:
    """The parts that are held in rooms."""
    return tuple(slot for slot in hours.slots() if slot.segment.mode == "breakout")


def find_room(session: Session, hours: Hours, wanted: str) -> Room:
    """The room of that number or name ("2", "Room 2"). Raises NotFound when there is none.

    Where it is left to the day how many there are, any number from 1 is one.
    """
    if not breakouts(hours):
        raise Problem("This session has no part in rooms.", cure="Leave the room out: one note-taker notes it all.")
    rooms = session.plan.open_rooms
    words = wanted.strip().casefold()
    for room in rooms:
        if words in (str(room.n), f"room {room.n}", f"r{room.n}", room.label.casefold()):
            return room
    number = words.removeprefix("room").strip()
    if not rooms and number.isascii() and number.isdigit() and 0 < int(number) < 1000:
        return Room(int(number))
    known = _listed([r.label for r in rooms])
    raise NotFound(
        f"There is no room “{wanted}” in this session.",
        cure=f"Its rooms are: {known}." if known else "Give a number, 1 or more: the rooms are made on the day.",
    )


def room_question(session: Session, room: Room) -> str:
    """What a room is asked: its own question, else the session's; empty when there is none."""
    return room.question or " ".join(session.plan.questions)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)
