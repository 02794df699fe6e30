"""Everything that may be wrong with a note: against its record, against its house, and what it leaves out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, Protocol

from convenor.services.purging import is_past, kept_until
from convenor.session.event_points import DoubtLookedAt
from convenor.session.people import Person
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.coverage import CoverageRow, coverage
from convenor.writeup.document import Document, numbered_lines
from convenor.writeup.edited import stale
from convenor.writeup.faithful import doubts
from convenor.writeup.lint.care import CARE
from convenor.writeup.lint.check import check
from convenor.writeup.lint.document_page import from_document
from convenor.writeup.lint.finding import Weight
from convenor.writeup.lint.house import House
from convenor.writeup.recognise import OPTIONS, telling
from convenor.writeup.shape import shape


class Rulebook(Protocol):
    """What notes are checked by. Filled at the doors."""

    def house(self, session: Session, profile: Profile | None = None) -> House:
        """The rules, words and names by which a note of that session is checked."""
        ...

    def people(self) -> tuple[Person, ...]:
        """The people book."""
        ...


@dataclass(frozen=True, slots=True)
class NoteRemark:
    """Something to look at in a note."""

    of: Literal["record", "house", "care"]
    """Whether the record does not bear it out, the house does not write so, or it may harm somebody."""
    line: int
    """Of the note's lines, from 1: the title, then each paragraph and point."""
    column: int
    rule: str
    weight: Weight
    what: str
    found: str
    """The words in question."""
    fix: str | None = None
    safe: bool = False
    doubt: str = ""
    """What it is known by again, if it is to be looked at before the note is final; empty for any other. A digest of
    the words, so that it is another doubt when the line reads otherwise."""
    looked: bool = False
    """Whether the author has looked at it, and lets it stand."""
    notes: tuple[str, ...] = ()
    """Ids of the notes and pages behind its line."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks have to say of a note."""

    remarks: tuple[NoteRemark, ...]
    """In the note's order."""
    coverage: tuple[CoverageRow, ...]
    looked: bool
    """Whether the author has looked at what is not used, since the newest note came."""

    @property
    def unused(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.coverage if row.unused)

    @property
    def doubts(self) -> tuple[NoteRemark, ...]:
        """What is to be looked at before the note is final, and was not yet."""
        return tuple(r for r in self.remarks if r.doubt and not r.looked)


def checked(
    session: Session, document: Document, rules: Rulebook, profile: Profile | None = None, *, advice: bool = False,
    now: datetime | None = None,
) -> Checked:
    """Check the note of a session. `advice`: also what is never wrong but worth a look. `now`: for raw words' day."""
    page, house = from_document(document), rules.house(session, profile)
    found = [NoteRemark("house", f.line, f.column, f.rule, f.weight, f.what, f.found, f.fix, f.safe)
             for f in check(page, house) if advice or f.weight != "advice"]
    found += [*_past_their_day(session, now), *doubts_about(session, document, rules, profile)]
    found.sort(key=lambda remark: (remark.line, remark.column))
    return Checked(tuple(found), coverage(session, document), has_looked(session))


def doubts_about(
    session: Session, document: Document, rules: Rulebook | None, profile: Profile | None = None
) -> tuple[NoteRemark, ...]:
    """What the record does not bear out and what may touch somebody: to be looked at once, before a note is final.

    How the house writes is no doubt. Without `rules`, what can be told without a people book.
    """
    house = rules.house(session, profile) if rules else House()
    found = [NoteRemark("care", f.line, f.column, f.rule, "ask", f.what, f.found)
             for f in check(from_document(document), house, CARE)]
    found += [NoteRemark("record", d.line, d.column, d.rule, "ask", d.what, d.found)
              for d in doubts(document, session, rules.people() if rules else ())]
    found += [*_waiting(session, document), *_telling(session, document)]
    seen = {act.text for act in session.point_acts if isinstance(act.event, DoubtLookedAt) and act.text}
    lines = {n: (text, sources) for n, text, sources in numbered_lines(document)}
    known = {c.id for c in session.contributions} | {page.id for page in session.pages}
    marked = []
    for remark in sorted(found, key=lambda remark: (remark.line, remark.column)):
        text, sources = lines.get(remark.line, ("", ()))
        digest = hashlib.sha256("\0".join((remark.rule, remark.found, text)).encode()).hexdigest()
        notes = tuple(s for s in sources if s in known)
        marked.append(replace(remark, doubt=digest, looked=digest in seen, notes=notes))
    return tuple(marked)


