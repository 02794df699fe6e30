"""A face's outside for tests: a record in memory, a small shelf, and a writer that says what it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from convenor.library.letters import load_letters
from convenor.services import planning, running
from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.session.exercise import Exercise
from convenor.session.format import Format
from convenor.session.people import Invited, Person
from convenor.session.problem import Problem
from convenor.session.series import Profile, Series
from convenor.session.session import Session
from convenor.store.memory import MemoryStore
from convenor.writeup.document import Document, Paragraph
from convenor.writeup.introduction import introduction
from convenor.writeup.letters import LetterForm
from convenor.writeup.returned import Came
from convenor.writeup.style import Style
from tests.support.hosts import ADA, SUNIL, a_format, a_part, an_exercise
from tests.support.sessions import FakeClock, SeededIds
from tests.support.styles import PACK, house

ARRIVAL = replace(an_exercise("arrival", 3, kind="arrival"), title="Arrival")
CHECK_IN = replace(an_exercise("check-in", 6, "round", "check-in"), title="Check-in")
SPEAKERS = replace(an_exercise("opening-speakers", 22, "speakers", "speakers"), title="Opening speakers")
ROOMS = replace(an_exercise("breakout-discussion", 25, "breakout", "discussion"), title="Rooms, all asking the same")
REPORT = replace(an_exercise("report-back", 10, "report-back", "report-back"), title="Report-back")
TOGETHER = replace(an_exercise("plenary", 12, kind="plenary"), title="Together")
QUIET = replace(an_exercise("quiet-minute", 2, "silence", "reflection"), title="A quiet minute")
CLOSE = replace(an_exercise("check-out", 6, kind="close"), title="Next steps and check-out")

SERIES_EVENT = replace(
    a_format(
        a_part(ARRIVAL),
        a_part(CHECK_IN),
        a_part(SPEAKERS, "protected"),
        a_part(ROOMS),
        a_part(REPORT, "droppable"),
        a_part(TOGETHER),
        a_part(CLOSE, "protected"),
        length=90,
        spare=6,
    ),
    id="series-event",
    title="Series event with rooms",
)
SMALL = replace(
    a_format(a_part(ARRIVAL), a_part(CHECK_IN), a_part(TOGETHER), a_part(CLOSE, "protected"), length=60, spare=33),
    id="small-meeting",
    title="Small meeting of an hour",
)
TABLES = Series("shared-tables", "Shared tables")


class SmallShelf:
    """Two formats and what they are made of."""

    def formats(self) -> Sequence[Format]:
        return (SERIES_EVENT, SMALL)

    def exercises(self) -> Sequence[Exercise]:
        return (ARRIVAL, CHECK_IN, SPEAKERS, ROOMS, REPORT, TOGETHER, QUIET, CLOSE)

    def cards(self) -> Sequence[Exercise]:
        return ()

    def people(self) -> Sequence[Person]:
        return (ADA, SUNIL)

    def series(self) -> Sequence[Series]:
        return (TABLES,)


class PlainWriter:
    """Lists the notes under the title; good enough to see that a screen shows and saves what it is given."""

    def style(self) -> Style:
        return house()

    def document(self, session: Session, profile: Profile | None = None) -> Document:
        lines = self.text(session, profile).split("\n\n")[1:]
        by_text = {n.text: n.id for n in session.notes()}
        return Document(lines[0], tuple(Paragraph((line,), (by_text[line],)) for line in lines[1:]))

    def digest(self, session: Session) -> str:
        return "\n".join(n.text for n in session.notes() if n.consent != "us")

    def text(self, session: Session, profile: Profile | None = None, *, final: bool = False) -> str:
        head = f"{session.plan.title} ({profile})"
        notes = (n.text for n in session.notes() if n.consent != "us")
        return "\n\n".join(["Draft. Not checked, not for sharing.", head, *notes])

    def save(self, session: Session, path: Path, profile: Profile | None = None, *, final: bool = False) -> None:
        if path.suffix not in (".md", ".html", ".txt"):
            raise Problem("A note is saved as .md, .html or .txt.")
        try:
            path.write_text(self.text(session, profile), encoding="utf-8")
        except OSError:
            raise Problem(f"{path.parent} cannot be written to.", cure="Choose another folder.") from None

    def read_back(self, path: Path) -> tuple[Came, ...]:
        return tuple(Came(line) for line in path.read_text(encoding="utf-8").splitlines() if line)

    def read_reply(self, path: Path) -> str:
        return path.read_text(encoding="utf-8")


class BundledStationery:
    """The messages that come with Convenor."""

    def forms(self) -> Sequence[LetterForm]:
        return load_letters(PACK)

    def introduction(self, session: Session, name: str) -> str:
        return introduction(session, house(), name)


class SlipOfPaper:
    """A clipboard that does as it is told."""

    def __init__(self, *, works: bool = True) -> None:
        self.text = ""
        self._works = works

    def put(self, text: str) -> bool:
        if self._works:
            self.text = text
        return self._works


def an_outside(clock: FakeClock | None = None, *, shelf: SmallShelf | None = None) -> Outside:
    """A home with nothing in it."""
    host = Host(MemoryStore(), clock or FakeClock(), SeededIds())
    return Outside(host, shelf or SmallShelf(), PlainWriter())


def plan_one(outside: Outside, title: str = "Who cooks, and who is cooked for?", **more: object) -> str:
    """Plan a session with speakers and rooms for 26 November 2026, 11:00 to 12:30."""
    details = planning.Details(
        title=title,
        series=TABLES,
        questions=("Who cooks, and who is cooked for?",),
        date=date(2026, 11, 26),
        start=time(11, 0),
        end=time(12, 30),
        convenor=Person("Idris Vane"),
        speakers=(Invited(ADA, "who drew on ten years of street kitchens"), Invited(SUNIL)),
        rooms=("What is a table for?",) * 4,
        people=24,
    )
    return planning.new_session(outside.host, replace(details, **more), of=SERIES_EVENT)  # type: ignore[arg-type]  # fields by name


def hold_one(outside: Outside, session: str) -> None:
    """Start the session and end it, as far as the clock has come."""
    running.start(outside.host, session)
    running.end(outside.host, session)
