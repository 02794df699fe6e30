"""What a part carries forward from earlier ones, as its format says: what was said there, to have before one."""

from __future__ import annotations

from convenor.session.agenda import Segment
from convenor.session.session import Session
from convenor.session.text import shown

SHOWN = 3
"""Lines of each earlier part that are shown."""
LONGEST = 90
"""Characters of a line that are shown."""


def carried(session: Session, part: Segment) -> tuple[str, ...]:
    """ "From Rooms: …", for each part that this one carries from and in which something was noted.

    What a room chose comes first, then the newest. What is for us only, and pages, stay where they are.
    """
    found = []
    for name in part.carry_from:
        earlier = session.segment(name)
        notes = [c for c in session.notes() if c.segment == name and c.consent != "us" and c.kind != "journal"]
        if earlier is None or not notes:
            continue
        chosen = sorted(notes, key=lambda c: (not c.starred, -c.seq))[:SHOWN]
        lines = "; ".join(_short(shown(c.text)) for c in chosen)
        more = f"; and {len(notes) - len(chosen)} more" if len(notes) > len(chosen) else ""
        found.append(f"From {shown(earlier.title)}: {lines}{more}")
    return tuple(found)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST - 1].rstrip()}…"
