"""Raw words past their day: which they are, and letting them go, so that the final note's words are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from convenor.services.host import Host, Wish
from convenor.services.ports import Batch, Slice
from convenor.services.spare_lines import spare_lines
from convenor.session import event as events
from convenor.session.event import Entry, Words
from convenor.session.event_points import DoubtLookedAt
from convenor.session.problem import Problem
from convenor.session.session import Session
from convenor.timing.zones import local
from convenor.writeup.remains import Remains, acts_in_use, pages_in_use, remains


@dataclass(frozen=True, slots=True)
class Due:
    """What would go from one session. Counts are of notes, but for `people`."""

    session: Session
    until: date
    """The last day on which its raw words are kept."""
    whole: int
    """Notes of which nothing stays: taken back, for us only, or not in the note."""
    shortened: int
    """Notes of which only what the note says stays: without earlier versions, or without who said it."""
    kept: int
    """Notes that stand in the note, the shortened ones among them."""
    people: int
    """People on the roster."""
    messages: int = 0
    """Messages to the rooms."""
    pages: int = 0
    """Pages of participants' that the note does not tell."""


def kept_until(session: Session) -> date | None:
    """The last day, where it was held, on which its raw words are kept; None before it has ended."""
    if session.state != "ended" or session.ended_at is None:
        return None
    return local(session.ended_at, session.plan.timezone).date() + timedelta(days=session.plan.record.keep_raw_days)


def is_past(session: Session, now: datetime) -> bool:
    """Whether that day is over."""
    until = kept_until(session)
    return until is not None and local(now, session.plan.timezone).date() > until


def due(host: Host, sessions: Iterable[Session]) -> tuple[Due, ...]:
    """What would go now, of those sessions whose day is over; those with nothing to go are not among them."""
    now = host.now()
    return tuple(
        found for s in sessions if is_past(s, now) and not _untouched_since(s)
        if (found := _due(s, host.store.read(s.id))) is not None
    )


def purge(host: Host, session_id: str, wish: Wish | None = None) -> None:
    """Let a session's raw words go for good. Its note says afterwards what it said before.

    Returns when they are gone from the file. Cannot be undone. Raises Problem when their day is not over.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        until = kept_until(session)
        if until is None:
            raise Problem("A session's raw words are kept at least until it has ended.")
        if not is_past(session, host.now()):
            raise Problem(
                f"The raw words of “{session.plan.title}” are kept until {until:%A} {until.day} {until:%B %Y}.",
                cure="To let a single note go before that, erase it.",
            )
        going, finals, rows = _going(host, session, host.store.read(session_id))
        people, messages = tuple(p.id for p in session.roster), _messages(session)
        if not (going or people or messages):
            return Batch(purge=_gone_before(host.store.read(session_id)))  # asked again: make sure
        happenings = [host.happening(events.PersonForgotten(p), wish) for p in people]
        happenings += [host.happening(events.MessageErased(m), wish) for m in messages]
        happenings.append(host.happening(events.RawWordsPurged(going, finals), wish))
        return Batch(tuple(happenings), rows, erase=(*people, *messages), purge=going)

    host.record(session_id, wish, ("purge", session_id), decide)
    pages = _pages(host.session(session_id))
    if pages:
        host.store.pages.take_back(session_id, pages)


def _pages(session: Session) -> tuple[str, ...]:
    in_use = pages_in_use(session)
    return tuple(page.id for page in session.pages if page.id not in in_use)


def _messages(session: Session) -> tuple[str, ...]:
    return tuple(m.id for m in session.messages if not m.erased)


def _untouched_since(session: Session) -> bool:
    return session.purged_seq == session.seq


def _gone_before(log: Slice) -> tuple[str, ...]:
    return tuple(row for e in log.entries for row in events.purged_by(e.event))


@dataclass(frozen=True, slots=True)
class _Raw:
    """What is only raw in a session's words, and what its note needs."""

    rows: tuple[str, ...]
    """Rows of notes that go."""
    of: frozenset[str]
    """The notes whose rows those are."""
    spare: tuple[str, ...]
    """Rows that go and are no note's: wordings and lines that nothing stands on."""
    stay: tuple[Remains, ...]


def _raw(session: Session, log: Slice) -> _Raw:
    noted = _noted(log)
    stay = remains(session)
    current = {r.note.words for r in stay if r.as_noted}
    rows = tuple(row.id for row in log.words if row.id in noted and row.id not in current)
    spare = (*_spare_wordings(session, log), *spare_lines(session, log))
    return _Raw(rows, frozenset(noted[row] for row in rows), spare, stay)


def _due(session: Session, log: Slice) -> Due | None:
    raw = _raw(session, log)
    stay = {r.note.id for r in raw.stay}
    whole = {c.id for c in session.contributions if c.id in raw.of} - stay
    shortened = {r.note.id for r in raw.stay if not r.as_noted or r.note.id in raw.of}
    messages, pages = len(_messages(session)), len(_pages(session))
    if not (whole or shortened or raw.spare or session.roster or messages or pages):
        return None
    until = kept_until(session)
    assert until is not None
    return Due(session, until, len(whole), len(shortened), len(stay), len(session.roster), messages, pages)


def _going(
    host: Host, session: Session, log: Slice
) -> tuple[tuple[str, ...], tuple[events.Final, ...], tuple[Words, ...]]:
    """Ids of the rows that go, what stays of each note that loses one, and the new rows that say so."""
    raw = _raw(session, log)
    finals: list[events.Final] = []
    rows: list[Words] = []
    for one in raw.stay:
        if one.note.id not in raw.of:
            continue
        row = one.note.words
        if not one.as_noted:
            row = host.ids.new(16)
            rows.append(Words(row, one.text, one.said_by, (one.note.id,)))
        finals.append(events.Final(one.note.id, row, one.kind))
    return (*raw.rows, *raw.spare), tuple(finals), tuple(rows)


def _noted(log: Slice) -> dict[str, str]:
    """From the words rows of notes, every version of them, to the notes' ids."""
    found: dict[str, str] = {}
    for entry in log.entries:
        match entry.event:
            case events.ContributionRecorded() | events.ContributionEdited():
                if entry.event.words:
                    found[entry.event.words] = entry.event.contribution
            case events.RawWordsPurged():
                found |= {f.words: f.contribution for f in entry.event.finals}
    return found


def _spare_wordings(session: Session, log: Slice) -> tuple[str, ...]:
    """Rows of author's words that the note does not say: earlier wordings, and those of points left out."""
    in_use = {act.id for act in acts_in_use(session)}
    there = {row.id for row in log.words}
    return tuple(row for e in log.entries if (row := _wording(e)) in there and e.id not in in_use)


def _wording(entry: Entry) -> str:
    wording = isinstance(entry.event, events.PointEvent) and not isinstance(entry.event, DoubtLookedAt)
    return (events.words_of(entry.event) or "") if wording else ""
