"""How people type what they want of a deal: "Ana, Ben; Cy, Di" and "Ada:2,3"."""

from __future__ import annotations

import re

from convenor.session.problem import Problem

Placed = tuple[str, tuple[int, ...]]
"""A name, and the rooms that were typed after it."""


def names_in(text: str) -> tuple[str, ...]:
    """The names between the commas."""
    return tuple(n.strip() for n in text.split(",") if n.strip())


def with_rooms(text: str) -> Placed:
    """ "Ada:2,3" as name and rooms; a name without rooms has none."""
    found = re.fullmatch(r"\s*(.+?)\s*:\s*([0-9]{1,2}(?:\s*,\s*[0-9]{1,2})*)\s*", text)
    if not found:
        return text.strip(), ()
    return found[1], tuple(int(n) for n in found[2].split(","))


def groups_in(text: str) -> tuple[tuple[str, ...], ...]:
    """Groups of names, with a semicolon between two groups. Raises Problem for a group of one."""
    groups = tuple(names for part in text.split(";") if (names := names_in(part)))
    for group in groups:
        if len(group) < 2:
            raise Problem(f"“{group[0]}” stands alone.", cure="Write two names or more, like “Ana, Ben; Cy, Di”.")
    return groups


def placed_in(text: str) -> tuple[Placed, ...]:
    """Names with rooms, with a semicolon between two of them."""
    return tuple(with_rooms(part) for part in text.split(";") if part.strip())


def pinned_in(text: str) -> tuple[tuple[str, int], ...]:
    """Who is in which room: "Ada:2; Ben:1". Raises Problem for one without exactly one room."""
    found = []
    for name, rooms in placed_in(text):
        if len(rooms) != 1:
            raise Problem(f"“{name}” does not name one room.", cure="Write it like “Ada:2; Ben:1”.")
        found.append((name, rooms[0]))
    return tuple(found)


def roles_in(text: str) -> tuple[tuple[str, int | None], ...]:
    """Who has a role, in that room or in any: "Ada:2; Ben". Raises Problem for more than one room."""
    found: list[tuple[str, int | None]] = []
    for name, rooms in placed_in(text):
        if len(rooms) > 1:
            raise Problem(f"{name} cannot be in more than one room.", cure="Write it like “Ada:2; Ben”.")
        found.append((name, rooms[0] if rooms else None))
    return tuple(found)


def wishes_in(text: str) -> tuple[Placed, ...]:
    """The rooms that people would like, the dearest first: "Ada:2,3; Ben:1". Raises Problem for none."""
    found = placed_in(text)
    for name, rooms in found:
        if not rooms:
            raise Problem(f"“{name}” names no room.", cure="Write it like “Ada:2,3; Ben:1”.")
    return found
