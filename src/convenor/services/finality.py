"""Whether a note may be called final, and if not, why not and what to do.

Two things stand in its way: somebody's yes that is missing, and what nobody has looked at yet. How the house writes
stands in nobody's way.
"""

from __future__ import annotations

from convenor.services.checking import NoteRemark, Rulebook, doubts_about, has_looked
from convenor.services.host import Host, Wish
from convenor.services.ports import Batch
from convenor.services.sign_words import missing_words
from convenor.services.signoff import Composed
from convenor.session.event_lines import NoteCalledFinal
from convenor.session.pages import digest_of
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.zones import local
from convenor.writeup.coverage import coverage
from convenor.writeup.document import Document
from convenor.writeup.shape import shape
from convenor.writeup.signing import signing

_MOST = 12
"""Doubts that are told one by one."""
_WORDS = 60


def still_missing(
    session: Session, document: Document, rules: Rulebook | None = None, profile: Profile | None = None
) -> tuple[str, ...]:
    """Why the note is no final one yet, a sentence each; nothing when it may be."""
    return (*not_settled(session, document), *not_looked_at(session, document, rules, profile))


def not_settled(session: Session, document: Document) -> tuple[str, ...]:
    """What somebody has to do or to say first."""
    found: list[str] = []
    if session.state != "ended":
        found.append("The session has not ended.")
    found += [f"{words[:1].upper()}{words[1:]}." for words in missing_words(signing(session, document))]
    gaps = len(shape(session).gaps())
    if gaps:
        found.append(f"Words that are erased left {'a gap' if gaps == 1 else f'{gaps} gaps'}: word it anew, or leave"
                     " it out.")
    return tuple(found)


def not_looked_at(
    session: Session, document: Document, rules: Rulebook | None = None, profile: Profile | None = None
) -> tuple[str, ...]:
    """What only asks to be looked at once: doubts about what the note says, each told, and what it does not use."""
    doubts = [d for d in doubts_about(session, document, rules, profile) if not d.looked]
    found = [_doubt_words(d) for d in doubts[:_MOST]]
    if len(doubts) > _MOST:
        found.append(f"And {len(doubts) - _MOST} more of that kind.")
    unused = sum(row.unused for row in coverage(session, document))
    if unused and not has_looked(session):
        found.append(f"{unused} of the parts, rooms, questions and objections {'has' if unused == 1 else 'have'} no"
                     " place in the note, and nobody has said that they looked.")
    return tuple(found)


def _doubt_words(doubt: NoteRemark) -> str:
    words = doubt.found if len(doubt.found) <= _WORDS else f"{doubt.found[:_WORDS - 1]}…"
    return shown(f"Line {doubt.line}, “{words}”: {doubt.what[:1].lower()}{doubt.what[1:]}.".replace("?.", "?"))


def check_final(
    session: Session, document: Document, rules: Rulebook | None = None, profile: Profile | None = None
) -> None:
    """Raises Problem while something is missing, saying all of it."""
    settle = not_settled(session, document)
    look = not_looked_at(session, document, rules, profile)
    if settle or look:
        listed = "".join(f"\n  {words}" for words in (*settle, *look))
        cures = [f"`convenor signoff {session.id}` says who has to say yes to what."] if settle else []
        if look:
            cures.append(f"What only has to be looked at: change it, or say that it may stand with `convenor lint"
                         f" {session.id} --looked`.")
        raise Problem(f"This is not the final note yet:{listed}",
                      cure=f"{' '.join(cures)} Without --final it is a draft.")


def call_final(
    host: Host, session_id: str, note: Composed, rules: Rulebook | None = None, wish: Wish | None = None
) -> None:
    """The note is given out as the final one. Raises Problem while something is missing.

    In a record that can only be read nothing is kept of it.
    """
    if host.store.read_only is not None:
        return
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        document = note(session)
        check_final(session, document, rules)
        if session.final:
            return Batch()
        day = local(wish.at or host.now(), session.plan.timezone).date()
        return Batch((host.happening(NoteCalledFinal(day, digest_of(session.pages)), wish),))

    host.record(session_id, wish, "final", decide)
