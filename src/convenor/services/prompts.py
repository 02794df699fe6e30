"""Which question people have before them: their room's own where rooms have their own, else the step's."""

from __future__ import annotations

from convenor.session.agenda import Segment
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.guiding import current_step

_AT_THE_WELCOME = {"welcome", "arrival", ""}


def prompt_of(session: Session, part: Segment | None, room: int | None, elapsed: int) -> str:
    """The question to show while `part` has run for `elapsed` seconds; empty when there is none.

    Before the start and after the end it is the session's own question.
    """
    if part is None:
        return _questions(session)
    if part.mode == "breakout" and (question := _room_question(session, room)):
        return question
    if text := _of_the_step(session, part, elapsed):
        return text
    return _questions(session) if part.mode in ("breakout", "plenary") and part.kind == "discussion" else ""


def prompt_id(session: Session, part: Segment | None, elapsed: int) -> str:
    """Id of the step's question that a line answers; empty when it has none."""
    if part is None:
        return ""
    step = current_step(session, part, elapsed)
    return next((p.id for p in (*(step.prompts if step else ()), *part.prompts) if p.show), "")


def read_out(session: Session, part: Segment | None) -> str:
    """What is to be said about the record, in the part where it is to be said."""
    say = session.plan.record.say
    if part is None or not say or not session.segments:
        return ""
    when = session.plan.record.ask_when
    names = {part.id, part.kind, part.exercise.id if part.exercise else ""}
    here = when in names or (when in _AT_THE_WELCOME and part.id == session.segments[0].id)
    return shown(say) if here else ""


def _room_question(session: Session, room: int | None) -> str:
    questions = {r.n: r.question for r in session.plan.rooms if r.question}
    if room is not None:
        return shown(questions.get(room, ""))
    if len(set(questions.values())) == 1:
        return shown(next(iter(questions.values())))
    return "Each room has its own question. Tab shows them one by one." if questions else ""


def _of_the_step(session: Session, part: Segment, elapsed: int) -> str:
    step = current_step(session, part, elapsed)
    prompts = (*(step.prompts if step else ()), *part.prompts)
    return next((shown(p.text) for p in prompts if p.show), "")


def _questions(session: Session) -> str:
    return " ".join(shown(q) for q in session.plan.questions)
