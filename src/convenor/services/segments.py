"""A part of an agenda, made from the library's exercises: copied whole, so that the past never changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from convenor.session.agenda import Plan, Segment, Source
from convenor.session.exercise import Exercise, Prompt, Step
from convenor.session.format import Part
from convenor.session.plain import PLAIN
from convenor.session.session import Session

_BLANK = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


def from_part(part: Part, blanks: Mapping[str, str] | None = None) -> Segment:
    """The part that a line of a format's agenda makes."""
    if part.exercise is PLAIN:
        segment = plain_part(part.title, part.id)
    else:
        segment = from_exercise(part.exercise, part.id, {**dict(part.fills), **(blanks or {})})
    return replace(
        segment,
        title=part.title or segment.title,
        rule=part.rule,
        cut_order=part.cut_order,
        carry_from=part.carry_from,
        rooms=part.rooms,
        lead=part.lead,
        start_at=part.start_at,
        seconds=part.minutes.typical * 60,
        minimum=part.minutes.min * 60,
        maximum=part.minutes.max * 60,
    )


def from_exercise(exercise: Exercise, segment_id: str, fills: Mapping[str, str] | None = None) -> Segment:
    """The part that an exercise makes at its usual length, with those of its blanks that are known filled in."""
    part = Segment(
        id=segment_id,
        title=exercise.title,
        mode=exercise.mode,
        rule=exercise.rule,
        kind=exercise.kind,
        exercise=Source(exercise.id, exercise.version, exercise.title),
        steps=exercise.steps,
        prompts=exercise.prompts,
        capture=exercise.capture,
        care=exercise.care,
        access=exercise.access,
        overhead=exercise.overhead,
        if_short=exercise.if_short,
        write_up_section=exercise.write_up_section,
        scales_with=exercise.scales_with,
        each_seconds=exercise.each_seconds,
        note_heading=exercise.note_heading,
        frame=exercise.frame,
        task=exercise.task,
        seconds=exercise.minutes.typical * 60,
        minimum=exercise.minutes.min * 60,
        maximum=exercise.minutes.max * 60,
    )
    return filled_part(part, fills or {})


def filled_part(part: Segment, fills: Mapping[str, str]) -> Segment:
    """The part with those of its blanks that `fills` names filled in, wherever they stand."""
    return replace(
        part,
        steps=tuple(_filled_step(step, fills) for step in part.steps),
        prompts=tuple(_filled_prompt(prompt, fills) for prompt in part.prompts),
        note_heading=filled(part.note_heading, fills),
        frame=tuple(filled(text, fills) for text in part.frame),
        task=filled(part.task, fills),
    )


def _filled_step(step: Step, fills: Mapping[str, str]) -> Step:
    return replace(
        step,
        say=filled(step.say, fills),
        do=filled(step.do, fills),
        script=tuple(replace(line, read=filled(line.read, fills)) for line in step.script),
        prompts=tuple(_filled_prompt(prompt, fills) for prompt in step.prompts),
        cues=tuple(replace(cue, do=filled(cue.do, fills)) for cue in step.cues),
    )


def _filled_prompt(prompt: Prompt, fills: Mapping[str, str]) -> Prompt:
    return replace(prompt, text=filled(prompt.text, fills))


def filled(text: str, fills: Mapping[str, str]) -> str:
    """The text with each {blank} that `fills` names replaced by its words; others stay, to be seen and filled in."""
    for name, words in fills.items():
        text = text.replace(f"{{{name}}}", words)
    return text


def filled_by_hand(text: str) -> str:
    """The text with what a facilitator still has to fill in, {year}, as a blank on paper: [year]."""
    return _BLANK.sub(lambda found: f"[{blank_words(found[1])}]", text)


def blank_words(name: str) -> str:
    """A blank's name as people read it."""
    return name.replace("_", " ")


def open_blanks(part: Segment) -> tuple[str, ...]:
    """Names of the blanks that the part still holds, each once, in the order in which they come."""
    texts = [p.text for p in part.prompts]
    for step in part.steps:
        texts += [step.do, step.say, *(line.read for line in step.script), *(p.text for p in step.prompts)]
        texts += [cue.do for cue in step.cues]
    texts += [part.note_heading, *part.frame, part.task]
    return tuple(dict.fromkeys(name for text in texts for name in _BLANK.findall(text)))


def plain_part(title: str, segment_id: str) -> Segment:
    """A part that is only a title: ten minutes, flexible down to five and up to twenty."""
    span = PLAIN.minutes
    return Segment(segment_id, title, PLAIN.mode, span.typical * 60, span.min * 60, span.max * 60)


def scaled(segment: Segment, plan: Plan, usual: int | None = None) -> Segment:
    """The part at the length that its rooms or people ask for, within its bounds.

    `usual` is the number that its length is meant for already; then only more or fewer of them change it.
    """
    count = counted(segment, plan)
    if not count or not segment.each_seconds:
        return segment
    wanted = segment.overhead.seconds + count * segment.each_seconds
    if usual:
        wanted = segment.seconds + (count - usual) * segment.each_seconds
    # A part that may be left out has a least of nothing; now that somebody is coming, it is what its steps need.
    steps = sum(step.minutes.min for step in segment.steps) * 60
    minimum = segment.minimum or min(segment.overhead.seconds + steps, segment.maximum)
    return replace(segment, seconds=min(max(wanted, minimum), segment.maximum), minimum=minimum)


def retimed(session: Session, plan: Plan) -> tuple[Segment, ...]:
    """The parts still to come that are another length under `plan`: a room more makes a longer report-back.

    Each is longer or shorter by what one more or one fewer takes, within its bounds, so that what people set by
    hand before is kept. Parts that stay as they are, are not among them.
    """
    changed = []
    for segment, progress in session.parts():
        more = counted(segment, plan) - counted(segment, session.plan)
        if progress.state != "coming" or not more:
            continue
        wanted = segment.seconds + more * segment.each_seconds
        seconds = min(max(wanted, segment.minimum), segment.maximum)
        if seconds != segment.seconds:
            changed.append(replace(segment, seconds=seconds))
    return tuple(changed)


def counted(segment: Segment, plan: Plan) -> int:
    """How many there are of what the part's length goes with."""
    return {
        "rooms": len(plan.open_rooms),
        "people": plan.people or 0,
        "speakers": len(plan.speakers),
        "respondents": len(plan.respondents),
    }.get(segment.scales_with, 0)


def fresh_id(words: str, taken: Collection[str]) -> str:
    """A short readable id made from `words` that is not taken yet."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain)[:5]) or "part"
    candidate, n = stem, 2
    while candidate in taken or candidate == "start":
        candidate, n = f"{stem}-{n}", n + 1
    return candidate
