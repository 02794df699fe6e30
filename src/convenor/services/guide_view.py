"""What whoever guides a part has before them, as plain words: the same for the guide screen and for plain lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from convenor.services.carried import carried
from convenor.services.guiding import led_by_guest
from convenor.services.segments import filled_by_hand
from convenor.session.exercise import Care
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.guiding import StepReading, step_reading
from convenor.timing.words import countdown, minutes_words

SOON = 60
"""Seconds before its time from which on a cue is announced; longer before, it only stands there."""


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """A line of the script: words to read, or a silence."""

    words: str
    silence: bool
    state: str
    """ "read", "now" or "coming"."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """Everything about the step that is on."""

    part: str
    step: str
    """ "Step 1 of 3: Settle"."""
    first: bool
    """Whether there is no step before it."""
    step_id: str
    clock: str
    """What the step has left, "2:31"; or what it is over its time."""
    caption: str
    """ "left of 3 minutes"."""
    over: bool
    part_words: str
    """What the part has left, and whether what is to come fits into it."""
    care: str
    """What is to be said before it, in short after the first step; empty once it was said, or nothing is to be."""
    guest: str
    """That a guest leads it with words of their own; empty when the words are ours."""
    do: str
    say: str
    prompts: tuple[str, ...]
    carried: tuple[str, ...]
    """What the part carries forward from earlier ones: "From Rooms: …"."""
    script: tuple[ScriptRow, ...]
    cues: tuple[str, ...]
    """In the order of their time; one whose time has come begins with "Now"."""
    next: str
    over_all: bool

    @property
    def row_now(self) -> int | None:
        """The line of the script that is on."""
        return next((n for n, row in enumerate(self.script) if row.state == "now"), None)


def guide_view(session: Session, now: datetime, *, our_words: bool = False) -> GuideView | None:
    """The step at `now`; None when nothing is on or the part has no steps. `our_words`: although a guest leads."""
    read = step_reading(session, now)
    if read is None:
        return None
    step, segment = read.step, read.segment
    theirs = led_by_guest(session, segment) and not our_words
    return GuideView(
        part=shown(segment.title),
        step=_step_words(read),
        first=read.index == 0,
        step_id=step.id,
        clock="" if read.over_all else countdown(read.over or read.left),
        caption=_caption(read),
        over=read.over > 0 and not read.over_all,
        part_words=_part_words(read),
        care=care_to_say(session) if read.index == 0 else care_in_short(session),
        guest=_guest(session, read) if theirs else "",
        do=_words(step.do),
        say="" if theirs else _words(step.say),
        prompts=tuple(_words(p.text) for p in (*step.prompts, *segment.prompts)),
        carried=carried(session, segment),
        script=() if theirs else _script(read),
        cues=tuple(_cues(read)),
        next=_next(session, read),
        over_all=read.over_all,
    )


def step_in_short(session: Session, now: datetime) -> str:
    """The step that is on, where the part has several or something is read aloud; empty once they are over."""
    read = step_reading(session, now)
    if read is None or read.over_all:
        return ""
    reads_aloud = bool(read.step.script) and not led_by_guest(session, read.segment)
    return _step_words(read) if reads_aloud or len(read.segment.steps) > 1 else ""


def care_to_say(session: Session) -> str:
    """One line of what is to be said before the part that is on: the way out, and who keeps company.

    Empty once somebody said that it was said, and where nothing has to be: nothing waits for it.
    """
    part = session.now_on
    progress = session.progress_of(part.id) if part else None
    care = part.care if part else None
    if care is None or progress is None or progress.steps.care_said_at or not asks_for_words(care):
        return ""
    said = shown(care.say_before or care.opt_out)
    if care.needs_second_person:
        name = shown(session.plan.companion)
        said += f" Company: {name}." if name else " Company: nobody is named yet."
    return said


def care_in_short(session: Session) -> str:
    """The same as a reminder."""
    part = session.now_on
    if part is None or part.care is None or not care_to_say(session):
        return ""
    if not part.care.needs_second_person:
        return "how to stay out of it."
    name = shown(session.plan.companion)
    return f"how to stay out of it, and who keeps company{f': {name}' if name else ''}."


def asks_for_words(care: Care) -> bool:
    """Whether something is to be said before it: it is not light, or asks for a companion."""
    return bool(care.say_before or care.opt_out) and (care.level != "light" or care.needs_second_person)


def care_notes(session: Session) -> list[tuple[str, str]]:
    """All about care in the part that is on, what is needed at once first: heads and words."""
    part = session.now_on
    care = part.care if part else None
    if care is None:
        return []
    from convenor.services.holding import companion_words

    company = companion_words(session) if care.needs_second_person or session.plan.companion else ""
    rows = [
        ("If somebody is distressed", care.if_distressed), ("Company", company),
        ("Watch for", "; ".join(care.watch_for)), ("The way out", care.opt_out), ("To close", care.close_with),
        ("Say before", care.say_before), ("It may bring up", "; ".join(care.may_bring_up)),
    ]  # fmt: skip
    return [(head, shown(words)) for head, words in rows if words.strip()]


def guide_lines(session: Session, now: datetime) -> list[str]:
    """The step in plain lines, everything at once, for a screen reader and for commands."""
    seen = guide_view(session, now)
    if seen is None:
        return []
    if seen.over_all:
        return [f"{seen.part}: the steps are over. {seen.part_words}"]
    lines = [f"{seen.part}. {seen.step}, {seen.clock} {seen.caption}. {seen.part_words}".strip()]
    lines += [f"To be said before it: {seen.care} Then: go said."] if seen.care else []
    lines += [seen.guest] if seen.guest else []
    lines += [f"Do: {seen.do}"] if seen.do else []
    lines += [f"Say: {seen.say}"] if seen.say else []
    lines += [f"Ask: {prompt}" for prompt in seen.prompts]
    lines += seen.carried
    for row in seen.script:
        mark = "Now: " if row.state == "now" else ""
        lines.append(f"{mark}({row.words})" if row.silence else f"{mark}Read: {row.words}")
    return [*lines, *(f"{cue}" for cue in seen.cues), seen.next]


def _step_words(read: StepReading) -> str:
    return f"Step {read.index + 1} of {len(read.segment.steps)}: {shown(read.step.title)}"


def _words(text: str) -> str:
    """As it is to be read; what nobody filled in stands in brackets, so that nobody reads it out."""
    return shown(filled_by_hand(text))


def _caption(read: StepReading) -> str:
    if read.over_all:
        return ""
    whole = countdown(read.seconds) if read.seconds % 60 else minutes_words(read.seconds)
    return f"{'over the' if read.over else 'left of'} {whole}"


def _part_words(read: StepReading) -> str:
    if read.part_left < 0:
        return f"The part is {countdown(-read.part_left)} over its time."
    words = f"The part has {countdown(read.part_left)} left"
    short = read.needs - read.part_left
    return f"{words}; what is to come needs {minutes_words(short)} more." if short >= 60 else f"{words}."


def _guest(session: Session, read: StepReading) -> str:
    name = shown(read.segment.lead)
    return f"{name} leads this, with words of their own. The times and the care are here."


def _script(read: StepReading) -> tuple[ScriptRow, ...]:
    rows = []
    for n, line in enumerate(read.step.script):
        at = read.line
        state = "coming" if at is None or n > at.index else "now" if n == at.index else "read"
        if line.read.strip():
            rows.append(ScriptRow(_words(line.read), silence=False, state=state))
        else:
            on = at is not None and n == at.index and not read.over_all
            whole = f"{line.pause_seconds} seconds"
            left = f"{countdown(at.left)} left of {at.seconds} seconds" if at is not None and on else whole
            rows.append(ScriptRow(f"Silence, {left}", silence=True, state=state))
    return tuple(rows)


def _cues(read: StepReading) -> list[str]:
    if read.over_all:
        return []
    words = []
    for due, do in sorted(((read.due(cue), _words(cue.do)) for cue in read.step.cues), key=lambda pair: pair[0]):
        words.append(f"Now: {do}" if due <= 0 else f"In {countdown(due)}: {do}")
    return words


def _next(session: Session, read: StepReading) -> str:
    if read.coming is not None and not read.over_all:
        return f"Next: {shown(read.coming.title)}, {minutes_words(read.coming.minutes.typical * 60)}."
    after = next((s for s, p in session.parts() if p.state == "coming"), None)
    last = "" if read.over_all else "This is the last step. "
    return f"{last}After it: {shown(after.title)}." if after else f"{last}It is the last part.".strip()
