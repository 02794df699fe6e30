"""Run sheets: one for the facilitator, one for each speaker and note-taker with their part only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from convenor.services.hours import Hours, day_of, zone_words
from convenor.services.segments import blank_words, open_blanks
from convenor.services.sheet import Line, Section, Sheet
from convenor.services.sheet_parts import in_full, in_short, who
from convenor.session.agenda import Plan, Segment
from convenor.session.session import Session
from convenor.timing.speakers import Programme
from convenor.timing.words import minutes_words


def for_facilitator(session: Session, now: datetime) -> Sheet:
    """Everything that whoever leads the session needs if the machine is off.

    Raises Problem when the plan's time zone is unknown.
    """
    hours = Hours(session, now)
    plan = session.plan
    slots = hours.slots()
    blanks = dict.fromkeys(blank_words(name) for slot in slots for name in open_blanks(slot.segment))
    to_fill = Section("Still to fill in, where brackets stand", tuple(Line("☐", f"[{b}]") for b in blanks))
    sections = [*consent(plan), late(session, hours), to_fill, *_beforehand(plan), *_agreements(plan)]
    return Sheet(
        title=plan.title,
        under="Run sheet for the facilitator",
        facts=(*when_and_what(session, hours), *_facts(session, hours)),
        sections=tuple(s for s in sections if s.lines),
        glance=tuple(in_short(slot, plan) for slot in slots),
        parts=tuple(in_full(slot, session, hours) for slot in slots),
        column=hours.column,
    )


def when_and_what(session: Session, hours: Hours) -> Iterator[Line]:
    """When the session is and what it asks: what stands on everybody's sheet."""
    plan = session.plan
    day = day_of(plan)
    span = hours.span()
    yield Line("When", f"{day or 'no date yet'}, {span}{_zone(plan, hours)}")
    for question in plan.questions:
        yield Line("Question", question, "ask")
    if plan.series:
        yield Line("Series", plan.series.label)


def _zone(plan: Plan, hours: Hours) -> str:
    return f" ({zone_words(plan.timezone)})" if hours.by_the_clock else ""


def _facts(session: Session, hours: Hours) -> Iterator[Line]:
    plan = session.plan
    if plan.convenor:
        yield Line("Convenor", plan.convenor.name)
    if plan.thought_leaders:
        yield Line("Thought leader", "; ".join(p.name for p in plan.thought_leaders))
    if plan.speakers:
        yield Line("Speakers", "; ".join(who(i) for i in plan.speakers))
    if plan.respondents:
        yield Line("Respondents", "; ".join(who(i) for i in plan.respondents))
    if plan.people:
        yield Line("People", f"{plan.people} expected")
    if plan.open_rooms:
        yield Line("Rooms", str(len(plan.open_rooms)))
    fixed = "fixed" if plan.ends == "hard" else "may move if the group agrees"
    yield Line("Promised end", f"{hours.promised} ({fixed})")
    yield Line("Spare time", spare_words(hours))


def spare_words(hours: Hours) -> str:
    """ "8 minutes before the promised end", or by how much the agenda is too long."""
    if hours.spare_seconds < 0:
        return f"none: the agenda is too long by {minutes_words(hours.spare_seconds)}"
    return f"{minutes_words(hours.spare_seconds)} before the promised end" if hours.spare_seconds else "none"


def consent(plan: Plan) -> Iterator[Section]:
    """The words about the record, to be read out as they stand."""
    if plan.record.say:
        at = f", at the {plan.record.ask_when}" if plan.record.ask_when else ""
        yield Section(f"Read this out{at}", (Line("", plan.record.say, "say"),), aloud=True)


def _agreements(plan: Plan) -> Iterator[Section]:
    yield Section("Agreements", tuple(Line("", a) for a in plan.agreements))


def _beforehand(plan: Plan) -> Iterator[Section]:
    """What the format wants done on the day, as boxes to tick."""
    todo = [t for t in plan.before if t.when.endswith(("m", "h"))]
    yield Section("Just before", tuple(Line("☐", f"{t.do} ({t.who})") for t in todo))


def late(session: Session, hours: Hours) -> Section:
    """What gives way if it gets late, in the order in which a re-fit takes it."""
    programme = Programme(session)
    coming = [s for s, p in session.parts() if p.state == "coming"]
    lines = []
    if hours.spare_seconds > 0:
        lines.append(Line("First", f"the spare time, {minutes_words(hours.spare_seconds)}"))
    tiers: dict[int, list[str]] = {}
    whole: list[str] = []
    for segment in coming:
        least = _least(segment, programme)
        if segment.rule == "flexible" and least < segment.seconds:
            words = f"{segment.title}, from {minutes_words(segment.seconds)} to no less than {minutes_words(least)}"
            tiers.setdefault(segment.cut_order, []).append(words)
        elif segment.rule != "droppable":
            whole.append(segment.title)
    for tier in sorted(tiers):
        together = " (in proportion to what each can give)" if len(tiers[tier]) > 1 else ""
        lines.append(Line("Then" if lines else "First", f"{'; '.join(tiers[tier])}{together}"))
    droppable = [f"{s.title} ({minutes_words(s.seconds)})" for s in coming if s.rule == "droppable"]
    if droppable:
        lines.append(Line("Only if you choose so", f"leave out {'; '.join(droppable)}"))
    if whole:
        lines.append(Line("Kept whole", "; ".join(whole)))
    unspoken = [name for s in coming for name in programme.unspoken(s)]
    if unspoken:
        lines.append(Line("Never without asking them", f"the minutes of {', '.join(unspoken)}"))
    if lines:
        lines.append(Line("If that is not enough", "ask the group whether it wants to go on, and until when"))
    return Section("If it gets late, what gives way", tuple(lines))


def _least(segment: Segment, programme: Programme) -> int:
    """The least that a re-fit leaves of a flexible part: its own least, and what its speakers were promised."""
    unspoken = programme.unspoken(segment)
    theirs = segment.overhead.seconds + sum(unspoken.values()) if unspoken else 0
    return max(segment.minimum, theirs)
