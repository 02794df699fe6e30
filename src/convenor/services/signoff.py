"""Sign-off: asking whoever is in the note, keeping what they answer, and saying what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Happening
from convenor.services.recording import check_text
from convenor.services.runsheet_for import sign_offs
from convenor.session.event import Words
from convenor.session.event_lines import LineKept, SignAnswer, SignOffAnswered, SignOffAsked
from convenor.session.format import SignOff
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import cleaned
from convenor.writeup.document import Document
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow, signing
from convenor.writeup.wholes import whole_signers

Composed = Callable[[Session], Document]
"""Composes the note of a session as it stands."""

DAYS = 7
"""Days in which an answer is hoped for, where the plan says nothing."""
REMINDERS = 2
"""How often somebody is reminded before the convenor may decide."""


def agreed(session: Session, row: SignRow) -> SignOff | None:
    """What was agreed beforehand about sign-off with them; None when nothing was."""
    if row.why == "named":
        return None
    if row.why == "whole":
        return whole_signers(session.plan).get(row.name)
    every = sign_offs(session.plan)
    answers = [s for s in every if "respondent" in s.who.casefold()]
    return next(iter(answers if row.why == "respondent" and answers else every), None)


def days_for(session: Session, row: SignRow) -> int:
    found = agreed(session, row)
    return found.days if found and found.days > 0 else DAYS


def silence_means(session: Session, row: SignRow) -> str:
    """What was agreed that silence means, as the plan has it; empty where it says nothing."""
    found = agreed(session, row)
    return folded(found.silence_means).rstrip(".") if found else ""


def convenor_decides(session: Session, row: SignRow) -> bool:
    """Whether the convenor may decide once two reminders have gone unanswered: not where silence means something else.
    """
    agreed_silence = silence_means(session, row).casefold()
    return row.why != "named" and (not agreed_silence or "convenor decides" in agreed_silence)


def next_reminder(session: Session, row: SignRow) -> datetime | None:
    """When to remind them, or, after the second reminder, when the convenor may decide; None while nothing runs."""
    if row.settled or row.last_asked is None:
        return None
    return row.last_asked + timedelta(days=days_for(session, row))


def to_ask(rows: Sequence[SignRow]) -> tuple[SignRow, ...]:
    """What a letter is about: all that is not settled. Nobody is asked again for what they said no to."""
    return tuple(r for r in rows if not r.settled and r.state != "no")


def find_person(rows: Sequence[SignRow], name: str) -> tuple[SignRow, ...]:
    """The pieces of the person of that name, or of the only one whose name holds it. Raises NotFound."""
    wanted = name.strip().casefold()
    names = list(dict.fromkeys(r.name for r in rows))
    exact = [n for n in names if n.casefold() == wanted]
    holding = [n for n in names if wanted and wanted in n.casefold()]
    for found in (exact, holding):
        if len(found) == 1:
            return tuple(r for r in rows if r.name == found[0])
    if holding:
        raise NotFound(f"“{name}” could be {' or '.join(holding)}.", cure="Give the name in full.")
    cure = f"In it are: {', '.join(names)}." if names else "Nobody is named in it."
    raise NotFound(f"“{name}” is nobody whom the note names.", cure=cure)


def ask(
    host: Host, session_id: str, note: Composed, name: str, only: Sequence[int] = (), wish: Wish | None = None
) -> tuple[int, ...]:
    """They were asked, or reminded, about every piece that they have not settled; returns its numbers.

    The words that they were shown are kept as they are, so that an answer counts for them and no others.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        rows = chosen(session, note, name, only)
        open_now = to_ask(rows) or (tuple(r for r in rows if not r.settled) if only else ())
        if not open_now:
            refused = any(r.state == "no" for r in rows)
            raise Problem(
                f"There is nothing to ask {rows[0].name} about.",
                cure="They said no: leave it out, or word it without them." if refused
                else "Everything of theirs is settled.",
            )
        happenings: list[Happening] = []
        words: list[Words] = []
        for row in open_now:
            line = keep_line(host, row, happenings, words, wish)
            happenings.append(host.happening(SignOffAsked(line), wish))
        return Batch(tuple(happenings), tuple(words), result=tuple(str(r.n) for r in open_now))

    return tuple(int(n) for n in host.record(session_id, wish, ("asked", name, tuple(only)), decide))


