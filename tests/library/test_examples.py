"""The richest files that we can think of load, with nothing lost on the way."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from convenor.library.shelf import Shelf
from convenor.session.exercise import Cue, GroupSize, ScriptLine, Slot, Span
from convenor.session.format import RoomsPlan
from tests.support.shelves import a_library, an_exercise

RICH_EXERCISE = """\
schema: exercise/1
id: look-back
version: 1.0
status: tested
title: Looking back
also_known_as: ["What if it were done?"]
kind: visualisation
summary: A spoken journey, then writing.
purpose: ["to feel what change would be like"]
use_when: The group is stuck.
avoid_when: Time is short.
people: {min: 4, max: null, group_size: {min: 1, typical: 1, max: 1}}
minutes: {min: 11, typical: 16, max: 27}
overhead_minutes: {brief: 2, move_in: 0, move_out: 1}
rule: protected
if_short: Leave out the hearing.
roles:
  - {role: guide, count: 1, brief: Reads slowly.}
  - {role: companion, count: "1 per room", may_double_with: [guide]}
materials:
  - {item: paper, per: person, mode: both}
  - {item: a box, per: event, mode: in-person, optional: true}
slots:
  change: {ask: "What has ended?", example: hunger has ended, required: true}
  year: {ask: "By when?", example: 2030, required: no}
steps:
  - id: journey
    title: The journey
    mode: silence
    minutes: 3
    rule: protected
    script:
      - {read: "It is long after {year}. {change}."}
      - {pause_seconds: 100}
  - id: write
    title: Write
    mode: solo
    minutes: {min: 5, typical: 10, max: 15}
    prompts:
      - {id: before, text: "How was it?", show: true}
      - {id: after, text: "How is it?", show: false}
    cues:
      - {at: "-2m", do: "Say that two minutes are left."}
      - {at: 90s, do: Look up.}
    capture: {kinds: [journal], by: each-person, consent: ask-each-time, aim: pages}
  - id: hear
    title: Hear
    mode: plenary
    minutes: {min: 0, typical: 0, max: 6}
    rule: droppable
capture: {kinds: [journal, quote], by: each-person, consent: ask-each-time}
care:
  level: tender
  may_bring_up: [grief]
  say_before: This may stir things.
  opt_out: Doodle.
  watch_for: [tears]
  if_distressed: The companion goes along.
  close_with: Name one thing.
  needs_second_person: true
access:
  quiet_voices: Writing comes first.
  send_ahead: [prompts]
variants:
  online: {how: "Cameras off."}
  in_person: Paper only.
write_up: {section: the imagining, shape: woven, attribution: unnamed}
pitfalls: [reading too fast]
provenance:
  drawn_from: ["A tradition"]
  credit: After others
  licence: project
  wording: ours
  seen_in: [some-event]
"""

RICH_FORMAT = """\
schema: session-format/1
id: rich
version: "1.2"
status: draft
title: Rich
summary: Everything at once.
series: "{series}"
question: {ask: "Which question?", good_when: ["it is short"]}
modes: [online, in-person]
people: {min: 8, typical: 25, max: 60}
length_minutes: {min: 50, typical: 80, max: 105}
ends: soft
slack_minutes: 8             # parts and slack make the length
team:
  - {role: facilitator, count: 1}
  - {role: note-taker, count: "1 per room", may_double_with: [facilitator]}
before:
  - {when: "-14d", do: Ask., who: convenor}
after: [{when: +1d, do: Thank.}]
agreements: ["Share."]
agenda:
  - {id: arrival, use: talk, minutes: 4, rule: flexible, cut_order: 3, start_at: 10:30, lead: Ada}
  - {id: speakers, use: speakers, with: {speakers: 2}, minutes: {min: 14, typical: 18, max: 22}, rule: protected}
  - id: rooms
    use: rooms
    minutes: {min: 9, typical: 25, max: 30}
    rooms: {count: auto, size: {min: 4, typical: 6, max: 8}, how_chosen: random, questions: each}
    carry_from: [speakers]
  - {id: journey, use: look-back, with: {change: it rained, year: 2040}}
  - {id: answers, use: respondents, with: {respondents: 0}, minutes: {min: 0, typical: 0, max: 8}, optional: true}
  - {id: two-rooms, use: rooms, title: Again, minutes: 9, rooms: {count: 2}}
