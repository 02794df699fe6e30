"""Whether an exercise makes sense: its minutes add up, its script can be read in time, its blanks are declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil

from convenor.library.nodes import Path
from convenor.library.report import Report, minutes
from convenor.session.exercise import Exercise, Prompt, ScriptLine, Step
from convenor.timing.scripts import WORDS_A_MINUTE

_SLOT = re.compile(r"\{([^{}]*)\}")
_LENGTHS = ("min", "typical", "max")


def script_seconds(script: Iterable[ScriptLine]) -> int:
    """How long a script takes, in seconds: its words at an unhurried pace, and its pauses."""
    words = pauses = 0
    for line in script:
        words += len(line.read.split())
        pauses += line.pause_seconds
    return ceil(words * 60 / WORDS_A_MINUTE) + pauses


def look_at(exercise: Exercise, report: Report) -> None:
    """Report everything about it that cannot be right."""
    _no_two_alike(((("steps", i, "id"), step.id) for i, step in enumerate(exercise.steps)), "steps", report)
    _no_two_alike((((*path, "id"), prompt.id) for path, prompt in _prompts(exercise)), "prompts", report)
    _steps_fit(exercise, report)
    for i, step in enumerate(exercise.steps):
        _script_fits(step, ("steps", i), report)
        _cues_inside(step, ("steps", i), report)
    _slots_declared(exercise, report)
    _scale(exercise, report)
    _care(exercise, report)
    _roles(exercise, report)
    if exercise.room_size and exercise.people.max and exercise.room_size.min > exercise.people.max:
        report.add(("people", "group_size"), "A group here is larger than the whole meeting may be.",
                   "Make the group smaller, or people's max greater.")


def _no_two_alike(ids: Iterable[tuple[Path, str]], what: str, report: Report) -> None:
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            report.add(path, f"Two {what} here have the short name {name}.", "Give one of them another.")
        seen.add(name)


def _prompts(exercise: Exercise) -> Iterator[tuple[Path, Prompt]]:
    for n, prompt in enumerate(exercise.prompts):
        yield ("prompts", n), prompt
    for i, step in enumerate(exercise.steps):
        for n, prompt in enumerate(step.prompts):
            yield ("steps", i, "prompts", n), prompt


def _steps_fit(exercise: Exercise, report: Report) -> None:
    overhead = exercise.overhead.minutes
    taken = [sum(getattr(step.minutes, length) for step in exercise.steps) + overhead for length in _LENGTHS]
    given = [getattr(exercise.minutes, length) for length in _LENGTHS]
    wrong = [n for n in range(3) if taken[n] > given[n]]
    if not wrong:
        return
    told = "; ".join(f"{_LENGTHS[n]}: {taken[n]} in {given[n]}" for n in wrong)
    extra = f" and the {minutes(overhead)} of overhead" if overhead else ""
    need = [max(taken[n], given[n]) for n in range(3)]
    report.add(("minutes",), f"The steps{extra} take longer than the exercise ({told}).",
               f"Shorten a step, or write `minutes: {{min: {need[0]}, typical: {need[1]}, max: {need[2]}}}`.")


def _script_fits(step: Step, path: Path, report: Report) -> None:
    if not step.script:
        return
    seconds = script_seconds(step.script)
    for length, room in (("usual", step.minutes.typical), ("shortest", step.minutes.min)):
        # A least of nothing means that the step may be left out, not that it is done in no time.
        if seconds > room * 60 and (room or length == "usual"):
            told = f"{seconds // 60} min {seconds % 60:02d} s"
            report.add((*path, "script"),
                       f"This script takes {told} to read, pauses included, and the step is "
                       f"{minutes(room)} at its {length}.",
                       f"Shorten the words or the pauses, or give the step {minutes(ceil(seconds / 60))}.", key=True)
            return


def _cues_inside(step: Step, path: Path, report: Report) -> None:
    length = step.minutes.typical * 60
    for n, cue in enumerate(step.cues):
        if abs(cue.at_seconds) > length or cue.at_seconds == length:
            report.add((*path, "cues", n, "at"),
                       f"This cue lies outside its step, which usually lasts {minutes(step.minutes.typical)}.",
                       "Move it inside, or lengthen the step.")


def _texts(exercise: Exercise) -> Iterator[tuple[Path, str]]:
    for i, step in enumerate(exercise.steps):
        yield ("steps", i, "say"), step.say
        for n, line in enumerate(step.script):
            yield ("steps", i, "script", n, "read"), line.read
    for path, prompt in _prompts(exercise):
        yield (*path, "text"), prompt.text
    yield ("write_up", "heading"), exercise.note_heading
    for i, paragraph in enumerate(exercise.frame):
        yield ("write_up", "frame", i), paragraph
    yield ("write_up", "task"), exercise.task


def _slots_declared(exercise: Exercise, report: Report) -> None:
    declared = {slot.name for slot in exercise.slots}
    for path, text in _texts(exercise):
        for name in dict.fromkeys(_SLOT.findall(text)):
            if name not in declared:
                known = f" Declared: {', '.join(sorted(declared))}." if declared else ""
                report.add(path, f"The blank {{{name[:40]}}} is not declared under `slots`.",
                           f"Declare it there, or write the words themselves.{known}")
        if re.search(r"[{}]", _SLOT.sub("", text)):
            report.add(path, "A curly bracket stands alone here.", "Close it, as in {year}, or take it out.")


def _scale(exercise: Exercise, report: Report) -> None:
    if exercise.scales_with and not exercise.each_seconds:
        report.add(("scales_with",), f"It grows with {exercise.scales_with}, but not by how much.",
                   "Add `each_seconds:` with the seconds that each one takes.", key=True)
    if exercise.each_seconds and not exercise.scales_with:
        report.add(("each_seconds",), "It says how long each one takes, but not each what.",
                   "Add `scales_with:` people, speakers, rooms or respondents.", key=True)


def _care(exercise: Exercise, report: Report) -> None:
    care = exercise.care
    if care.level == "tender":
        for name, text in (("say_before", care.say_before), ("opt_out", care.opt_out),
                           ("if_distressed", care.if_distressed)):
            if not text:
                report.add(("care",), f"A tender exercise needs `{name}`.",
                           "Write it in words that a facilitator can use as they stand.", key=True)
    if care.needs_second_person and len(exercise.roles) < 2:
        report.add(("care", "needs_second_person"), "A second person is needed, but no role is given to one.",
                   "Add a role under `roles` for whoever stays with somebody who is upset.", key=True)


def _roles(exercise: Exercise, report: Report) -> None:
    known = {role.role.casefold() for role in exercise.roles}
    for i, role in enumerate(exercise.roles):
        for n, other in enumerate(role.may_double_with):
            if other.casefold() not in known:
                report.add(("roles", i, "may_double_with", n), f"No role here is called {other}.",
                           "Name one of the roles of this exercise.")
