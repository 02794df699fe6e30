"""What an agenda still leaves blank, the year or the change that is imagined, and filling it in."""

from __future__ import annotations

from collections.abc import Mapping

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Library
from convenor.services.segments import blank_words, filled_part, open_blanks
from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.exercise import Slot
from convenor.session.problem import Problem
from convenor.session.session import Session


def blanks_left(session: Session) -> dict[str, tuple[Segment, ...]]:
    """Names of the blanks in parts that are not over, each with those parts, in the agenda's order."""
    found: dict[str, tuple[Segment, ...]] = {}
    for part, progress in session.parts():
        if progress.state in ("coming", "running"):
            for name in open_blanks(part):
                found[name] = (*found.get(name, ()), part)
    return found


def fill(host: Host, session_id: str, words: Mapping[str, str], wish: Wish | None = None) -> tuple[str, ...]:
    """Fill these blanks in, in every part that is not over; returns their names.

    Raises Problem for a name that is no blank any more, and for empty words.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        left = blanks_left(session)
        for name, said in words.items():
            if name not in left:
                others = ", ".join(left)
                raise Problem(f"There is no blank “{name}” to fill in.",
                              cure=f"Still blank: {others}." if others else "Nothing is blank any more.")
            if not said.strip():
                raise Problem(f"Nothing is given for “{name}”.", cure=f"Write {name}=WORDS.")
        fills = {name: said.strip() for name, said in words.items()}
        parts = {part.id: part for name in fills for part in left[name]}
        changed = [events.SegmentChanged(filled_part(part, fills)) for part in parts.values()]
        return Batch(tuple(host.happening(event, wish) for event in changed), result=tuple(fills))

    return host.record(session_id, wish, ("fill", tuple(sorted(words.items()))), decide)


def slots_left(session: Session, library: Library) -> tuple[Slot, ...]:
    """The blanks that are left as their exercises ask for them; by their bare names where the shelf has none."""
    slots = {exercise.id: exercise.slots for exercise in library.exercises()}

    def asked(name: str, parts: tuple[Segment, ...]) -> Slot:
        of = [part.exercise.id for part in parts if part.exercise]
        known = (slot for exercise in of for slot in slots.get(exercise, ()) if slot.name == name)
        return next(known, Slot(name, blank_words(name).capitalize()))

    return tuple(asked(name, parts) for name, parts in blanks_left(session).items())


def left_words(session: Session) -> str:
    """ "Still to fill in: year and change, in “Looking back”"; empty when nothing is."""
    left = blanks_left(session)
    if not left:
        return ""
    titles = dict.fromkeys(f"“{part.title}”" for parts in left.values() for part in parts)
    return f"Still to fill in: {', '.join(map(blank_words, left))}, in {', '.join(titles)}."
