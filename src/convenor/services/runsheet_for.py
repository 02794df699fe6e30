"""Run sheets for those who have one part in a session: their part, and nothing that is not for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convenor.services.hours import Hours, Slot
from convenor.services.places import Turn, breakouts, find_invited, find_room, led_by, room_question, turn_of
from convenor.services.runsheet import for_facilitator, when_and_what
from convenor.services.segments import filled_by_hand
from convenor.services.sheet import Line, Section, Sheet
from convenor.services.sheet_parts import in_full, in_short, leader
from convenor.services.shortline import HINT
from convenor.session.agenda import Plan, Room, Segment
from convenor.session.exercise import Prompt
from convenor.session.format import SignOff
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.timing.reading import TWO_MINUTES
from convenor.timing.words import minutes_words

WHOM = ("facilitator", "speaker", "note-taker")


def runsheet(session: Session, now: datetime, whom: str, name: str, introduction: str = "") -> Sheet:
    """The sheet for one of `WHOM`; `name` is the speaker's name, or the note-taker's room.

    `introduction` is how the note will introduce the speaker. Raises Problem, in words, for anybody else.
    """
    match whom:
        case "facilitator" if not name.strip():
            return for_facilitator(session, now)
        case "facilitator":
            raise Problem(f"The facilitator’s sheet is for the whole session; “{name}” says nothing to it.")
        case "speaker":
            return for_speaker(session, now, name, introduction)
        case "note-taker":
            return for_note_taker(session, now, name)
        case _:
            raise Problem(
                f"There is no run sheet for “{whom}”.",
                cure="There is one for: facilitator, speaker NAME, note-taker ROOM.",
            )


def for_speaker(session: Session, now: datetime, name: str, introduction: str = "") -> Sheet:
    """What somebody who speaks, or leads a part, needs to know.

    Raises NotFound when they neither are invited nor lead a part.
    """
    hours = Hours(session, now)
    plan = session.plan
    led = led_by(session, hours, name)
    try:
        invited = find_invited(plan, name)
    except NotFound:
        if not led:
            raise
        invited = None
    turn = turn_of(session, hours, invited) if invited else None
    full = invited.person.name if invited else leader(led[0].segment, plan)
    facts = [*when_and_what(session, hours)]
    if invited:
        facts += _turn_facts(turn, hours)
    facts += [Line("You lead", f"{s.segment.title}, {_from_to(s, hours)}") for s in led]
    if plan.convenor and plan.convenor.name != full:
        facts.append(Line("Convenor", plan.convenor.name))
    return Sheet(
        title=plan.title,
        under=f"Run sheet for {full}",
        facts=tuple(facts),
        sections=tuple(s for s in _speaker_sections(session, turn, introduction) if s.lines),
        parts=tuple(in_full(slot, session, hours) for slot in led),
        column=hours.column,
    )


def _turn_facts(turn: Turn | None, hours: Hours) -> Iterator[Line]:
    if turn is None:
        yield Line("You speak", "when is not settled yet")
        return
    yield Line("You speak", f"{turn.start} to {turn.end}, in “{turn.segment.title}”")
    yield Line("Your minutes", minutes_words(turn.seconds))
    around = [turn.order]
    if turn.before:
        around.append(f"after {turn.before}")
    if turn.after:
        around.append(f"before {turn.after}")
    yield Line("Your place", ", ".join(around))
    if turn.invited.with_previous and turn.before:
        yield Line("You share", f"the slot with {turn.before}")
    rest = f"; the part ends {turn.part_ends}" if turn.part_ends != turn.end else ""
    yield Line("You are done", f"{turn.end}{rest}, and you are welcome to stay to the end, {hours.promised}")


def _speaker_sections(session: Session, turn: Turn | None, introduction: str) -> Iterator[Section]:
    if introduction:
        yield Section(
            "In the note, your introduction will read",
            (Line("", introduction, "say"), Line("", "If anything in it is not right, please say so beforehand.")),
        )
    elif turn and not turn.invited.person.may_be_named:
        yield Section("In the note", (Line("", "You are not named in it."),))
    if turn:
        yield Section("Your time", tuple(_time_lines(turn)))
    record = session.plan.record
    yield Section("How the note is made", (Line("", record.say),) if record.say else ())
    yield Section("You see it first", tuple(Line("", sign_off_words(s)) for s in sign_offs(session.plan, turn)))
    care = turn.segment.care if turn else None
    if care and care.opt_out:
        yield Section("If it is too much", (Line("", care.opt_out),))


def _time_lines(turn: Turn) -> Iterator[Line]:
    yours = f"Your {minutes_words(turn.seconds)} are yours"
    yield Line("", f"{yours}: if it gets late, nobody takes them without asking you.")
    if turn.seconds > TWO_MINUTES:
        yield Line("", "Two minutes before they end you get a sign, so that you can come to your last sentence.")


def sign_offs(plan: Plan, turn: Turn | None = None) -> tuple[SignOff, ...]:
    """What those who speak see before the note is published: whoever has that turn, or all of them."""
    answers = [s for s in plan.record.sign_off if "respondent" in s.who.casefold()]
    speaks = [s for s in plan.record.sign_off if "speaker" in s.who.casefold()]
    if turn is None:
        return tuple(s for s in plan.record.sign_off if s in speaks or s in answers)
    return tuple((answers or speaks) if turn.invited in plan.respondents else speaks)


def sign_off_words(sign_off: SignOff) -> str:
    """ "Before it is published you see your own paragraph, and have 7 days to answer."."""
    sees = sign_off.sees.replace("their own", "your own").replace("their", "your")
    days = f"{sign_off.days} day{'' if sign_off.days == 1 else 's'}"
    silence = f" If we hear nothing: {sign_off.silence_means}." if sign_off.silence_means else ""
    return f"Before it is published you see {sees}, and have {days} to answer.{silence}"


def for_note_taker(session: Session, now: datetime, room: str = "") -> Sheet:
    """What somebody who writes in one room needs; without a room, what is asked of whoever notes the whole.

    Raises Problem when there is no such room, or the session has no part in rooms.
    """
    hours = Hours(session, now)
    plan = session.plan
    if room.strip():
        place = find_room(session, hours, room)
        slots = breakouts(hours)
        under = f"Run sheet for the note-taker of {place.label}"
        facts = [*when_and_what(session, hours), *_room_facts(session, place, slots, hours)]
    else:
        slots = tuple(s for s in hours.slots() if s.segment.mode != "breakout" and kinds(s.segment))
        under = "Run sheet for the note-taker of the whole session"
        facts = [*when_and_what(session, hours)]
    sections = (
        *_room_prompts(slots if room.strip() else ()),
        Section("What to catch", tuple(_catches(slots))),
        Section("How to type", how_to_type(in_room=bool(room.strip()))),
        Section("What everybody has been told", (Line("", plan.record.say),) if plan.record.say else ()),
        Section("If somebody is distressed", tuple(_distress(slots))),
    )
    return Sheet(
        title=plan.title,
        under=under,
        facts=tuple(facts),
        sections=tuple(s for s in sections if s.lines),
        glance=() if room.strip() else tuple(in_short(s, plan) for s in hours.slots()),
        column=hours.column,
    )


def _room_facts(session: Session, room: Room, slots: tuple[Slot, ...], hours: Hours) -> Iterator[Line]:
    question = room_question(session, room)
    if question:
        yield Line("Your room is asked", question, "ask")
    for slot in slots:
        move_in = slot.segment.overhead.before
        close = max(move_in, slot.segment.seconds - slot.segment.overhead.after)
        yield Line("In the room", f"{hours.at(slot.segment, move_in)} to {hours.at(slot.segment, close)}")
        yield Line("Everybody is back", slot.end)


def _room_prompts(slots: tuple[Slot, ...]) -> Iterator[Section]:
    lines = [Line("", filled_by_hand(p.text), "ask") for slot in slots for p in prompts(slot.segment)]
    yield Section("What the room talks about, in order", tuple(lines))


def prompts(segment: Segment) -> tuple[Prompt, ...]:
    """The questions of a part that may be shown to everybody, in the order of its steps."""
    in_steps = (p for step in segment.steps for p in step.prompts)
    return tuple(p for p in (*in_steps, *segment.prompts) if p.show)


def kinds(segment: Segment) -> bool:
    """Whether anything is to be noted in a part."""
    # Pages are what people write themselves: no note-taker touches them.
    return bool(set(segment.capture.kinds) - {"journal"}) and segment.capture.consent != "not-recorded"


def _catches(slots: tuple[Slot, ...]) -> Iterator[Line]:
    for slot in slots:
        if kinds(slot.segment):
            what = slot.segment.capture.aim or "points, one a line"
            yield Line(slot.segment.title if len(slots) > 1 else "", what)


def how_to_type(*, in_room: bool) -> tuple[Line, ...]:
    """How a line is kept, in a few sentences."""
    lines = [
        Line("", "One point a line, in the words that were used; then Enter. It is safe when it says Kept."),
        Line("", "A few words are enough. No names, unless somebody said yes to theirs."),
        Line("", f"If you like, more in the same line: {HINT}"),
        Line("", "If somebody says “please don’t write that down”, Strike takes your last line away for good."),
    ]
    if in_room:
        lines.append(Line("", "No machine? Write on paper, with the room’s name, and hand it in at the end."))
    return tuple(lines)


def _distress(slots: tuple[Slot, ...]) -> Iterator[Line]:
    said = dict.fromkeys(
        s.segment.care.if_distressed
        for s in slots
        if s.segment.care and s.segment.care.if_distressed and s.segment.care.level != "light"
    )
    yield from (Line("", text, "care") for text in said)
    if said:
        yield Line("", "Stop writing while that lasts.", "care")


def _from_to(slot: Slot, hours: Hours) -> str:
    return f"{slot.start} to {slot.end}" if hours.by_the_clock else f"{slot.start}, {slot.minutes} minutes"
