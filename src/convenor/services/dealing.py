"""Putting people into rooms: dealt, by hand, and dealt again for some; and why each is where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from convenor.rooming.deal import Dealt
from convenor.rooming.deal import deal as dealt_by
from convenor.rooming.demand import Demand, listed
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.rooms import open_room, round_now, with_count
from convenor.services.roster import find_person, here, shown_names
from convenor.services.segments import retimed
from convenor.session import event as events
from convenor.session.ids import ALPHABET, Ids
from convenor.session.problem import Problem
from convenor.session.roster import Deal, Seat, Why
from convenor.session.session import Session

MOST_SEEDS = 1_000_000
"""A seed that nobody chose is below this, so that it can be read out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a deal. People by name, address or id; a room None means any, one of their own."""

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    pinned: tuple[tuple[str, int], ...] = ()
    hosts: tuple[tuple[str, int | None], ...] = ()
    note_takers: tuple[tuple[str, int | None], ...] = ()
    choices: tuple[tuple[str, tuple[int, ...]], ...] = ()
    choices_first: bool = False
    again: tuple[str, ...] = ()
    """Deal only these; everybody else stays. Empty for all."""
    count: int | None = None
    """How many rooms there are to be; None for those that are open."""
    rest: bool = False
    """Deal only those who have no room yet."""
    round: int | None = None
    """Which round; without it, the one that is on or comes next."""


def deal(host: Host, session_id: str, asked: Asked, seed: int, wish: Wish | None = None) -> Deal:
    """Deal everybody on the roster who has not left into the open rooms, and keep it.

    What was asked of the round before (together, apart, hosts, note-takers) still holds when only some are dealt
    again. Raises Problem, in words, for what cannot be.
    """
    wish = wish or Wish()
    made: list[Deal] = []

    def decide(session: Session) -> Batch:
        plan = with_count(session, asked.count) if asked.count is not None else session.plan
        made.append(_dealt(replace(session, plan=plan), asked, seed))
        changed = plan if plan != session.plan else None
        event = events.RoomsDealt(made[-1], changed, retimed(session, plan) if changed else ())
        return Batch((host.happening(event, wish),))

    host.record(session_id, wish, (asked, seed), decide)
    number = made[0].round if made else round_now(host.session(session_id))
    return host.session(session_id).deal(number) or Deal(number)


def put(host: Host, session_id: str, name: str, room: int, round_: int | None = None, wish: Wish | None = None) -> None:
    """Put somebody into a room by hand."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        open_room(session.plan, room)
        person = find_person(session, name).id
        now = round_of(session, round_)
        return Batch((host.happening(events.RoomsDealt(_moved(now, {person: room})), wish),))

    host.record(session_id, wish, ("put", name, room, round_), decide)


