"""Every kind of fault in an exercise or a format is told at its line and column, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from convenor.library.check import check
from convenor.library.shelf import Shelf
from tests.support.shelves import a_format, a_library, an_exercise, put

EXERCISE = an_exercise()
FORMAT = a_format()
SPEAKERS = an_exercise("speakers", "Speakers", "speakers")
ROOMS = an_exercise("rooms", "Rooms", "breakout")
BACK = an_exercise("back", "Back", "report-back")


HERE = "¶"
"""Stands in a test's text where the fault is to be told; it is taken out before the file is written."""


def place(text: str) -> str:
    before, marker, _ = text.partition(HERE)
    assert marker, "the test does not say where"
    return f"{before.count(chr(10)) + 1}:{len(before) - (before.rfind(chr(10)) + 1) + 1}"


def faults(folder: Path, text: str, kind: str = "exercises") -> list[tuple[str, str, str]]:
    """Place, what and cure of every fault of a file beside a small sound library."""
    a_library(folder, exercises={
        "talk": EXERCISE, "speakers": SPEAKERS, "rooms": ROOMS, "back": BACK,
    })
    path = put(folder / kind / "it.yaml", text.replace(HERE, ""))
    report = check(Shelf(None, folder, bundled=folder), [path])
    return [
        (f"{p.where.line}:{p.where.column}", p.what, p.cure)
        for p in report.problems if p.where is not None and p.where.file == str(path)
    ]


def without(text: str, line: str) -> str:
    assert line in text
    return text.replace(line, "")


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


STEP = "    minutes: {min: 1, typical: 4, max: 8}\n"

