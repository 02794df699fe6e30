"""Joins the house style on the shelf to the port by which messages are written."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from convenor.cli.options import DEFAULT_STYLE
from convenor.cli.wiring import make_shelf
from convenor.library.house_style import load_style
from convenor.library.letters import LETTERS_FILE, load_letters
from convenor.library.shelf import Shelf
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.writeup.introduction import introduction
from convenor.writeup.letters import LetterForm
from convenor.writeup.style import Style


class StyledStationery:
    """The messages and introductions of one house style, read when they are first needed."""

    def __init__(self, shelf: Shelf, style: str) -> None:
        self._shelf = shelf
        self._name = style

    def forms(self) -> tuple[LetterForm, ...]:
        """The messages of the style. Raises Problem for a style that is missing, has none, or is broken."""
        if not (self._pack / LETTERS_FILE).exists():
            raise Problem(
                f"The house style “{self._name}” has no messages.",
                cure=f"Copy {LETTERS_FILE} from the bundled style into {self._pack}, or name another with --style.",
            )
        return load_letters(self._pack)

    def introduction(self, session: Session, name: str) -> str:
        """How the note will introduce that person. Raises Problem for a style that is missing or broken."""
        return introduction(session, self._style, name)

    @cached_property
    def _style(self) -> Style:
        return load_style(self._pack)

    @cached_property
    def _pack(self) -> Path:
        packs = self._shelf.house_styles
        if self._name not in packs:
            raise NotFound(
                f"There is no house style called “{self._name}”.", cure=f"There are: {', '.join(sorted(packs))}."
            )
        return packs[self._name]


def make_stationery(
    library: str | None = None, style: str = DEFAULT_STYLE, *, home_folder: Path | None = None
) -> StyledStationery:
    """Messages in that house style, found on the shelf when it is first needed."""
    return StyledStationery(make_shelf(library, home_folder=home_folder), style)
