"""From a session and a house style to the note: every block with what it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from convenor.session.agenda import Plan
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.closing import conclusion, further_questions, next_steps, reading, respondents
from convenor.writeup.document import Document
from convenor.writeup.edited import with_edits
from convenor.writeup.exercises import exercises, what_ifs
from convenor.writeup.flow import Flow
from convenor.writeup.leadin import lead_in
from convenor.writeup.material import Material, gather
from convenor.writeup.names import Names, small_names
from convenor.writeup.opening import opening, title
from convenor.writeup.points import points
from convenor.writeup.programme import by_part
from convenor.writeup.speakers import Introductions, by_ordinal
from convenor.writeup.style import Style
from convenor.writeup.voice import Voice
from convenor.writeup.weave import Journal, weave
from convenor.writeup.weaving import journal_of


def profile_of(plan: Plan, asked: Profile | None = None) -> Profile:
    """The voice of the note: as asked, else the plan's, else its series', else dated if it has a date."""
    return asked or plan.profile or (plan.series.profile if plan.series else None) or (
        "dated" if plan.date else "undated"
    )


def voice_of(
    plan: Plan, style: Style, profile: Profile | None = None, choices: Mapping[str, str] | None = None
) -> Voice:
    """The style as the note of this plan speaks it: given choices come before the plan's, those before its series'."""
    chosen = {**dict(plan.series.lead_in if plan.series else ()), **dict(plan.choices), **(choices or {})}
    return Voice(style, profile_of(plan, profile), chosen, small_names(plan))


def compose(
    session: Session, style: Style, profile: Profile | None = None, choices: Mapping[str, str] | None = None,
    journal: Journal | None = None,
) -> Document:
    """The note of a session as far as it is recorded.

    Before the start it shows what is planned; after that, only what took place. What is "for us only" is
    nowhere in it. `choices` are free variants of the style by their dotted names; they come before the
    plan's, and those before its series'.
    `journal`: woven pages in place of the session's own. Total: any session gives a document.
    """
    plan = session.plan
    voice = voice_of(plan, style, profile, choices)
    material = gather(session, at_length=voice.says_yes("turns.at_length"))
    names = Names(plan, material.participants)

    begun = opening(plan, voice)
    flow = Flow(begun.blocks)
    intro = Introductions(material, voice, names)
    _speakers(material, intro, flow, begun.topic_line, begun.ends_open)
    told = journal or journal_of(session)
    sections: dict[str, Callable[[], None]] = {
        "imagining": lambda: _imagining(material, told, voice, flow),
        "what-ifs": lambda: what_ifs(material, voice, flow),
        "key-points": lambda: _points(material, voice, names, flow),
        "respondents": lambda: respondents(material, intro, flow),
        "further-questions": lambda: further_questions(material, voice, names, flow),
        "conclusion": lambda: _end(material, voice, names, flow),
        "reading": lambda: reading(material, voice, flow),
    }
    for name in in_order(tuple(sections), plan.sections):
        sections[name]()
    _amendments(session, voice, flow)
    return with_edits(Document(title(plan, voice), flow.blocks(), title_sources=("plan:title",)), session.lines)


def in_order(usual: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The sections as they are wanted; one that is not wanted anywhere stays behind what it usually follows."""
    found = [name for name in dict.fromkeys(wanted) if name in usual]
    for at, name in enumerate(usual):
        if name not in found:
            found.insert(found.index(usual[at - 1]) + 1 if at else 0, name)
    return tuple(found)


def _imagining(material: Material, journal: Journal | None, voice: Voice, flow: Flow) -> None:
    exercises(material, voice, flow)
    if journal:
        weave(journal, voice, flow)


def _speakers(material: Material, intro: Introductions, flow: Flow, topic_line: str, ends_open: bool) -> None:
    voice = intro.voice
    if material.plan.headings and material.turns:
        flow.heading(voice.say("heading.speakers"), ("plan:headings",))
    if topic_line:
        flow.say(topic_line, ("plan:questions",))
    elif ends_open and material.turns and voice.says_yes("turns.run_on"):
        flow.reopen()
    layout = by_ordinal if voice.choice("turns.layout") == "ordinals" else by_part
    layout(material.turns, intro, flow)
    flow.end()


def _points(material: Material, voice: Voice, names: Names, flow: Flow) -> None:
    if not material.points:
        return
    if material.plan.headings:
        heading = "heading.points" if material.breakouts else "heading.discussion"
        flow.heading(voice.say(heading, breakout=voice.choice("leadin.break_out")), ("plan:headings",))
    told = any(turn.body for turn in material.turns)
    if voice.says_yes("leadin.run_on") and not material.plan.headings:
        flow.reopen()
    flow.say(lead_in(material, voice, names, told=told), ("plan:agenda",))
    flow.items(points(material, voice, names))


def _end(material: Material, voice: Voice, names: Names, flow: Flow) -> None:
    if material.plan.headings and (material.conclusion or material.actions):
        flow.heading(voice.say("heading.next-steps"), ("plan:headings",))
    conclusion(material, voice, names, flow)
    next_steps(material, voice, flow)


def _amendments(session: Session, voice: Voice, flow: Flow) -> None:
    """A line for each version after the first that was published."""
    days = {p.version: p.day for p in reversed(session.published) if p.version > 1}
    for version in sorted(days):
        flow.paragraph(amended_line(voice, days[version]), ("plan:amended",))


def amended_line(voice: Voice, day: date) -> str:
    """The sentence by which a note says that it was amended; empty in a house that has none."""
    return voice.say_if_any("amended", date=voice.day(day))
