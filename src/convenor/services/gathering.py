"""Gathering: lines that were kept elsewhere, shown first, then kept here once and never twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast

from convenor.services import recording
from convenor.services.finding import find_segment
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.ports import Slice
from convenor.services.recording import Edit, Line
from convenor.session import event as events
from convenor.session.agenda import Segment
from convenor.session.event import Phase
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import cleaned

DAY = 24 * 3600
CLOCKS_DIFFER = 2
"""Seconds by which the clocks of two who saved the same chat may differ."""


Origin = Literal["sheet", "chat", "recording", "paste"]
"""recording: a chat whose times count from the start of a recording, nobody knows when."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A line from elsewhere. `line.segment` may be part of a title; `line.under` is unused."""

    line: Line
    name: str
    """What tells it apart from the others that arrived with it; of a sheet's line, for ever."""
    origin: Origin
    clock: int = 0
    """For chat: seconds since midnight there, or since the recording's start."""
    at: datetime | None = None
    under: str = ""
    """Name of the line that it belongs under."""
    actor: str = FACILITATOR
    """Who noted it."""
    where: str = ""
    """The file that it stands in."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """All that was read from files and pastes, before it is known what of it is new."""

    heard: tuple[Heard, ...] = ()
    struck: tuple[str, ...] = ()
    """Names of a sheet's lines that their note-taker struck."""
    direct: int = 0
    """Direct messages that were left out."""
    reactions: int = 0
    doubles: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """What accepting would do."""

    new: tuple[Heard, ...] = ()
    changed: tuple[tuple[Contribution, Heard], ...] = ()
    """Notes here that read otherwise on the sheet that they came from, and were not changed here."""
    struck: tuple[Contribution, ...] = ()
    """Notes here that their note-taker struck since."""
    known: int = 0
    nowhere: tuple[Heard, ...] = ()
    """Lines for rooms that there are not."""
    withheld: tuple[Heard, ...] = ()
    """Lines of moments of which a line was erased here: nobody can know whether it was this one."""
    arrived: Arrived = Arrived()

    @property
    def empty(self) -> bool:
        return not (self.new or self.changed or self.struck)


Arriving = Callable[[Sequence[tuple[str, str]], Session, datetime], Arrived]
"""Reads texts, each with its name, as lines from elsewhere. Filled at the doors, which know every form."""


def joined(arrived: Iterable[Arrived]) -> Arrived:
    """Several sources as one."""
    some = tuple(arrived)
    return Arrived(
        tuple(h for a in some for h in a.heard), tuple(s for a in some for s in a.struck),
        sum(a.direct for a in some), sum(a.reactions for a in some), sum(a.doubles for a in some),
    )


def sort_out(host: Host, session_id: str, arrived: Arrived) -> Gathered:
    """What of it is new here. Changes nothing."""
    session = host.session(session_id)
    kept = _Kept(session, host.store.read(session_id))
    new: list[Heard] = []
    changed: list[tuple[Contribution, Heard]] = []
    nowhere: list[Heard] = []
    seen: set[tuple[Origin, str]] = set()
    known = 0
    unmatched: list[Heard] = []
    for heard in arrived.heard:
        if (heard.origin, heard.name) in seen or (heard.origin == "sheet" and heard.name in arrived.struck):
            continue
        seen.add((heard.origin, heard.name))
        note = kept.match(heard)
        if note is None:
            unmatched.append(heard)
            continue
        known += 1
        if heard.origin == "sheet" and note.stands and not note.edited and note.text != heard.line.text:
            changed.append((note, heard))
    withheld: list[Heard] = []
    for heard in unmatched:
        if kept.erased_then(heard):
            withheld.append(heard)
        elif not _is_room(session, heard.line.room):
            nowhere.append(heard)
        else:
            new.append(replace(heard, line=_placed(session, heard)))
    gone = [kept.of_sheet(name) for name in arrived.struck]
    return Gathered(
        tuple(new), tuple(changed), tuple(n for n in gone if n is not None and not n.erased), known, tuple(nowhere),
        tuple(withheld), arrived,
    )


def keep(host: Host, session_id: str, gathered: Gathered) -> tuple[str, ...]:
    """Keep what is new, take over what changed, erase what was struck; return the ids of the new notes.

    Each line is a command of its own, named after where it comes from, so that stopping half-way and doing it
    again keeps each once. No name is made of the words: what is erased must not be left to be guessed at.
    Raises Problem, with nothing kept, when a line is too long, or nothing is to be noted in its room just now.
    """
    session = host.session(session_id)
    for heard in gathered.new:  # before the first is kept, so that one bad line does not stop half-way
        recording.check_text(heard.line.text)
        recording.check_noted(session, heard.line.room)
    kept = _Kept(session, host.store.read(session_id))
    notes: dict[str, str] = {}
    for heard in gathered.new:
        above = notes.get(heard.under) or kept.id_of(heard.under)
        parent = host.session(session_id).contribution(above) if above else None
        line = replace(heard.line, under=parent.id if parent and parent.stands else "")
        wish = Wish(actor=heard.actor, at=heard.at, command=kept.fresh(heard))
        (notes[heard.name],) = recording.record(host, session_id, [line], wish)
    for note, heard in gathered.changed:
        change = Edit(heard.line.text, heard.line.kind, heard.line.said_by or None, heard.line.consent)
        recording.edit(host, session_id, note.id, change, Wish(actor=heard.actor))
    for note in gathered.struck:
        recording.erase(host, session_id, note.id, Wish(actor=note.by))
    return tuple(notes.values())


