"""Report-back is ticked, not typed again: which of the rooms' lines were said aloud, and which a room chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from convenor.services import recording
from convenor.services.finding import find_note, find_segment
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session.agenda import Room, Segment
from convenor.session.event import ContributionMarked, Mark
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session


@dataclass(frozen=True, slots=True)
class RoomBack:
    """A room that comes back, and what was noted in it."""

    room: Room
    lines: tuple[Contribution, ...] = ()

    @property
    def heard(self) -> bool:
        """Whether anything from it was said aloud."""
        return any(line.said_aloud for line in self.lines)


def rooms_back(session: Session) -> tuple[RoomBack, ...]:
    """Every room that comes back to the report-back that is on, or to the last one, with its lines in their order.

    These are the lines of the round before it, and what was said new in the report-back itself. Empty for a session
    without rooms.
    """
    within = _within(session)
    lines: dict[int, list[Contribution]] = {}
    for note in session.notes():
        if note.room is not None and note.segment in within:
            lines.setdefault(note.room, []).append(note)
    rooms = {room.n: room for room in session.plan.open_rooms}
    rooms |= {n: session.plan.room(n) or Room(n) for n in lines if n not in rooms}
    return tuple(RoomBack(rooms[n], tuple(lines.get(n, ()))) for n in sorted(rooms))


def part_of(session: Session) -> Segment | None:
    """The report-back that is on, else the last one that was begun, else the first; None without any."""
    backs = [(s, p) for s, p in session.parts() if s.mode == "report-back" and p.state not in ("dropped", "skipped")]
    on = next((s for s, p in backs if p.state == "running"), None)
    done = [s for s, p in backs if p.state == "done"]
    return on or (done[-1] if done else backs[0][0] if backs else None)


def _within(session: Session) -> set[str]:
    """The parts since the report-back before this one."""
    back = part_of(session)
    if back is None:
        return {s.id for s in session.segments}
    within: set[str] = set()
    for segment in session.segments:
        if segment.id == back.id:
            return {*within, segment.id}
        within = set() if segment.mode == "report-back" else {*within, segment.id}
    return within


@dataclass(frozen=True, slots=True)
class Marks:
    """Ids of notes that were said aloud, or were not after all; that their room chose, or did not."""

    said: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    star: tuple[str, ...] = ()
    no_star: tuple[str, ...] = ()


def mark(host: Host, session_id: str, marks: Marks, wish: Wish | None = None) -> None:
    """Tick and star these lines, all of them or none. What is so already is left as it is."""
    wish = wish or Wish()
    both = (set(marks.said) & set(marks.not_said)) | (set(marks.star) & set(marks.no_star))
    if both:
        raise Problem(f"Both a mark and its opposite are given for “{min(both)}”.", cure="Give one of them.")

    def decide(session: Session) -> Batch:
        acts: list[ContributionMarked] = []
        ids: dict[str, None] = {}
        for kind, notes in _wanted(marks):
            for note_id in notes:
                now = find_note(session, note_id)
                if not now.stands:
                    raise Problem("That note was taken back or erased, so it cannot be ticked.")
                ids[now.id] = None
                act = ContributionMarked(now.id, kind)
                if kind not in _marks_of(now) and act not in acts:
                    acts.append(act)
        return Batch(tuple(host.happening(act, wish) for act in acts), result=tuple(ids))

    host.record(session_id, wish, ("report back", marks), decide)


def _wanted(marks: Marks) -> tuple[tuple[Mark, tuple[str, ...]], ...]:
    return ("said", marks.said), ("not-said", marks.not_said), ("star", marks.star), ("no-star", marks.no_star)


def _marks_of(note: Contribution) -> tuple[Mark, Mark]:
    return "said" if note.said_aloud else "not-said", "star" if note.starred else "no-star"


def say_new(host: Host, session_id: str, room: int, text: str, wish: Wish | None = None) -> str:
    """Keep something that a room said and had not noted, as said aloud; return its id once it is on disk."""
    wish = wish or Wish()
    part = part_of(host.session(session_id))
    line = recording.Line(text, room=room, segment=find_segment(host.session(session_id), part.id).id if part else "")
    (note,) = recording.record(host, session_id, [line], wish)
    mark(host, session_id, Marks(said=(note,)), replace(wish, command=""))
    return note


def not_heard(rooms: Sequence[RoomBack]) -> str:
    """ "Not heard yet: Rooms 2 and 5."; empty without rooms."""
    missing = [back.room for back in rooms if not back.heard]
    if not rooms:
        return ""
    if not missing:
        return "Every room was heard."
    if all(room.label == f"Room {room.n}" for room in missing):
        names = [str(room.n) for room in missing]
        return f"Not heard yet: Room{'s' if len(names) > 1 else ''} {_listed(names)}."
    return f"Not heard yet: {_listed([room.label for room in missing])}."


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def back_row(back: RoomBack) -> dict[str, Any]:
    """A room for `--json`."""
    return {
        "room": back.room.n, "name": back.room.label, "question": back.room.question or None, "heard": back.heard,
        "lines": [{"id": c.id, "text": c.text, "kind": c.kind, "said": c.said_aloud, "star": c.starred,
                   "consent": c.consent} for c in back.lines],
    }
