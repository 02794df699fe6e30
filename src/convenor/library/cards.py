"""Check cards: questions put to the room in two or three minutes, from one's own files and the bundled one.

They stand apart from the exercises, because nobody is said to run them: a search finds them, a list does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from convenor.library.reader import read
from convenor.session.exercise import Exercise
from convenor.session.problem import Problem

if TYPE_CHECKING:
    from convenor.library.schema_cards import CardBook

FOLDER = "check_cards"


class Cards:
    """The cards of some library folders, first come first served. No file is read before it is asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(path for folder in self._folders for path in sorted((folder / FOLDER).glob("*.yaml")))

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every card of every sound file, by title."""
        return self._read[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._read[1]

    def find(self, name: str) -> Exercise | None:
        """The card with that short name, if there is one."""
        return next((card for card in self.exercises if card.id == name.strip()), None)

    @cached_property
    def _read(self) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
        from convenor.library.schemas import shaped

        found: dict[str, Exercise] = {}
        problems: list[Problem] = []
        for path in self.files:
            held = shaped(read(path), "cards")
            problems += held.problems
            if held.problems or held.shape is None:
                continue
            here: set[str] = set()
            for card in cast("CardBook", held.shape).value():
                if card.id in here:
                    problems.append(Problem(f"Two cards in {path.name} have the short name {card.id}.",
                                            cure="Give one of them another."))
                here.add(card.id)
                found.setdefault(card.id, card)
        return tuple(sorted(found.values(), key=lambda card: card.title.casefold())), tuple(problems)
