"""Handing the writing over: who holds the pen, and a record for them with or without what was only noted."""

from __future__ import annotations

from dataclasses import replace

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Slice
from convenor.services.recording import check_text
from convenor.services.signoff import Composed
from convenor.session import event as events
from convenor.session.event import Words
from convenor.session.event_lines import AskMarked, LineEvent, PenHanded
from convenor.session.fold import fold
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.session.text import cleaned, shown
from convenor.timing.words import day_words
from convenor.writeup.document import lines_of
from convenor.writeup.prose import folded
from convenor.writeup.remains import acts_in_use, remains


def hand_over(host: Host, session_id: str, to: str, *, whole: bool = True, wish: Wish | None = None) -> None:
    """From now on `to` writes the note; the record says so, here and wherever it is taken in.

    Not `whole`: they are given no more than the note says.
    """
    wish = wish or Wish()
    check_holder(to)
    pen, row = host.ids.new(), host.ids.new(16)

    def decide(_: Session) -> Batch:
        name = Words(row, cleaned(folded(to)), "", (pen,))
        return Batch((host.happening(PenHanded(pen, row, whole), wish),), (name,))

    host.record(session_id, wish, ("hand over", to, whole), decide)


def check_holder(name: str) -> None:
    """Raises Problem for a name that is none."""
    if not folded(name):
        raise Problem("To whom?", cure="Give the name of whoever writes the note from now on.")
    check_text(name)


def take_back(host: Host, session_id: str, name: str, wish: Wish | None = None) -> tuple[str, ...]:
    """The pen is `name`'s again, without a file; says what that means for whoever held it.

    Raises Problem when it was never handed over.
    """
    pen = host.session(session_id).pen
    if pen is None:
        raise Problem("Nobody else holds the pen: it was never handed over.")
    hand_over(host, session_id, name, wish=wish)
    since = day_words(pen.at, host.session(session_id).plan.timezone)
    return (f"Tell {shown(pen.holder)}: what they have written since {since} can no more be joined with what is here.",)


def holder_words(session: Session) -> str:
    """Who holds the pen, in a sentence, also when it was never handed over."""
    if session.pen is None:
        return "The pen was never handed over: whoever sits here writes the note."
    return f"{shown(session.pen.holder)} holds the pen since {day_words(session.pen.at, session.plan.timezone)}."


def pen_in_short(session: Session) -> str:
    """The same for a line at the top, for them as for others; empty when the pen was never handed over."""
    return f"{shown(session.pen.holder)} holds the pen: others ask before they change anything." if session.pen else ""


def pen_words(session: Session) -> tuple[str, ...]:
    """Who holds the pen, since when, and what that asks of everybody else; nothing when it was never handed over."""
    if session.pen is None:
        return ()
    return (f"{holder_words(session)} Whoever else changes the note should ask them first: two records that went"
            " different ways cannot be joined.",)


def content_for(host: Host, session_id: str, note: Composed, *, without_raw: bool) -> Slice:
    """The record for the colleague. Without raw words it has only those that its note says, and gives the same note.

    Raises Problem when the note would read otherwise without them.
    """
    content = host.store.read(session_id)
    if not without_raw:
        return content
    session = host.session(session_id)
    bare = Slice(content.entries, _needed(session, content))
    if list(lines_of(note(fold(bare.entries, bare.words)))) != list(lines_of(note(session))):
        raise Problem(
            "Without its raw words this note would read otherwise.",
            cure="Hand it over whole, or send the note itself as a Word file.",
        )
    return bare


def _needed(session: Session, content: Slice) -> tuple[Words, ...]:
    """The rows that the note is made of, and those about its lines; a note's row has only what the note says."""
    stays = {r.note.words: r for r in remains(session)}
    acts = {act.id for act in acts_in_use(session)}
    rows = {name for e in content.entries if e.id in acts or isinstance(e.event, LineEvent)
            for name in events.all_words_of(e.event) if not isinstance(e.event, AskMarked)}
    found: list[Words] = []
    for row in content.words:
        if row.id in stays:
            found.append(replace(row, text=stays[row.id].text, said_by=stays[row.id].said_by))
        elif row.id in rows:
            found.append(row)
    return tuple(found)
