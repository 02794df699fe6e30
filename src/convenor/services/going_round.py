"""A round: everybody has their turn, and nobody is skipped unless they pass."""

from __future__ import annotations

from dataclasses import dataclass, replace

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.recording import Line
from convenor.session.agenda import Segment
from convenor.session.event import PersonPassed
from convenor.session.problem import NotFound, Problem
from convenor.session.roster import Present
from convenor.session.session import Session

SHOWN = 4
"""Names that are said before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Round:
    """Who is there, by what became of their turn; each in the order of the roster."""

    part: Segment
    heard: tuple[Present, ...] = ()
    passed: tuple[Present, ...] = ()
    waiting: tuple[Present, ...] = ()


def round_on(session: Session) -> Round | None:
    """The round that is on, by the step that somebody guides to or by the part; None without one or a roster."""
    part = session.now_on
    people = [one for one in session.roster if not one.left]
    progress = session.progress_of(part.id) if part else None
    if part is None or progress is None or not people:
        return None
    on = progress.steps.on
    mode = next((s.mode for s in part.steps if on is not None and s.id == on.step), part.mode)
    if mode != "round":
        return None
    said = {note.said_by.casefold() for note in session.notes() if note.segment == part.id and note.said_by}
    heard = [one for one in people if any(name.casefold() in said for name in _names(one, people))]
    passed = [one for one in people if (part.id, one.id) in session.passed and one not in heard]
    waiting = [one for one in people if one not in heard and one not in passed]
    return Round(part, tuple(heard), tuple(passed), tuple(waiting))


def _names(one: Present, people: list[Present]) -> tuple[str, ...]:
    """What they go by: their whole name, others on the roster, and the first name where nobody else has it."""
    first = one.name.split(" ")[0]
    alone = sum(other.name.split(" ")[0] == first for other in people) == 1
    return one.name, *one.also, *((first,) if alone else ())


def passes(host: Host, session_id: str, name: str, *, passed: bool = True, wish: Wish | None = None) -> str:
    """Somebody passes in the round that is on, or does not after all; return their whole name.

    Raises Problem when no round is on, NotFound when nobody there goes by that name.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = round_on(session)
        if now is None:
            raise Problem("No round is on.", cure="A round is a part in which everybody on the roster has a turn.")
        people = [*now.heard, *now.passed, *now.waiting]
        hits = [p for p in people if name.strip().casefold() in {n.casefold() for n in _names(p, people)}]
        if len(hits) != 1:
            raise NotFound(f"Nobody on the roster is “{name[:40]}”.", cure="`convenor roster` lists who is there.")
        if ((now.part.id, hits[0].id) in session.passed) == passed:
            return Batch(result=(hits[0].id,))
        event = PersonPassed(now.part.id, hits[0].id, passed)
        return Batch((host.happening(event, wish),), result=(hits[0].id,))

    (found,) = host.record(session_id, wish, ("passes", name, passed), decide)
    return next((one.name for one in host.session(session_id).roster if one.id == found), name)


def with_speaker(session: Session, line: Line) -> Line:
    """A line of the round that begins with the name of somebody on the roster: theirs, and without that name."""
    now = round_on(session)
    name, colon, rest = line.text.partition(":")
    if now is None or line.said_by or not colon or not rest.strip() or line.segment not in ("", now.part.id):
        return line
    people = [*now.heard, *now.passed, *now.waiting]
    hits = [p for p in people if name.strip().casefold() in {n.casefold() for n in _names(p, people)}]
    return replace(line, text=rest.strip(), said_by=hits[0].name) if len(hits) == 1 else line


def waiting_words(now: Round) -> str:
    """ "Not heard yet: Ann, Bob and 3 more."; "Everybody was heard or passed." at the end."""
    names = [one.name for one in now.waiting]
    if not names:
        return "Everybody was heard or passed."
    more = len(names) - SHOWN
    return f"Not heard yet: {', '.join(names[:SHOWN])}{f' and {more} more' if more > 0 else ''}."
