"""Guided step by step: each act through the record, so that whoever opens it again stands at the same step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convenor.services import editing, guiding, holding, planning, running
from convenor.services.guide_view import GuideView, care_to_say, guide_lines, guide_view, step_in_short
from convenor.services.host import Host
from convenor.services.recording import Line, record
from convenor.services.reporting_back import Marks, mark
from convenor.services.shown_to_all import shared
from convenor.session.exercise import Care, Cue, Prompt, ScriptLine, Span, Step
from convenor.session.problem import Problem, Stale
from convenor.timing.guiding import run_seconds
from tests.support.hosts import Room, a_format, a_part, a_planned_room, an_exercise
from tests.support.sessions import SeededIds


def a_step(step_id: str, minutes: int, **more: object) -> Step:
    span = Span(1, minutes, minutes * 2)
    return Step(step_id, step_id.capitalize(), "silence", span, **more)  # type: ignore[arg-type]  # a test's own


SCRIPT = (
    ScriptLine("Find a way to sit."),
    ScriptLine(pause_seconds=20),
    ScriptLine("Look up."),
    ScriptLine(pause_seconds=10),
)
CUES = (Cue(30, "Look round."), Cue(-60, "Begin to come home."))
TENDER = Care("tender", say_before="This can stir things.", opt_out="Take a walk.", needs_second_person=True)
JOURNEY = replace(
    an_exercise("journey", 10, "silence", "visualisation"),
    steps=(
        a_step("settle", 3, script=SCRIPT, do="Read slowly.", prompts=(Prompt("one", "What carries you?"),)),
        a_step("away", 5, cues=CUES, prompts=(Prompt("two", "Who is there?"),)),
        a_step("home", 2, say="Welcome back."),
    ),
    care=TENDER,
)
FORM = a_format(a_part(JOURNEY), a_part(an_exercise("close", 5, kind="close")), length=30)


def guided(**details: object) -> Room:
    room = a_planned_room(FORM, **details)
    running.start(room.host, room.session_id)
    guiding.begin(room.host, room.session_id)
    return room


def seen(room: Room) -> GuideView:
    view = guide_view(room.session(), room.clock.now())
    assert view is not None
    return view


def again(room: Room) -> Room:
    """Opened anew by another process: nothing is known but the record."""
    return Room(Host(room.host.store, room.clock, SeededIds(99)), room.clock, room.session_id)


def test_from_step_to_step_and_whoever_opens_it_again_stands_at_the_same_one() -> None:
    room = guided()
    assert (seen(room).step, seen(room).clock) == ("Step 1 of 3: Settle", "3:00")
    assert seen(room).caption == "left of 3 minutes"
    room.clock.forward(minutes=4)
    assert (seen(room).clock, seen(room).caption, seen(room).over) == ("1:00", "over the 3 minutes", True)
    assert seen(room).step == "Step 1 of 3: Settle", "nothing moves on by itself"
    guiding.next_step(room.host, room.session_id, seen="settle")
    room.clock.forward(seconds=40)
    assert seen(again(room)) == seen(room)
    assert (seen(room).step, seen(room).clock) == ("Step 2 of 3: Away", "4:20")
    assert seen(room).cues == ("Now: Look round.", "In 3:20: Begin to come home.")
    guiding.step_back(room.host, room.session_id)
    assert (seen(room).step, seen(room).clock) == ("Step 1 of 3: Settle", "3:00")
    guiding.skip_step(room.host, room.session_id)
    guiding.next_step(room.host, room.session_id)
    guiding.next_step(room.host, room.session_id)
    assert seen(room).over_all
    assert seen(room).next == "After it: Close."
    with pytest.raises(Problem, match="are over"):
        guiding.next_step(room.host, room.session_id)
    guiding.step_back(room.host, room.session_id)
    assert seen(room).step == "Step 3 of 3: Home"
    session, now = room.session(), room.clock.now()
    progress = session.progress[0]
    held = [(r.step, r.skipped, run_seconds(session, progress, r, now)) for r in progress.steps.runs]
    assert held[:3] == [("settle", False, 240), ("away", False, 40), ("settle", True, 0)]
    assert held[3:] == [("away", False, 0), ("home", False, 0), ("home", False, 0)]


@pytest.mark.parametrize(("steps", "says"), [
    ((a_step("silent", 3),), ""),
    ((replace(a_step("silent", 3), title="Round 1 of 1: all"), a_step("home", 2)), "Step 1 of 2: Round 1 of 1: all"),
    ((a_step("read", 3, script=SCRIPT),), "Step 1 of 1: Read"),
])  # fmt: skip
def test_in_short_it_is_said_where_there_are_several_or_something_is_read_aloud(
    steps: tuple[Step, ...], says: str
) -> None:
    part = a_part(replace(an_exercise("one", 10, "silence", "visualisation"), steps=steps))
    room = a_planned_room(a_format(part, length=30))
    assert step_in_short(room.session(), room.clock.now()) == "", "nothing is on"
    running.start(room.host, room.session_id)
    assert step_in_short(room.session(), room.clock.now()) == says


def test_each_act_can_be_undone_in_words() -> None:
    room = guided()
    guiding.next_step(room.host, room.session_id)
    assert editing.undo(room.host, room.session_id) == "Undone: beginning “Away”."
    assert seen(room).step == "Step 1 of 3: Settle"
    guiding.longer(room.host, room.session_id, 30)
    assert seen(room).caption == "left of 3:30"
    assert editing.undo(room.host, room.session_id) == "Undone: the time given to “Settle”."
    guiding.end_steps(room.host, room.session_id)
    assert editing.undo(room.host, room.session_id) == "Undone: the end of the steps of “Journey”."
    guiding.care_said(room.host, room.session_id)
    assert editing.undo(room.host, room.session_id) == "Undone: that it was said."


def test_the_script_is_read_at_a_pace_its_silences_are_counted_and_can_be_held() -> None:
    room = guided()
    assert [row.state for row in seen(room).script] == ["now", "coming", "coming", "coming"]
    room.clock.forward(seconds=4)  # five words at a hundred a minute are three seconds
    assert seen(room).row_now == 1
    assert seen(room).script[1].words == "Silence, 0:19 left of 20 seconds"
    guiding.read_on(room.host, room.session_id)  # read more slowly: the silence begins now, and whole
    assert seen(room).script[1].words == "Silence, 0:20 left of 20 seconds"
    room.clock.forward(seconds=15)
    guiding.longer(room.host, room.session_id, 30)
    assert seen(again(room)).script[1].words == "Silence, 0:35 left of 50 seconds"
    assert seen(room).caption == "left of 3:30"
    room.clock.forward(seconds=35)
    assert seen(room).row_now == 2
    guiding.read_on(room.host, room.session_id)
    assert seen(room).row_now == 3
    with pytest.raises(Problem, match="last line"):
        guiding.read_on(room.host, room.session_id)
    room.clock.forward(minutes=9)
    assert seen(room).row_now == 3, "the last silence stays"


def test_a_silence_is_kept_through_a_hold_and_a_pause() -> None:
    room = guided()
    guiding.read_on(room.host, room.session_id)
    room.clock.forward(seconds=5)
    holding.hold(room.host, room.session_id, True)
    room.clock.forward(minutes=10)
    assert seen(room).script[1].words == "Silence, 0:15 left of 20 seconds"
    holding.hold(room.host, room.session_id, False)
    running.pause(room.host, room.session_id)
    room.clock.forward(minutes=3)
    assert (seen(room).script[1].words, seen(room).clock) == ("Silence, 0:15 left of 20 seconds", "2:55")
    guiding.next_step(room.host, room.session_id)
    assert room.session().state == "running", "whoever goes on goes on"


def test_what_everyone_sees_is_the_question_of_the_step_that_is_guided() -> None:
    room = guided()
    room.clock.forward(minutes=5)
    assert shared(room.session(), room.clock.now()).prompts == ("What carries you?",)
    guiding.next_step(room.host, room.session_id)
    assert shared(room.session(), room.clock.now()).prompts == ("Who is there?",)


def test_a_part_that_nobody_guides_goes_by_the_clock_and_is_guided_from_there() -> None:
    room = a_planned_room(FORM)
    running.start(room.host, room.session_id)
    room.clock.forward(minutes=4)
    assert (seen(room).step, seen(room).clock) == ("Step 2 of 3: Away", "4:00")
    guiding.begin(room.host, room.session_id)
    guiding.begin(room.host, room.session_id)
    assert (seen(room).step, seen(room).clock) == ("Step 2 of 3: Away", "4:00")
    assert len(room.session().progress[0].steps.runs) == 1


def test_two_who_press_at_once_do_it_once() -> None:
    room = guided()
    guiding.next_step(room.host, room.session_id, seen="settle")
    with pytest.raises(Stale, match="“Away” is"):
        guiding.next_step(again(room).host, room.session_id, seen="settle")


def test_what_cannot_be_done_is_said_in_words() -> None:
    room = guided()
    for seconds, words in ((0, "cannot be given"), (4000, "cannot be given"), (-300, "has only")):
        with pytest.raises(Problem, match=words):
            guiding.longer(room.host, room.session_id, seconds)
    with pytest.raises(Problem, match="first step"):
        guiding.step_back(room.host, room.session_id)
    guiding.next_step(room.host, room.session_id)
    with pytest.raises(Problem, match="Nothing is read aloud"):
        guiding.read_on(room.host, room.session_id)
    running.next_part(room.host, room.session_id)
    with pytest.raises(Problem, match="no steps"):
        guiding.begin(room.host, room.session_id)
    running.end(room.host, room.session_id)
    with pytest.raises(Problem, match="Nothing is running"):
        guiding.begin(room.host, room.session_id)
    with pytest.raises(Problem, match="Nothing is running"):
        guiding.care_said(room.host, room.session_id)


def test_care_is_one_line_until_it_was_said_and_nothing_waits_for_it() -> None:
    room = guided()
    assert care_to_say(room.session()) == "This can stir things. Company: nobody is named yet."
    guiding.next_step(room.host, room.session_id)
    assert seen(room).care == "how to stay out of it, and who keeps company."
    planning.change_details(room.host, room.session_id, planning.DetailsChange(companion="Beth  Rowe"))
    assert care_to_say(room.session()) == "This can stir things. Company: Beth Rowe."
    guiding.care_said(room.host, room.session_id)
    guiding.care_said(room.host, room.session_id)
    assert care_to_say(room.session()) == ""
    running.next_part(room.host, room.session_id)
    assert care_to_say(room.session()) == ""


def test_where_a_guest_leads_the_words_are_theirs_and_times_and_care_are_ours() -> None:
    room = guided()
    editing.change(room.host, room.session_id, "journey", editing.Setting(lead="Mira Sol"))
    view = seen(room)
    assert view.guest.startswith("Mira Sol leads this")
    assert (view.script, view.say, view.do) == ((), "", "Read slowly.")
    assert (view.clock, view.care) == ("3:00", "This can stir things. Company: nobody is named yet.")
    ours = guide_view(room.session(), room.clock.now(), our_words=True)
    assert ours is not None
    assert len(ours.script) == 4
    editing.change(room.host, room.session_id, "journey", editing.Setting(lead="the guide"))
    assert seen(room).guest == ""


def test_plain_lines_say_all_of_it() -> None:
    room = guided()
    text = "\n".join(guide_lines(room.session(), room.clock.now()))
    for words in (
        "Step 1 of 3: Settle, 3:00 left of 3 minutes", "To be said before it: This can stir things.",
        "Do: Read slowly.", "Now: Read: Find a way to sit.",
        "(Silence, 20 seconds)", "Ask: What carries you?", "Next: Away, 5 minutes.",
    ):  # fmt: skip
        assert words in text
    guiding.end_steps(room.host, room.session_id)
    assert guide_lines(room.session(), room.clock.now()) == ["Journey: the steps are over. The part has 10:00 left."]


def test_it_says_when_what_is_to_come_does_not_fit_any_more() -> None:
    room = guided()
    room.clock.forward(minutes=6)
    guiding.next_step(room.host, room.session_id)
    assert seen(room).part_words == "The part has 4:00 left; what is to come needs 3 minutes more."
    room.clock.forward(minutes=6)
    assert seen(room).part_words == "The part is 2:00 over its time."


def test_what_the_part_carries_forward_is_before_whoever_guides_it() -> None:
    after = replace(an_exercise("after", 5), steps=(a_step("weigh", 5),))
    form = a_format(a_part(an_exercise("rooms", 10)), replace(a_part(after), carry_from=("rooms",)), length=20)
    room = a_planned_room(form)
    running.start(room.host, room.session_id)
    lines = [Line(f"Thing {n}", segment="rooms") for n in range(4)]
    lines += [Line("Not for the others", segment="rooms", consent="us"), Line("The choice " * 20, segment="rooms")]
    kept = record(room.host, room.session_id, lines)
    mark(room.host, room.session_id, Marks(star=(kept[0],)))
    running.next_part(room.host, room.session_id)
    guiding.begin(room.host, room.session_id)
    (carried,) = seen(room).carried
    assert carried.startswith("From Rooms: Thing 0; The choice The choice")
    assert carried.endswith("…; Thing 3; and 2 more")
    assert carried in guide_lines(room.session(), room.clock.now())


def test_nothing_is_carried_from_a_part_in_which_nothing_was_noted() -> None:
    assert seen(guided()).carried == ()
