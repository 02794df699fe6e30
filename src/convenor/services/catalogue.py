"""A format or an exercise as a page of plain text, for the commands and the screens."""

from __future__ import annotations

from convenor.services.suiting import MODES
from convenor.session.exercise import Capture, Exercise, GroupSize, Span, Step
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
    lines = [shown(exercise.title), shown(exercise.summary), f"{_minutes(exercise.minutes)}. {_people(exercise)}"]
    for label, text in (
        ("Use it when", exercise.use_when),
        ("Not when", exercise.avoid_when),
        ("If time is short", exercise.if_short),
    ):
        if text:
            lines.append(f"{label}: {shown(text)}")
    lines += [f"Blank to fill in, {{{slot.name}}}: {shown(slot.ask)}" for slot in exercise.slots]
    for step in exercise.steps:
        lines += ["", *_step(step)]
    care = exercise.care
    lines += [
        "",
        f"Care: {care.level}.",
        *_labelled(
            ("It may bring up", ", ".join(care.may_bring_up)),
            ("Say before", care.say_before),
            ("Way out", care.opt_out),
            ("Watch for", ", ".join(care.watch_for)),
            ("If somebody is distressed", care.if_distressed),
            ("Close with", care.close_with),
            ("Needs", "a second person, for anyone who wants company" if care.needs_second_person else ""),
        ),
    ]
    access = exercise.access
    lines += [
        "",
        "So that everybody can take part:",
        *_labelled(
            ("Quiet voices", access.quiet_voices),
            ("Not on screen", access.not_on_screen),
            ("Screen reader", access.screen_reader),
            ("No pictures in the mind", access.no_mind_pictures),
            ("Deaf, or with captions", access.deaf_or_captions),
            ("Little reading", access.low_literacy),
            ("Another first language", access.first_language),
            ("Neurodivergent", access.neurodivergent),
            ("Send ahead", ", ".join(access.send_ahead)),
        ),
    ]
    if exercise.roles or exercise.materials:
        lines += ["", "You need:"]
        lines += [f"  {shown(role.role)} ({shown(role.count)}): {shown(role.brief)}" for role in exercise.roles]
        lines += [f"  {shown(item.item)}, per {shown(item.per)}" for item in exercise.materials]
    lines += [f"{name.capitalize()}: {shown(how)}" for name, how in exercise.variants]
    if exercise.pitfalls:
        lines += ["", f"What goes wrong: {shown('; '.join(exercise.pitfalls))}."]
    lines += ["", f"From: {shown('; '.join(exercise.provenance.drawn_from))}"]
    return lines


def _step(step: Step) -> list[str]:
    together = "" if step.mode == "break" else f", {MODES[step.mode]}"
    lines = [f"{shown(step.title)}, {_minutes(step.minutes)}{together}"]
    if step.do:
        lines.append(f"  Do: {shown(step.do)}")
    if step.say:
        lines.append(f"  Say: {shown(step.say)}")
    for line in step.script:
        lines.append(f"  Read: {shown(line.read)}" if line.read else f"  (silence, {line.pause_seconds} seconds)")
    lines += [f"  Ask: {shown(prompt.text)}" for prompt in step.prompts]
    for cue in step.cues:
        when = f"{abs(cue.at_seconds) // 60} min {'before the end' if cue.at_seconds < 0 else 'in'}"
        lines.append(f"  At {when}: {shown(cue.do)}")
    if step.capture is not None:
        lines.append(f"  Noted: {_noted(step.capture)}")
    return lines


def _noted(capture: Capture) -> str:
    """What is written down in a step, and on what terms."""
    if not capture.kinds:
        return "nothing"
    terms = ", each only if its owner says yes" if capture.consent == "ask-each-time" else ""
    return f"{shown(capture.aim).rstrip('.') or 'points, one a line'}{terms}"


def _people(exercise: Exercise) -> str:
    """ "For 3 to 30 people, usually 12, in groups of 3 to 6." """
    groups = f", in groups of {_span(exercise.room_size)}" if exercise.room_size else ""
    usual = f", usually {exercise.people.typical}" if exercise.people.typical else ""
    return f"For {_span(exercise.people)} people{usual}{groups}."


def _span(size: GroupSize) -> str:
    if size.max is None:
        return f"{size.min} or more"
    return str(size.min) if size.min == size.max else f"{size.min} to {size.max}"


def _labelled(*pairs: tuple[str, str]) -> list[str]:
    return [f"  {label}: {shown(text)}" for label, text in pairs if text]


def _minutes(span: Span) -> str:
    if span.min == span.max:
        return f"{span.typical} minute{'' if span.typical == 1 else 's'}"
    return f"{span.typical} minutes ({span.min} to {span.max})"
