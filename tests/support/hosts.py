"""A host over a store in memory, with a clock that stands still, and a small format to plan from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from convenor.services import planning, recording, running
from convenor.services.host import Host
from convenor.services.recording import Line
from convenor.session.exercise import Access, Care, Exercise, ExerciseKind, Mode, Provenance, Rule, Span
from convenor.session.format import Format, Part, RecordPolicy
from convenor.session.people import Invited, Person, Post
from convenor.session.session import Session
from convenor.store.memory import MemoryStore
from tests.support.sessions import FakeClock, SeededIds

OURS = Provenance(("Made for a test",), "project")


def an_exercise(
    exercise_id: str, minutes: int = 10, mode: Mode = "plenary", kind: ExerciseKind = "plenary", **more: Any
) -> Exercise:
    return Exercise(
        id=exercise_id,
        version="1.0",
        title=exercise_id.replace("-", " ").capitalize(),
        kind=kind,
        summary="A test.",
        minutes=Span(max(1, minutes // 2), minutes, minutes * 2),
        mode=mode,
        rule="flexible",
        steps=(),
        care=Care("light"),
        access=Access(),
        provenance=OURS,
        **more,
    )


def a_part(exercise: Exercise, rule: Rule = "flexible", **more: Any) -> Part:
    return Part(exercise.id, exercise, exercise.minutes, rule, **more)


def a_format(*parts: Part, length: int = 90, spare: int = 0) -> Format:
    return Format(
        id="test-format",
        version="1.0",
        title="A test format",
        summary="For tests.",
        length=Span(length, length, length),
        spare=spare,
        parts=parts,
        record=RecordPolicy(),
        provenance=OURS,
    )


SERIES_EVENT = a_format(
    a_part(an_exercise("arrival", 5, kind="arrival")),
    a_part(an_exercise("speakers", 20, "speakers", "speakers"), "protected"),
    a_part(an_exercise("rooms", 25, "breakout", "discussion")),
    a_part(an_exercise("report-back", 10, "report-back", "report-back"), "droppable"),
    a_part(an_exercise("together", 15, kind="plenary")),
    a_part(an_exercise("close", 5, kind="close"), "protected"),
    length=90,
    spare=10,
)

ADA = Person("Ada Pell", post=Post("Director", "of", "Ladle"))
SUNIL = Person("Sunil Marsh", post=Post("", "from", "Corner Kitchens"))


@dataclass(frozen=True, slots=True)
class Room:
    """A host, its clock, and one session planned in it."""

    host: Host
    clock: FakeClock
    session_id: str

    def session(self) -> Session:
        return self.host.session(self.session_id)


def a_host(clock: FakeClock | None = None) -> Host:
    return Host(MemoryStore(), clock or FakeClock(), SeededIds())


def a_planned_room(of: Format = SERIES_EVENT, **details: Any) -> Room:
    """A session at 11:00 London time on 26 November 2026 with two speakers and three rooms; the clock says so."""
    from datetime import date, time

    clock = FakeClock()
    host = a_host(clock)
    values: dict[str, Any] = {
        "title": "Who cooks",
        "questions": ("Who cooks, and who is cooked for?",),
        "date": date(2026, 11, 26),
        "start": time(11, 0),
        "end": time(12, 30),
        "speakers": (Invited(ADA, "who drew on ten years"), Invited(SUNIL)),
        "rooms": ("What is a table for?",) * 3,
    }
    session_id = planning.new_session(host, planning.Details(**(values | details)), of=of)
    return Room(host, clock, session_id)


def a_room_that_is_over(*lines: Line, **details: Any) -> Room:
    """Such a session that went through all of its parts, in which these lines were noted."""
    room = a_planned_room(**details)
    running.start(room.host, room.session_id)
    recording.record(room.host, room.session_id, lines)
    for _ in SERIES_EVENT.parts[1:]:
        running.next_part(room.host, room.session_id)
    running.end(room.host, room.session_id)
    return room