def answer(
    host: Host, session_id: str, note: Composed, name: str, said: SignAnswer, only: Sequence[int] = (),
    text: str = "", wish: Wish | None = None,
) -> tuple[int, ...]:
    """They said so to every piece of theirs, or to those in `only`; returns the numbers. `text`: what they wrote.

    Raises Problem when the convenor decides before the second reminder has gone unanswered.
    """
    wish = wish or Wish()
    if text:
        check_text(text)

    def decide(session: Session) -> Batch:
        rows = chosen(session, note, name, only)
        if said == "decided":
            rows = tuple(r for r in rows if not r.settled)
            _may_decide(session, rows, wish.at or host.now())
        happenings: list[Happening] = []
        words: list[Words] = []
        for row in rows:
            line = keep_line(host, row, happenings, words, wish)
            put_answer(host, row, line, said, text, happenings, words, wish)
        return Batch(tuple(happenings), tuple(words), result=tuple(str(r.n) for r in rows))

    return tuple(int(n) for n in host.record(session_id, wish, ("answered", name, said, tuple(only), text), decide))


def chosen(session: Session, note: Composed, name: str, only: Sequence[int]) -> tuple[SignRow, ...]:
    """Those pieces of that person, or all of them. Raises NotFound."""
    rows = find_person(signing(session, note(session)), name)
    unknown = [n for n in only if n not in {r.n for r in rows}]
    if unknown:
        raise NotFound(f"{rows[0].name} has no piece {unknown[0]}.", cure=f"There are 1 to {len(rows)}.")
    return tuple(r for r in rows if not only or r.n in only)


def keep_line(host: Host, row: SignRow, happenings: list[Happening], words: list[Words], wish: Wish) -> str:
    """Id of the line that holds these words; a new one when they were never kept."""
    if row.line is not None and folded(row.line.text) == folded(row.piece.text):
        return row.line.id
    line, row_id = host.ids.new(), host.ids.new(16)
    words.append(Words(row_id, row.piece.text, row.name, row.piece.made_of or (line,)))
    happenings.append(host.happening(LineKept(line, row_id, "whole" if row.why == "whole" else "piece"), wish))
    return line


def put_answer(
    host: Host, row: SignRow, line: str, said: SignAnswer, text: str, happenings: list[Happening],
    words: list[Words], wish: Wish,
) -> None:
    row_id = None
    if text.strip():
        row_id = host.ids.new(16)
        words.append(Words(row_id, cleaned(text), row.name, row.piece.made_of or (line,)))
    happenings.append(host.happening(SignOffAnswered(line, said, row_id), wish))


def _may_decide(session: Session, rows: Sequence[SignRow], at: datetime) -> None:
    if not rows:
        raise Problem("There is nothing left to decide: everything of theirs is settled.")
    for row in rows:
        if row.why == "named":
            raise Problem(f"{row.name} came to take part and not to speak: no answer means no.",
                          cure="Word it without their name, or leave it out.")
        if row.state in ("no", "changed"):
            raise Problem(f"{row.name} has answered; that is not to be decided over their head.",
                          cure="Change the words, or leave them out.")
        if not convenor_decides(session, row):
            raise Problem(f"It was agreed with {row.name} what no answer means: {silence_means(session, row)}.",
                          cure="Ask once more, or keep to that.")
        due = next_reminder(session, row)
        if row.asked <= REMINDERS or due is None or at < due:
            raise Problem(
                f"{row.name} was asked {_times(row.asked)}. The convenor decides when a second reminder"
                " has gone unanswered.",
                cure="Send the next reminder, and say when it is sent.",
            )


def _times(n: int) -> str:
    return {0: "not yet", 1: "once"}.get(n, f"{n} times")
