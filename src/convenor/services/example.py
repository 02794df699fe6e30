"""A session in full swing, to look around in: invented people, our own words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from convenor.services import planning, recording, running
from convenor.services.host import Host, Wish
from convenor.services.recording import Line
from convenor.session.exercise import Mode
from convenor.session.format import Format
from convenor.session.people import Invited, Person, Post
from convenor.session.series import Series
from convenor.session.session import Session

ZONE = "Europe/London"

ADA = Person("Ada Pell", post=Post("Director", "of", "Ladle"), pronoun="she")
SUNIL = Person("Sunil Marsh", post=Post("", "from", "the Corner Kitchens project"), pronoun="he")
IDRIS = Person("Idris Vane", post=Post("Co-convenor", "of", "Open Kitchens"))

QUESTION = "Who cooks, and who is cooked for?"
ROOM_QUESTION = "What would a street be like if everybody on it cooked for somebody else once a month?"

SPEAKERS = (
    Invited(ADA, "who drew on ten years of running street kitchens", 8 * 60),
    Invited(SUNIL, "who spoke about what happens when guests become cooks", 8 * 60),
)


class SettableClock(Protocol):
    """A clock that the example turns as it acts the session out."""

    at: datetime

    def now(self) -> datetime: ...

    def steady(self) -> float: ...


_SAID: dict[Mode, tuple[tuple[str, Line], ...]] = {
    "speakers": (
        ("Mina", Line("Cooking together comes before eating together.", said_by="Ada Pell")),
        ("Mina", Line("The queue is where people are made to feel poor", kind="quote", said_by="Ada Pell")),
        (
            "Mina",
            Line("We stopped asking who was in need and asked who could peel", kind="quote", said_by="Sunil Marsh"),
        ),
        (
            "Mina",
            Line("Guests who became cooks stayed for years; guests who stayed guests left.", said_by="Sunil Marsh"),
        ),
    ),
    "breakout": (
        ("Mina", Line("A shared pot is an invitation that nobody has to answer.", room=1)),
        ("Mina", Line("Rotas fail when one person holds the list", room=1)),
        ("Mina", Line("The hall has a kitchen that is locked six days out of seven.", kind="example", room=1)),
        ("Joel", Line("I only know my neighbours by their bins", kind="quote", room=2)),
        ("Joel", Line("Nobody has asked the night-shift workers when they eat", room=2)),
        ("Joel", Line("Who is allowed to refuse a meal?", kind="question", room=2)),
        ("Joel", Line("One family was turned away last winter; do not write where.", room=2, consent="us")),
        ("Tamsin", Line("Children cook if they are let near the knives", room=3)),
        ("Tamsin", Line("Hygiene rules are read as a ban, but what they ask for is modest:", room=3)),
        ("Tamsin", Line("a certificate that takes one afternoon", room=3, under="above")),
        (
            "Joel",
            Line("A monthly table on the pavement, with a rule that everybody brings a chair.", kind="idea", room=4),
        ),
        ("Joel", Line("Not everybody wants to be cooked for, and that should be said too", kind="objection", room=4)),
    ),
}


def build_example(host: Host, clock: SettableClock, form: Format, now: datetime) -> str:
    """Record the example session as if it had begun about three quarters of an hour before `now`."""
    begin = _five(now - timedelta(minutes=45))
    local = begin.astimezone(ZoneInfo(ZONE))
    clock.at = begin - timedelta(days=3)
    session_id = planning.new_session(
        host,
        planning.Details(
            title=QUESTION.rstrip("?"),
            series=Series("shared-tables", "Shared tables"),
            questions=(QUESTION,),
            date=local.date(),
            start=local.time().replace(tzinfo=None),
            timezone=ZONE,
            convenor=IDRIS,
            speakers=SPEAKERS,
            rooms=(ROOM_QUESTION,) * 4,
            people=24,
        ),
        of=form,
    )
    clock.at = begin + timedelta(minutes=2)  # they waited for two people
    running.start(host, session_id)
    while clock.at < now:
        session = host.session(session_id)
        part = session.now_on
        if part is None:
            break
        _speak(host, session, clock, until=now)
        late = timedelta(minutes=2) if part.mode == "speakers" else timedelta()
        over = _began(session) + timedelta(seconds=part.seconds) + late
        if over > now or session.segments[-1].id == part.id:
            break
        clock.at = over
        running.next_part(host, session_id)
    clock.at = now
    return session_id


def _speak(host: Host, session: Session, clock: SettableClock, *, until: datetime) -> None:
    """What is said in the part that is on, a line every forty seconds, as far as the time has come."""
    part = session.now_on
    if part is None:
        return
    began = _began(session)
    if part.mode == "speakers":
        running.speaker(host, session.id, ADA.name)
    second_began = False
    for n, (taker, line) in enumerate(_SAID.get(part.mode, ()), 1):
        clock.at = min(began + timedelta(seconds=40 * n), until)
        if line.said_by == SUNIL.name and part.mode == "speakers":
            clock.at = min(began + timedelta(minutes=9, seconds=40 * n), until)
            if not second_began:
                running.speaker(host, session.id, SUNIL.name)
                second_began = True
        recording.record(host, session.id, [line], Wish(actor=taker))


def _began(session: Session) -> datetime:
    progress = session.progress_of(session.running or "")
    if progress is None or progress.actual_start is None:
        raise ValueError("what runs has begun")
    return progress.actual_start


def _five(at: datetime) -> datetime:
    return at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)
