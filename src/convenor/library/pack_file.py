"""One file of a house style pack, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from convenor.library.nodes import Listing, Mapping, Mark, Node, Scalar
from convenor.library.reader import read
from convenor.session.problem import Place, Problem


@dataclass(slots=True)
class PackFile:
    """One file of the pack, and what is wrong with it."""

    name: str
    top: Mapping | None = None
    problems: list[Problem] = field(default_factory=list)

    def tell(self, at: Mark | None, what: str, cure: str) -> None:
        place = Place(self.name, at.line, at.column) if at else Place(self.name)
        self.problems.append(Problem(what, cure=cure, where=place))

    def text(self, node: Node, what: str) -> str:
        if isinstance(node, Scalar):
            return node.text
        self.tell(node.at, f"{what} is a text, but a list or a group stands here.", "Write it on one line.")
        return ""

    def listing(self, node: Node, what: str) -> tuple[Node, ...]:
        if isinstance(node, Listing):
            return node.items
        self.tell(node.at, f"{what} is a list.", "Begin each line of it with a hyphen, or put it in [ ].")
        return ()

    def named(self, node: Node, what: str, known: tuple[str, ...] = ()) -> list[tuple[Scalar, Node]]:
        if not isinstance(node, Mapping):
            self.tell(node.at, f"{what} has names with values.", "Write each as `name: value`.")
            return []
        found = []
        for key, value in node.entries:
            if known and key.text not in known:
                self.tell(key.at, f"{what} has no “{key.text}”.", meant(key.text, known))
            else:
                found.append((key, value))
        return found

    def yes(self, node: Node, what: str) -> bool:
        text = self.text(node, what).strip().casefold()
        if text not in ("true", "false", "yes", "no"):
            self.tell(node.at, f"“{text}” is neither true nor false.", "Write true or false.")
        return text in ("true", "yes")


def meant(name: str, known: tuple[str, ...] | list[str]) -> str:
    """What may have been meant by an unknown name."""
    near = get_close_matches(name, known, n=1)
    return f"Is “{near[0]}” meant?" if near else f"It may have: {', '.join(known)}." if len(known) < 13 else \
        "Take it out, or look up its name in the bundled style."


def open_pack_file(path: Path) -> PackFile:
    """The file, read. Never raises."""
    file = PackFile(str(path))
    reading = read(path)
    file.problems.extend(reading.problems)
    if isinstance(reading.node, Mapping):
        file.top = reading.node
    elif reading.node is not None:
        file.tell(reading.node.at, "This file has names with values.", "Write each as `name: value`.")
    return file
