"""From notes to points: which are in the note, in what order, under what, and which are one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from convenor.services.host import Host, Wish
from convenor.services.point_finding import acts_batch, find_point, sources_of, with_below, words_row
from convenor.services.ports import Batch
from convenor.services.recording import check_text
from convenor.session import event_points as events
from convenor.session.event import Undone, Words
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.shape import shape


def choose(host: Host, session_id: str, points: Sequence[str], *, used: bool = True, wish: Wish | None = None) -> None:
    """Put points into the note, or leave them out; what stands under them goes with them."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        wanted = tuple(dict.fromkeys(i for p in points for i in with_below(shaped, find_point(shaped, p))))
        return acts_batch(host, wish, [events.PointsUsed(wanted, used)] if wanted else [])

    host.record(session_id, wish, ("choose", tuple(points), used), decide)


def choose_only(host: Host, session_id: str, points: Sequence[str], wish: Wish | None = None) -> None:
    """Put these points into the note, and leave out every other."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        wanted = {find_point(shaped, p).id for p in points}
        rest = tuple(p.id for p in shaped.points if p.id not in wanted)
        acts = [events.PointsUsed(tuple(wanted)), events.PointsUsed(rest, used=False)]
        return acts_batch(host, wish, [act for act in acts if act.points])

    host.record(session_id, wish, ("only", tuple(points)), decide)


def place(
    host: Host, session_id: str, point: str, *, under: str | None, after: str | None, wish: Wish | None = None
) -> None:
    """Put a point under another (None: under none), right after its neighbour there (None: first)."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        now = find_point(shaped, point)
        if under is not None and under in with_below(shaped, now):
            raise Problem("A point cannot stand under itself.")
        above = find_point(shaped, under).id if under is not None else None
        if after is not None:
            neighbour = find_point(shaped, after)
            if neighbour.id == now.id:
                raise Problem("A point cannot come after itself.")
            if neighbour.under != above:
                raise Problem("Somebody has moved the point that it was to come after.", cure="Look, and try again.")
        return acts_batch(host, wish, [events.PointPlaced(now.id, above, after)])

    host.record(session_id, wish, ("place", point, under, after), decide)


def order(
    host: Host, session_id: str, point: str, *, after: str = "", before: str = "", wish: Wish | None = None
) -> None:
    """Put a point right after or right before another, at that one's level; without either, first at its own."""
    shaped = shape(host.session(session_id))
    now = find_point(shaped, point)
    other = find_point(shaped, after or before) if after or before else None
    under = other.under if other else now.under
    neighbours = [p.id for p in shaped.points if p.under == under and p.id != now.id]
    behind = after or None
    if before and other:
        at = neighbours.index(other.id) if other.id in neighbours else 0
        behind = neighbours[at - 1] if at else None
    place(host, session_id, point, under=under, after=behind, wish=wish)


def nest(host: Host, session_id: str, point: str, under: str, wish: Wish | None = None) -> None:
    """Put a point under another, after what stands there."""
    shaped = shape(host.session(session_id))
    above = find_point(shaped, under)
    below = [p.id for p in shaped.points if p.under == above.id and p.id != point]
    place(host, session_id, point, under=above.id, after=below[-1] if below else None, wish=wish)


def lift(host: Host, session_id: str, point: str, wish: Wish | None = None) -> None:
    """Take a point out from under another: it stands right after that one."""
    shaped = shape(host.session(session_id))
    above = find_point(shaped, point).under
    if above is None:
        raise Problem("That point stands under no other.")
    place(host, session_id, point, under=find_point(shaped, above).under, after=above, wish=wish)


