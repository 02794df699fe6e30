"""What the plan screen says of a session and of one part of it."""

from __future__ import annotations

from textual.content import Content

from convenor.session.agenda import Segment
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.plan.reading import day_words
from convenor.terminal.widgets.agenda import RULES, range_words
from convenor.timing.speakers import Programme

STATES = {"planned": "Not started", "running": "Running", "paused": "Paused", "ended": "Ended"}


def state_words(session: Session) -> str:
    """ "Running", and whether noting is turned off just now."""
    off = " · not noted" if None in session.unnoted else " · partly not noted" if session.unnoted else ""
    return f"{STATES[session.state]}{off}"


def when_words(session: Session) -> str:
    """ "Thursday 26 November 2026, 11:00 to 12:30 · Shared tables · 24 people, 4 rooms"."""
    plan = session.plan
    day = day_words(plan.date) if plan.date else "No date yet"
    hours = f", {plan.start:%H:%M}" if plan.start else ""
    if plan.start and plan.end:
        hours += f" to {plan.end:%H:%M}"
    people = f"{plan.people} people" if plan.people else ""
    rooms = f"{len(plan.rooms)} room{'' if len(plan.rooms) == 1 else 's'}" if plan.rooms else ""
    size = ", ".join(words for words in (people, rooms) if words)
    series = shown(plan.series.label) if plan.series else ""
    return " · ".join(words for words in (day + hours, series, size) if words)


def particulars(part: Segment, session: Session) -> Content:
    """What one wants to know of a part when planning: its bounds, who is in it, what is asked, its steps."""
    lines = [
        Content.styled(shown(part.title), "bold"),
        Content(range_words(part)),
        Content(f"If time is short: {RULES[part.rule]}"),
        Content(f"Led by {shown(part.lead) or 'the convenor'}"),
    ]
    if part.start_at:
        lines.append(Content(f"Fixed at {part.start_at:%H:%M}: it waits for its time"))
    for someone in Programme(session).invited_to(part):
        brings = f", {shown(someone.brings)}" if someone.brings else ""
        lines.append(Content(f"· {shown(someone.person.name)}{brings}"))
    for prompt in part.prompts:
        lines += [Content(""), Content(shown(prompt.text))]
    if part.steps:
        lines.append(Content(""))
    for step in part.steps:
        lines.append(Content.assemble((f"{step.minutes.typical:>3}  ", "$quiet"), shown(step.title)))
    return Content("\n").join(lines)
