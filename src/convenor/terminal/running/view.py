"""What the running screen says, as one frozen value computed from a session and an instant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from convenor.services import standing as stands
from convenor.services.guide_view import care_in_short, step_in_short
from convenor.services.holding import Held, held
from convenor.services.prompts import prompt_of, read_out
from convenor.session.agenda import Segment
from convenor.session.session import SegmentState, Session
from convenor.session.text import shown
from convenor.terminal.rooms.heard import called_back, heard_in, in_short, sent_words, so_far
from convenor.timing.reading import Reading, SpeakerTime, reading, speaker_times
from convenor.timing.timeline import Row, Timeline, timeline
from convenor.timing.words import (
    behind_and_held,
    clock_time,
    minutes_between,
    minutes_words,
    where_we_stand,
)

MAKE_IT_FIT = "Make it fit?"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One part in the agenda; times are clock times in words, empty when unknown."""

    id: str
    state: SegmentState
    words: str
    """The state in a word: done, now, skipped, left out; empty for what is to come."""
    planned: str
    projected: str
    title: str
    minutes: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the running screen that depends on the record or the clock, as plain text."""

    title: str
    standing: str
    """Where we stand in words."""
    late: bool
    """Whether it runs and would end after its promise."""
    held: Held | None
    """What to say and do while the room is held."""
    unnoted: str
    """Where nothing is noted just now, in words."""
    short_standing: str
    """The same in as few words as will do, for a strip."""
    part: str
    """What is on."""
    lead: str
    """Who leads it, in words; empty for the convenor."""
    clock: str
    """The countdown, "17:42"; empty while nothing runs."""
    caption: tuple[str, ...]
    """What the countdown means: "left of 25"; and a line of news such as "Two minutes left"."""
    over: bool
    speakers: tuple[str, ...]
    """Whose turn it is, and who is next; empty in a part without speakers."""
    prompt: str
    care: str
    """What is to be said before this part, in short, until it was said."""
    step: str
    """The step that is on, where the part has several or something is read aloud."""
    read_out: str
    """Words to read to everybody in this part: how it is recorded."""
    sent: str
    """What the rooms have been told, and that is newest; empty when nothing stands."""
    next: str
    rows: tuple[AgendaRow, ...]
    closing: tuple[tuple[str, str], ...]
    """Lines under the agenda: words, and a time or minutes."""
    rooms: tuple[str, ...]
    """What each room has given so far, while there are rooms."""
    rooms_in_short: tuple[str, ...] = ()
    """The same in fewer words, for where there is little room: those with notes, then those without."""


def view(session: Session, now: datetime, room: int | None = None, *, kept: bool = True) -> View:
    """The screen at `now`, for somebody whose lines go to `room`. Not `kept`: it is practice."""
    line = timeline(session, now)
    read = reading(session, now)
    part = session.now_on
    heard = heard_in(session, part)
    return View(
        title=shown(session.plan.title),
        standing=_standing(session, now, line, kept),
        late=session.now_on is not None and session.hold is None and _ends_late(line),
        held=held(session),
        unnoted=stands.unnoted_words(session),
        short_standing=_short(session, line),
        part=_part(session, read),
        lead=f"led by {shown(part.lead)}" if part and part.lead else "",
        clock=_clock(read),
        caption=_caption(read, called_back(session, now)),
        over=bool(read and read.over_seconds),
        speakers=_speakers(session, part, now) if part else (),
        prompt=prompt_of(session, part, room, read.elapsed if read else 0),
        care=_care(session),
        step=_step(session, now),
        read_out=read_out(session, part),
        sent=sent_words(session),
        next=_next(session, line),
        rows=tuple(_row(session, row) for row in line.rows),
        closing=_closing(session, line),
        rooms=tuple(f"{name}: {so_far(count)}" for name, count in heard),
        rooms_in_short=in_short(heard),
    )


def _standing(session: Session, now: datetime, line: Timeline, kept: bool) -> str:
    """For the one line at the top: the agenda beside it says the rest of a plan, another line what is not noted."""
    if session.state == "ended":
        return stands.standing(session, now, kept=kept)
    if session.state == "planned":
        return stands.since_words(session) or "Not started yet"
    if session.hold is not None:
        return stands.since_words(session)
    words = where_we_stand(session, now)
    if _ends_late(line):
        words += f". {MAKE_IT_FIT}"
    return f"Paused. {words}" if session.state == "paused" else words


def _ends_late(line: Timeline) -> bool:
    """Whether the session would end after its promise, as people read the clock."""
    if line.projected_end is None or line.promised_end is None:
        return False
    return minutes_between(line.promised_end, line.projected_end) > 0


def _part(session: Session, read: Reading | None) -> str:
    if read is not None:
        return shown(read.segment.title)
    return "Ended" if session.state == "ended" else "Not started"


def _clock(read: Reading | None) -> str:
    """Minutes and seconds, zero-padded; over an hour the minutes go on, as "left of 90" asks."""
    if read is None or read.held:
        return ""
    minutes, seconds = divmod(read.over_seconds or read.left_seconds, 60)
    return f"{minutes:02}:{seconds:02}"


def _caption(read: Reading | None, back: str = "") -> tuple[str, ...]:
    if read is None or read.held:
        return ()
    whole = round(read.segment.seconds / 60)
    if read.over_seconds:
        return f"over the {whole}", "Paused" if read.paused else back or "Time is up"
    news = ""
    if read.paused:
        news = "Paused"
    elif back:
        news = back
    elif read.left_seconds == 0:
        news = "Time is up"
    elif read.two_minutes_left:
        news = "Two minutes left" if read.left_seconds > 60 else "Last minute"
    elif read.minimum_reached and read.segment.minimum < read.segment.seconds:
        news = "Least time reached"
    return (f"left of {whole}", news) if news else (f"left of {whole}",)


def _speakers(session: Session, part: Segment, now: datetime) -> tuple[str, ...]:
    times = speaker_times(session, part, now)
    if not times:
        return ()
    lines = []
    speaking = next((t for t in times if t.speaking), None)
    if speaking:
        lines.append(_turn(speaking))
    waiting = [t for t in times if not t.begun]
    if waiting:
        begins = "Next to speak" if speaking else "First to speak" if len(waiting) == len(times) else "Next to speak"
        lines.append(f"{begins}: {shown(waiting[0].person)}, {minutes_words(waiting[0].seconds)}")
    elif speaking:
        lines.append("Nobody else is waiting to speak")
    return tuple(lines)


def _turn(turn: SpeakerTime) -> str:
    name = shown(turn.person)
    if not turn.seconds:
        minutes, seconds = divmod(turn.spoken, 60)
        return f"Speaking: {name}, {minutes}:{seconds:02} so far"
    minutes, seconds = divmod(turn.over or turn.left, 60)
    of = "over the" if turn.over else "left of"
    return f"Speaking: {name}, {minutes}:{seconds:02} {of} {round(turn.seconds / 60)}"


def _care(session: Session) -> str:
    words = care_in_short(session) if session.hold is None else ""
    return f"To say: {words}" if words else ""


def _step(session: Session, now: datetime) -> str:
    """Nothing while words are still to be said before it."""
    return "" if session.hold is not None or _care(session) else step_in_short(session, now)


def _next(session: Session, line: Timeline) -> str:
    if session.state == "ended":
        return ""
    coming = next((r for r in line.rows if r.state == "coming"), None)
    if coming is None:
        return "It is the last part" if session.running else ""
    begins = "First" if session.state == "planned" else "Next"
    lead = f", led by {shown(coming.segment.lead)}" if coming.segment.lead else ""
    return f"{begins}: {shown(coming.segment.title)}, {minutes_words(coming.segment.seconds)}{lead}"


def _row(session: Session, row: Row) -> AgendaRow:
    zone = session.plan.timezone
    begins = row.projected_start or row.actual_start
    minutes = ""
    if row.state == "coming" or row.projected_start is None or row.projected_end is None:
        minutes = str(round(row.segment.seconds / 60)) if row.state != "dropped" else ""
    elif row.state != "skipped":
        minutes = str(minutes_between(row.projected_start, row.projected_end))
    return AgendaRow(
        id=row.segment.id,
        state=row.state,
        words=stands.STATES[row.state],
        planned=clock_time(row.planned_start, zone) if row.planned_start else "",
        projected=clock_time(begins, zone) if begins and row.state != "dropped" else "",
        title=shown(row.segment.title),
        minutes=minutes,
    )


def _closing(session: Session, line: Timeline) -> tuple[tuple[str, str], ...]:
    zone = session.plan.timezone
    lines: list[tuple[str, str]] = []
    if line.projected_end is not None:
        lines.append(("Ended" if session.state == "ended" else "Ends", clock_time(line.projected_end, zone)))
    if session.state != "ended":
        if line.projected_end is not None and line.promised_end is not None:
            spare = minutes_between(line.projected_end, line.promised_end)
        else:
            spare = round(line.spare_seconds / 60)
        if spare < 0:
            lines.append(("Too long by", f"{-spare} min"))
        else:
            lines.append(("Spare time", f"{spare} min" if spare else "none"))
    if line.promised_end is not None:
        lines.append(("Promised end", clock_time(line.promised_end, zone)))
    return tuple(lines)


def _short(session: Session, line: Timeline) -> str:
    if session.state == "ended" and session.ended_at:
        return f"ended {clock_time(session.ended_at, session.plan.timezone)}"
    if session.state == "planned" or line.projected_end is None:
        return "not started"
    if session.hold is not None:
        return stands.since_words(session).casefold()
    behind, minutes_held = behind_and_held(line)
    where = "on time" if behind == 0 else f"{abs(behind)} {'behind' if behind > 0 else 'ahead'}"
    where += f", {minutes_held} held" if minutes_held else ""
    return f"{where}, ends {clock_time(line.projected_end, session.plan.timezone)}"


def cost(session: Session, now: datetime, minutes: int) -> str:
    """What giving the part that is on `minutes` more (or fewer) does: "ends 12:37 instead of 12:34"."""
    part = session.now_on
    before = timeline(session, now)
    if part is None or before.projected_end is None:
        return ""
    if part.seconds + minutes * 60 < 0:
        return f"it has only {round(part.seconds / 60)}"
    longer = part.lasting(part.seconds + minutes * 60)
    segments = tuple(longer if s.id == part.id else s for s in session.segments)
    after = timeline(replace(session, segments=segments), now)
    assert after.projected_end is not None  # a session that runs has an end
    zone = session.plan.timezone
    then, otherwise = clock_time(after.projected_end, zone), clock_time(before.projected_end, zone)
    words = f"ends {then} instead of {otherwise}" if then != otherwise else f"still ends {then}"
    if after.promised_end is not None and (late := minutes_between(after.promised_end, after.projected_end)) > 0:
        words += f": {minutes_words(late * 60)} too long"
    return words
