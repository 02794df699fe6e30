"""Every exercise walked from its first step to its last under a clock of our own: noted as it asks, and written up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.cli.writer import StyledWriter
from convenor.exchange.html import to_html
from convenor.library.shelf import Shelf
from convenor.services import guiding, handing_in, recording, running
from convenor.services.guide_view import guide_view
from convenor.services.recording import Line
from convenor.session.agenda import Room as BreakoutRoom
from convenor.session.exercise import Capture, Exercise, Span
from convenor.session.format import Part
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from tests.support.hosts import Room, a_format, a_part, a_planned_room

SHELF = Shelf(None)
EXERCISES = SHELF.exercises()
WRITER = StyledWriter(SHELF, "better-way")
LENGTHS = ("min", "typical", "max")


def by_id(exercise: Exercise) -> str:
    return exercise.id


def on_its_own(exercise: Exercise, length: str) -> Room:
    """A session of this exercise and a close, the exercise as long as its least, its usual or its most."""
    minutes = max(1, getattr(exercise.minutes, length))
    part = Part(exercise.id, exercise, Span(min(exercise.minutes.min, minutes), minutes, minutes), exercise.rule)
    close = a_part(SHELF.exercise("two-voice-close"), "protected")
    people = max(exercise.people.min, exercise.people.typical or 8)
    return a_planned_room(
        a_format(part, replace(close, id="the-close"), length=minutes + close.minutes.typical),
        people=people, end=None,
        respondents=(Invited(Person("Ruth Okafor")),) if exercise.mode == "respondents" else (),
        blanks=tuple((slot.name, slot.example) for slot in exercise.slots),
    )


def note(room: Room, capture: Capture, step: str) -> None:
    """One of each kind that the step asks for, in every room where there are rooms; a page is handed in."""
    session = room.session()
    assert session.now_on is not None
    where: tuple[BreakoutRoom | None, ...] = session.plan.open_rooms if session.now_on.mode == "breakout" else (None,)
    said_by = {"speakers": "Ada Pell", "respondents": "Ruth Okafor"}.get(session.now_on.mode, "")
    kinds = [kind for kind in capture.kinds if kind != "journal"]
    recording.record(room.host, room.session_id, [
        Line(f"A {kind} of {step}, number {one.n if one else 0}", kind, said_by, room=one.n if one else None)
        for kind in kinds for one in where
    ])
    if "journal" in capture.kinds:
        for strand in ("before", "turn", "after"):
            words = handing_in.hand_in(room.host, room.session_id, f"A page of {strand} from {step}", strand)
            assert len(words.split()) == 3


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_it_runs_from_its_first_step_to_its_last_in_its_time(exercise: Exercise, length: str) -> None:
    room = on_its_own(exercise, length)
    running.start(room.host, room.session_id)
    guiding.begin(room.host, room.session_id)
    guiding.care_said(room.host, room.session_id)
    taken = 0
    for n, step in enumerate(exercise.steps):
        view = guide_view(room.session(), room.clock.now())
        assert view is not None
        assert f"{step.title}" in str(view), "the step is on the guide"
        asked = step.capture or exercise.capture
        if asked.kinds:
            note(room, asked, step.id)
        else:
            with pytest.raises(Problem, match="Nothing is noted"):
                recording.record(room.host, room.session_id, [Line("What somebody said")])
        lasts = getattr(step.minutes, length)
        taken += lasts
        room.clock.forward(minutes=lasts)
        guiding.next_step(room.host, room.session_id, seen=step.id)
        progress = room.session().progress_of(exercise.id)
        assert progress is not None, n
    assert taken + exercise.overhead.minutes <= max(1, getattr(exercise.minutes, length))

    running.next_part(room.host, room.session_id, seen=exercise.id)
    room.clock.forward(minutes=6)
    running.end(room.host, room.session_id, seen="the-close")
    session = room.session()
    assert session.state == "ended"
    asked_each = {s.id for s in exercise.steps if (s.capture or exercise.capture).consent == "ask-each-time"}
    for one in session.contributions:
        of = one.text.split(" of ")[1].split(",")[0]
        assert (one.consent == "us") == (of in asked_each), one.text
    kinds = {kind for step in exercise.steps for kind in (step.capture or exercise.capture).kinds}
    assert {c.kind for c in session.contributions} == kinds - {"journal"}
    assert bool(handing_in.pages(room.host, room.session_id)) == ("journal" in kinds)
    pages = {page.text for page in handing_in.pages(room.host, room.session_id)}
    assert not pages & {c.text for c in session.contributions}

    if length != "typical":
        return
    text = WRITER.text(session)
    assert "Who cooks" in text
    assert "{" not in text
    for one in session.contributions:
        if one.consent == "us":
            assert one.text not in text
        elif one.kind == "point":
            assert one.text.removeprefix("A ") in text
    html = to_html(WRITER.document(session))
    assert "Who cooks" in html


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.slots], ids=by_id)
def test_its_blanks_are_filled_wherever_somebody_reads_them(exercise: Exercise) -> None:
    segment = on_its_own(exercise, "typical").session().segments[0]
    words = str((segment.steps, segment.prompts, segment.frame, segment.task, segment.note_heading))
    for slot in exercise.slots:
        assert slot.example in words.replace("\\'", "'")
        assert f"{{{slot.name}}}" not in words
