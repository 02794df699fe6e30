"""fold(entries, words) -> Session, and a Folding that takes one more entry at a time.

The fold is total: an entry that names something unknown changes nothing, for a record that came from
elsewhere must still open. It keeps stories apart, the agenda's, the contributions' and the author's, so that an undo
replays only the few hundred events of the agenda or the few of one contribution.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from convenor.session.event import (
    AgendaEvent,
    ConsentReadOut,
    ContributionErased,
    ContributionEvent,
    DoorEvent,
    Entry,
    HandingInClosed,
    HandingInOpened,
    LineEvent,
    MessageEvent,
    PersonPassed,
    PointEvent,
    RawWordsPurged,
    RosterEvent,
    SessionPlanned,
    Undone,
    UnnotedBegan,
    UnnotedEnded,
    Words,
)
from convenor.session.fold_agenda import AgendaState
from convenor.session.fold_contributions import ContributionsState
from convenor.session.fold_doors import DoorsState
from convenor.session.fold_lines import LinesState, leaves_the_note
from convenor.session.fold_messages import MessagesState
from convenor.session.fold_points import PointsState
from convenor.session.fold_rooms import RosterState
from convenor.session.session import Session

_AGENDA = get_args(AgendaEvent)
_CONTRIBUTION = get_args(ContributionEvent)
_ROSTER = get_args(RosterEvent)
_MESSAGES = get_args(MessageEvent)
_DOORS = get_args(DoorEvent)
_POINTS = get_args(PointEvent)
_LINES = get_args(LineEvent)


class Folding:
    """A session in the making: give it entries in order, then ask for the frozen `Session`."""

    def __init__(self) -> None:
        self._seq = 0
        self._session_id = ""
        self._last: Entry | None = None
        self._agenda = AgendaState()
        self._agenda_log: list[Entry] = []
        self._contributions = ContributionsState()
        self._roster = RosterState()
        self._messages = MessagesState()
        self._doors = DoorsState()
        self._points = PointsState()
        self._lines = LinesState()
        self._undoes: dict[str, str] = {}
        """From the id of an Undone to the id of the event that it names."""
        self._dead: set[str] = set()
        self._kinds: dict[str, str] = {}
        """From an event's id to the story that it belongs to."""
        self._unnoted: frozenset[int | None] = frozenset()
        self._consent_read_at: datetime | None = None
        self._purged_seq = 0
        self._pages_closed = False
        self._passed: frozenset[tuple[str, str]] = frozenset()
        self._frozen: Session | None = None

    @property
    def seq(self) -> int:
        """The newest entry that it has taken; 0 for none."""
        return self._seq

    @property
    def planned(self) -> bool:
        """Whether there is a session at all yet."""
        return self._agenda.plan is not None

    def add(self, entries: Iterable[Entry], words: Iterable[Words]) -> None:
        """Take more entries, in order, and the words rows that came with them."""
        words = tuple(words)
        self._contributions.hear(words)
        by_id = {row.id: row for row in words}
        for entry in entries:
            if entry.seq <= self._seq:
                continue
            if isinstance(entry.event, _ROSTER):
                self._roster.apply(entry.event, by_id)
            elif isinstance(entry.event, _MESSAGES):
                self._messages.apply(entry, entry.event, by_id)
            elif isinstance(entry.event, _DOORS):
                self._doors.apply(entry, entry.event)
            elif isinstance(entry.event, _POINTS):
                self._kinds[entry.id] = "points"
                self._points.apply(entry, entry.event, by_id)
            elif isinstance(entry.event, _LINES):
                self._lines.apply(entry, entry.event, by_id)
            else:
                self._take(entry)
            if not leaves_the_note(entry.event):
                self._lines.final = None
            self._seq = entry.seq
            self._session_id = entry.session
            self._last = entry
            self._frozen = None

    def _take(self, entry: Entry) -> None:
        event = entry.event
        if isinstance(event, Undone):
            self._undo(entry.id, event.event)
        elif isinstance(event, _AGENDA):
            self._kinds[entry.id] = "agenda"
            self._agenda_log.append(entry)
            self._agenda.apply(entry)
        elif isinstance(event, _CONTRIBUTION):
            self._kinds[entry.id] = "contribution"
            self._contributions.apply(entry)
            if isinstance(event, ContributionErased):
                self._points.forget(event.contribution)
                self._lines.forget(event.contribution)
        elif isinstance(event, ConsentReadOut):
            self._consent_read_at = entry.effective_at
        elif isinstance(event, UnnotedBegan):
            self._unnoted |= {event.room}
        elif isinstance(event, UnnotedEnded):
            self._unnoted -= {event.room}
        elif isinstance(event, RawWordsPurged):
            self._contributions.purge(entry, event)
            self._points.purge(event.gone)
            self._lines.purge(event.gone)
            self._purged_seq = entry.seq
        elif isinstance(event, HandingInClosed | HandingInOpened):
            self._pages_closed = isinstance(event, HandingInClosed)
        elif isinstance(event, PersonPassed):
            turn = frozenset({(event.segment, event.person)})
            self._passed = self._passed | turn if event.passed else self._passed - turn

    def _undo(self, undone_id: str, target: str) -> None:
        """An Undone flips its target; one that names an Undone flips that one's target back."""
        if target not in self._kinds and target not in self._undoes:
            return  # it names nothing that came before it
        self._undoes[undone_id] = target
        while target in self._undoes:
            target = self._undoes[target]
        kind = self._kinds[target]
        self._dead ^= {target}
        if kind == "points":
            self._points.count(target, dead=target in self._dead)
        elif kind == "contribution":
            self._contributions.replay(target, dead=target in self._dead)
        else:
            self._replay_agenda()

    def _replay_agenda(self) -> None:
        self._agenda = AgendaState()
        for entry in self._agenda_log:
            if entry.id not in self._dead or isinstance(entry.event, SessionPlanned):
                self._agenda.apply(entry)

    def freeze(self) -> Session:
        """The session as it now stands. Raises ValueError when nothing was ever planned."""
        if self._frozen is None:
            if self._agenda.plan is None or self._last is None:
                raise ValueError("no session was planned under this id")
            self._frozen = self._agenda.freeze(
                session_id=self._session_id,
                seq=self._seq,
                contributions=self._contributions.freeze(),
                roster=self._roster.freeze(),
                messages=self._messages.freeze(),
                entrance=self._doors.freeze(),
                point_acts=self._points.freeze(),
                lines=self._lines.freeze(),
                published=self._lines.published(),
                pen=self._lines.pen,
                final=self._lines.final,
                asks=self._lines.asks.freeze(),
                unnoted=self._unnoted,
                consent_read_at=self._consent_read_at,
                purged_seq=self._purged_seq,
                pages_closed=self._pages_closed,
                passed=self._passed,
                last_at=self._last.recorded_at,
            )
        return self._frozen


def fold(entries: Iterable[Entry], words: Iterable[Words]) -> Session:
    """The session that these entries and words add up to.

    Raises ValueError when there is no SessionPlanned among them.
    """
    folding = Folding()
    folding.add(entries, words)
    return folding.freeze()
