"""Every message that a session needs, filled in from its plan, for the commands and the screens alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from convenor.services.hours import Hours
from convenor.services.letter_slots import call_slots, common_slots, moment_slots, room_slots, speaker_slots
from convenor.services.places import breakouts, find_invited, find_room
from convenor.session.agenda import Room
from convenor.session.people import Invited
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.timing.reading import reading
from convenor.writeup.letters import LetterForm, filled


class Stationery(Protocol):
    """The house style's messages, and how its notes introduce people. Filled at the doors."""

    def forms(self) -> Sequence[LetterForm]:
        """Every message, in the order of the pack. Raises Problem for a broken or missing file."""
        ...

    def introduction(self, session: Session, name: str) -> str:
        """How the note will introduce the invited person of that full name; empty when it will not."""
        ...


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, ready to be copied. `text` is to send or paste, `say` to say aloud; either may be empty."""

    id: str
    title: str
    to: str
    """Who gets it, in words: a name or a room where it is written for one."""
    when: str
    subject: str
    text: str
    say: str
    missing: tuple[str, ...]
    """What is still to be filled in by hand, as it stands in the brackets."""
    each: bool = False
    """Whether there is one of these for each person or room."""

    @property
    def still_to_fill_in(self) -> str:
        """ "Still to fill in: [date], [link to the call]."; empty when nothing is missing."""
        return f"Still to fill in: {', '.join(f'[{m}]' for m in self.missing)}." if self.missing else ""


def forms_for(session: Session, now: datetime, stationery: Stationery) -> tuple[LetterForm, ...]:
    """The messages that this session can use: none for rooms where there are none, and so on."""
    hours = Hours(session, now)
    has = {"": True, "rooms": bool(breakouts(hours)), "speakers": bool(session.plan.invited), "sign-off": False}
    return tuple(
        form
        for form in stationery.forms()
        if has[form.only] and (form.each != "respondent" or session.plan.respondents)
    )


AT_THE_MOMENT = ("over-time", "two-minutes", "one-voice", "starting-late", "running-over")
"""Messages that are wanted at once or not at all, the most pressing first."""

AFTERWARDS = ("thanks",)


def all_letters(session: Session, now: datetime, stationery: Stationery) -> tuple[Letter, ...]:
    """Every message that the session can use, filled in; those that are likely to be wanted now come first."""
    first = {"running": AT_THE_MOMENT, "paused": AT_THE_MOMENT, "ended": AFTERWARDS}.get(session.state, ())
    forms = sorted(
        forms_for(session, now, stationery),
        key=lambda form: first.index(form.id) if form.id in first else len(first),  # else as in the pack
    )
    return tuple(letter for form in forms for letter in write(session, now, stationery, form))


def find_form(forms: Sequence[LetterForm], which: str) -> LetterForm:
    """The message of that id, or the only one whose id or title begins with or holds these words. Raises NotFound."""
    words = which.strip().casefold()
    exact = [f for f in forms if words in (f.id.casefold(), f.title.casefold())]
    starting = [f for f in forms if words and f.id.casefold().startswith(words)]
    holding = [f for f in forms if words and (words in f.id.casefold() or words in f.title.casefold())]
    for found in (exact, starting, holding):
        if len(found) == 1:
            return found[0]
    known = ", ".join(f.id for f in forms)
    what = f"“{which}” could be more than one message." if holding else f"There is no message called “{which}”."
    raise NotFound(what, cure=f"There are: {known}.")


def write(
    session: Session, now: datetime, stationery: Stationery, form: LetterForm, name: str = ""
) -> tuple[Letter, ...]:
    """The message filled in: one for everybody, or one for each person or room; with `name`, for that one alone.

    Where nobody is known yet it is written once, with blanks. Raises NotFound when `name` is nobody's and no
    room's, and Problem when the message is not written for anybody in particular.
    """
    hours = Hours(session, now)
    if form.each == "room":
        return tuple(_for_room(session, hours, now, form, room) for room in _rooms(session, hours, name))
    if form.each:
        return tuple(_for_person(session, hours, now, stationery, form, i) for i in _people(session, form, name))
    if not name.strip():
        return (_for_person(session, hours, now, stationery, form, _speaking(session, now)),)
    if form.only != "speakers":
        raise Problem(f"“{form.title}” is the same for everybody.", cure="Leave out --for.")
    return (_for_person(session, hours, now, stationery, form, find_invited(session.plan, name)),)


def _people(session: Session, form: LetterForm, name: str) -> Sequence[Invited | None]:
    people = session.plan.respondents if form.each == "respondent" else session.plan.speakers
    if not name.strip():
        return people or (None,)
    found = find_invited(session.plan, name)
    if found not in people:
        known = ", ".join(i.person.name for i in people)
        raise NotFound(
            f"{found.person.name} is not one of the {form.each}s.", cure=f"They are: {known}." if known else ""
        )
    return (found,)


def _rooms(session: Session, hours: Hours, name: str) -> Sequence[Room | None]:
    if name.strip():
        return (find_room(session, hours, name),)
    return session.plan.open_rooms if breakouts(hours) and session.plan.open_rooms else (None,)


def _speaking(session: Session, now: datetime) -> Invited | None:
    """Whose turn it is, if anybody's: the messages of the moment are about them."""
    on = reading(session, now)
    if on is None or on.speaker is None:
        return None
    return next((i for i in session.plan.invited if i.person.name == on.speaker.person), None)


def _for_person(
    session: Session,
    hours: Hours,
    now: datetime,
    stationery: Stationery,
    form: LetterForm,
    invited: Invited | None,
) -> Letter:
    introduction = stationery.introduction(session, invited.person.name) if invited else ""
    slots = {
        **common_slots(session, hours),
        **call_slots(session, hours),
        **moment_slots(session, hours, now),
        **speaker_slots(session, hours, invited, introduction),
    }
    return _letter(form, slots, invited.person.name if invited and (form.each or form.only == "speakers") else "")


def _for_room(session: Session, hours: Hours, now: datetime, form: LetterForm, room: Room | None) -> Letter:
    slots = {
        **common_slots(session, hours),
        **call_slots(session, hours),
        **moment_slots(session, hours, now),
        **room_slots(session, hours, room),
    }
    return _letter(form, slots, f"the note-taker of {room.label}" if room else "")


def _letter(form: LetterForm, slots: dict[str, object], to: str) -> Letter:
    done = filled(form, slots)
    return Letter(
        form.id, form.title, to or form.to, form.when, done.subject, done.text, done.say, done.missing,
        each=bool(form.each),
    )


def letter_lines(letter: Letter) -> Iterator[str]:
    """A message as the commands print it; what is still missing stands at the end."""
    yield f"To: {letter.to}"
    if letter.subject:
        yield f"Subject: {letter.subject}"
    if letter.text:
        yield ""
        yield letter.text
    if letter.say:
        yield ""
        yield f"To say aloud: “{letter.say}”"
    if letter.missing:
        yield ""
        yield letter.still_to_fill_in
