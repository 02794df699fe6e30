"""How points read in the note: the author's words, each with the notes that it came from."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.services.host import Host, Wish
from convenor.services.point_finding import (
    acts_batch,
    before_of,
    below_of,
    find_point,
    sources_of,
    with_below,
    words_row,
)
from convenor.services.ports import Batch
from convenor.services.recording import check_text
from convenor.session import event_points as events
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.shape import shape


def reword(host: Host, session_id: str, point: str, text: str | None, wish: Wish | None = None) -> None:
    """How a point reads in the note, exactly; None: as it was said. What was said stays in the record."""
    wish = wish or Wish()
    if text is not None:
        check_text(text)

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        now = find_point(shaped, point)
        if text is None:
            if not now.notes:
                raise Problem("Nobody said that point; it is the author’s own.", cure="Leave it out instead.")
            return acts_batch(host, wish, [events.PointReworded(now.id)])
        erased = session.contribution(now.id)
        if now.gap and erased is not None and erased.erased:
            raise Problem("What was said there is erased, so there is nothing to word.",
                          cure="Leave it out, or add a sentence of your own.")
        row = words_row(host, text, sources_of((now,)) or sources_of(below_of(shaped, now)) or (now.id,))
        return acts_batch(host, wish, [events.PointReworded(now.id, row.id)], [row])

    host.record(session_id, wish, ("reword", point, text), decide)


def as_typed(host: Host, session_id: str, point: str, wish: Wish | None = None) -> None:
    """Refuse every correction inside what was said: the point reads letter by letter as it was noted."""
    shaped = shape(host.session(session_id))
    now = find_point(shaped, point)
    if not now.notes:
        raise Problem("Nobody said that point; it is the author’s own.")
    reword(host, session_id, point, shaped.notes[now.notes[0]].text, wish)


def cut(host: Host, session_id: str, point: str, pieces: Sequence[str], wish: Wish | None = None) -> tuple[str, ...]:
    """Make several points of one, each with its own words, all of the same notes. Returns their ids."""
    wish = wish or Wish()
    for piece in pieces:
        check_text(piece)
    if len(pieces) < 2:
        raise Problem("Into which pieces?", cure="Give the words of each, two or more.")

    def decide(session: Session) -> Batch:
        now = find_point(shape(session), point)
        if not now.notes:
            raise Problem("No note stands behind that point, so it cannot be taken apart.")
        rows = [words_row(host, piece, sources_of((now,))) for piece in pieces]
        ids = [now.id, *(host.ids.new() for _ in rows[1:])]
        acts: list[events.PointEvent] = [events.PointReworded(now.id, rows[0].id)]
        acts += [
            events.PointMade(ids[n], rows[n].id, now.notes, now.under, ids[n - 1]) for n in range(1, len(rows))
        ]
        return acts_batch(host, wish, acts, rows, ids)

    return host.record(session_id, wish, ("cut", point, tuple(pieces)), decide)


def group(host: Host, session_id: str, points: Sequence[str], text: str, wish: Wish | None = None) -> str:
    """Put points under words of the author's that stand where the first of them stood. Returns the new point's id."""
    wish = wish or Wish()
    check_text(text)

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        wanted = list(dict.fromkeys(find_point(shaped, p) for p in points))
        if not wanted:
            raise Problem("Which points are to stand under it?")
        new = host.ids.new()
        row = words_row(host, text, sources_of(wanted) or (new,))
        first = wanted[0]
        inside = {i for p in wanted for i in with_below(shaped, p)}
        if first.under in inside:
            raise Problem("A point and one that stands under it cannot be in one group side by side.")
        acts: list[events.PointEvent] = [events.PointMade(new, row.id, (), first.under, before_of(shaped, first))]
        acts += [
            events.PointPlaced(p.id, new, wanted[n - 1].id if n else None)
            for n, p in enumerate(wanted)
        ]
        return acts_batch(host, wish, acts, [row], [new])

    return host.record(session_id, wish, ("group", tuple(points), text), decide)[0]


def add(host: Host, session_id: str, text: str, *, after: str | None = None, wish: Wish | None = None) -> str:
    """A sentence of the author's own, which nobody said and the author answers for. Returns the new point's id."""
    wish = wish or Wish()
    check_text(text)

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        tops = [p.id for p in shaped.points if p.under is None]
        neighbour = find_point(shaped, after) if after is not None else None
        new = host.ids.new()
        row = words_row(host, text, (new,))
        under, behind = (neighbour.under, neighbour.id) if neighbour else (None, tops[-1] if tops else None)
        return acts_batch(host, wish, [events.PointMade(new, row.id, (), under, behind)], [row], [new])

    return host.record(session_id, wish, ("add", text, after), decide)[0]
