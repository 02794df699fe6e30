"""What both stores do alike: rows from values and back, and what a copied record must be like."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from convenor.services.ports import Batch, Command, Slice
from convenor.session import event as events
from convenor.session.codec import DamagedRecord, NewerRecord, from_body, to_body
from convenor.session.event import Entry, Words
from convenor.session.problem import Problem

EventRow = tuple[str, int, str, str, str, str, str, str, int, str]
"""session, seq, id, recorded_at, effective_at, actor, command, type, version, body."""


def event_row(entry: Entry) -> EventRow:
    name, version, body = to_body(entry.event)
    return (
        entry.session, entry.seq, entry.id, _instant(entry.recorded_at), _instant(entry.effective_at),
        entry.actor, entry.command, name, version, json.dumps(body, ensure_ascii=False, separators=(",", ":")),
    )


def entry_of(row: EventRow) -> Entry:
    """The entry of that row.

    Raises:
        NewerRecord, DamagedRecord: named after the session, so that the others can still be trusted.
    """
    session, seq, event_id, recorded_at, effective_at, actor, command, name, version, body = row
    try:
        event = from_body(name, version, json.loads(body))
        return Entry(
            session, seq, event_id, datetime.fromisoformat(recorded_at), datetime.fromisoformat(effective_at),
            actor, command, event,
        )
    except NewerRecord as newer:
        raise NewerRecord(
            f"The session “{session}” was written by a newer Convenor.", cure=newer.cure
        ) from newer
    except (DamagedRecord, ValueError, TypeError, KeyError, RecursionError) as trouble:
        raise damaged(session, seq) from trouble


def damaged(session: str, seq: int) -> DamagedRecord:
    return DamagedRecord(
        f"The session “{session}” is damaged in the record, from its row {seq} on, and cannot be read.",
        cure="The other sessions can. Nothing was changed; `convenor doctor` says more.",
    )


def check_gapless(session: str, after: int, entries: Sequence[Entry]) -> None:
    """A row that is missing from the middle is damage, and must not pass for a shorter story."""
    for expected, entry in enumerate(entries, after + 1):
        if entry.seq != expected:
            raise damaged(session, expected)


def new_entries(session: str, last: int, command: Command, batch: Batch) -> tuple[Entry, ...]:
    """The batch's events as the log's next entries, after seq `last`."""
    if batch.words and not batch.happenings:
        raise ValueError("words rows come with an event")
    return tuple(
        Entry(session, seq, h.id, command.at, h.effective_at, command.actor, command.id, h.event)
        for seq, h in enumerate(batch.happenings, last + 1)
    )


def placed(entries: Sequence[Entry], words: Iterable[Words]) -> list[tuple[int, Words]]:
    """Each words row with the seq of the entry that it came with: the one that names it, or else the last."""
    naming = {named: entry.seq for entry in reversed(entries) for named in events.all_words_of(entry.event)}
    return [(naming.get(row.id, entries[-1].seq), row) for row in words]


def erased_by(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Ids of the notes, and of the people on the roster, whose words go with these entries."""
    return tuple(source for e in entries if (source := events.erased_by(e.event)))


def purged_by(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Ids of the words rows that go with these entries."""
    return tuple(row for e in entries for row in events.purged_by(e.event))


def without_erased(words: Iterable[Words], erased: Iterable[str], purged: Iterable[str] = ()) -> tuple[Words, ...]:
    gone, rows = set(erased), set(purged)
    return tuple(row for row in words if row.id not in rows and gone.isdisjoint(row.sources))


def results_of(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """For each command of a copied record, what it will answer here: the notes that it was about."""
    results: dict[str, dict[str, None]] = {}
    for entry in entries:
        notes = results.setdefault(entry.command, {})
        if isinstance(entry.event, events.ContributionEvent):
            notes[entry.event.contribution] = None
    return {command: tuple(notes) for command, notes in results.items()}


def without_words(result: tuple[str, ...], gone: Collection[str]) -> tuple[str, ...]:
    """What a command still answers once these words are gone; nothing when it answered with any of them.

    Results are ids and numbers. Those of an earlier Convenor could be whole replies, told by their line breaks.
    """
    return () if any(part in gone or "\n" in part for part in result) else result


def check_copy(session: str, last: int, content: Slice) -> None:
    """Raises Problem when these entries do not go on from seq `last` of that session."""
    if content.words and not content.entries:
        raise Problem("The copy has words without the log that they belong to.", cure="Nothing was taken in.")
    for expected, entry in enumerate(content.entries, last + 1):
        if entry.session != session or entry.seq != expected:
            raise Problem(
                f"The copy does not go on from what is here of the session “{session}”.",
                cure="Nothing was taken in.",
            )


def other_content() -> Problem:
    return Problem(
        "Something else was already sent under the same name.", cure="Nothing was kept of it; please send it again."
    )


def used_name() -> Problem:
    return Problem(
        "Something of that name is already in the record.",
        cure="Nothing was changed. A copy of a session can be taken in with --as-copy.",
    )


def unkeepable() -> Problem:
    return Problem("There is a character in it that cannot be kept.", cure="Nothing was kept of it; take it out.")


def check_text(*texts: str) -> None:
    """Raises Problem for halves of characters, which no file takes."""
    for text in texts:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as trouble:
            raise unkeepable() from trouble


def as_list(value: Sequence[str]) -> str:
    return json.dumps(list(value), separators=(",", ":"))


def from_list(text: str) -> tuple[str, ...]:
    values: Any = json.loads(text)
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise ValueError("not a list of names")
    return tuple(values)


def _instant(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("an instant needs an offset")
    return at.isoformat()
