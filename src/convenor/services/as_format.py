"""An agenda that somebody has made becomes a format, from which sessions can be planned again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from convenor.services.ports import Library
from convenor.services.segments import counted, fresh_id
from convenor.session.agenda import Segment
from convenor.session.exercise import Exercise, GroupSize, Provenance, Role, Span
from convenor.session.format import COUNTED, Format, Part
from convenor.session.plain import PLAIN
from convenor.session.problem import Problem
from convenor.session.session import Session

KeepFormat = Callable[[Format], str]
"""Puts a format into one's own library and returns where. Raises Problem, and changes nothing, when it cannot."""

OUR_OWN = "our own"
"""The terms of what was made from no format that says any."""


@dataclass(frozen=True, slots=True)
class Made:
    """A format made of an agenda, and in sentences what in it is not as it stood there."""

    format: Format
    said: tuple[str, ...] = ()


def save(session: Session, library: Library, keep: KeepFormat, *, title: str = "", name: str = "") -> tuple[str, ...]:
    """Keep the agenda as a format in one's own library; say where, and what in it is not as it stood.

    `name` is the short name and `title` what people call it; either is made from the other. Nothing is written over.
    """
    title, name = title.strip(), name.strip()
    if not title and not name:
        raise Problem("A format needs a name.", cure="Say what you call it.")
    taken = {form.id for form in library.formats()}
    if name in taken or title.casefold() in {form.title.casefold() for form in library.formats()}:
        raise Problem(f"The shelf has a format {title or name} already.",
                      cure="Choose another name; nothing was changed.")
    name = name or fresh_id(title, taken)
    made = as_format(session, library, name, title or name.replace("-", " ").capitalize())
    where = keep(made.format)
    return (f"“{made.format.title}” is a format now: {where}", *made.said)


