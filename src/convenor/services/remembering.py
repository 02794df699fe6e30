"""From memory: what comes back to somebody when the session is over, part by part, and a speaker's own outline.

What is remembered is marked as added afterwards, and is nobody's very words: it never becomes a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from convenor.services import recording
from convenor.services.finding import find_segment
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.places import find_invited
from convenor.services.recording import Line
from convenor.services.shortline import parse
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import split_lines
from convenor.timing.speakers import Programme

_MARKS = re.compile("«\\s*|\\s*»|[“”„\"]")
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’']*(?:\w[’']\w[^‘’']*)*)[’'](?!\w)")
"""What stands between single marks; an apostrophe is none."""
_SAYS = re.compile(r"\w")
_BULLET = re.compile(r"^(?:[-–—*•]\s+|\(?[0-9]{1,2}[.)]\s+)")


@dataclass(frozen=True, slots=True)
class Box:
    """A place to write down what one remembers of a part, or to paste what one speaker had before them."""

    segment: str
    title: str
    person: str = ""
    """Full name of the speaker whose own outline belongs here; empty for the part itself."""
    notes: tuple[Contribution, ...] = ()
    """What is in the record of it, oldest first."""

    @property
    def key(self) -> str:
        return f"{self.segment}/{self.person}"


def boxes(session: Session) -> tuple[Box, ...]:
    """The parts that took place, in order, each followed by a box for every speaker in it."""
    programme = Programme(session)
    found: list[Box] = []
    for segment, progress in session.parts():
        if progress.state != "done":
            continue
        here = [n for n in session.notes() if n.segment == segment.id]
        people = [i.person.name for i in programme.invited_to(segment)]
        rest = tuple(n for n in here if n.said_by not in people)
        found.append(Box(segment.id, segment.title, notes=rest))
        found += (
            Box(segment.id, segment.title, name, tuple(n for n in here if n.said_by == name)) for name in people
        )
    return tuple(found)


def remember(
    host: Host, session_id: str, part: str, text: str, *, person: str = "", actor: str = FACILITATOR, command: str = ""
) -> tuple[str, ...]:
    """Keep what is remembered of a part, a line each, and return the notes' ids once they are on disk.

    With `person`, the text is that speaker's own outline: a paragraph each, the source of what the note tells of
    them. Raises Problem before the session has ended, for an unknown part or person, and when there are no words.
    """
    session = host.session(session_id)
    if session.state != "ended":
        raise Problem(
            "The session has not ended, so nothing need be remembered yet.",
            cure="Note it as it is said: `convenor note`, or the running screen.",
        )
    segment = find_segment(session, part)
    if person.strip():
        name = find_invited(session.plan, person).person.name
        lines = [Line(p, kind="reflection", said_by=name) for p in _paragraphs(text)]
        actor = f"{name}’s own notes"
    else:
        lines = [_remembered(line, session) for line in split_lines(text) if line.strip()]
    lines = [replace(line, segment=segment.id, phase="after") for line in lines if _SAYS.search(line.text)]
    if not lines:
        raise Problem("There are no words to keep.")
    return recording.record(host, session_id, lines, Wish(actor=actor, command=command))


def _remembered(typed: str, session: Session) -> Line:
    """The line in the short syntax, but for quotations: what is remembered is a point, without the marks."""
    line = parse(_BULLET.sub("", typed.strip()), session.plan)
    return replace(line, text=unquoted(line.text), kind="point" if line.kind == "quote" else line.kind)


def _paragraphs(text: str) -> Sequence[str]:
    """What stands between empty lines, each on one line."""
    blocks = re.split(r"\n\s*\n", "\n".join(split_lines(text)))
    return [unquoted(" ".join(block.split())) for block in blocks if block.strip()]


def unquoted(text: str) -> str:
    """The text without quotation marks: nobody wrote it down while it was said."""
    return _SINGLE.sub(r"\1", _MARKS.sub("", text)).strip()
