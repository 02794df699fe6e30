"""Collects what makes no sense in a file, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from convenor.library.nodes import Node, Path, mark_of
from convenor.session.problem import Place, Problem

MAX_PROBLEMS = 200
"""Faults told of one file by each of the checks."""


@dataclass(slots=True)
class Report:
    """Faults of one file, found by looking at its value with its nodes at hand."""

    file: str
    node: Node
    problems: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether so much is wrong that no more is told: the file is not what it claims to be."""
        return len(self.problems) >= MAX_PROBLEMS

    def add(self, path: Path, what: str, cure: str, *, key: bool = False) -> None:
        if self.full:
            return
        mark = mark_of(self.node, path, key=key)
        self.problems.append(Problem(what, cure=cure, where=Place(self.file, mark.line, mark.column)))


def place_order(problem: Problem) -> tuple[str, int, int, str]:
    """Sorts problems by file, line and column."""
    where = problem.where
    if where is None:
        return ("", 0, 0, problem.what)
    return (where.file, where.line or 0, where.column or 0, problem.what)


def minutes(number: int) -> str:
    return f"{number} minute" if number == 1 else f"{number} minutes"