def as_format(session: Session, library: Library, name: str, title: str) -> Made:
    """The format that this agenda makes. What was left out of the agenda is not in it.

    What its parts are made of is taken from the shelf as it stands. Blanks are left open, to be asked for again.
    Raises Problem when there are no parts.
    """
    base = _planned_from(session, library)
    segments = tuple(s for s, p in session.parts() if p.state != "dropped")
    if not segments:
        raise Problem("There are no parts to make a format of.", cure="Put one in first.")
    said: list[str] = []
    shelf = {e.id: e for e in (*library.exercises(), *library.cards())}
    parts: list[Part] = []
    for segment in segments:
        before = {part.id for part in parts}
        parts.append(_part(segment, session, shelf, _same_part(base, segment), before, said))
    parts = _with_waiting(parts, session, base)
    plan = session.plan
    if not plan.record.say:
        raise Problem("Nothing is said at the welcome about what is written down, and a format needs that sentence.",
                      cure="Plan the session from a format first, and put its parts in there.")
    usual = sum(part.minutes.typical for part in parts)
    length = max(usual, plan.length // 60)
    if usual > plan.length // 60:
        said.append(f"Its parts take {usual} minutes, so that is its length.")
    return Made(Format(
        id=name,
        version="1.0",
        title=title,
        summary=base.summary if base else f"{len(parts)} parts in {length} minutes, kept from an agenda.",
        length=_length(length, parts, base),
        spare=length - usual,
        parts=tuple(parts),
        record=plan.record,
        provenance=_provenance(session, base),
        question_ask=base.question_ask if base else "",
        question_good_when=base.question_good_when if base else (),
        modes=base.modes if base else ("online", "in-person"),
        people=_people(session, parts, base),
        ends=plan.ends,
        team=_team(parts, base),
        before=plan.before,
        after=plan.after,
        agreements=plan.agreements,
        sections=plan.sections,
        headings=plan.headings,
        profile=base.profile if base else "",
        series=base.series if base else "",
        template=base.template if base else "house-style",
    ), tuple(said))


def _planned_from(session: Session, library: Library) -> Format | None:
    """The format that it was planned from, if the shelf still has it."""
    source = session.plan.format
    return next((form for form in library.formats() if source and form.id == source.id), None)


def _same_part(base: Format | None, segment: Segment) -> Part | None:
    used = segment.exercise.id if segment.exercise else ""
    return next((p for p in base.parts if p.id == segment.id and p.exercise.id == used), None) if base else None


def _part(
    segment: Segment, session: Session, shelf: dict[str, Exercise], like: Part | None, before: set[str],
    said: list[str],
) -> Part:
    """The line of the format's agenda that this part makes; what cannot be kept as it is, is added to `said`."""
    exercise = _exercise(segment, shelf, said)
    usual = _count(segment, session, like)
    called = exercise.title if exercise is not PLAIN else ""
    return Part(
        id=segment.id,
        exercise=exercise,
        minutes=_minutes(segment, exercise, usual, said),
        rule=segment.rule,
        title=segment.title if segment.title != called else "",
        cut_order=0 if segment.rule == "protected" else segment.cut_order,
        optional=like.optional if like else False,
        speakers=usual,
        rooms=segment.rooms if exercise.mode == "breakout" else None,
        carry_from=tuple(name for name in segment.carry_from if name in before),
        fills=like.fills if like else (),
        lead=segment.lead,
        start_at=segment.start_at,
    )


def _with_waiting(parts: list[Part], session: Session, base: Format | None) -> list[Part]:
    """The parts, and among them those of the format that only waited for somebody to be invited, each in its place."""
    here = {segment.id for segment in session.segments}
    found = list(parts)
    for n, waiting in enumerate(base.parts if base else ()):
        if waiting.optional and waiting.minutes.typical == 0 and waiting.id not in here and base:
            ids = [part.id for part in found]
            before = [part.id for part in base.parts[:n] if part.id in ids]
            place = ids.index(before[-1]) + 1 if before else 0
            found.insert(place, replace(
                waiting, carry_from=tuple(name for name in waiting.carry_from if name in ids[:place])))
    return found


def _exercise(segment: Segment, shelf: dict[str, Exercise], said: list[str]) -> Exercise:
    source = segment.exercise
    if source is None:
        return PLAIN
    exercise = shelf.get(source.id)
    if exercise is None:
        said.append(f"“{segment.title}” is only a title in it, for what it was made of is not on the shelf any more.")
        return PLAIN
    if exercise.version != source.version or [s.id for s in exercise.steps] != [s.id for s in segment.steps]:
        said.append(f"“{segment.title}” is taken as it stands on the shelf now; it has changed since.")
    return exercise


def _count(segment: Segment, session: Session, like: Part | None) -> int | None:
    """For how many its minutes are meant; a part for invited people has to say so."""
    if segment.scales_with not in COUNTED and segment.mode not in ("speakers", "respondents"):
        return None
    known = counted(segment, session.plan) or (like.speakers if like else None)
    return known or (1 if segment.mode in ("speakers", "respondents") else None)


def _minutes(segment: Segment, exercise: Exercise, usual: int | None, said: list[str]) -> Span:
    """Whole minutes, and never fewer than its steps and those who are invited take."""
    steps = sum(step.minutes.min for step in exercise.steps) + exercise.overhead.minutes
    invited = exercise.mode in ("speakers", "respondents")
    each = exercise.overhead.minutes + ceil((usual or 0) * exercise.each_seconds / 60) if invited else 0
    wanted = ceil(segment.seconds / 60)
    least, typical = max(segment.minimum // 60, steps), max(wanted, steps, each)
    if typical * 60 != segment.seconds:
        said.append(f"“{segment.title}” has {typical} minutes in it: " + (
            "a format counts in whole ones." if typical == wanted else "it takes as long as that at the least."))
    elif least * 60 > segment.minimum:
        said.append(f"“{segment.title}” is never shorter than {least} minutes in it, for its steps take as long.")
    return Span(min(least, typical), typical, max(ceil(segment.maximum / 60), typical))


def _length(usual: int, parts: list[Part], base: Format | None) -> Span:
    least = sum(part.minutes.min for part in parts if not part.optional)
    return Span(min(usual, max(least, base.length.min if base else least)), usual,
                max(usual, base.length.max if base else usual))


def _people(session: Session, parts: list[Part], base: Format | None) -> GroupSize:
    """How many it is for: as the format says that it came from, and as many as were expected here."""
    expected = session.plan.people
    bounds = base.people if base else GroupSize(1)
    most = bounds.max
    if most is not None:
        most = max(most, expected or 0, *(part.exercise.people.min for part in parts))
    least = min(bounds.min, expected or bounds.min)
    return GroupSize(least, expected or bounds.typical, most)


def _team(parts: list[Part], base: Format | None) -> tuple[Role, ...]:
    """The team of the format that it came from, and a companion if something in it asks for one."""
    team = base.team if base else ()
    if any(role.role == "companion" for role in team):
        return team
    wanted = (role for part in parts if part.exercise.care.needs_second_person for role in part.exercise.roles
              if role.role == "companion")
    companion = next(wanted, None)
    return (*team, Role("companion", brief=companion.brief)) if companion else team


def _provenance(session: Session, base: Format | None) -> Provenance:
    here = f"The agenda of “{session.plan.title}”"
    if base is None:
        return Provenance((here,), OUR_OWN)
    was = f"{here}, planned from the format “{base.title}”"
    return Provenance((was, *base.provenance.drawn_from), base.provenance.licence, credit=base.provenance.credit)