EXERCISE_FAULTS = [
    ("a name is missing", HERE + without(EXERCISE, "\ntitle: Talk"),
     "`title` is missing.", "Add `title:` with what people call it."),
    ("a name has nothing after it", changed(EXERCISE, "summary: People talk.", "¶summary:"),
     "`summary` has nothing after it.", "Write one sentence that says what happens."),
    ("an unknown name", changed(EXERCISE, "summary:", "¶sumary:"),
     "`sumary` is not known here.", "Did you mean `summary`?"),
    ("an unknown name deep inside", changed(EXERCISE, "quiet_voices", "¶quiet_voice"),
     "`quiet_voice` is not known here.", "Did you mean `quiet_voices`?"),
    ("an unknown name like no other", EXERCISE + "¶zzz: 1\n",
     "`zzz` is not known here.", "Known here: schema, id, version"),
    ("an unknown choice", changed(EXERCISE, "kind: discussion", "kind: ¶discusion"),
     "“discusion” is not known here.", "Did you mean discussion?"),
    ("a list where a word stands", changed(EXERCISE, "kind: discussion", "kind: ¶[discussion]"),
     "One word is expected here.", "Write one of: arrival"),
    ("text where a list stands", EXERCISE + "purpose: ¶to talk\n",
     "A list is expected after `purpose`.", "Put each item on a line of its own"),
    ("a group where text stands", EXERCISE + "pitfalls:\n  - ¶Keep: it short\n",
     "A text is expected here, but a colon makes it a group of names.", 'Put "quotation marks" around'),
    ("a list where text stands", changed(EXERCISE, "summary: People talk.", "summary: ¶[People talk]"),
     "A text is expected here, but this is a list.", "Write one text"),
    ("text where a group stands", changed(EXERCISE, "care: {level: light}", "care: ¶light"),
     "A group of names is expected here, each with a colon and its value.", "Known here: level"),
    ("not a whole number", changed(EXERCISE, "brief: 1", "brief: ¶1.5"),
     "A whole number is expected here, not “1.5”.", "Write it in figures: 5."),
    ("too many minutes", changed(EXERCISE, "brief: 1", "brief: ¶1441"),
     "1441 minutes are more than a day.", "Write the minutes: 25."),
    ("neither yes nor no", EXERCISE + "prompts:\n  - {id: a, text: Why?, show: ¶maybe}\n",
     "Yes or no is expected here, not “maybe”.", "Write yes or no."),
    ("a bad short name", changed(EXERCISE, "id: talk\nversion", "id: ¶The Talk\nversion"),
     "“The Talk” cannot be the short name of a thing.", "Use small letters"),
    ("a bad version", changed(EXERCISE, 'version: "1.0"', "version: ¶one"),
     "“one” is not a version.", "Write figures"),
    ("minutes out of order", changed(EXERCISE, "{min: 2, typical: 5, max: 9}", "¶{min: 6, typical: 5, max: 9}"),
     "min 6, typical 5 and max 9 are not in order.", "min is the smallest"),
    ("people out of order", EXERCISE + "people: ¶{min: 9, max: 3}\n",
     "min, typical and max are not in order.", "min is the smallest"),
    ("nobody", EXERCISE + "people: {min: ¶0}\n", "There must be at least one.", "Write 1 or more."),
    ("no steps", changed(EXERCISE, EXERCISE[EXERCISE.index("steps:"):EXERCISE.index("care:")], "steps: ¶[]\n"),
     "`steps` has nothing in it.", "Put in at least one."),
    ("a cue that is no time", changed(EXERCISE, STEP, STEP + "    cues: [{at: ¶soon, do: Wait}]\n"),
     "“soon” is not a moment of a step.", 'Write "5m"'),
    ("a cue at the end", changed(EXERCISE, STEP, STEP + "    cues: [{at: ¶-0m, do: Wait}]\n"),
     "A cue at the very end would come too late.", 'Write "-10s"'),
    ("a script line that is both", changed(EXERCISE, STEP, STEP + "    script: [¶{read: Hm, pause_seconds: 3}]\n"),
     "A line of a script is either words to read or a pause.", "Write `- {read: …}`"),
    ("a bad name of a blank", EXERCISE + "slots: {¶My Year: {ask: When?}}\n",
     "“My Year” cannot be the name of a blank.", "Use small letters, figures and _: year."),
    ("an unknown variant", EXERCISE + "variants: {¶onlin: By phone}\n",
     "“onlin” is not known here.", "Did you mean online?"),
    ("a newer file", changed(EXERCISE, "exercise/1", "¶exercise/2"),
     "This file is written for another Convenor (exercise/2).", "Update Convenor"),
    # what makes no sense
    ("steps that do not fit", changed(EXERCISE, "minutes: {min: 2, typical: 5, max: 9}", "minutes: ¶4"),
     "The steps and the 1 minute of overhead take longer than the exercise (typical: 5 in 4; max: 9 in 4).",
     "Shorten a step, or write `minutes: {min: 4, typical: 5, max: 9}`."),
    ("a script that does not fit its words",
     changed(EXERCISE, STEP, STEP + "    ¶script: [{read: " + "word " * 401 + "}]\n"),
     "This script takes 4 min 01 s to read, pauses included, and the step is 4 minutes at its usual.",
     "Shorten the words or the pauses, or give the step 5 minutes."),
    ("a script that does not fit its pauses",
     changed(EXERCISE, STEP, STEP + "    ¶script: [{pause_seconds: 61}]\n"),
     "This script takes 1 min 01 s to read, pauses included, and the step is 1 minute at its shortest.",
     "Shorten the words"),
    ("a cue outside", changed(EXERCISE, STEP, STEP + '    cues: [{at: ¶"-5m", do: Wait}]\n'),
     "This cue lies outside its step, which usually lasts 4 minutes.", "Move it inside"),
    ("a blank that is not declared", changed(EXERCISE, STEP, STEP + '    script: [{read: ¶"In {year}."}]\n'),
     "The blank {year} is not declared under `slots`.", "Declare it there"),
    ("a blank in a prompt", EXERCISE + 'slots: {year: {ask: When?}}\nprompts:\n  - {id: a, text: ¶"Why {yaer}?"}\n',
     "The blank {yaer} is not declared under `slots`.",
     "Declare it there, or write the words themselves. Declared: year."),
    ("a bracket alone", EXERCISE + 'prompts:\n  - {id: a, text: ¶"Why }?"}\n',
     "A curly bracket stands alone here.", "Close it"),
    ("two prompts alike", EXERCISE + "prompts:\n  - {id: a, text: Why?}\n  - {id: ¶a, text: How?}\n",
     "Two prompts here have the short name a.", "Give one of them another."),
    ("growing by nothing", EXERCISE + "¶scales_with: rooms\n",
     "It grows with rooms, but not by how much.", "Add `each_seconds:`"),
    ("growing with nothing", EXERCISE + "¶each_seconds: 60\n",
     "It says how long each one takes, but not each what.", "Add `scales_with:`"),
    ("tender without a way out",
     changed(EXERCISE, "care: {level: light}", "¶care: {level: tender, say_before: Ah, if_distressed: Oh}"),
     "A tender exercise needs `opt_out`.", "Write it in words"),
    ("nobody is second", changed(EXERCISE, "{level: light}", "{level: light, ¶needs_second_person: yes}"),
     "A second person is needed, but no role is given to one.", "Add a role"),
    ("an unknown role", EXERCISE + "roles: [{role: host, may_double_with: [¶guide]}]\n",
     "No role here is called guide.", "Name one of the roles"),
]