class _Kept:
    """What was gathered before, as the record tells it by the names of commands. Each note answers for one line."""

    def __init__(self, session: Session, content: Slice) -> None:
        texts = {row.id: row.text for row in content.words}
        self._session = session
        self._of: dict[str, str] = {}
        self._at: dict[Origin, dict[int, list[str]]] = {"chat": {}, "recording": {}}
        self._said: dict[str, str] = {}
        self._pasted: dict[tuple[int | None, str], list[str]] = {}
        for entry in content.entries:
            event = entry.event
            if isinstance(event, events.ContributionRecorded | events.ContributionEdited) and event.words in texts:
                note = session.contribution(event.contribution)
                room = (note.noted_in or note.room) if note else None
                self._pasted.setdefault((room, plain(texts[event.words])), []).append(event.contribution)
            if not isinstance(event, events.ContributionRecorded) or not entry.command.startswith("gather."):
                continue
            self._of[entry.command] = event.contribution
            if event.words in texts:
                self._said[event.contribution] = plain(texts[event.words])
            _, origin, clock, *_ = [*entry.command.split("."), ""]
            if origin in ("chat", "recording") and clock.isdigit():
                self._at[cast(Origin, origin)].setdefault(int(clock), []).append(event.contribution)

    def match(self, heard: Heard) -> Contribution | None:
        """The note that this line was kept as, once."""
        if heard.origin == "sheet":
            return self.of_sheet(heard.name)
        said = plain(heard.line.text)
        if heard.origin == "paste":
            some = self._pasted.get((heard.line.room, said), [])
            return self._session.contribution(some[0]) if some else None
        for some in self._near(heard):
            for note in some:
                if self._said.get(note) == said:
                    some.remove(note)
                    return self._session.contribution(note)
        return None

    def erased_then(self, heard: Heard) -> bool:
        """Whether a chat line of that moment was erased, and no other line has been held back for it."""
        if heard.origin not in self._at:
            return False
        for some in self._near(heard):
            for note in some:
                if note not in self._said:
                    some.remove(note)
                    return True
        return False

    def of_sheet(self, name: str) -> Contribution | None:
        note = self._of.get(f"gather.sheet.{name}")
        return self._session.contribution(note) if note else None

    def id_of(self, name: str) -> str | None:
        return self._of.get(f"gather.sheet.{name}")

    def fresh(self, heard: Heard) -> str:
        """A name for the command that keeps it, the next free one of its moment or room."""
        if heard.origin == "sheet":
            return f"gather.sheet.{heard.name}"
        stem = f"gather.{heard.origin}.{heard.line.room if heard.origin == 'paste' else heard.clock}"
        n = 1
        while f"{stem}.{n}" in self._of:
            n += 1
        self._of[f"{stem}.{n}"] = ""
        return f"{stem}.{n}"

    def _near(self, heard: Heard) -> Iterator[list[str]]:
        there = self._at[heard.origin]
        for apart in sorted(range(-CLOCKS_DIFFER, CLOCKS_DIFFER + 1), key=abs):
            yield there.get((heard.clock + apart) % DAY if heard.origin == "chat" else heard.clock + apart, [])


def as_during(session: Session, at: datetime | None, now: datetime) -> datetime | None:
    """The moment, if the session was on then; a clock that is hours wrong must not rewrite when things were said."""
    if at is None or session.started_at is None:
        return None
    return at if session.started_at <= at <= (session.ended_at or now) else None


def part_at(session: Session, at: datetime, *, breakout: bool = False) -> Segment | None:
    """The part that was on at that moment; with `breakout`, the last one in rooms that had begun by then."""
    on: Segment | None = None
    for part, progress in session.parts():
        if progress.actual_start is None or (breakout and part.mode != "breakout"):
            continue
        if progress.actual_start <= at:
            on = part
    return on


def _placed(session: Session, heard: Heard) -> Line:
    phase: Phase | None = "during" if heard.at is not None else None
    return replace(heard.line, segment=_part(session, heard).id, phase=phase)


def _part(session: Session, heard: Heard) -> Segment:
    """Where the line belongs: in the part that it names; else the one that was on; in rooms, if it has one."""
    if heard.line.segment:
        try:
            return find_segment(session, heard.line.segment)
        except NotFound:
            pass  # a heading that is no part's title
    in_room = heard.line.room is not None
    if heard.at is not None:
        found = part_at(session, heard.at, breakout=in_room) or part_at(session, heard.at)
        if found:
            return found
    if in_room:
        breakouts = [(s, p.state) for s, p in session.parts() if s.mode == "breakout" and p.state != "dropped"]
        begun = [s for s, state in breakouts if state in ("running", "done")]
        if breakouts:
            return begun[-1] if begun else breakouts[0][0]
    return find_segment(session, recording.place(session))


def _is_room(session: Session, room: int | None) -> bool:
    if room is None:
        return True
    try:
        recording.check_room(session.plan, room)
    except Problem:
        return False
    return True


def plain(text: str) -> str:
    """The text as the record keeps it, without what hands and mail programs change: case, and how spaces fall."""
    return " ".join(cleaned(text).split()).casefold()
