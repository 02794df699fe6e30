"""Whether a note may be called final, and if not, why not and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from convenor.services.checking import has_looked
from convenor.services.sign_words import missing_words
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.writeup.coverage import coverage
from convenor.writeup.document import Document
from convenor.writeup.faithful import doubts
from convenor.writeup.shape import shape
from convenor.writeup.signing import signing


def still_missing(session: Session, document: Document, people: Sequence[Person] = ()) -> tuple[str, ...]:
    """Why the note is no final one yet, a sentence each; nothing when it may be."""
    found: list[str] = []
    if session.state != "ended":
        found.append("The session has not ended.")
    rows = signing(session, document)
    found += [f"{words[:1].upper()}{words[1:]}." for words in missing_words(rows)]
    asked = {row.name for row in rows}
    named = dict.fromkeys(d.found for d in doubts(document, session, tuple(people)) if d.rule == "named")
    found += [f"{name} is named and has not said yes to it." for name in named if name not in asked]
    gaps = len(shape(session).gaps())
    if gaps:
        found.append(f"Words that are erased left {'a gap' if gaps == 1 else f'{gaps} gaps'}: word it anew, or leave"
                     " it out.")
    unused = sum(row.unused for row in coverage(session, document))
    if unused and not has_looked(session):
        found.append(f"{unused} of the parts, rooms, questions and objections {'has' if unused == 1 else 'have'} no"
                     " place in the note, and nobody has said that they looked: `convenor coverage` shows which, and"
                     " --looked says so.")
    return tuple(found)


def check_final(session: Session, document: Document, people: Sequence[Person] = ()) -> None:
    """Raises Problem while something is missing, saying all of it."""
    missing = still_missing(session, document, people)
    if missing:
        listed = "".join(f"\n  {words}" for words in missing)
        raise Problem(
            f"This is not the final note yet:{listed}",
            cure=f"`convenor signoff {session.id}` says who has to say yes to what. Without --final it is a draft.",
        )