def _past_their_day(session: Session, now: datetime | None) -> Iterator[NoteRemark]:
    """Raw words that were to be gone by now."""
    if now is not None and not session.purged_seq and session.contributions and is_past(session, now):
        until = kept_until(session)
        yield NoteRemark("care", 1, 1, "raw-words", "ask",
                         f"Its raw words were to be kept until {until:%A} {until.day} {until:%B %Y}: `convenor purge`"
                         if until else "Its raw words are past their day", session.plan.title)


def _waiting(session: Session, document: Document) -> Iterator[NoteRemark]:
    """What was edited in Word, and whose line is composed otherwise since."""
    for line in stale(document, session.lines):
        yield NoteRemark("record", 1, 1, "edit-waits", "ask",
                         "An edit of this line waits, for the line is composed otherwise now", line.text)


def _telling(session: Session, document: Document) -> Iterator[NoteRemark]:
    """What in the woven pages may tell who wrote one of them."""
    lines = [(n, text, sources) for n, text, sources in numbered_lines(document)
             if any(page.id in sources for page in session.pages)]
    for one in telling(session):
        where = [(n, text) for n, text, sources in lines
                 if (not one.page or one.page in sources) and one.words in text]
        if where:
            n, text = where[0]
            what = one.what if not one.page else f"It may tell who wrote a page ({one.what}). {OPTIONS}"
            yield NoteRemark("care", n, text.find(one.words) + 1, "telling", "ask", what, one.words)


def has_looked(session: Session) -> bool:
    """Whether the author has looked at what is not used, and nothing was noted after that."""
    newest = max((c.seq for c in session.contributions), default=0)
    return shape(session).looked_at > newest


REMARK_OF = {"record": "The record", "house": "House style", "care": "Care"}
"""What each kind of remark is called."""
COVERAGE_OF = {"part": "Part", "room": "Room", "prompt": "Question", "objection": "Objection"}
"""What each kind of coverage row is called."""


def count_words(row: CoverageRow) -> str:
    """ "2 of 3 used, and 1 for us only"."""
    kept = f", and {row.for_us_only} for us only" if row.for_us_only else ""
    return (f"{row.used} of {row.noted} used" if row.noted else "nothing noted") + kept


def remark_words(remark: NoteRemark) -> str:
    """The remark as a sentence, with what may stand there instead."""
    fix = f" Perhaps: “{remark.fix}”." if remark.fix and remark.fix not in remark.what else ""
    return f"{remark.what.rstrip('.')}.{fix}".replace("?.", "?")


def house_words(found: Checked) -> str:
    """How many things the house writes otherwise, as a sentence; empty when there is none."""
    count = sum(r.of == "house" for r in found.remarks)
    return f"The house would write {'one thing' if count == 1 else f'{count} things'} otherwise." if count else ""


def whole_words(found: Checked) -> str:
    """What there is to look at, in one sentence."""
    if not found.remarks and not found.unused:
        return "Nothing to look at: the record bears it out, and the house writes so."
    record = [r for r in found.remarks if r.of == "record"]
    care = [r for r in found.remarks if r.of == "care"]
    house = len(found.remarks) - len(record) - len(care)
    parts = [
        f"{len(record)} that the record does not bear out{_looked(record)}" if record else "",
        f"{house} of the house’s style" if house else "",
        f"{len(care)} that may touch somebody{_looked(care)}" if care else "",
        (f"{len(found.unused)} not used" + (" (looked at)" if found.looked else "")) if found.unused else "",
    ]
    return f"To look at: {', '.join(p for p in parts if p)}."


def _looked(remarks: list[NoteRemark]) -> str:
    return " (looked at)" if all(r.looked for r in remarks) else ""
