"""What of a session may stand in its note, sorted by where it will stand. Says nothing yet.

Only what took place counts: a part that was left out, dropped or never reached makes no claim. What was
said in one is still there, for it was said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from convenor.session.agenda import Plan, Room, Segment
from convenor.session.people import Invited
from convenor.session.session import Session
from convenor.writeup.said import Said as Said
from convenor.writeup.said import everything, trees


@dataclass(frozen=True, slots=True)
class Turn:
    """A slot in the programme: one speaker, or several who shared it."""

    at: int
    """Position of the first of them among the plan's speakers."""
    who: tuple[Invited, ...]
    body: tuple[Said, ...] = ()
    """What they said, where it stands under them."""

    @property
    def lead(self) -> Invited:
        return self.who[0]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(f"plan:speakers[{self.at + i}]" for i in range(len(self.who)))


@dataclass(frozen=True, slots=True)
class Answer:
    """A respondent and what they said."""

    at: int
    who: Invited
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """A session, sorted for its note."""

    plan: Plan
    turns: tuple[Turn, ...]
    breakouts: bool
    plenary: bool
    discussed: bool
    """Whether anything was said, or there was room to say it, outside the speakers' parts."""
    points: tuple[Said, ...]
    groups: tuple[Said, ...]
    """What the groups of a what-if exercise came to, each with its part and room."""
    exercises: tuple[Segment, ...]
    """Parts that were held and whose doing the note tells."""
    what_ifs: tuple[Segment, ...]
    """What-if parts that were held."""
    answers: tuple[Answer, ...]
    questions: tuple[Said, ...]
    conclusion: tuple[Said, ...]
    actions: tuple[Said, ...]
    reading: tuple[Said, ...]
    participants: tuple[str, ...]
    """Names of people outside the programme who said yes to being named."""

    def room_questions(self) -> dict[int, tuple[int, Room]]:
        """Rooms by number with their place in the plan, if they were asked different questions."""
        asked = {r.question.strip() for r in self.plan.rooms if r.question.strip()}
        if len(asked) < 2:
            return {}
        return {r.n: (i, r) for i, r in enumerate(self.plan.rooms) if r.question.strip()}


def gather(session: Session, *, at_length: bool = False) -> Material:
    """Sort what the session holds. `at_length`: what speakers said stands under them, not among the points.

    What they told at length (a reflection, their own outline) always stands under them.
    """
    plan = session.plan
    kinds = {s.id: _kind(s) for s in session.segments}
    held = [s for s, p in zip(session.segments, session.progress, strict=False)
            if (p.state != "dropped" if session.state == "planned" else p.state in ("running", "done"))]
    said = trees(session)
    turns = _turns(session, held)
    here = {i.person.name for t in turns for i in t.who}

    spoken: list[tuple[str, Said]] = []
    groups: list[Said] = []
    answers_said: dict[str, list[Said]] = {}
    rest: dict[str, list[Said]] = {n: [] for n in ("points", "questions", "conclusion", "actions", "reading")}
    answering = {i.person.name for i in plan.respondents}
    named = cache(plan.named)
    for one in said:
        kind = kinds.get(one.segment, "")
        person = named(one.who) if one.who else None
        # What has no section of its own is a point: nothing is left out for that. What there is to read is no point.
        if one.kind == "action" and _has(plan, "next-steps"):
            rest["actions"].append(one)
        elif one.kind == "resource":
            rest["reading"].append(one)
        elif one.kind == "question" and kind == "parking" and _has(plan, "further-questions"):
            rest["questions"].append(one)
        elif kind == "respondents" and person and person.name in answering:
            answers_said.setdefault(person.name, []).append(one)
        elif kind == "close" and one.who and _has(plan, "conclusion"):
            rest["conclusion"].append(one)
        elif (at_length or one.kind == "reflection") and kind == "speakers" and person and person.name in here:
            spoken.append((person.name, one))
        elif kind == "what-if" and one.room is not None:
            groups.append(one)
        else:
            rest["points"].append(one)

    talk = {s.id for s in held if kinds[s.id] in ("breakout", "plenary", "report-back")}
    return Material(
        plan=plan,
        turns=tuple(replace(t, body=tuple(
            one for name, one in spoken if name in {i.person.name for i in t.who})) for t in turns),
        groups=tuple(groups),
        exercises=tuple(s for s in held if (s.frame or s.set_up.strip()) and kinds[s.id] != "what-if"),
        what_ifs=tuple(s for s in held if kinds[s.id] == "what-if"),
        breakouts=any(kinds[s.id] == "breakout" for s in held),
        plenary=any(kinds[s.id] == "plenary" for s in held),
        discussed=bool(talk) or any(kinds.get(p.segment) != "speakers" for p in rest["points"]),
        points=tuple(rest["points"]),
        answers=_answers(plan, answers_said, held, kinds),
        questions=tuple(rest["questions"]),
        conclusion=tuple(rest["conclusion"]),
        actions=tuple(rest["actions"]),
        reading=tuple(rest["reading"]),
        participants=tuple(dict.fromkeys(s.who for s in everything(said) if s.who and plan.named(s.who) is None)),
    )


def _has(plan: Plan, section: str) -> bool:
    """Whether the note may have that section."""
    return not plan.sections or section in plan.sections


def _kind(segment: Segment) -> str:
    """What a part is to the note, by how people are together and by the exercise it came from."""
    modes = {segment.mode, *(step.mode for step in segment.steps)}
    if segment.kind in ("parking", "close", "respondents", "report-back", "speakers", "what-if"):
        return segment.kind
    if segment.kind in ("arrival", "check-in", "reflection") or segment.mode == "break":
        return ""
    if "respondents" in modes:
        return "respondents"
    if "speakers" in modes:
        return "speakers"
    if "breakout" in modes:
        return "breakout"
    if segment.mode == "report-back":
        return "report-back"
    return "plenary" if segment.mode == "plenary" and segment.kind in ("plenary", "discussion") else ""


def _turns(session: Session, held: list[Segment]) -> tuple[Turn, ...]:
    """The speakers who spoke, as far as the record tells."""
    slots = [s for s in session.segments if _kind(s) == "speakers"]
    ran = not slots or any(_kind(s) == "speakers" for s in held)
    began = {t.person for p in session.progress for t in p.turns}
    turns: list[Turn] = []
    last = -2
    for i, invited in enumerate(session.plan.speakers):
        if not invited.person.may_be_named or not invited.person.name.strip():
            continue
        if not (ran or invited.person.name in began):
            continue
        if invited.with_previous and turns and last == i - 1:
            turns[-1] = replace(turns[-1], who=(*turns[-1].who, invited))
        else:
            turns.append(Turn(i, (invited,)))
        last = i
    return tuple(turns)


def _answers(
    plan: Plan, said: dict[str, list[Said]], held: list[Segment], kinds: dict[str, str]
) -> tuple[Answer, ...]:
    ran = any(kinds[s.id] == "respondents" for s in held) or "respondents" not in kinds.values()
    return tuple(
        Answer(i, invited, tuple(said.get(invited.person.name, ())))
        for i, invited in enumerate(plan.respondents)
        if invited.person.may_be_named and invited.person.name.strip() and (ran or invited.person.name in said)
    )