def swap(
    host: Host, session_id: str, one: str, other: str, round_: int | None = None, wish: Wish | None = None
) -> None:
    """Two people change rooms."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        first, second = find_person(session, one), find_person(session, other)
        now = round_of(session, round_)
        rooms = now.room_of(first.id), now.room_of(second.id)
        for person, room in zip((first, second), rooms, strict=True):
            if room is None:
                raise Problem(f"{person.name} has no room yet.", cure="Put them into one first.")
        if rooms[0] == rooms[1]:
            raise Problem(f"{first.name} and {second.name} are in the same room.")
        moved = _moved(now, {first.id: rooms[1] or 0, second.id: rooms[0] or 0})
        return Batch((host.happening(events.RoomsDealt(moved), wish),))

    host.record(session_id, wish, ("swap", one, other, round_), decide)


def fresh_seed(ids: Ids) -> int:
    """A seed that nobody chose."""
    seed = 0
    for sign in ids.new(8):
        seed = seed * len(ALPHABET) + ALPHABET.index(sign)
    return seed % MOST_SEEDS


def reasons(session: Session, deal: Deal) -> list[str]:
    """Why each is where they are, a sentence each, in the order of the rooms."""
    return list(reasons_of(session, deal).values())


def reasons_of(session: Session, deal: Deal) -> dict[str, str]:
    """The same by the ids of the people."""
    names = shown_names(session.roster)
    earlier = [_Round(d) for d in session.deals if d.round < deal.round]
    now = _Round(deal)
    said: dict[str, str] = {}
    for seat in sorted(deal.seats, key=lambda s: s.room):
        if seat.person not in names:
            continue
        room = session.plan.room(seat.room)
        why = [_why(seat, deal, names)]
        foes = _others(seat.person, deal.apart, names)
        if foes:
            why.append(f"kept apart from {listed(foes)}")
        again = [
            names[other]
            for other in dict.fromkeys(p for before in earlier for p in before.with_(seat.person))
            if now.room.get(other) == seat.room and other in names
        ]
        if again:
            why.append(f"was with {listed(again)} before")
        elif earlier and seat.why == "dealt":
            why.append("with nobody from an earlier round")
        where = room.label if room else f"Room {seat.room}"
        said[seat.person] = f"{names[seat.person]}: {where}, {'; '.join(why)}."
    return said


class _Round:
    """Who is with whom in a round, to be asked once for everybody in it."""

    def __init__(self, deal: Deal) -> None:
        self.room: dict[str, int] = {}
        self._people: dict[int, list[str]] = {}
        for seat in deal.seats:
            if self.room.setdefault(seat.person, seat.room) == seat.room:
                self._people.setdefault(seat.room, []).append(seat.person)

    def with_(self, person: str) -> list[str]:
        room = self.room.get(person)
        return [p for p in self._people.get(room, ()) if p != person] if room is not None else []


def _why(seat: Seat, deal: Deal, names: dict[str, str]) -> str:
    match seat.why:
        case "hosts":
            return "hosts it"
        case "takes notes":
            return "takes notes there"
        case "pinned":
            return "placed there as asked"
        case "chose":
            return "as they chose"
        case "by hand":
            return "put there by hand"
        case "stayed":
            return "stayed where they were"
        case "with others":
            return f"together with {listed(_others(seat.person, deal.together, names))}"
        case "merged":
            return "came over when their room was merged"
        case _:
            return "by chance"


def _others(person: str, groups: Iterable[tuple[str, ...]], names: dict[str, str]) -> list[str]:
    """The names of whoever shares a group with somebody, each once."""
    return list(dict.fromkeys(names[o] for g in groups if person in g for o in g if o != person and o in names))


def _dealt(session: Session, asked: Asked, seed: int) -> Deal:
    present = here(session)
    if not present:
        raise Problem("Nobody is on the roster yet.", cure="`convenor roster SESSION add NAME…` puts people on it.")
    if not session.plan.open_rooms:
        raise Problem("There are no rooms yet.", cure="Say how many: `rooms SESSION deal --rooms 4`.")
    number = asked.round if asked.round is not None else round_now(session)
    if number < 1:
        raise Problem(f"There is no round {number}.", cure="Rounds are counted from 1.")
    now = session.deal(number) or Deal(number)
    some = asked.rest or bool(asked.again)
    names = shown_names(present)

    def ids(wanted: Iterable[str]) -> tuple[str, ...]:
        return tuple(_present(session, name) for name in wanted)

    together = tuple(ids(g) for g in asked.together) + (now.together if some else ())
    apart = tuple(ids(g) for g in asked.apart) + (now.apart if some else ())
    numbers = tuple(r.n for r in session.plan.open_rooms)
    hosts = _roles(asked.hosts, now.hosts if some else (), numbers, session, "hosts")
    takers = _roles(asked.note_takers, now.note_takers if some else (), numbers, session, "takes notes")
    fixed: dict[str, Seat] = {s.person: s for s in (*hosts, *takers)}
    for name, room in asked.pinned:
        person = _present(session, name)
        fixed.setdefault(person, Seat(person, open_room(session.plan, room).n, "pinned"))
    if some:
        movers = set(ids(asked.again)) if asked.again else {p.id for p in present if now.room_of(p.id) is None}
        for seat in now.seats:
            if seat.person not in movers and seat.room in numbers:
                fixed.setdefault(seat.person, replace(seat, why="stayed"))
    there = {p.id for p in present}

    def named(group: Iterable[str]) -> tuple[str, ...]:
        return tuple(names[i] for i in dict.fromkeys(group) if i in there)

    demand = Demand(
        people=tuple(names[p.id] for p in present),
        rooms=numbers,
        together=tuple(g for g in map(named, together) if len(g) > 1),
        apart=tuple(g for g in map(named, apart) if len(g) > 1),
        pinned=tuple((names[i], seat.room) for i, seat in fixed.items() if i in there),
        choices=tuple((names[_present(session, name)], rooms) for name, rooms in asked.choices),
        choices_first=asked.choices_first,
        before=tuple(
            tuple(named(s.person for s in d.seats if s.room == room) for room in {s.room: None for s in d.seats})
            for d in session.deals if d.round != number
        ),
    )
    return _as_deal(dealt_by(demand, seed), demand, Deal(number, seed, (), together, apart, hosts, takers),
                    {names[p.id]: p.id for p in present}, fixed)


def _as_deal(dealt: Dealt, demand: Demand, deal: Deal, ids: dict[str, str], fixed: dict[str, Seat]) -> Deal:
    wanted = dict(demand.choices)
    joined = {name for group in demand.together for name in group}

    def why(name: str, room: int) -> Why:
        if ids[name] in fixed:
            return fixed[ids[name]].why
        if wanted.get(name, ())[:1] == (room,):
            return "chose"
        return "with others" if name in joined else "dealt"

    return replace(deal, seats=tuple(Seat(ids[name], room, why(name, room)) for name, room in dealt.seats))


def _present(session: Session, name: str) -> str:
    person = find_person(session, name)
    if person.left:
        raise Problem(f"{person.name} has left.", cure="`convenor roster SESSION add` brings them back.")
    return person.id


def _roles(
    asked: Sequence[tuple[str, int | None]], kept: Sequence[Seat], rooms: Sequence[int], session: Session, why: Why
) -> tuple[Seat, ...]:
    """Who has that role in which room: those asked for with a room, then the others, each in a room without one."""
    seats = [Seat(_present(session, name), open_room(session.plan, room).n, why) for name, room in asked if room]
    people = {s.person for s in seats}
    taken = {s.room for s in seats}
    for seat in kept:
        if seat.person not in people and seat.room not in taken and seat.room in rooms:
            seats.append(seat)
            taken.add(seat.room)
    for name, room in asked:
        if room is None:
            free = [n for n in rooms if n not in taken]
            if not free:
                raise Problem(f"Every room has somebody who {why} already.", cure=f"Say which room {name} is for.")
            seats.append(Seat(_present(session, name), free[0], why))
            taken.add(free[0])
    return tuple(seats)


def round_of(session: Session, wanted: int | None) -> Deal:
    """That round as it is, or an empty one; without a number the one that is on or comes next."""
    number = wanted if wanted is not None else round_now(session)
    if number < 1:
        raise Problem(f"There is no round {number}.", cure="Rounds are counted from 1.")
    return session.deal(number) or Deal(number)


def _moved(now: Deal, rooms: dict[str, int]) -> Deal:
    """The round with these people there. A role that somebody has goes with them, but never against another's."""
    seats = [replace(s, room=rooms[s.person], why="by hand") if s.person in rooms else s for s in now.seats]
    seats += [Seat(p, r, "by hand") for p, r in rooms.items() if now.room_of(p) is None]

    def roles(held: tuple[Seat, ...]) -> tuple[Seat, ...]:
        others = {s.room for s in held if s.person not in rooms}
        return tuple(
            replace(s, room=rooms[s.person]) if s.person in rooms else s
            for s in held if rooms.get(s.person) not in others
        )

    return replace(now, seats=tuple(seats), hosts=roles(now.hosts), note_takers=roles(now.note_takers))
