"""What an agenda leaves blank: told before anybody reads it out, and filled in wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.library.shelf import Shelf
from convenor.services import guiding, running
from convenor.services.blanks import blanks_left, fill, left_words, slots_left
from convenor.services.guide_view import guide_view
from convenor.services.readiness import ready
from convenor.services.runsheet import for_facilitator
from convenor.session.exercise import Cue, Prompt, ScriptLine, Slot, Span, Step
from convenor.session.problem import Problem
from tests.services.test_readiness import AMachine
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise

STEP = Step(
    "away", "Away", "silence", Span(1, 5, 9), say="It is {year}.", script=(ScriptLine("Long after {year}. {change}"),),
    prompts=(Prompt("one", "What is {year} like?"),), cues=(Cue(30, "Say {change} again."),),
)
JOURNEY = replace(an_exercise("journey", 5), steps=(STEP,), frame=("They went to {year}.",), task="imagine {year}",
                  slots=(Slot("year", "Which year?", "2040"), Slot("change", "What has changed?")))


def a_room() -> Room:
    return a_planned_room(a_format(a_part(JOURNEY), a_part(an_exercise("close", 5, kind="close")), length=30))


def test_what_is_blank_is_told_before_the_session() -> None:
    room = a_room()
    assert list(blanks_left(room.session())) == ["year", "change"]
    assert left_words(room.session()) == "Still to fill in: year, change, in “Journey”."
    checks = {c.about: c for c in ready(room.session(), AMachine(), room.clock.now())}
    assert checks["blanks"].state == "missing"


def test_it_is_filled_in_wherever_it_stands() -> None:
    room = a_room()
    assert fill(room.host, room.session_id, {"year": "2040", "change": " No street is without a table. "}) == (
        "year", "change")
    part = room.session().segments[0]
    assert part.frame == ("They went to 2040.",)
    assert part.task == "imagine 2040"
    (step,) = part.steps
    assert step.script[0].read == "Long after 2040. No street is without a table."
    assert (step.say, step.prompts[0].text, step.cues[0].do) == (
        "It is 2040.", "What is 2040 like?", "Say No street is without a table. again.")
    assert left_words(room.session()) == ""
    assert "blanks" not in {c.about for c in ready(room.session(), AMachine(), room.clock.now())}


def test_one_of_them_may_wait_and_stands_in_brackets_for_whoever_reads() -> None:
    room = a_room()
    fill(room.host, room.session_id, {"year": "2040"})
    running.start(room.host, room.session_id)
    guiding.begin(room.host, room.session_id)
    seen = guide_view(room.session(), room.clock.now())
    assert seen is not None
    assert seen.script[0].words == "Long after 2040. [change]"
    fill(room.host, room.session_id, {"change": "Everybody cooks."})
    seen = guide_view(room.session(), room.clock.now())
    assert seen is not None
    assert seen.script[0].words == "Long after 2040. Everybody cooks."


@pytest.mark.parametrize(("words", "says"), [
    ({"place": "here"}, "no blank “place”.*Still blank: year, change"),
    ({"year": "  "}, "Nothing is given for “year”"),
])
def test_what_is_no_blank_and_what_says_nothing_is_refused(words: dict[str, str], says: str) -> None:
    room = a_room()
    with pytest.raises(Problem, match=says):
        fill(room.host, room.session_id, words)
    assert list(blanks_left(room.session())) == ["year", "change"]


def test_a_part_that_is_over_is_left_as_it_was() -> None:
    room = a_room()
    running.start(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    assert blanks_left(room.session()) == {}


def test_they_are_asked_for_as_the_exercise_asks_or_by_their_names() -> None:
    assert [slot.ask for slot in slots_left(a_room().session(), Shelf(None))] == ["Year", "Change"]
    room = a_planned_room(Shelf(None).format("imagination-workshop"))
    asked = {slot.name: slot for slot in slots_left(room.session(), Shelf(None))}
    assert list(asked) == list(blanks_left(room.session()))
    assert "year" in asked
    assert asked["year"].example


def test_every_name_that_an_exercise_may_give_a_blank_stands_in_brackets_until_it_is_filled_in() -> None:
    step = replace(STEP, say="It is {year_2}.")
    journey = replace(JOURNEY, steps=(step,), slots=(*JOURNEY.slots, Slot("year_2", "Which other year?")))
    room = a_planned_room(a_format(a_part(journey), a_part(an_exercise("close", 5, kind="close")), length=30))
    running.start(room.host, room.session_id)
    seen = guide_view(room.session(), room.clock.now())
    assert seen is not None
    assert seen.say == "It is [year 2]."
    assert "year_2" in blanks_left(room.session())
    assert "[year 2]" in str(for_facilitator(room.session(), room.clock.now()).sections)
