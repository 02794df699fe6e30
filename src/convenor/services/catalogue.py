"""A format or an exercise as a page of plain text, for the commands and the screens."""

from __future__ import annotations

from convenor.session.exercise import Exercise, Span, Step
from convenor.session.format import Format
from convenor.session.text import shown


def format_lines(form: Format) -> list[str]:
    """What a facilitator wants to know of a format before choosing it."""
    lines = [shown(form.title), shown(form.summary), ""]
    for part in form.parts:
        title = part.title or part.exercise.title
        more: list[str] = [] if part.rule == "flexible" else [part.rule]
        more += ["if there are any"] if part.optional else []
        note = f"  ({', '.join(more)})" if more else ""
        lines.append(f"{part.minutes.typical:>4}  {shown(title)}{note}")
    lines.append(f"{form.spare:>4}  spare time")
    lines.append(f"{form.length.typical:>4}  minutes in all")
    if form.question_ask:
        lines += ["", f"Question: {shown(form.question_ask)}"]
    if form.record.say:
        lines += ["", f"Read out at the welcome: {shown(form.record.say)}"]
    return lines


def exercise_lines(exercise: Exercise) -> list[str]:
    """An exercise to run from: steps with what to say and do, care, access, where it comes from."""
    lines = [shown(exercise.title), shown(exercise.summary), f"{_minutes(exercise.minutes)}."]
    for label, text in (
        ("Use it when", exercise.use_when),
        ("Not when", exercise.avoid_when),
        ("If time is short", exercise.if_short),
    ):
        if text:
            lines.append(f"{label}: {shown(text)}")
    for step in exercise.steps:
        lines += ["", *_step(step)]
    care = exercise.care
    lines += ["", f"Care: {care.level}."]
    for label, text in (
        ("Say before", care.say_before),
        ("Way out", care.opt_out),
        ("If somebody is distressed", care.if_distressed),
        ("Close with", care.close_with),
    ):
        if text:
            lines.append(f"  {label}: {shown(text)}")
    lines += ["", f"From: {shown('; '.join(exercise.provenance.drawn_from))}"]
    return lines


def _step(step: Step) -> list[str]:
    lines = [f"{shown(step.title)}, {_minutes(step.minutes)}"]
    if step.do:
        lines.append(f"  Do: {shown(step.do)}")
    if step.say:
        lines.append(f"  Say: {shown(step.say)}")
    for line in step.script:
        lines.append(f"  Read: {shown(line.read)}" if line.read else f"  (silence, {line.pause_seconds} seconds)")
    lines += [f"  Ask: {shown(prompt.text)}" for prompt in step.prompts]
    return lines


def _minutes(span: Span) -> str:
    if span.min == span.max:
        return f"{span.typical} minute{'' if span.typical == 1 else 's'}"
    return f"{span.typical} minutes ({span.min} to {span.max})"
