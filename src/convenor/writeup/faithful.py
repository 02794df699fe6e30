"""Whether a note holds to its record: its quotations were said, whoever it names said yes, all has a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from convenor.session.people import Person
from convenor.session.session import Session
from convenor.writeup.document import Document, Sources, numbered_lines
from convenor.writeup.prose import folded, quoted_spans, said_words
from convenor.writeup.quotes import said_by_any


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a note says and its record does not bear out. `line` counts the note's lines from 1."""

    line: int
    column: int
    rule: Literal["quotation", "named", "no-source", "one-room"]
    what: str
    found: str


def doubts(document: Document, session: Session, people: tuple[Person, ...] = ()) -> tuple[Doubt, ...]:
    """Every doubt about a note of `session`. `people`: the people book.

    A quotation is well if somebody's very words hold it, or words that the convenor wrote beforehand. A name
    is well if it is a speaker's, a respondent's or the convenor's who may be named, or somebody's who said yes.
    """
    lines = tuple(numbered_lines(document))
    found = [*_quotations(lines, session), *_names(lines, session, people)]
    for n, text, sources in lines:
        if not sources:
            found.append(Doubt(n, 1, "no-source", "Nothing in the record stands behind this", text))
        found += _one_room(n, text, sources, session)
    return tuple(sorted(found, key=lambda d: (d.line, d.column)))


_Line = tuple[int, str, Sources]


def _quotations(lines: tuple[_Line, ...], session: Session) -> Iterator[Doubt]:
    captured = {c.id: said_words(c.text) for c in session.notes()}
    very_words = [text for c in session.notes() if (text := captured[c.id]) and c.kind in ("quote", "journal")]
    very_words += [page.text for page in session.pages]
    very_words += [piece for c in session.notes() for piece in _inside(c.text)]
    beforehand = _planned_texts(session)
    for n, text, sources in lines:
        from_plan = any(s.startswith("plan:") for s in sources)
        for start, end in quoted_spans(text):
            inner = text[start + 1:end - 1]
            if said_by_any(inner, very_words) or (from_plan and said_by_any(inner, beforehand)):
                continue
            if all(s.startswith("plan:") for s in sources) and len(inner.split()) <= 2:
                continue  # a term of the house's own
            yield Doubt(n, start + 1, "quotation", "Nobody’s very words are so in the record", inner)


def _inside(text: str) -> Iterator[str]:
    """What stands between quotation marks in a note as it was typed, straight or curly."""
    for start, end in quoted_spans(text):
        yield text[start + 1:end - 1]
    for found in re.finditer(r"\"([^\"]+)\"|(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)", text):
        yield found[1] or found[2]


def _planned_texts(session: Session) -> list[str]:
    plan = session.plan
    texts = [plan.title, plan.topic, *plan.context, *(v for _, v in plan.opening_words), " ".join(plan.questions)]
    texts += [r.question for r in plan.rooms] + ([plan.gloss.quotation] if plan.gloss else [])
    standing = plan.series.standing_preamble if plan.series else None
    texts += [standing.about, standing.bridge, *standing.points] if standing else []
    for invited in (*plan.speakers, *plan.respondents):
        texts += [invited.brings, invited.says, invited.aside, invited.subject]
    for part in session.segments:
        texts += [part.set_up, part.note_heading, part.task, *part.frame]
    return [t for t in texts if t]


def _names(lines: tuple[_Line, ...], session: Session, people: tuple[Person, ...]) -> Iterator[Doubt]:
    """Names of people whom the record or the book knows, and who have not said yes."""
    plan = session.plan
    listed = [i.person for i in (*plan.speakers, *plan.respondents)] + list(plan.thought_leaders)
    listed += [plan.convenor] if plan.convenor else []
    said_yes = {folded(c.said_by).casefold() for c in session.notes() if c.consent == "named"}
    well = {name.casefold() for p in listed if p.may_be_named for name in (p.name, p.short, *p.aliases)} | said_yes
    asked = {folded(c.said_by) for c in session.notes() if c.said_by.strip()}
    asked |= {name for p in (*people, *listed) for name in (p.name, *p.aliases) if name.strip()}
    whole = "\n".join(text for _, text, _ in lines)
    # Of a thousand names in the book only the few that stand here are worth a pattern of their own.
    for name in sorted((name for name in asked if name in whole), key=lambda name: (-len(name), name)):
        if name.casefold() in well or any(name.casefold() in other.split() for other in well):
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for n, text, _ in lines:
            for found in pattern.finditer(text):
                yield Doubt(n, found.start() + 1, "named", f"{name} is named, and has not said yes to it", name)


_ALL_OF_US = re.compile(r"\b(?:we (?:all )?(?:heard|agreed|felt|thought)|everyone (?:agreed|felt|thought)|the meeting "
                        r"(?:agreed|felt|thought)|participants (?:agreed|felt|thought))\b", re.IGNORECASE)


def _one_room(n: int, text: str, sources: Sources, session: Session) -> Iterator[Doubt]:
    found = _ALL_OF_US.search(text)
    notes = [c for c in (session.contribution(s) for s in sources) if c]
    rooms = {c.room for c in notes}
    if found and notes and None not in rooms and len(rooms) == 1 and len(session.plan.rooms) > 1:
        yield Doubt(n, found.start() + 1, "one-room", "One room thought so, not all", found[0])
