"""The edge of the screens: whatever goes wrong becomes a calm line, never a traceback and never a dead screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from convenor.session.problem import Problem

WENT_WRONG = "Something went wrong inside Convenor, not in what you did. Whatever it said was kept is kept."


class Teller(Protocol):
    """Who says it."""

    def tell(self, words: str, *, trouble: bool = False) -> None:
        """A line that the person sees and that goes by itself."""
        ...

    def took_badly(self, error: Exception) -> None:
        """Something that nobody foresaw."""
        ...


def in_words(problem: Problem) -> str:
    """A problem as a screen says it: what, then what to do; without the place in a file."""
    return f"{problem.what} {problem.cure}".strip()


class Once:
    """Says a trouble that stays, as that of a disk, once and not four times a second."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller
        self._said = ""

    def tell(self, words: str, *, trouble: bool = False) -> None:
        if words != self._said:
            self._said = words
            self._teller.tell(words, trouble=trouble)

    def took_badly(self, error: Exception) -> None:
        kind = type(error).__name__
        if kind != self._said:
            self._said = kind
            self._teller.took_badly(error)

    def well(self) -> None:
        """It went well again: the next trouble is news."""
        self._said = ""


@contextmanager
def calmly(teller: Teller) -> Iterator[None]:
    """Whatever is raised inside is said, and the screen lives on."""
    try:
        yield
    except Problem as problem:
        teller.tell(in_words(problem), trouble=True)
    except Exception as error:  # noqa: BLE001 - the screens' outermost edge: forty people are watching
        teller.took_badly(error)
