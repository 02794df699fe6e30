"""A record on its way to a colleague: out into one file, and in again on the other computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from convenor.services import handing
from convenor.services.host import Host, Wish
from convenor.services.ports import Slice
from convenor.services.signoff import Composed
from convenor.session.pages import Pages
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import shown

ENDINGS = (".yaml", ".yml")
"""What the name of such a file ends in, the usual one first."""


class WentApart(Problem):
    """The file cannot go on from what is here: it is older, or went another way."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a file brought."""

    session_id: str
    entries: int
    """Entries of the log that were not here."""
    pages: int
    """Pages that were not here."""


class Carrier(Protocol):
    """Writes a record into a file and takes one in. The doors fill it."""

    def give(self, path: Path, session_id: str, content: Slice, pages: Pages | None, *, whole: bool) -> None:
        """Write it there, closed to other people. Not `whole`: the file says that raw words were left out.

        Raises Problem when the disk will not have it.
        """
        ...

    def take(self, host: Host, path: Path, *, as_copy: bool = False) -> TakenIn:
        """Take the file in; `as_copy`: as a session of its own, beside what is here.

        Raises WentApart when it cannot go on from what is here, and Problem when it is no such file; then nothing
        has changed.
        """
        ...


def hand_over_in_file(
    host: Host, carrier: Carrier, note: Composed, session_id: str, path: Path, to: str, *, whole: bool = True,
    wish: Wish | None = None,
) -> None:
    """From now on `to` writes the note; the file has all that they need, or only what the note says.

    It is written once before that, so that a disk which will not have it hands nothing over. Raises Problem.
    """
    def write() -> None:
        content = handing.content_for(host, session_id, note, without_raw=not whole)
        pages = host.store.pages.read(session_id) if whole else None
        carrier.give(path, session_id, content, pages, whole=whole)

    if path.suffix.lower() not in ENDINGS:
        raise Problem(f"{path.name} does not end in .yaml.", cure="Give a name such as session.yaml.")
    handing.check_holder(to)
    write()
    handing.hand_over(host, session_id, to, whole=whole, wish=wish)
    write()


def holds_words(whole: bool) -> str:
    """What a file holds that was handed over."""
    return "everything, also what is for us only" if whole else "only what the note says"


def taken_words(taken: TakenIn, session: Session) -> tuple[str, ...]:
    """What a file brought, and who holds the pen now."""
    title = f"“{shown(session.plan.title)}”"
    if not taken.entries and not taken.pages:
        return (f"There is nothing new in it: {title} stands here as it is in the file.",)
    pages = f", with {taken.pages} page{'' if taken.pages == 1 else 's'} that had been handed in" if taken.pages else ""
    return (f"{title} is here as it is in the file{pages}.", *handing.pen_words(session))