@pytest.mark.parametrize(("text", "what", "cure"), [f[1:] for f in EXERCISE_FAULTS],
                         ids=[f[0] for f in EXERCISE_FAULTS])
def test_a_fault_of_an_exercise(tmp_path: Path, text: str, what: str, cure: str) -> None:
    found = [f for f in faults(tmp_path, text) if "same folder" not in f[1]]
    assert [f[:2] for f in found] == [(place(text), what)]
    assert found[0][2].startswith(cure)


FIRST = "  - {id: first, use: talk, minutes: {min: 3, typical: 5, max: 9}}\n"
LENGTH = "{min: 10, typical: 20, max: 30}"
FORMAT_FAULTS = [
    ("an exercise that is not there", changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: ¶tlak")),
     "There is no exercise with the short name tlak.", "Did you mean talk?"),
    ("parts that do not fill it",
     changed(FORMAT, LENGTH, HERE + LENGTH).replace("slack_minutes: 5", "slack_minutes: 3"),
     "The parts (15) and the spare time (3) make 18 minutes, 2 too few for a length of 20.",
     "Change a part by 2 minutes, or write `slack_minutes: 5`."),
    ("parts that overfill it", changed(FORMAT, LENGTH, HERE + LENGTH).replace("slack_minutes: 5", "slack_minutes: 6"),
     "The parts (15) and the spare time (6) make 21 minutes, 1 too many for a length of 20.",
     "Change a part by 1 minute, or write `slack_minutes: 5`."),
    ("too long at its shortest", changed(FORMAT, LENGTH, "¶{min: 5, typical: 20, max: 30}"),
     "Even at their shortest the parts take 6 minutes, and the shortest length is 5.", "Lower the min"),
    ("two parts alike", changed(FORMAT, "{id: second,", "{id: ¶first,").replace(", carry_from: [first]", ""),
     "Two parts here have the short name first.", "Give one of them another."),
    ("taken up from later", changed(FORMAT, FIRST, FIRST.replace("}}", "}, carry_from: [¶second]}")),
     "The part second comes later, so nothing can be taken up from it yet.", "Name a part that comes earlier."),
    ("taken up from nowhere", changed(FORMAT, "carry_from: [first]", "carry_from: [¶frist]"),
     "No part here has the short name frist.", "Name a part that comes earlier."),
    ("taken up from itself", changed(FORMAT, "carry_from: [first]", "carry_from: [¶second]"),
     "A part cannot take up its own notes.", "Name a part that comes earlier."),
    ("a part too short for its exercise",
     changed(FORMAT, "{min: 3, typical: 5, max: 9}", "¶{min: 1, typical: 5, max: 9}"),
     "“Talk” takes at least 2 minutes with its overheads, and this part is 1 minute at its shortest.",
     "Give the part at least 2 minutes"),
    ("speakers without a number",
     changed(FORMAT, FIRST, FIRST.replace("{id: first, use: talk", "¶{id: first, use: speakers")),
     "This part is for speakers, but does not say for how many its minutes are meant.",
     "Add `with: {speakers: 2}`."),
    ("speakers who are no number",
     changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: speakers, with: {speakers: ¶two}")),
     "A whole number is expected here, not “two”.", "Write it in figures: 2."),
    ("speakers where there are none",
     changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: talk, with: {¶speakers: 2}")),
     "“Talk” has no places for speakers.", "Take it out"),
    ("a blank that is not there", changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: talk, with: {¶year: 2030}")),
     "“Talk” has no blank called year.", "Take it out."),
    ("rooms where people stay together",
     changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: talk, ¶rooms: {count: auto}")),
     "This part has rooms, but people stay together in “Talk”.", "Take `rooms` out"),
    ("a report from no rooms", changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: ¶back")),
     "The rooms report back here, but there are none before it.", "Put a breakout before it"),
    ("a protected part that gives way",
     changed(FORMAT, FIRST, FIRST.replace("}}", "}, rule: protected, ¶cut_order: 1}")),
     "A protected part is never shortened, so it has no place in that order.", "Take `cut_order` out"),
    ("a task before that is after", FORMAT + 'before: [{when: ¶"+1d", do: Ask}]\n',
     "“+1d” is not before the session.", 'Begin with a minus: "-1d"'),
    ("a task after that is before", FORMAT + 'after: [{when: ¶"-1d", do: Ask}]\n',
     "“-1d” is not after the session.", 'Begin with a plus: "+1d"'),
    ("a task at no time", FORMAT + "before: [{when: ¶soon, do: Ask}]\n",
     "“soon” does not say when.", 'Write "-14d"'),
    ("an unknown helper", FORMAT + "team: [{role: host, may_double_with: [¶guide]}]\n",
     "Nobody in the team is called guide.", "Name one of the roles"),
    ("no sentence about the record", changed(FORMAT, "record: {say: We write a note.}", "record: ¶{recording: none}"),
     "`say` is missing.", "Add `say:` with the sentence about the record"),
    ("a time that is none", changed(FORMAT, FIRST, FIRST.replace("}}", '}, start_at: ¶"25:00"}')),
     "“25:00” is not a time of day.", "Write hours and minutes: 10:30."),
    ("rooms of no number", changed(FORMAT, FIRST, FIRST.replace("use: talk", "use: rooms, rooms: {count: ¶some}")),
     "A whole number is expected here, not “some”.", "Write it in figures: 5."),
    ("nothing in the agenda", FORMAT[:FORMAT.index("agenda:")] + "agenda: ¶[]\n" + FORMAT[FORMAT.index("record:"):],
     "`agenda` has nothing in it.", "Put in at least one."),
]


