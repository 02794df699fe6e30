"""A rehearsal: a session, or the example, in a record of its own that is in memory only, on a fast clock."""

from __future__ import annotations

from convenor.cli.practice import for_practice
from convenor.cli.wiring import RandomIds, SystemClock, make_shelf
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.rehearsing import copy_to_rehearse, fast_clock
from convenor.session.session import Session

SPEED = 20.0
"""Times the real speed, unless somebody says otherwise: ninety minutes in four and a half."""


def make_rehearsal(session: Session, speed: float = SPEED, library: str | None = None) -> tuple[Outside, str]:
    """A home in memory with a copy of this session, not started, and the copy's id.

    Raises Problem when the speed is no speed.
    """
    from convenor.store.memory import MemoryStore

    host = Host(MemoryStore(), fast_clock(session, SystemClock(), speed), RandomIds())
    return for_practice(host, make_shelf(library)), copy_to_rehearse(session, host)


def rehearse_the_example(library: str | None = None) -> tuple[Outside, str]:
    """The same with the example's session."""
    from convenor.cli.example import make_example

    example, session_id = make_example()
    return make_rehearsal(example.host.session(session_id), library=library)