record:
  attribution: speakers-named
  ask_when: arrival
  say: We write a note.
  recording: none
  keep_raw_days: 30
  sign_off:
    - {who: each speaker, sees: their part, days: 5, silence_means: ask again}
    - {who: convenor, sees: all, days: 2}
write_up: {template: house-style, profile: dated, sections: [title, key-points]}
provenance: {drawn_from: ["a test"], licence: project, wording: ours}
"""


def test_everything_that_a_file_may_say_arrives(tmp_path: Path) -> None:
    folder = a_library(tmp_path / "lib", exercises={
        "talk": an_exercise(), "speakers": an_exercise("speakers", "Speakers", "speakers"),
        "rooms": an_exercise("rooms", "Rooms", "breakout"), "look-back": RICH_EXERCISE,
        "respondents": an_exercise("respondents", "Respondents", "respondents"),
    }, formats={"rich": RICH_FORMAT})
    shelf = Shelf(None, bundled=folder)
    assert [str(p) for p in shelf.problems()] == []

    exercise = shelf.exercise("look-back")
    assert exercise.version == "1.0"
    assert exercise.status == "tested"
    assert exercise.mode == "solo"
    assert exercise.people == GroupSize(4)
    assert exercise.room_size == GroupSize(1, 1, 1)
    assert exercise.overhead.minutes == 3
    assert exercise.minutes == Span(11, 16, 27)
    journey, write, hear = exercise.steps
    assert journey.minutes == Span(3, 3, 3)
    assert journey.script == (ScriptLine("It is long after {year}. {change}."), ScriptLine(pause_seconds=100))
    assert write.cues == (Cue(-120, "Say that two minutes are left."), Cue(90, "Look up."))
    assert [p.show for p in write.prompts] == [True, False]
    assert write.capture is not None
    assert write.capture.kinds == ("journal",)
    assert hear.rule == "droppable"
    assert hear.capture is None
    assert exercise.slots[1] == Slot("year", "By when?", "2030", required=False)
    assert exercise.variants == (("online", "Cameras off."), ("in-person", "Paper only."))
    assert exercise.roles[0].count == "1"
    assert exercise.roles[1].may_double_with == ("guide",)
    assert (exercise.write_up_section, exercise.write_up_shape, exercise.attribution) == (
        "the imagining", "woven", "unnamed")
    assert exercise.care.needs_second_person
    assert exercise.provenance.seen_in == ("some-event",)

    form = shelf.format("rich")
    arrival, speakers, rooms, journey_part, answers, two = form.parts
    assert (arrival.start_at, arrival.lead, arrival.cut_order) == (time(10, 30), "Ada", 3)
    assert (speakers.speakers, speakers.rule) == (2, "protected")
    assert rooms.rooms == RoomsPlan(None, GroupSize(4, 6, 8), "random", "each")
    assert rooms.carry_from == ("speakers",)
    assert journey_part.fills == (("change", "it rained"), ("year", "2040"))
    assert journey_part.minutes == exercise.minutes
    assert journey_part.rule == "protected"
    assert (answers.speakers, answers.optional) == (0, True)
    assert two.rooms is not None
    assert two.rooms.count == 2
    assert two.title == "Again"
    assert form.record.keep_raw_days == 30
    assert len(form.record.sign_off) == 2
    assert (form.profile, form.sections, form.series) == ("dated", ("title", "key-points"), "{series}")
    assert (form.ends, form.question_good_when, form.after[0].when) == ("soft", ("it is short",), "+1d")
