"""The parts of a run sheet: what is said, done and asked in each, with its times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from convenor.services.hours import Hours, Slot
from convenor.services.segments import filled_by_hand
from convenor.services.sheet import Line, SheetPart
from convenor.services.standing import STATES
from convenor.session.agenda import Plan, Segment
from convenor.session.exercise import Step
from convenor.session.people import Invited, Post
from convenor.session.session import Session
from convenor.timing.cues import StepTime, step_times
from convenor.timing.speakers import Programme
from convenor.timing.words import minutes_words

RULES = {"protected": "kept whole", "flexible": "may be shortened", "droppable": "may be left out"}


def in_short(slot: Slot, plan: Plan) -> SheetPart:
    """The part in one line."""
    return SheetPart(
        start=slot.start,
        end=slot.end,
        minutes=slot.minutes,
        title=slot.segment.title,
        lead=leader(slot.segment, plan),
        rule=RULES[slot.segment.rule],
        state=STATES[slot.state],
    )


def in_full(slot: Slot, session: Session, hours: Hours) -> SheetPart:
    """The part with everything that whoever leads it needs; who that is only where it is not the convenor."""
    short = in_short(slot, session.plan)
    lines = tuple(_lines(slot.segment, session, hours))
    convenor = session.plan.convenor.name if session.plan.convenor else ""
    lead = "" if short.lead == convenor else short.lead
    return replace(short, lead=lead, lines=tuple(replace(line, text=filled_by_hand(line.text)) for line in lines))


def leader(segment: Segment, plan: Plan) -> str:
    """Who leads it, by name where the plan tells; the convenor where nobody else does; else empty.

    A format says only in what role somebody leads ("the first speaker"): that is somebody once people are known.
    """
    convenor = plan.convenor.name if plan.convenor else ""
    roles = {
        "": convenor,
        "the convenor": convenor,
        "the first speaker": plan.speakers[0].person.name if plan.speakers else "",
        "the thought leader": plan.thought_leaders[0].name if len(plan.thought_leaders) == 1 else "",
    }
    return roles.get(segment.lead.casefold(), "") or segment.lead


def who(invited: Invited) -> str:
    """ "Ada Pell, Director of Ladle"."""
    return ", ".join(w for w in (invited.person.name, post_words(invited.person.post)) if w)


def post_words(post: Post) -> str:
    """ "Director of Ladle", "Director", "from Ladle"; empty when nothing is known."""
    if post.role and post.organisation:
        return f"{post.role} {post.preposition or 'of'} {post.organisation}"
    return post.role or (f"from {post.organisation}" if post.organisation else "")


def turns(segment: Segment, session: Session) -> list[tuple[Invited, int, int]]:
    """Whoever is invited to speak in a part, with the seconds after its start at which they begin and end."""
    programme = Programme(session)
    agreed = programme.agreed(segment)
    clock = segment.overhead.before
    found = []
    for invited in programme.invited_to(segment):
        length = agreed.get(invited.person.name, 0)
        found.append((invited, clock, clock + length))
        clock += length
    return found


def _lines(segment: Segment, session: Session, hours: Hours) -> Iterator[Line]:
    plan = session.plan
    if segment.start_at:
        yield Line("Begins", f"at {segment.start_at:%H:%M}, not before", "do")
    overhead = segment.overhead
    if overhead.seconds:
        yield Line("Of this", _overhead(segment), "do")
    for invited, start, end in turns(segment, session):
        yield Line(hours.at(segment, start), f"{who(invited)}: {minutes_words(end - start)}", "head")
    if segment.mode == "breakout":
        for room in plan.open_rooms:
            yield Line(room.label, room.question or "the question of the session", "ask")
    times = [t for t in step_times(segment) if t.end > t.start] or list(step_times(segment))
    for time in times:
        if len(times) > 1:
            length = minutes_words(time.end - time.start)
            yield Line(hours.at(segment, time.start), f"{time.step.title}, {length}", "head")
        yield from step_lines(time, segment, hours)
    yield from (Line("Ask", p.text, "ask") for p in segment.prompts if p.show)
    if segment.if_short:
        yield Line("If time is short", segment.if_short, "do")
    yield from care_lines(segment)


def step_lines(time: StepTime, segment: Segment, hours: Hours) -> Iterator[Line]:
    """What to do, say, read and ask in a step, then its cues at their times."""
    step: Step = time.step
    if step.do:
        yield Line("Do", step.do, "do")
    if step.say:
        yield Line("Say", step.say, "say")
    for line in step.script:
        if line.read:
            yield Line("Read aloud", line.read, "say")
        if line.pause_seconds:
            yield Line("Silence", f"{line.pause_seconds} seconds", "do")
    for prompt in step.prompts:
        yield Line("Ask", prompt.text, "ask")
    for cue in step.cues:
        at = time.start + cue.at_seconds if cue.at_seconds >= 0 else time.end + cue.at_seconds
        yield Line(f"At {hours.at(segment, min(max(at, time.start), time.end))}", cue.do, "do")


def care_lines(segment: Segment) -> Iterator[Line]:
    """Care in short: a companion where one is needed; the way out and what to do; of a tender part all of it."""
    care = segment.care
    if care is None:
        return
    if care.needs_second_person:
        yield Line("Companion", "somebody else who looks after people; agreed with: ______________________", "care")
    tender = care.level == "tender"
    for wanted, label, text in (
        (tender, "Care, say before", f"“{care.say_before}”" if care.say_before else ""),
        (care.level != "light", "Care, the way out", care.opt_out),
        (tender, "Care, watch for", "; ".join(care.watch_for)),
        (care.level != "light", "Care, if somebody is distressed", care.if_distressed),
        (tender, "Care, close with", f"“{care.close_with}”" if care.close_with else ""),
    ):
        if wanted and text:
            yield Line(label, text, "care")


def _overhead(segment: Segment) -> str:
    overhead = segment.overhead
    named = (
        (overhead.brief, "to explain"),
        (overhead.move_in, "to move in"),
        (overhead.move_out, "to come back" if segment.mode == "breakout" else "to close"),
    )
    parts = [f"{minutes_words(minutes * 60)} {what}" for minutes, what in named if minutes]
    if overhead.call_countdown:
        parts.append(f"{overhead.call_countdown} seconds while the call counts down and brings everybody back")
    return ", ".join(parts)
