"""What is asked of a deal, and whether it can be done at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from convenor.session.problem import Problem

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """Who is to be dealt into which rooms, on what terms. People by any name that tells them apart."""

    people: Group
    rooms: tuple[int, ...]
    together: tuple[Group, ...] = ()
    """Each group shares a room."""
    apart: tuple[Group, ...] = ()
    """No two of a group share a room."""
    pinned: tuple[tuple[str, int], ...] = ()
    """Who is in which room, whatever else: hosts, note-takers, and everybody who is not dealt again."""
    choices: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """The rooms that somebody would like, the dearest first."""
    choices_first: bool = False
    """Whether everybody gets their first choice, however uneven the rooms become."""
    before: tuple[tuple[Group, ...], ...] = ()
    """Who shared a room in each earlier round."""


class Impossible(Problem):
    """No deal does all that is asked."""


def checked(demand: Demand) -> None:
    """Raises Impossible, in words, for what nobody could do."""
    if not demand.people:
        raise Impossible("There is nobody to put into rooms.", cure="Put people on the roster first.")
    if not demand.rooms:
        raise Impossible("There is no room to put anybody into.", cure="Add rooms first.")
    people, rooms = set(demand.people), set(demand.rooms)
    if len(people) < len(demand.people) or len(rooms) < len(demand.rooms):
        raise Impossible("Somebody, or a room, was given twice.")
    if len(rooms) > len(people):
        raise Impossible(
            f"{_count(len(people), 'person', 'people')} cannot fill {len(rooms)} rooms.",
            cure=f"Close rooms until there are {len(people)} or fewer.",
        )
    for group in (*demand.together, *demand.apart):
        _known(group, people)
    _check_pins(demand, rooms)


def _check_pins(demand: Demand, rooms: set[int]) -> None:
    _known((name for name, _ in (*demand.pinned, *demand.choices)), set(demand.people))
    where: dict[str, int] = {}
    for name, room in demand.pinned:
        if room not in rooms:
            raise Impossible(f"{name} is to be in Room {room}, which is not there.", cure="Add that room first.")
        if where.setdefault(name, room) != room:
            raise Impossible(f"{name} cannot be in Room {where[name]} and in Room {room}.", cure="Take one of them.")
    for name, wanted in demand.choices:
        gone = [n for n in wanted if n not in rooms]
        if gone:
            raise Impossible(f"{name} would like Room {gone[0]}, which is not there.", cure="Add that room first.")
    for group in demand.apart:
        one = set(group)
        if len(one) > len(rooms):
            raise Impossible(
                f"{listed(sorted(one))} are to be kept apart, but there "
                f"{'is only one room' if len(rooms) == 1 else f'are only {len(rooms)} rooms'}.",
                cure="Add rooms, or let two of them share one.",
            )


def _known(names: Iterable[str], people: set[str]) -> None:
    for name in names:
        if name not in people:
            raise Impossible(f"{name} is not among those who are dealt.", cure="Put them on the roster first.")


def clusters(demand: Demand) -> list[Group]:
    """Everybody once, in groups that cannot be parted, in the order of `people`.

    Raises Impossible when two of a group are to be kept apart, or pinned to two rooms.
    """
    leader = {name: name for name in demand.people}

    def find(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for group in demand.together:
        for other in group[1:]:
            leader[find(other)] = find(group[0])
    for group in demand.apart:
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                if one != other and find(one) == find(other):
                    raise Impossible(
                        f"{one} and {other} are to be kept apart, and together.", cure="Take one of the two away."
                    )
    members: dict[str, list[str]] = {}
    for name in demand.people:
        members.setdefault(find(name), []).append(name)
    room = dict(demand.pinned)
    for held in members.values():
        rooms = sorted({room[name] for name in held if name in room})
        if len(rooms) > 1:
            raise Impossible(
                f"{listed(held)} are to be together, but some of them have a place in Room {rooms[0]} and some in "
                f"Room {rooms[1]}.",
                cure="Take one of the two away.",
            )
    return [tuple(held) for held in members.values()]


def listed(names: Iterable[str]) -> str:
    """ "Ada, Ben and Cy"."""
    *most, last = [*names] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _count(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"
