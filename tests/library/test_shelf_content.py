"""The whole shelf at work: what every exercise owes people, and every format planned, held and written up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from convenor.cli.writer import StyledWriter
from convenor.exchange.html import to_html
from convenor.exchange.markdown import to_markdown
from convenor.library.shelf import Shelf
from convenor.services import recording, running
from convenor.services.recording import Line
from convenor.services.segments import from_exercise
from convenor.session.agenda import Segment
from convenor.session.exercise import Capture, Exercise, NoteKind, Step
from convenor.session.format import Format, Part
from convenor.session.people import Invited, Person, Post
from convenor.session.session import Session
from convenor.timing.reading import reading
from convenor.timing.timeline import timeline
from tests.support.hosts import Room, a_planned_room
from tests.support.shelves import a_library, an_exercise

SHELF = Shelf(None)
EXERCISES = SHELF.exercises()
FORMATS = SHELF.formats()
WRITER = StyledWriter(SHELF, "better-way")
NOTE_KINDS = set(get_args(NoteKind))
NAMES = ("Ada Pell", "Sunil Marsh", "Jo Field", "Ruth Okafor", "Wen Li", "Tom Baker")


def by_id(thing: Exercise | Format) -> str:
    return thing.id


def captures(exercise: Exercise) -> list[tuple[Step, Capture]]:
    return [(step, step.capture) for step in exercise.steps if step.capture]


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_what_every_exercise_owes_people(exercise: Exercise) -> None:
    care = exercise.care
    assert all((care.say_before, care.opt_out, care.if_distressed, care.close_with, care.watch_for, care.may_bring_up))
    assert all(getattr(exercise.access, name) for name in type(exercise.access).__dataclass_fields__)
    assert any("line" in source or "practice" in source.lower() for source in exercise.provenance.drawn_from)
    assert exercise.provenance.licence == "project"
    assert exercise.provenance.wording == "ours"
    assert exercise.materials
    assert all(slot.ask and slot.example for slot in exercise.slots)


@pytest.mark.parametrize("exercise", EXERCISES, ids=by_id)
def test_what_is_gathered_is_asked_for_in_a_step(exercise: Exercise) -> None:
    asked = {kind for _, capture in captures(exercise) for kind in capture.kinds}
    assert asked == set(exercise.capture.kinds)
    for step, capture in captures(exercise):
        assert (capture.consent == "not-recorded") == (not capture.kinds), step.id
        assert not capture.kinds or capture.aim or capture.kinds == ("point",), step.id


def test_no_kind_of_note_is_asked_for_nowhere() -> None:
    assert {kind for exercise in EXERCISES for kind in exercise.capture.kinds} == NOTE_KINDS


def test_a_tender_exercise_has_a_companion_and_keeps_what_is_said_to_itself() -> None:
    tender = [e for e in EXERCISES if e.care.level == "tender"]
    assert {e.id for e in tender} >= {"looking-back-from-better", "journal-pages", "one-room-one-story"}
    for exercise in tender:
        assert exercise.care.needs_second_person
        assert "companion" in {role.role for role in exercise.roles}
        assert exercise.rule == "protected"
        for step, capture in captures(exercise):
            assert capture.consent != "as-session" or capture.kinds == ("action",), step.id


def test_pages_are_handed_in_by_whoever_wrote_them() -> None:
    for exercise in EXERCISES:
        for _, capture in captures(exercise):
            if "journal" in capture.kinds:
                assert capture == replace(capture, kinds=("journal",), by="each-person", consent="ask-each-time")


def test_a_journey_is_read_with_silences_longer_than_its_words() -> None:
    journey = next(s for s in SHELF.exercise("looking-back-from-better").steps if s.id == "journey")
    words = sum(len(line.read.split()) for line in journey.script)
    silence = sum(line.pause_seconds for line in journey.script)
    assert silence > words * 60 / 100
    assert not any(one.pause_seconds and two.pause_seconds
                   for one, two in zip(journey.script, journey.script[1:], strict=False))
    assert SHELF.exercise("looking-back-from-better").frame


def test_the_companion_of_a_format_with_something_tender_is_in_its_team() -> None:
    for form in FORMATS:
        if any(part.exercise.care.needs_second_person for part in form.parts):
            assert "companion" in {role.role for role in form.team}, form.id
            assert any(task.who == "companion" for task in form.after), form.id


def test_every_exercise_is_used_or_can_be_found() -> None:
    used = {part.exercise.id for form in FORMATS for part in form.parts}
    assert len(EXERCISES) >= 25
    for exercise in EXERCISES:
        assert SHELF.exercise(exercise.id) is exercise
        assert exercise.id in used or (len(exercise.summary.split()) > 7 and len(exercise.purpose) > 1), exercise.id


@pytest.mark.parametrize("form", FORMATS, ids=by_id)
def test_every_format_says_who_does_what_and_what_becomes_of_the_record(form: Format) -> None:
    assert form.question_ask
    assert len(form.question_good_when) >= 2
    assert len(form.agreements) >= 2
    assert form.agreements[-1]
    assert form.record.sign_off
    assert 1 <= form.record.keep_raw_days <= 60
    assert form.record.recording == "none"
    assert "title" in form.sections
    assert {"facilitator", "note-taker"} <= {role.role for role in form.team}
    assert form.provenance.licence == "project"


def kept(part: Part) -> bool:
    return part.id == "close" or part.exercise.mode in ("speakers", "respondents", "breakout", "break", "silence")


@pytest.mark.parametrize("form", FORMATS, ids=by_id)
def test_the_close_the_rooms_and_the_minutes_of_invited_people_are_protected(form: Format) -> None:
    assert [p.id for p in form.parts if kept(p) and p.rule != "protected"] == []
    assert form.parts[-1].exercise.kind == "close"
    assert form.parts[0].exercise.kind == "arrival"
    order = sorted(p.cut_order for p in form.parts if p.cut_order)
    assert order == list(range(1, len(order) + 1))
    assert all(p.cut_order for p in form.parts if p.rule == "flexible")


def invited(count: int, start: int = 0) -> tuple[Invited, ...]:
    return tuple(Invited(Person(name, post=Post("Director", "of", "Ladle"))) for name in NAMES[start : start + count])


def planned(form: Format, respondents: int) -> Room:
    """The format as its own numbers have it, with speakers for whoever it has minutes for."""
    speakers = max((p.speakers or 0 for p in form.parts if p.exercise.mode == "speakers"), default=0)
    return a_planned_room(
        form, speakers=invited(speakers), respondents=invited(respondents, 4), rooms=(),
        people=form.people.typical, end=None, title="Who cooks, and who is cooked for?",
    )


def said_by(segment: Segment, session: Session) -> str:
    people = {"speakers": session.plan.speakers, "respondents": session.plan.respondents}.get(segment.mode, ())
    return people[0].person.name if people else ""


def hold(room: Room) -> dict[str, set[NoteKind]]:
    """Walk through it from start to end; return the kinds that were noted in each part."""
    noted: dict[str, set[NoteKind]] = {}
    running.start(room.host, room.session_id)
    while True:
        session = room.session()
        part = session.now_on
        assert part is not None
        asked = [c for c in (s.capture for s in part.steps) if c] or [part.capture]
        kinds = {kind for capture in asked for kind in capture.kinds} - {"journal"}
        rooms = [r.n for r in session.plan.rooms] if part.mode == "breakout" else [None]
        lines = [
            Line(f"A {kind} of {part.id} in {n or 'the round'}", kind, said_by(part, session), room=n)
            for kind in sorted(kinds) for n in rooms
        ]
        recording.record(room.host, room.session_id, lines)
        noted[part.id] = kinds
        for invited_person in session.plan.invited:
            if part.mode in ("speakers", "respondents") and invited_person in (
                session.plan.respondents if part.mode == "respondents" else session.plan.speakers
            ):
                running.speaker(room.host, room.session_id)
        for step in part.steps:
            room.clock.forward(minutes=0.5)
            assert reading(room.session(), room.clock.now()) is not None, step.id
        now = reading(room.session(), room.clock.now())
        assert now is not None
        room.clock.forward(seconds=now.left_seconds)
        if part.id == session.segments[-1].id:
            running.end(room.host, room.session_id, seen=part.id)
            return noted
        running.next_part(room.host, room.session_id, seen=part.id)


ANSWERED = [form for form in FORMATS if any(p.exercise.mode == "respondents" for p in form.parts)]


@pytest.mark.parametrize(
    ("form", "respondents"), [*((form, 0) for form in FORMATS), *((form, 2) for form in ANSWERED)],
    ids=lambda value: value.id if isinstance(value, Format) else str(value),
)
def test_every_format_can_be_planned_held_and_written_up(form: Format, respondents: int) -> None:
    room = planned(form, respondents)
    session = room.session()
    ids = [s.id for s in session.segments]
    assert ids == [p.id for p in form.parts if respondents or not p.optional]
    total = sum(s.seconds for s in session.segments)
    assert total + timeline(session, room.clock.now()).spare_seconds == session.plan.length

    began = room.clock.now()
    noted = hold(room)
    ended = room.session()
    assert ended.state == "ended"
    assert {p.state for p in ended.progress} == {"done"}
    assert room.clock.now() - began == timedelta(seconds=total)
    for part, kinds in noted.items():
        assert {c.kind for c in ended.contributions if c.segment == part} == kinds

    document = WRITER.document(ended)
    for text in (WRITER.text(ended), to_markdown(document), to_html(document)):
        assert "Who cooks, and who is cooked for?" in text
        assert "{" not in text.split("</style>")[-1]
        for person in ended.plan.invited:
            assert person.person.name in text


def test_the_imagination_workshop_tells_how_it_was_done_and_what_each_room_found() -> None:
    room = planned(SHELF.format("imagination-workshop"), 0)
    hold(room)
    text = WRITER.text(room.session())
    assert SHELF.exercise("looking-back-from-better").note_heading in text
    assert SHELF.exercise("journal-pages").frame[0][:40] in text
    assert SHELF.exercise("what-if-rooms").task in text
    for part in ("journey", "break", "arrival", "check-in"):
        assert not [c for c in room.session().contributions if c.segment == part]


FRAMED = an_exercise().rstrip() + """
slots: {year: {ask: "By when?", example: "2040"}}
write_up:
  heading: "Looking back"
  frame: ["It was {year}.", "They wrote."]
  task: "think of {year}"
"""


def test_what_the_note_tells_of_an_exercise_arrives_with_its_blanks_filled(tmp_path: Path) -> None:
    exercise = Shelf(None, bundled=a_library(tmp_path, exercises={"talk": FRAMED}, formats={})).exercise("talk")
    part = from_exercise(exercise, "talk", {"year": "2040"})
    assert (part.note_heading, part.frame, part.task) == (
        "Looking back", ("It was 2040.", "They wrote."), "think of 2040")


@pytest.mark.parametrize("words", ["Looking back", "They wrote.", "think of"])
def test_a_blank_in_what_the_note_tells_must_be_declared(tmp_path: Path, words: str) -> None:
    text = FRAMED.replace(f'"{words}', f'"{words} {{town}}')
    (problem,) = Shelf(None, bundled=a_library(tmp_path, exercises={"talk": text}, formats={})).problems()
    assert "{town} is not declared" in problem.what
