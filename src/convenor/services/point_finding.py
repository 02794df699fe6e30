"""Which point is meant, what stands under it, and what its words come from."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.session.event import Event, Words
from convenor.session.problem import NotFound
from convenor.session.text import cleaned
from convenor.writeup.shape import Point, Shape


def find_point(shaped: Shape, wanted: str) -> Point:
    """The point of that id. Raises NotFound."""
    point = shaped.point(wanted)
    if point is None:
        raise NotFound(
            f"There is no point “{wanted}”, or it has become part of another.",
            cure="`convenor points` lists them with their ids.",
        )
    return point


def with_below(shaped: Shape, point: Point) -> tuple[str, ...]:
    """Ids of a point and of all that stands under it."""
    return (point.id, *(p.id for p in below_of(shaped, point)))


def below_of(shaped: Shape, point: Point) -> tuple[Point, ...]:
    """What stands under a point, at any depth: what follows it and lies deeper."""
    at = shaped.places[point.id]
    found: list[Point] = []
    for other in shaped.points[at + 1:]:
        if other.depth <= point.depth:
            break
        found.append(other)
    return tuple(found)


def before_of(shaped: Shape, point: Point) -> str | None:
    """The neighbour right before it; None when it is the first."""
    row = [p.id for p in shaped.points if p.under == point.under]
    at = row.index(point.id)
    return row[at - 1] if at else None


def sources_of(points: Sequence[Point]) -> tuple[str, ...]:
    """The notes that all of them came from."""
    return tuple(dict.fromkeys(n for p in points for n in (*p.notes, *p.made_of)))


def words_row(host: Host, text: str, sources: tuple[str, ...]) -> Words:
    """The author's words, to go when any of the notes behind them is erased."""
    return Words(host.ids.new(16), cleaned(text), "", sources)


def acts_batch(
    host: Host, wish: Wish, acts: Sequence[Event], words: Sequence[Words] = (), result: Sequence[str] = ()
) -> Batch:
    """These acts, all of them or none."""
    return Batch(tuple(host.happening(act, wish) for act in acts), tuple(words), result=tuple(result))