def merge(
    host: Host, session_id: str, into: str, points: Sequence[str], text: str | None = None, wish: Wish | None = None
) -> None:
    """Make one point of several: it reads as `into` does, or as `text` says, and came from all their notes."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        shaped = shape(session)
        one = find_point(shaped, into)
        rest = [p for p in dict.fromkeys(find_point(shaped, p) for p in points) if p.id != one.id]
        if not rest:
            raise Problem("There is nothing to merge it with.", cure="Name at least two different points.")
        acts: list[events.PointEvent] = [events.PointsMerged(one.id, tuple(p.id for p in rest))]
        words: list[Words] = []
        if text is not None:
            words.append(words_row(host, text, sources_of((one, *rest))))
            acts.append(events.PointReworded(one.id, words[0].id))
        return acts_batch(host, wish, acts, words)

    if text is not None:
        check_text(text)
    host.record(session_id, wish, ("merge", into, tuple(points), text), decide)


def split(host: Host, session_id: str, point: str, off: Sequence[str] = (), wish: Wish | None = None) -> None:
    """Take merged notes apart again: those in `off` are a point of their own, or each of them without it.

    How the point was worded goes, for it was the wording of both.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = find_point(shape(session), point)
        unknown = [n for n in off if n not in now.notes]
        if unknown:
            raise NotFound(f"The note “{unknown[0]}” is not in that point.", cure=f"It has {', '.join(now.notes)}.")
        if len(now.notes) < 2:
            raise Problem("That point came from one note.", cure="To make two of it, give the words of each.")
        groups = [tuple(off)] if off else [(n,) for n in reversed(now.notes) if n != now.id]
        if off and (now.id in off or len(set(off)) == len(now.notes)):
            groups = [tuple(n for n in now.notes if n not in off and n != now.id)]
        acts = [events.PointSplit(now.id, group) for group in groups if group]
        if not acts:
            raise Problem("Nothing would be left of that point.", cure="Name fewer of its notes.")
        return acts_batch(host, wish, acts)

    host.record(session_id, wish, ("split", point, tuple(off)), decide)


def theme(
    host: Host, session_id: str, points: Sequence[str], name: str | None, known: Collection[str],
    wish: Wish | None = None,
) -> None:
    """Say what points are about, by a name of the house style's list (`known`); None takes it away.

    Raises Problem before the session has ended: people talk about what they talk about.
    """
    wish = wish or Wish()
    if name is not None and name not in known:
        some = f"There are: {', '.join(known)}." if known else "This house style has none."
        raise NotFound(f"There is no theme called “{name}”.", cure=some)

    def decide(session: Session) -> Batch:
        if session.state != "ended":
            raise Problem("Themes are given when the session is over, never during.")
        shaped = shape(session)
        wanted = tuple(find_point(shaped, p).id for p in points)
        return acts_batch(host, wish, [events.PointsThemed(wanted, name)] if wanted else [])

    host.record(session_id, wish, ("theme", tuple(points), name), decide)


def looked(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """The author has looked at what the note does not use. No reason is asked for."""
    wish = wish or Wish()
    host.record(session_id, wish, "looked", lambda _: acts_batch(host, wish, [events.UnusedLookedAt()]))


def undo(host: Host, session_id: str, wish: Wish | None = None) -> str:
    """Undo the newest thing that this author did here, and only this author's; say in words which."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        own = [act for act in session.point_acts if act.actor == wish.actor]
        if not own:
            raise Problem("There is nothing of yours to undo at the desk.")
        together = [act for act in own if act.command == own[-1].command]
        return acts_batch(host, wish, [Undone(a.id) for a in reversed(together)], result=[act_words(together[0].event)])

    return host.record(session_id, wish, "undo at the desk", decide)[0]


def act_words(event: events.PointEvent) -> str:
    """ "Undone: merging points."."""
    match event:
        case events.PointsUsed():
            what = "choosing" if event.used else "leaving out"
        case events.PointPlaced():
            what = "moving a point"
        case events.PointsMerged():
            what = "merging points"
        case events.PointSplit():
            what = "taking a point apart"
        case events.PointReworded():
            what = "wording a point"
        case events.PointMade():
            what = "adding words of your own"
        case events.PointsThemed():
            what = "giving a theme"
        case events.StrandWoven():
            what = "weaving the pages"
        case events.DoubtLookedAt():
            what = "having looked at what may be wrong"
        case _:
            what = "having looked at what is not used"
    return f"Undone: {what}."
