"""Everything that may be wrong with a note: against its record, against its house, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from convenor.services.purging import is_past, kept_until
from convenor.session.people import Person
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.coverage import CoverageRow, coverage
from convenor.writeup.document import Document
from convenor.writeup.edited import stale
from convenor.writeup.faithful import doubts
from convenor.writeup.lint.care import CARE
from convenor.writeup.lint.check import check
from convenor.writeup.lint.document_page import from_document
from convenor.writeup.lint.finding import Weight
from convenor.writeup.lint.house import House
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


def checked(
    session: Session, document: Document, rules: Rulebook, profile: Profile | None = None, *, advice: bool = False,
    now: datetime | None = None,
) -> Checked:
    """Check the note of a session. `advice`: also what is never wrong but worth a look. `now`: for raw words' day."""
    page, house = from_document(document), rules.house(session, profile)
    found = [NoteRemark("house", f.line, f.column, f.rule, f.weight, f.what, f.found, f.fix, f.safe)
             for f in check(page, house) if advice or f.weight != "advice"]
    found += [NoteRemark("care", f.line, f.column, f.rule, "ask", f.what, f.found) for f in check(page, house, CARE)]
    found += [*_past_their_day(session, now), *_waiting(session, document)]
    found += [NoteRemark("record", d.line, d.column, d.rule, "ask", d.what, d.found)
              for d in doubts(document, session, rules.people())]
    found.sort(key=lambda remark: (remark.line, remark.column))
    return Checked(tuple(found), coverage(session, document), has_looked(session))


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


def whole_words(found: Checked) -> str:
    """What there is to look at, in one sentence."""
    if not found.remarks and not found.unused:
        return "Nothing to look at: the record bears it out, and the house writes so."
    record = sum(r.of == "record" for r in found.remarks)
    care = sum(r.of == "care" for r in found.remarks)
    house = len(found.remarks) - record - care
    parts = [
        f"{record} that the record does not bear out" if record else "",
        f"{house} of the house’s style" if house else "",
        f"{care} that may touch somebody" if care else "",
        (f"{len(found.unused)} not used" + (" (looked at)" if found.looked else "")) if found.unused else "",
    ]
    return f"To look at: {', '.join(p for p in parts if p)}."
