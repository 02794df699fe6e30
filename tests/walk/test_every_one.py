"""Every exercise and every format, walked from the start to the end, with captures of each kind, and its note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from convenor.cli.writer import StyledWriter
from convenor.library.shelf import Shelf
from convenor.services import planning
from convenor.services.report import report
from convenor.services.segments import open_blanks
from convenor.session.exercise import Exercise
from convenor.session.format import Format
from convenor.session.people import Invited
from convenor.timing.cues import step_times
from convenor.timing.timeline import timeline
from tests.support.hosts import ADA, SUNIL, Room, a_format, a_host, a_part, an_exercise
from tests.support.sessions import FakeClock
from tests.walk.walker import Walk

SHELF = Shelf(None)
WRITER = StyledWriter(SHELF, "better-way")
EXERCISES = [*SHELF.exercises(), *SHELF.cards()]
FORMATS = list(SHELF.formats())


def planned(form: Format, *exercises: Exercise) -> Room:
    clock = FakeClock()
    host = a_host(clock)
    blanks = {slot.name: slot.example or slot.ask for e in exercises for slot in e.slots}
    details = planning.Details(
        title="Who cooks",
        questions=("Who cooks, and who is cooked for?",),
        date=date(2026, 11, 26),
        start=time(11, 0),
        speakers=(Invited(ADA), Invited(SUNIL)),
        respondents=(Invited(replace(ADA, name="Beth Rowe")),),
        rooms=("What is a table for?",) * 3,
        people=24,
        companion="Cleo Dunn",
        blanks=tuple(blanks.items()),
    )
    return Room(host, clock, planning.new_session(host, details, of=form))


def walked(room: Room) -> Walk:
    for part in room.session().segments:
        assert open_blanks(part) == ()
        least = [(time.step, time.end - time.start) for time in step_times(part)]
        assert [step.id for step, seconds in least if seconds < step.minutes.min * 60] == [], "each step is reached"
    walk = Walk(room)
    walk.to_the_end()
    return walk


def judged(walk: Walk) -> None:
    """Nobody was late, nothing was lost, and everything that was caught is in the note."""
    session = walk.session
    assert session.state == "ended"
    assert all(p.state in ("done", "dropped") for p in session.progress)
    assert [(n.text, n.kind) for n in session.notes()] == walk.texts
    assert timeline(session, walk.room.clock.now()).behind_seconds == 0
    assert all(row.what in ("as planned", "left out") for row in report(walk.room.host, walk.room.session_id).rows)
    note = WRITER.text(session)
    assert "{" not in note
    lost = [text for text, _ in walk.texts if text.casefold() not in note.casefold().replace("\n", " ")]
    assert lost == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_an_exercise_from_start_to_end(exercise: Exercise) -> None:
    form = a_format(a_part(exercise), a_part(an_exercise("close", 5, kind="close")), length=120)
    walk = walked(planned(form, exercise))
    assert walk.steps == len(exercise.steps)
    assert walk.lines == sum(len(step.script) for step in exercise.steps)
    judged(walk)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.id)
def test_a_format_from_start_to_end(form: Format) -> None:
    walk = walked(planned(form, *(part.exercise for part in form.parts)))
    assert walk.steps >= sum(len(s.steps) for s in walk.session.segments if s.exercise) > 0
    judged(walk)


def test_something_of_each_kind_was_caught() -> None:
    """The walk proves little if nothing in it asks for a kind."""
    asked = {kind for e in EXERCISES for step in e.steps for kind in (step.capture or e.capture).kinds}
    assert asked >= {"point", "idea", "word", "objection", "story", "quote", "question", "action", "example", "journal"}
