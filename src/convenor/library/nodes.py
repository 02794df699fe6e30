"""What a file says, before anybody asks what it means: text, lists and named values, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written. `plain`: without quotes."""

    text: str
    at: Mark
    plain: bool = True

    @property
    def is_nothing(self) -> bool:
        """Whether it was left open. "Null" and "No" are names that people have, so they are text."""
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Node, ...]
    at: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named values in the order of the file. No name stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Mark

    def key(self, name: str) -> Scalar | None:
        return next((key for key, _ in self.entries if key.text == name), None)

    def get(self, name: str) -> Node | None:
        return next((value for key, value in self.entries if key.text == name), None)


Node = Scalar | Listing | Mapping
Plain = str | list["Plain"] | dict[str, "Plain"]
Path = Sequence[str | int]
"""The way to a value: names and, in lists, numbers from 0."""


def text_at(node: Node | None, name: str) -> str:
    """The text under `name` at the top, or nothing."""
    value = node.get(name) if isinstance(node, Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) and not value.is_nothing else ""


def step_into(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Listing) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def find(node: Node, path: Path) -> Node:
    """The node at the end of `path`, or the nearest above it that is there."""
    for step in path:
        node = step_into(node, step) or node
    return node


def mark_of(node: Node, path: Path, *, key: bool = False) -> Mark:
    """Where the value at `path` stands, or its name with `key`. What is not there stands at its parent."""
    if key and path and isinstance(path[-1], str):
        parent = find(node, path[:-1])
        name = parent.key(path[-1]) if isinstance(parent, Mapping) else None
        if name is not None:
            return name.at
    return find(node, path).at


def plain(node: Node) -> Plain:
    """Text, lists and dicts alone. A name with nothing after it is left out, as if it had not been written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return {
        key.text: plain(value)
        for key, value in node.entries
        if not (isinstance(value, Scalar) and value.is_nothing)
    }
