"""What a session knows that its messages ask for. What it does not know is a blank, never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from convenor.services.hours import Hours, day_of, zone_words
from convenor.services.places import breakouts, room_question, turn_of
from convenor.services.runsheet_for import how_to_type, kinds, prompts, sign_off_words, sign_offs
from convenor.services.segments import blank_words, filled_by_hand, open_blanks
from convenor.services.sheet_parts import post_words, who
from convenor.session.agenda import Room
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.timing.timeline import SAME_SESSION, seconds_between, timeline
from convenor.timing.words import clock_time, minutes_words
from convenor.timing.zones import planned_start, promised_seconds
from convenor.writeup.letters import Blank
from convenor.writeup.prose import folded

Slots = dict[str, object]


def common_slots(session: Session, hours: Hours) -> Slots:
    """What every message may ask for."""
    plan = session.plan
    by_clock = hours.by_the_clock
    care = [s.segment for s in hours.slots() if s.segment.care and s.segment.care.level == "tender"]
    return {
        "title": _line(plan.title),
        "series": _line(plan.series.label) if plan.series else "",
        "day": day_of(plan) or Blank("date"),
        "starts": _start(session),
        "ends": hours.promised if by_clock else Blank("end"),
        "fixed": plan.ends == "hard",
        "zone": zone_words(plan.timezone) if by_clock else "",
        "length": minutes_words(promised_seconds(plan)),
        "questions": " ".join(_line(q) for q in plan.questions),
        "several": len(plan.questions) > 1,
        "agenda": _lines(f"{slot.start}  {_line(slot.segment.title)}" for slot in hours.slots()) or Blank("agenda"),
        "convenor": _line(plan.convenor.name) if plan.convenor else Blank("your name"),
        "contact": _line(plan.convenor.email) if plan.convenor and plan.convenor.email else Blank("how to reach you"),
        "link": Blank("link or place"),
        "consent": _line(plan.record.say) or Blank("what is written down, and what becomes of it"),
        "agreements": _lines(f"- {_line(a)}" for a in plan.agreements),
        "recorded": "" if plan.record.recording in ("", "none") else _line(plan.record.recording),
        "ahead": "; ".join(_ahead(hours)),
        "tender": "; ".join(f"“{_line(s.title)}” may bring up {_any_of(s.care.may_bring_up)}" for s in care if s.care),
        "way_out": " ".join(_unique(_line(s.care.opt_out) for s in care if s.care and s.care.opt_out)),
        # The brackets that stand in the exercises' own words, so that they are told as missing where they are printed.
        **{f"open {b}": Blank(b) for slot in hours.slots() for b in map(blank_words, open_blanks(slot.segment))},
        "sees": " ".join(_line(sign_off_words(s)) for s in sign_offs(plan)),
    }


def call_slots(session: Session, hours: Hours) -> Slots:
    """Rooms, names and lines for the chat."""
    plan = session.plan
    held = breakouts(hours)
    slots: Slots = {
        "in_rooms": bool(held),
        "room_count": str(len(plan.open_rooms)) if plan.open_rooms else Blank("how many"),
        "rooms": _lines(f"- {_line(r.label)}: {_line(r.question)}" for r in plan.open_rooms if r.question),
        "names": _lines(f"- {_line(who(i))}" for i in plan.invited),
        "chat": _lines(
            f"- {slot.start} {_line(slot.segment.title)}: {_line(filled_by_hand(p.text))}"
            for slot in hours.slots()
            for p in prompts(slot.segment)
        ),
        "opens": Blank("when the rooms open"),
        "closes": Blank("when the rooms close"),
        "back": Blank("when everybody is back"),
        "countdown": Blank("countdown"),
        "next": "",
    }
    if held:
        # The rooms that are on, or come next; when all are over, the last ones.
        slot = next((s for s in held if s.state in ("running", "coming")), held[-1])
        overhead = slot.segment.overhead
        close = max(0, slot.segment.seconds - overhead.after)
        later = [s.segment.title for s in hours.slots()]
        at = later.index(slot.segment.title)
        slots |= {
            "opens": hours.at(slot.segment, overhead.brief * 60),
            "closes": hours.at(slot.segment, close),
            "back": slot.end,
            "next": _line(later[at + 1]) if at + 1 < len(later) else "",
        }
        if overhead.after:
            slots["countdown"] = f"{overhead.call_countdown or overhead.after} seconds"
    return slots


def moment_slots(session: Session, hours: Hours, now: datetime) -> Slots:
    """What the messages of the moment say: how late it is, by how much it would run over."""
    zone = session.plan.timezone
    line = timeline(session, now)
    start = session.planned[0].start if session.planned else planned_start(session.plan)
    begun = session.started_at or now
    late = seconds_between(start, begun) if start is not None and abs(begun - start) <= SAME_SESSION else 0
    slots: Slots = {
        "now": clock_time(now, zone),
        "begin_at": Blank("new start"),
        "late": minutes_words(late) if late >= 30 else "",
        "over": Blank("minutes"),
        "new_end": Blank("new end"),
        "part": _line(session.now_on.title) if session.now_on else Blank("part"),
    }
    if session.running and line.projected_end and line.spare_seconds <= -30:
        slots |= {"over": minutes_words(line.spare_seconds), "new_end": clock_time(line.projected_end, zone)}
    return slots


def speaker_slots(session: Session, hours: Hours, invited: Invited | None, introduction: str) -> Slots:
    """What a message to an invited person asks for; all blanks when it is nobody in particular."""
    slots: Slots = {
        "name": Blank("name"), "first": Blank("name"), "role": "", "minutes": Blank("minutes"),
        "place": Blank("first, second or last to speak"), "speaks": Blank("when they speak"),
        "done": Blank("when they are done"), "part_ends": Blank("when the part ends"), "before": "", "after": "",
        "introduction": Blank("how to introduce them"), "unnamed": False,
    }  # fmt: skip
    if invited is None:
        return slots
    person = invited.person
    slots |= {
        "name": _line(person.name), "first": _line(person.short), "role": _line(post_words(person.post)),
        "unnamed": not person.may_be_named,
    }  # fmt: skip
    if introduction:
        slots["introduction"] = _line(introduction)
    if invited.seconds is not None:
        slots["minutes"] = minutes_words(invited.seconds)
    turn = turn_of(session, hours, invited)
    if turn is not None:
        slots |= {
            "minutes": minutes_words(turn.seconds), "place": turn.order, "speaks": turn.start, "done": turn.end,
            "part_ends": turn.part_ends, "before": _line(turn.before), "after": _line(turn.after),
            "sees": " ".join(_line(sign_off_words(s)) for s in sign_offs(session.plan, turn)),
        }  # fmt: skip
    return slots


def room_slots(session: Session, hours: Hours, room: Room | None) -> Slots:
    """What a message to a room's note-taker asks for; without a room, to whoever notes the whole session."""
    held = breakouts(hours)
    noted = held if held else tuple(s for s in hours.slots() if kinds(s.segment))
    aims = _unique(_line(s.segment.capture.aim) for s in noted if kinds(s.segment) and s.segment.capture.aim)
    care = [s.segment.care for s in noted if s.segment.care and s.segment.care.level != "light"]
    return {
        "room": _line(room.label) if room else Blank("room"),
        "room_question": _line(room_question(session, room)) if room else " ".join(session.plan.questions),
        "talks_about": _lines(f"- {_line(filled_by_hand(p.text))}" for slot in held for p in prompts(slot.segment)),
        "aim": "; ".join(aims) or "points, one a line",
        "typing": _lines(f"- {_line(line.text)}" for line in how_to_type(in_room=bool(held))),
        "distress": " ".join(_unique(_line(c.if_distressed) for c in care if c.if_distressed)),
    }


def _start(session: Session) -> str | Blank:
    plan = session.plan
    start = planned_start(plan) or session.started_at
    if start is not None:
        return clock_time(start, plan.timezone)
    return f"{plan.start:%H:%M}" if plan.start else Blank("start")


def _ahead(hours: Hours) -> list[str]:
    """What can be sent beforehand to whoever asks for it."""
    access = [s.segment.access for s in hours.slots() if s.segment.access]
    return _unique(_line(item) for one in access for item in one.send_ahead)


def _line(text: str) -> str:
    """One harmless line: a message is pasted into places that nobody foresees."""
    return folded(text)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _any_of(things: tuple[str, ...]) -> str:
    words = [_line(t) for t in things] or ["strong feelings"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))
