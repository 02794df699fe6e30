"""The letter by which somebody is asked: exactly the words of the note in which they appear, and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from convenor.services.hours import Hours
from convenor.services.letter_slots import call_slots, common_slots, moment_slots, speaker_slots
from convenor.services.letters import Letter, Stationery
from convenor.services.signoff import REMINDERS, convenor_decides, days_for, silence_means, to_ask
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.words import day_words
from convenor.writeup.letters import Blank, LetterForm, filled
from convenor.writeup.prose import folded
from convenor.writeup.signing import SignRow

FORM = "sign-off"
PLAIN = LetterForm(FORM, "What the note says of you", "whoever is named in the note", "when the note is written",
                   only="sign-off", subject="{{ title }}", text="{{ paragraphs }}")
"""For a house style without a message of that name: the words alone."""

NO_ANSWER = "that means no, and your name does not stand there"
"""What silence means of somebody who only came to take part."""


def sign_letter(session: Session, now: datetime, stationery: Stationery | None, rows: Sequence[SignRow]) -> Letter:
    """The letter to the person of these pieces, about those that they have not settled; about all when all are.

    `stationery`: the house style's messages; without one for this, the letter holds the words alone.
    """
    form = _form(stationery)
    done = filled(form, _slots(session, now, rows))
    return Letter(
        form.id, form.title, rows[0].name, form.when, done.subject, done.text, done.say, done.missing, each=True,
    )


def any_letter(session: Session, now: datetime, stationery: Stationery | None, rows: Sequence[SignRow]) -> str:
    """All that may have stood in a letter to them, first letters and reminders: to know it again where it is quoted."""
    slots, form = _slots(session, now, rows), _form(stationery)
    ways = ((a, b, c) for a in (False, True) for b in (False, True) for c in (False, True))
    return "\n\n".join(
        filled(form, slots | {"reminder": reminder, "answered": answered, "last": last}).text
        for reminder, answered, last in ways
    )


def _slots(session: Session, now: datetime, rows: Sequence[SignRow]) -> dict[str, object]:
    first = rows[0]
    open_now = to_ask(rows) or tuple(rows)
    hours = Hours(session, now)
    invited = next((i for i in session.plan.invited if folded(i.person.name) == first.name), None)
    sent = min(r.asked for r in open_now)
    due = now + timedelta(days=days_for(session, first))
    return {
        **common_slots(session, hours), **call_slots(session, hours), **moment_slots(session, hours, now),
        **speaker_slots(session, hours, invited, ""),
        "name": first.name, "first": _addressed(session, first),
        "paragraphs": "\n\n".join(r.piece.text for r in open_now),
        "whole": first.why == "whole", "answered": any(r.weighable for r in open_now),
        "answer_by": day_words(due, session.plan.timezone),
        "silence": NO_ANSWER if first.why == "named" else silence_means(session, first),
        "reminder": sent > 0, "last": sent >= REMINDERS and all(convenor_decides(session, r) for r in open_now),
    }


def _addressed(session: Session, row: SignRow) -> str | Blank:
    """How the letter calls them; a blank where only their part in it is known."""
    known = {folded(p.name): p for p in (*(i.person for i in session.plan.invited), *session.plan.thought_leaders)}
    if row.name in known:
        return folded(known[row.name].short)
    if row.why != "whole":
        return row.name.split(" ", 1)[0]
    return "all" if row.name.casefold().startswith(("every", "all")) else Blank("name")


def _form(stationery: Stationery | None) -> LetterForm:
    if stationery is None:
        return PLAIN
    try:
        forms = stationery.forms()
    except Problem:  # a style without messages
        return PLAIN
    return next((f for f in forms if f.id == FORM), PLAIN)
