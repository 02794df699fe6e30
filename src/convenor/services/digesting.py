"""The day's digest: what those who came can have the same evening."""

from __future__ import annotations

from convenor.services.point_rows import point_rows
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.digest import digest
from convenor.writeup.document import Document
from convenor.writeup.style import Style


def day_digest(session: Session, style: Style) -> Document:
    """The digest. Raises Problem when nothing was noted that may be in it."""
    made = digest(session, style)
    if not made.blocks:
        raise Problem("Nothing was noted that could be in a digest.", cure="What is for us only is never in it.")
    return made


def perhaps_twice(session: Session, style: Style) -> str:
    """How many points may be the same (said in a room and again when it reported back), in words; empty for none."""
    rows = point_rows(session, style)
    alike = {frozenset((row.point.id, other.other)) for row in rows if row.point.printed for other in row.alike}
    if not alike:
        return ""
    n = len(alike)
    return (f"{n} {'pair' if n == 1 else 'pairs'} of points may be the same: `convenor points {session.id} same`"
            " shows them.")
