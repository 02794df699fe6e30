"""What was typed into the form of a session, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from convenor.services import inviting
from convenor.services.planning import Details, DetailsChange
from convenor.session.agenda import Plan
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.series import Series
from convenor.session.text import shown, split_lines
from convenor.terminal.calm import in_words
from convenor.terminal.plan.reading import a_day, a_number, an_hour, day_words
from convenor.timing.zones import zone

T = TypeVar("T")
MOST_ROOMS = 99


@dataclass(slots=True)
class Reading:
    """The details, what is wrong by field, and how a field was understood where that is worth saying."""

    details: Details
    complaints: dict[str, str] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Reads field after field; what cannot be read is complained of and counts as empty."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self._typed = typed
        self.complaints: dict[str, str] = {}

    def words(self, name: str) -> str:
        return self._typed.get(name, "").strip()

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in split_lines(self._typed.get(name, "")) if line.strip())

    def read(self, name: str, how: Callable[[str], T], otherwise: T) -> T:
        try:
            return how(self._typed.get(name, ""))
        except Problem as problem:
            self.complaints[name] = in_words(problem)
            return otherwise


def understand(
    typed: Mapping[str, str], today: date, *, people: Sequence[Person] = (), series: Sequence[Series] = ()
) -> Reading:
    """Never raises: the agenda is shown while one types, whatever stands in the other fields."""
    reader = _Reader(typed)

    def invited(words: str) -> tuple[Invited, ...]:
        return tuple(inviting.invited(line, people) for line in split_lines(words) if line.strip())

    def named(words: str) -> tuple[Person, ...]:
        return tuple(inviting.person(line, people) for line in split_lines(words) if line.strip())

    def known_zone(words: str) -> str:
        if words.strip():
            zone(words.strip())
        return words.strip()

    day = reader.read("date", lambda w: a_day(w, today), None)
    people = inviting.book_at(people, day)
    rooms = reader.read("rooms", _number_of_rooms, None)
    questions = reader.lines("questions")
    own = reader.lines("room-questions")
    convenor = reader.words("convenor")
    label = reader.words("series")
    details = Details(
        title=reader.words("title"),
        series=inviting.series(label, series) if label else None,
        questions=questions,
        context=reader.lines("context"),
        date=day,
        start=reader.read("start", an_hour, None),
        end=reader.read("end", an_hour, None),
        timezone=reader.read("timezone", known_zone, ""),
        convenor=inviting.person(convenor, people) if convenor else None,
        thought_leaders=reader.read("leaders", named, ()),
        speakers=reader.read("speakers", invited, ()),
        respondents=reader.read("respondents", invited, ()),
        rooms=own or (questions[:1] or ("",)) * (rooms or 0),
        companion=reader.words("companion"),
        people=reader.read("people", lambda w: a_number(w, "people"), None),
    )
    if details.start is not None and details.start == details.end:
        reader.complaints["end"] = "The end is the same as the start. Give an end that comes after it."
    reading = Reading(details, reader.complaints)
    if day is not None:
        said = day_words(day) + (", which has been" if day < today else "")
        if said != reader.words("date"):
            reading.understood["date"] = said
    return reading


def _number_of_rooms(words: str) -> int | None:
    number = a_number(words, "rooms")
    if number is not None and number > MOST_ROOMS:
        raise Problem(f"{number} rooms are more than can be kept apart.", cure="Give 99 at most.")
    return number


def typed_from(plan: Plan) -> dict[str, str]:
    """What the form shows of a plan; a field that is left as it is changes nothing, whatever it really holds."""
    own = [] if _shared(plan) else [room.question for room in plan.rooms]
    typed = {
        "title": plan.title,
        "questions": "\n".join(plan.questions),
        "series": plan.series.label if plan.series else "",
        "date": day_words(plan.date) if plan.date else "",
        "start": f"{plan.start:%H:%M}" if plan.start else "",
        "end": f"{plan.end:%H:%M}" if plan.end else "",
        "timezone": plan.timezone,
        "convenor": plan.convenor.name if plan.convenor else "",
        "leaders": "\n".join(p.name for p in plan.thought_leaders),
        "speakers": "\n".join(invited_words(i) for i in plan.speakers),
        "respondents": "\n".join(invited_words(i) for i in plan.respondents),
        "companion": plan.companion,
        "people": str(plan.people) if plan.people else "",
        "rooms": str(len(plan.rooms)) if plan.rooms else "",
        "room-questions": "\n".join(own),
        "context": "\n".join(plan.context),
    }
    return {name: "\n".join(shown(line) for line in words.split("\n")) for name, words in typed.items()}


def invited_words(someone: Invited) -> str:
    """ "Ada Pell; Director; Ladle; who drew on …", as it is typed."""
    post = someone.person.post
    return "; ".join([someone.person.name, post.role, post.organisation, someone.brings]).rstrip("; ")


def change_from(plan: Plan, typed: Mapping[str, str], details: Details) -> DetailsChange:
    """Only what was typed anew: the rest of the plan stays whole, what the form does not show included."""
    before = typed_from(plan)

    def changed(*names: str) -> bool:
        return any(before.get(n, "").strip() != typed.get(n, "").strip() for n in names)

    def kept(now: tuple[Invited, ...], were: tuple[Invited, ...]) -> tuple[Invited, ...]:
        known = {invited_words(i): i for i in were}
        return tuple(known.get(invited_words(i), i) for i in now)

    rooms = changed("rooms", "room-questions") or (changed("questions") and bool(plan.rooms) and _shared(plan))
    return DetailsChange(
        title=details.title if changed("title") else None,
        questions=details.questions if changed("questions") else None,
        date=details.date if changed("date") else None,
        start=details.start if changed("start") else None,
        end=details.end if changed("end") else None,
        people=details.people if changed("people") else None,
        companion=details.companion if changed("companion") else None,
        rooms=details.rooms if rooms else None,
        speakers=kept(details.speakers, plan.speakers) if changed("speakers") else None,
        respondents=kept(details.respondents, plan.respondents) if changed("respondents") else None,
    )


def _shared(plan: Plan) -> bool:
    """Whether its rooms are asked the session's own first question, and so no questions of theirs are shown."""
    return {room.question for room in plan.rooms} <= {*plan.questions[:1], ""}