@pytest.mark.parametrize(("text", "what", "cure"), [f[1:] for f in FORMAT_FAULTS],
                         ids=[f[0] for f in FORMAT_FAULTS])
def test_a_fault_of_a_format(tmp_path: Path, text: str, what: str, cure: str) -> None:
    found = faults(tmp_path, text, "session_templates")
    assert [f[:2] for f in found] == [(place(text), what)]
    assert found[0][2].startswith(cure)


def test_the_sound_ones_are_sound(tmp_path: Path) -> None:
    assert faults(tmp_path, an_exercise("other")) == []
    assert faults(tmp_path, FORMAT, "session_templates") == []


def test_misspelt_names_do_not_hide_what_makes_no_sense(tmp_path: Path) -> None:
    text = changed(FORMAT, "slack_minutes: 5", "slack_minuts: 4")
    text = changed(text, "id: second, use: talk", "id: second, use: no")
    assert [f[:2] for f in faults(tmp_path, text, "session_templates")] == [
        ("7:1", "`slack_minuts` is not known here."),
        ("10:23", "There is no exercise with the short name no."),
    ]
    text = changed(FORMAT, "slack_minutes: 5", "slack_minuts: 4")
    assert [f[0] for f in faults(tmp_path, text, "session_templates")] == ["6:17", "7:1"]


def test_a_wrong_value_does_not_hide_a_missing_exercise(tmp_path: Path) -> None:
    text = changed(FORMAT, "slack_minutes: 5", "slack_minutes: five")
    text = changed(text, "id: second, use: talk", "id: second, use: no")
    assert [f[:2] for f in faults(tmp_path, text, "session_templates")] == [
        ("7:16", "A whole number is expected here, not “five”."),
        ("10:23", "There is no exercise with the short name no."),
    ]


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = changed(an_exercise("other"), "kind: discussion", "kind: *kind") + "zzz: 1\npeople: {min: x}\n"
    text = without(text, "\ntitle: Talk")
    assert [f[:2] for f in faults(tmp_path, text)] == [
        ("1:1", "`title` is missing."),
        ("4:7", "*kind points to another place of the file."),
        ("16:1", "`zzz` is not known here."),
        ("17:15", "A whole number is expected here, not “x”."),
    ]


@pytest.mark.parametrize("text", ["- a\n", "hello\n"])
def test_a_file_of_another_kind_altogether(tmp_path: Path, text: str) -> None:
    ((where, what, cure),) = faults(tmp_path, text)
    assert where == "1:1"
    assert "not a group of names" in what
    assert cure


def test_pydantic_is_never_quoted(tmp_path: Path) -> None:
    for _, text, *_rest in EXERCISE_FAULTS:
        for _, what, cure in faults(tmp_path, text):
            for word in ("Input should", "Field required", "validation", "pydantic", "does not fit here"):
                assert word not in what + cure


def test_a_part_needs_an_exercise_or_a_title(tmp_path: Path) -> None:
    neither = a_format("it").replace("id: second, use: talk", "id: second")
    ((_, what, cure),) = faults(tmp_path, neither, "session_templates")
    assert "neither an exercise nor a title" in what
    assert "`use:`" in cure
    titled = a_format("it").replace("id: second, use: talk", "id: second, title: Soup")
    assert faults(tmp_path, titled, "session_templates") == []


def test_a_number_of_rooms_is_for_what_grows_with_rooms(tmp_path: Path) -> None:
    wrong = a_format("it").replace("id: second, use: talk", "id: second, use: talk, with: {rooms: 4}")
    ((_, what, _),) = faults(tmp_path, wrong, "session_templates")
    assert what == "“Talk” has no places for rooms."
