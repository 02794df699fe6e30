"""What an author did with the notes on the way to the note. Ids of points are ids of notes, but for made ones."""

from __future__ import annotations

from dataclasses import dataclass

from convenor.session.pages import Cut, Strand


@dataclass(frozen=True, slots=True)
class PointsUsed:
    """These points are in the note, or (`used` False) left out of it."""

    points: tuple[str, ...]
    used: bool = True


@dataclass(frozen=True, slots=True)
class PointPlaced:
    """A point stands under another (None: under none), right after its neighbour `after` (None: first)."""

    point: str
    under: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class PointsMerged:
    """Several points are one: `into`, which now came from all their notes and keeps how it reads."""

    into: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointSplit:
    """Notes that were merged are a point of their own again, called after the first of them."""

    point: str
    off: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PointReworded:
    """A point reads as the words row `words` says; None: as it was said."""

    point: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class PointMade:
    """A point that no note is called after: a piece of one, words over a group, or a sentence of the author's own."""

    point: str
    words: str
    notes: tuple[str, ...] = ()
    """What it says again; none for words over a group and for the author's own."""
    under: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class PointsThemed:
    """What these points are about, by a name out of the house style's short list; None: nothing in particular."""

    points: tuple[str, ...]
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class StrandWoven:
    """How one strand of the pages is told, as it is now. The words row `words` says what it is about."""

    strand: Strand
    paragraphs: tuple[tuple[Cut, ...], ...] = ()
    left_out: tuple[str, ...] = ()
    """Ids of pages that the author left out."""
    headline: tuple[Cut, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class UnusedLookedAt:
    """The author has looked at what the note does not use."""


@dataclass(frozen=True, slots=True)
class DoubtLookedAt:
    """The author has looked at one doubt about the note, and it may stand. The words row holds a digest of it."""

    words: str


PointEvent = (
    PointsUsed | PointPlaced | PointsMerged | PointSplit | PointReworded | PointMade | PointsThemed | UnusedLookedAt
    | StrandWoven | DoubtLookedAt
)


def points_of(event: PointEvent) -> tuple[str, ...]:
    """The points that an act is about, as far as notes may be called like them."""
    match event:
        case PointsUsed() | PointsThemed():
            return event.points
        case PointsMerged():
            return (event.into, *event.points)
        case PointPlaced() | PointReworded() | PointSplit():
            return (event.point,)
        case _:
            return ()
