"""Whether a session format makes sense: its parts fill its length, and each can be what it says."""

from __future__ import annotations

from math import ceil

from convenor.library.nodes import Path
from convenor.library.report import Report, minutes
from convenor.library.schema_format import FormatShape, PartShape
from convenor.session.exercise import Exercise
from convenor.session.format import COUNTED, Format, Part


def look_at(shape: FormatShape, report: Report) -> None:
    """What can be said of a format without knowing its exercises."""
    seen: set[str] = set()
    every = {part.id for part in shape.agenda}
    for i, part in enumerate(shape.agenda):
        at: Path = ("agenda", i)
        if part.id in seen:
            report.add((*at, "id"), f"Two parts here have the short name {part.id}.", "Give one of them another.")
        _carried(part, seen, every, at, report)
        seen.add(part.id)
    for i, task in enumerate(shape.before):
        if not task.when.startswith("-"):
            report.add(("before", i, "when"), f"“{task.when}” is not before the session.",
                       f'Begin with a minus: "-{task.when.lstrip("+")}", or move it to `after`.')
    for i, task in enumerate(shape.after):
        if task.when.startswith("-"):
            report.add(("after", i, "when"), f"“{task.when}” is not after the session.",
                       f'Begin with a plus: "+{task.when[1:]}", or move it to `before`.')
    team = {role.role.casefold() for role in shape.team}
    for i, role in enumerate(shape.team):
        for n, other in enumerate(role.may_double_with):
            if other.casefold() not in team:
                report.add(("team", i, "may_double_with", n), f"Nobody in the team is called {other}.",
                           "Name one of the roles of this format.")


def _carried(part: PartShape, before: set[str], every: set[str], at: Path, report: Report) -> None:
    for n, name in enumerate(part.carry_from):
        if name in before and name != part.id:
            continue
        if name == part.id:
            what = "A part cannot take up its own notes."
        elif name in every:
            what = f"The part {name} comes later, so nothing can be taken up from it yet."
        else:
            what = f"No part here has the short name {name}."
        report.add((*at, "carry_from", n), what, "Name a part that comes earlier.")


def look_at_whole(shape: FormatShape, format_: Format, report: Report) -> None:
    """What can be said once its exercises are known."""
    _fills_its_length(format_, report)
    rooms_before = False
    for i, (drawn, part) in enumerate(zip(shape.agenda, format_.parts, strict=True)):
        at: Path = ("agenda", i)
        _long_enough(part, at, report)
        _invited(drawn, part, at, report)
        _fills(drawn, part, at, report)
        _people(format_, part, at, report)
        if part.rooms and part.exercise.mode != "breakout":
            report.add((*at, "rooms"), f"This part has rooms, but people stay together in “{part.exercise.title}”.",
                       "Take `rooms` out, or use an exercise whose mode is breakout.", key=True)
        if part.exercise.mode == "report-back" and not rooms_before:
            report.add((*at, "use"), "The rooms report back here, but there are none before it.",
                       "Put a breakout before it, or take it out.")
        rooms_before = rooms_before or part.exercise.mode == "breakout"
        if part.rule == "protected" and part.cut_order:
            report.add((*at, "cut_order"), "A protected part is never shortened, so it has no place in that order.",
                       "Take `cut_order` out, or make the part flexible.", key=True)


def _fills_its_length(format_: Format, report: Report) -> None:
    parts = sum(part.minutes.typical for part in format_.parts)
    total, length = parts + format_.spare, format_.length.typical
    if total != length:
        difference = abs(total - length)
        too = "too many" if total > length else "too few"
        spare = length - parts
        cure = f"Change a part by {minutes(difference)}"
        cure += f", or write `slack_minutes: {spare}`." if spare >= 0 else "."
        report.add(("length_minutes",),
                   f"The parts ({parts}) and the spare time ({format_.spare}) make {minutes(total)}, "
                   f"{difference} {too} for a length of {length}.", cure)
    least = sum(part.minutes.min for part in format_.parts if not part.optional)
    if least > format_.length.min:
        report.add(("length_minutes",),
                   f"Even at their shortest the parts take {minutes(least)}, and the shortest length is "
                   f"{format_.length.min}.",
                   f"Lower the min of a part, or write min: {least} here.")


def _long_enough(part: Part, at: Path, report: Report) -> None:
    """A part holds the steps and overheads of its exercise, or is left out altogether."""
    needed = _needed(part.exercise)
    for name, given, least in (
        ("at its shortest", part.minutes.min, needed), ("usually", part.minutes.typical, needed),
    ):
        if given < least and (given or not part.optional):
            report.add((*at, "minutes"),
                       f"“{part.exercise.title}” takes at least {minutes(least)} with its overheads, and this part "
                       f"is {minutes(given)} {name}.",
                       f"Give the part at least {minutes(least)}, or use a shorter exercise.")
            return


def _needed(exercise: Exercise) -> int:
    """The fewest minutes in which it can be done. What grows with their number is left to the count of them."""
    return sum(step.minutes.min for step in exercise.steps) + exercise.overhead.minutes


def _invited(drawn: PartShape, part: Part, at: Path, report: Report) -> None:
    wanted = {"speakers": "speakers", "respondents": "respondents"}.get(part.exercise.mode)
    for name in COUNTED:
        count = drawn.with_.get(name)
        if count is None:
            continue
        if not (count.strip().isascii() and count.strip().isdigit() and len(count.strip()) < 4):
            report.add((*at, "with", name), f"A whole number is expected here, not “{count[:40]}”.",
                       "Write it in figures: 2.")
            return
        if name != wanted and part.exercise.scales_with != name:
            report.add((*at, "with", name), f"“{part.exercise.title}” has no places for {name}.",
                       "Take it out, or use another exercise.", key=True)
            return
    if wanted is None:
        return
    if not part.speakers and part.minutes.typical:
        report.add((*at, "with") if drawn.with_ else at,
                   f"This part is for {wanted}, but does not say for how many its minutes are meant.",
                   f"Add `with: {{{wanted}: 2}}`.")
    each = part.exercise.each_seconds
    needed = part.exercise.overhead.minutes + ceil((part.speakers or 0) * each / 60)
    if part.speakers and each and needed > part.minutes.typical:
        report.add((*at, "minutes"),
                   f"{part.speakers} {wanted} at {_span(each)} each need {minutes(needed)} with the overheads, "
                   f"and this part is usually {minutes(part.minutes.typical)}.",
                   "Lengthen the part, or plan for fewer.")


def _span(seconds: int) -> str:
    return minutes(seconds // 60) if seconds % 60 == 0 else f"{seconds} seconds"


def _fills(drawn: PartShape, part: Part, at: Path, report: Report) -> None:
    declared = {slot.name for slot in part.exercise.slots}
    for name, _ in part.fills:
        if name not in declared:
            known = f" It has: {', '.join(sorted(declared))}." if declared else ""
            report.add((*at, "with", name), f"“{part.exercise.title}” has no blank called {name}.",
                       f"Take it out.{known}", key=True)


def _people(format_: Format, part: Part, at: Path, report: Report) -> None:
    least, most = part.exercise.people.min, format_.people.max
    if most is not None and least > most:
        report.add((*at, "use"),
                   f"“{part.exercise.title}” needs {least} people, and this format is for {most} at most.",
                   "Use another exercise, or raise the number of people.")
