"""What accepting a proposal comes to, with one of its choices or without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from convenor.session.agenda import Plan, Segment
from convenor.session.people import Invited
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.proposal import Changes, Choice, Proposal
from convenor.timing.speakers import Programme
from convenor.timing.words import minutes_words
from convenor.timing.zones import local


def changes(session: Session, proposal: Proposal, choice: int | None = None) -> Changes:
    """What is to become of the session when `proposal` is accepted.

    Raises Problem when it does not fit and nothing was chosen, or when there is no such choice.
    """
    chosen = _chosen(proposal, choice)
    if chosen is not None and chosen.kind == "leave":
        return Changes()
    fitted = {
        line.segment.id: _lasting(line.segment, line.after_seconds)
        for line in proposal.lines
        if line.after_seconds != line.before_seconds
    }
    if chosen is None:
        return Changes(tuple(fitted.values()))
    after = {line.segment.id: fitted.get(line.segment.id, line.segment) for line in proposal.lines}
    return _CHOSEN[chosen.kind](session, proposal, chosen, fitted, after.get(chosen.segment))


def applied(session: Session, made: Changes) -> Session:
    """The session as it would be: for showing it before it is so."""
    new = {s.id: s for s in made.segments}
    return replace(
        session,
        segments=tuple(new.get(s.id, s) for s in session.segments),
        progress=tuple(
            replace(p, state="dropped") if s.id in made.dropped and p.state == "coming" else p
            for s, p in session.parts()
        ),
        promised_end=made.promised_end or session.promised_end,
        plan=made.plan or session.plan,
    )


def _chosen(proposal: Proposal, choice: int | None) -> Choice | None:
    if choice is None:
        if proposal.fits:
            return None
        raise Problem(
            f"{minutes_words(proposal.short_seconds).capitalize()} cannot be found without a choice.",
            cure="Choose one of those that are offered.",
        )
    found = proposal.choice(choice)
    if found is None:
        many = f"Choose a number from 1 to {len(proposal.choices)}." if proposal.choices else "It needs no choice."
        raise Problem(f"There is no choice {choice}.", cure=many)
    return found


def _lasting(segment: Segment, seconds: int) -> Segment:
    """A re-fit keeps to the bounds; only a length that a person set by hand moves them."""
    if segment.minimum <= seconds <= segment.maximum:
        return replace(segment, seconds=seconds)
    return segment.lasting(seconds)


_Fitted = dict[str, Segment]
_ANY_DAY = date(2000, 1, 1)


def _asked(session: Session, proposal: Proposal, choice: Choice, fitted: _Fitted, part: Segment | None) -> Changes:
    segments = tuple(fitted.values())
    if session.state != "planned" and proposal.projected_end is not None:
        later = timedelta(seconds=proposal.spare_after + choice.gives_seconds)  # from the projected to the new end
        return Changes(segments, promised_end=proposal.projected_end + later)
    return Changes(segments, plan=_ending_later(session.plan, proposal, choice.gives_seconds))


def _ending_later(plan: Plan, proposal: Proposal, seconds: int) -> Plan:
    if plan.end is None:
        return replace(plan, length=plan.length + seconds)
    if proposal.promised_end is not None:
        end = local(proposal.promised_end + timedelta(seconds=seconds), plan.timezone)
    else:
        end = datetime.combine(_ANY_DAY, plan.end, UTC) + timedelta(seconds=seconds)
    return replace(plan, end=end.time().replace(fold=0))


def _dropped(session: Session, proposal: Proposal, choice: Choice, fitted: _Fitted, part: Segment | None) -> Changes:
    kept = tuple(s for s in fitted.values() if s.id != choice.segment)
    return Changes(kept, dropped=(choice.segment,))


def _step_dropped(
    session: Session, proposal: Proposal, choice: Choice, fitted: _Fitted, part: Segment | None
) -> Changes:
    assert part is not None
    step = next(s for s in part.steps if s.id == choice.step)
    seconds = part.seconds - choice.gives_seconds
    shorter = replace(
        part,
        steps=tuple(s for s in part.steps if s.id != step.id),
        seconds=seconds,
        minimum=min(seconds, max(0, part.minimum - step.minutes.min * 60)),
        maximum=max(seconds, part.maximum - step.minutes.max * 60),
    )
    return Changes(tuple((fitted | {part.id: shorter}).values()))


def _taken(session: Session, proposal: Proposal, choice: Choice, fitted: _Fitted, part: Segment | None) -> Changes:
    assert part is not None
    agreed = max(0, Programme(session).agreed(part)[choice.person] - choice.gives_seconds)

    def less(person: Invited) -> Invited:
        return replace(person, seconds=agreed) if person.person.name == choice.person else person

    plan = replace(
        session.plan,
        speakers=tuple(less(i) for i in session.plan.speakers),
        respondents=tuple(less(i) for i in session.plan.respondents),
    )
    shorter = _lasting(part, part.seconds - choice.gives_seconds)
    return Changes(tuple((fitted | {part.id: shorter}).values()), plan=plan)


def _unprotected(
    session: Session, proposal: Proposal, choice: Choice, fitted: _Fitted, part: Segment | None
) -> Changes:
    assert part is not None
    last = max(s.cut_order for s in session.segments) + 1  # still the last to give, should it get later
    shorter = replace(_lasting(part, part.seconds - choice.gives_seconds), rule="flexible", cut_order=last)
    return Changes(tuple((fitted | {part.id: shorter}).values()))


_CHOSEN: dict[str, Callable[[Session, Proposal, Choice, _Fitted, Segment | None], Changes]] = {
    "ask": _asked,
    "drop": _dropped,
    "drop-step": _step_dropped,
    "take": _taken,
    "unprotect": _unprotected,
}
