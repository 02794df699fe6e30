"""An agenda as lines of a screen: when each part begins, how long it is, and whether it all fits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from textual.content import Content

from convenor.services.standing import planned_words
from convenor.session.agenda import Plan, Segment
from convenor.session.exercise import Rule
from convenor.session.session import Progress, Session
from convenor.session.text import shown
from convenor.timing.timeline import Row, Timeline, timeline
from convenor.timing.words import clock_time, minutes_words, too_long
from convenor.timing.zones import local

RULES: dict[Rule, str] = {"protected": "kept whole", "flexible": "may be shortened", "droppable": "may be left out"}
"""What may happen to a part when time is short, in plain words."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One part as the screen shows it."""

    segment: Segment
    when: str
    """Clock time, or minutes from the start ("0:25") while the hour is not known."""
    minutes: str
    marks: str
    """What else is worth knowing: what is fixed, who leads, what has become of it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What an agenda comes to."""

    words: str
    """ "84 minutes in all, to end by 12:30; 6 minutes of spare time." """
    trouble: str
    """ "Too long by 5 minutes"; empty when it fits."""
    spare: str
    """Minutes of spare time; empty when there are none."""
    end: str
    """The promised end on the clock; empty while it is not known."""


def drafted(plan: Plan, segments: tuple[Segment, ...]) -> Session:
    """A session that nobody has recorded yet, to show what its agenda would be."""
    return Session(id="", seq=0, plan=plan, segments=segments, progress=tuple(Progress() for _ in segments))


def agenda_lines(session: Session, now: datetime) -> tuple[AgendaLine, ...]:
    """The parts that are not left out, in order."""
    session, line = _timed(session, now)
    lines, passed = [], 0
    for row in line.rows:
        if row.state == "dropped":
            continue
        at = _start(session, row)
        when = clock_time(at, session.plan.timezone) if at else f"{passed // 3600}:{passed % 3600 // 60:02}"
        lines.append(AgendaLine(row.segment, when, _minutes(row.segment.seconds), _marks(row)))
        passed += row.segment.seconds
    return tuple(lines)


def agenda_sum(session: Session, now: datetime) -> Sum:
    """What they come to, always."""
    session, line = _timed(session, now)
    trouble = too_long(line)
    return Sum(
        words=planned_words(session, line),
        trouble=trouble[:1].upper() + trouble[1:],
        spare=_minutes(line.spare_seconds) if line.spare_seconds > 0 else "",
        end=clock_time(line.promised_end, session.plan.timezone) if line.promised_end else "",
    )


def as_content(line: AgendaLine, width: int) -> Content:
    """The line, its marks at the right where there is room for them."""
    head = f"{line.when:>5} {line.minutes:>4}  "
    marks = line.marks
    title = shown(line.segment.title)
    room = width - len(head)
    if marks and Content(title).cell_length + len(marks) + 2 > room:
        marks = ""
    shown_title = Content(title)
    gap = " " * max(2, room - shown_title.cell_length - Content(marks).cell_length)
    tail = (gap, (marks, "$quiet")) if marks else ()
    return Content.assemble((head, "$quiet"), shown_title, *tail)


def last_lines(total: Sum) -> list[Content]:
    """What follows the last part: spare time, and the promised end."""
    lines = []
    if total.spare:
        lines.append(Content.styled(f"      {total.spare:>4}  spare time", "$quiet"))
    if total.end:
        lines.append(Content.assemble((f"{total.end:>5}", "bold"), "       promised end"))
    if total.trouble:
        lines.append(Content.styled(f"! {total.trouble}", "bold $text-error"))
    return lines


def _timed(session: Session, now: datetime) -> tuple[Session, Timeline]:
    """With an hour but no date yet, the times of a session that is held today."""
    plan = session.plan
    if plan.date is None and plan.start is not None and session.state == "planned":
        today = local(now, plan.timezone).date()
        session = replace(session, plan=replace(plan, date=today))
    return session, timeline(session, now)


def _start(session: Session, row: Row) -> datetime | None:
    if session.state == "planned":
        return row.planned_start
    return row.actual_start or row.projected_start


def _minutes(seconds: int) -> str:
    return str((seconds + 30) // 60)


def _marks(row: Row) -> str:
    segment = row.segment
    marks = {"running": ["on now"], "done": ["done"], "skipped": ["not held"]}.get(row.state, [])
    if segment.start_at:
        marks = [*marks, f"fixed at {segment.start_at:%H:%M}"]
    if segment.lead:
        marks = [*marks, shown(segment.lead)]
    if segment.rule != "flexible":
        marks = [*marks, RULES[segment.rule]]
    return ", ".join(marks)


def range_words(segment: Segment) -> str:
    """ "10 minutes; at least 6, at most 15"."""
    if segment.minimum == segment.maximum:
        return minutes_words(segment.seconds)
    bounds = f"at least {_minutes(segment.minimum)}, at most {_minutes(segment.maximum)}"
    return f"{minutes_words(segment.seconds)}; {bounds}"
