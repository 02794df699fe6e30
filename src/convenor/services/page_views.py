"""What the pages show, as plain values computed from a session and an instant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from convenor.services import handing_in, holding, messages, shown_to_all, standing, whereabouts
from convenor.services.prompts import prompt_of
from convenor.services.shortline import CONSENTS, KINDS
from convenor.services.views import Plain
from convenor.session.agenda import Plan
from convenor.session.people import Person
from convenor.session.session import Contribution, Session
from convenor.session.text import shown
from convenor.timing.reading import reading
from convenor.timing.timeline import timeline
from convenor.timing.words import clock_time, minutes_words

NEWEST = 60
"""Lines of a room that a page shows."""


def everyone(session: Session, now: datetime) -> Plain:
    """What everybody sees: the question, the time left, and nothing that anybody noted."""
    seen = shown_to_all.shared(session, now)
    return {
        "seq": session.seq,
        "title": shown(session.plan.title),
        "prompts": list(seen.prompts),
        "left": _seconds(seen.clock),
        "runs": session.state == "running" and session.hold is None,
        "about": list(seen.about),
        "news": _news(session),
        "pages": _pages(session),
    }


def _pages(session: Session) -> str:
    """Whether pages are asked for: "now", by the part that is on; "open", by another; else empty."""
    if session.pages_closed or not handing_in.asking(session):
        return ""
    return "now" if session.now_on is not None and handing_in.asks(session.now_on) else "open"


def note_taker(session: Session, now: datetime, room: int | None, commands: Mapping[str, str]) -> Plain:
    """What a note-taker in that room sees. `commands` tells which command each note came from."""
    read = reading(session, now)
    part = session.now_on
    told = messages.told(session, room)
    back = messages.called_back_words(session, now)
    place = whereabouts.current(session)
    here, hanging = [n for n in session.notes() if n.room == room], session.hanging()
    paused = "Paused" if session.state == "paused" else ""
    about = [holding.asked_of_note_takers(session), _left_of(session, now), paused, back]
    if told.text:
        about.append(f"From the facilitator: {shown(told.text)}")
    if session.is_unnoted(room):
        about.append("Not noted from here: nothing that is said is kept until the facilitator turns it off.")
    return {
        "seq": session.seq,
        "title": shown(session.plan.title),
        "state": session.state,
        "part": place,
        "part_title": _title(session, place),
        "parts": {s.id: shown(s.title) for s in session.segments},
        "prompt": prompt_of(session, part, room, read.elapsed if read else 0),
        "left": read.left_seconds if read and not read.over_seconds else None,
        "runs": session.state == "running" and session.hold is None,
        "about": [words for words in about if words],
        "news": _news(session),
        "unnoted": session.is_unnoted(room),
        "room": room,
        "rooms": [{"n": n, "label": whereabouts.room_words(session, n)} for n in whereabouts.rooms(session)],
        "count": len(here),
        "lines": [
            line_of(session, note, commands.get(note.id, ""), hangs=note.id in hanging) for note in here[-NEWEST:]
        ],
    }


def line_of(session: Session, note: Contribution, command: str, *, hangs: bool) -> Plain:
    """A note as a page shows it. `by` says whose; `act` is the id that its device knows it by."""
    return {
        "id": note.id,
        "act": command.partition("-")[2],
        "by": shown(note.by),
        "text": note.text,
        "kind": note.kind,
        "said_by": note.said_by,
        "consent": note.consent,
        "under": hangs,
        "room": note.room,
        "segment": note.segment,
        "at": clock_time(note.at, session.plan.timezone),
    }


def facilitator(session: Session, now: datetime) -> Plain:
    """The spare wheel: where the session stands, and what each room has given."""
    line = timeline(session, now)
    row = next((r for r in line.rows if r.segment.id == session.running), None)
    coming = next((r for r in line.rows if r.state == "coming"), None)
    until = f", until {clock_time(row.projected_end, session.plan.timezone)}" if row and row.projected_end else ""
    read = reading(session, now)
    return {
        "seq": session.seq,
        "title": shown(session.plan.title),
        "state": session.state,
        "part": session.running or "",
        "part_title": shown(row.segment.title) + until if row else "",
        "rooms_on": bool(row and row.segment.mode == "breakout"),
        "left": read.left_seconds if read and not read.over_seconds else None,
        "runs": session.state == "running" and session.hold is None,
        "over": f"{minutes_words(read.over_seconds)} over" if read and read.over_seconds >= 60 else "",
        "standing": standing.standing(session, now),
        "next": f"Next: {shown(coming.segment.title)}, {minutes_words(coming.segment.seconds)}" if coming else "",
        "last": coming is None,
        "held": session.hold is not None,
        "noted": holding.just_noted_words(session),
        "rooms": room_counts(session),
        "told": [messages.sent_line(session, m) for m in messages.standing(session)],
        "news": _news(session),
    }


def lines_of_rooms(session: Session) -> list[tuple[str, int]]:
    """Each open room, and how many lines it has sent in the part that is on."""
    part = whereabouts.current(session)
    counts = dict.fromkeys(whereabouts.rooms(session), 0)
    for note in session.notes():
        if note.room in counts and note.segment == part:
            counts[note.room] += 1
    return [(whereabouts.room_words(session, n), count) for n, count in sorted(counts.items())]


def room_counts(session: Session) -> list[str]:
    """The same in words, "Room 3: nothing yet" included."""
    said = {0: "nothing yet", 1: "1 line"}
    return [f"{name}: {said.get(count, f'{count} lines')}" for name, count in lines_of_rooms(session)]


def plan_of(plan: Plan) -> Plain:
    """What the short syntax needs to know of a plan, for shortline.js."""
    people: list[Person] = [*(i.person for i in plan.invited), *plan.thought_leaders]
    people += [plan.convenor] if plan.convenor else []
    return {
        "people": [{"name": p.name, "short": p.short} for p in people],
        "kinds": list(KINDS),
        "consents": list(CONSENTS),
    }


def signature(session: Session, now: datetime) -> tuple[object, ...]:
    """What of the pages changes with time alone, the figures of the clock apart: when it differs, look again."""
    seen = shown_to_all.shared(session, now)
    read = reading(session, now)
    return (
        seen.prompts, seen.about, bool(seen.clock), standing.standing(session, now),
        prompt_of(session, session.now_on, None, read.elapsed if read else 0), messages.called_back_words(session, now),
    )


def _left_of(session: Session, now: datetime) -> str:
    read = reading(session, now)
    if read is None:
        return shown_to_all.shared(session, now).about[0] if session.state == "planned" else ""
    return f"left of {minutes_words(read.segment.seconds)}" if not read.over_seconds else shown_to_all.COMING_TO_A_CLOSE


def _news(session: Session) -> str:
    """What a screen reader is told when the part changes."""
    if session.state == "ended":
        return "The session has ended."
    return f"Now: {shown(session.now_on.title)}." if session.now_on else ""


def _title(session: Session, segment: str) -> str:
    found = session.segment(segment)
    return shown(found.title) if found else ""


def _seconds(clock: str) -> int | None:
    minutes, colon, seconds = clock.partition(":")
    return int(minutes) * 60 + int(seconds) if colon else None
