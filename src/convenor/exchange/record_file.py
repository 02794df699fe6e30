"""The whole record of a session as a file that a person can read, and back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from convenor.exchange.record_pages import from_pages, to_pages
from convenor.exchange.yaml_in import Mapping, loaded
from convenor.exchange.yaml_out import dumped
from convenor.services.carrying import WentApart
from convenor.services.ports import Slice
from convenor.session import event as events
from convenor.session.codec import DamagedRecord, NewerRecord, from_body, to_body, version_of
from convenor.session.event import Entry, Words
from convenor.session.event_lines import AskMarked, LineAdded, LineEdited, LineKept, PenHanded, SignOffAnswered
from convenor.session.event_points import DoubtLookedAt, PointMade, PointReworded, StrandWoven
from convenor.session.ids import Ids
from convenor.session.pages import Pages
from convenor.session.problem import Place, Problem

FORM = 1
"""Version of the file's own form; the events in it have versions of their own."""

HEAD = """\
# A session as Convenor keeps it: everything that happened, in order, and what was said beside it.
# It also holds what is for us only: keep it as safe as the notes. `convenor import` takes it in again.
"""
HEAD_WITHOUT_RAW = """\
# A session as Convenor hands it on without its raw words: what happened, in order, and the words that its note says.
# `convenor import` takes it in; when it comes back, the raw words are still where they were.
"""
_UNDO_IT = "Undo what was changed by hand, or export the session again. Nothing was taken in."
_EVENT_ID, _WORDS_ID = 16, 16
_OPTIONAL: dict[str, type] = {"words": list, "pages": list, "pages_gone": list}


def to_yaml(session_id: str, content: Slice, pages: Pages | None = None, *, whole: bool = True) -> str:
    """The record as a document: the same record always gives the same bytes. Raises Problem when it is no text.

    `pages` go with it in the order of their random ids, beside the events and not among them. Not `whole`: raw
    words were left out of `content`, and the file says so.
    """
    beside, others = _beside(content)
    document: dict[str, Any] = {"convenor_record": FORM, "session": session_id}
    document["events"] = [_from_entry(entry, beside.get(entry.seq, [])) for entry in content.entries]
    if others:
        document["words"] = [_from_words(row) for row in others]
    document |= from_pages(pages or Pages())
    try:
        return (HEAD if whole else HEAD_WITHOUT_RAW) + dumped(document)
    except ValueError as trouble:
        raise Problem("There is something in this record that no file of text can hold.") from trouble


def from_yaml(text: str, file: str = "") -> tuple[str, Slice]:
    """The session's id and its record without its pages."""
    return whole_from_yaml(text, file)[:2]


def whole_from_yaml(text: str, file: str = "") -> tuple[str, Slice, Pages]:
    """The session's id, its record and its pages. `file` is how problems name the file.

    Raises:
        NewerRecord: a newer Convenor wrote it.
        Problem: with line and column, when it is not a record, or not a whole one.
    """
    document = loaded(text, file)
    form = document.get("convenor_record")
    if isinstance(form, int) and form > FORM:
        raise NewerRecord("This file was written by a newer Convenor.", where=document.place,
                          cure="Update this Convenor, then take it in. Nothing was changed.")
    _check_keys(document, {"convenor_record": int, "session": str, "events": list}, _OPTIONAL)
    if form != FORM:
        raise Problem("This is not a session that Convenor exported.", where=document.place, cure=_UNDO_IT)
    session: str = document["session"]
    entries: list[Entry] = []
    words: list[Words] = []
    for row in document["events"]:
        entry = _to_entry(session, _a_mapping(row, document.place))
        if entry.seq != len(entries) + 1:
            raise Problem(f"Number {len(entries) + 1} of the events is missing before this.",
                          where=row.place, cure=_UNDO_IT)
        entries.append(entry)
        words += (_to_words(_a_mapping(inner, row.place), entry) for inner in row.get("words", ()))
    words += (_to_words(_a_mapping(row, document.place), None) for row in document.get("words", ()))
    _check_whole(entries, words, document.place)
    return session, Slice(tuple(entries), tuple(words)), to_pages(document)


def merge(mine: Slice, theirs: Slice) -> Slice | None:
    """What a copy adds to the record that is here; None when there is nothing in it that is not here.

    When it was handed on without its raw words, what is here of them counts.
    Raises WentApart when it is older than what is here, or went another way. Words that are gone from here stay
    gone, whatever the copy says.
    """
    here, there = mine.entries, theirs.entries
    for one, other in zip(here, there, strict=False):
        if one != other:
            raise WentApart(
                f"What is here and what is in the file went different ways (from number {one.seq} on).",
                cure="Nothing was changed. It can be taken in as a session of its own with --as-copy.",
            )
    texts = {row.id: row for row in mine.words}
    whole = all(e.event.whole for e in there if isinstance(e.event, PenHanded))
    if whole and any(texts.get(row.id, row) != row for row in theirs.words):
        raise WentApart(
            "Words in the file are not those that are here, though they have the same place.",
            cure="Nothing was changed. It can be taken in as a session of its own with --as-copy.",
        )
    if len(there) < len(here):
        raise WentApart(
            "The file is older than what is here: there is more here already.",
            cure="Nothing was changed. It can be taken in as a session of its own with --as-copy.",
        )
    new = there[len(here):]
    if not new:
        return None
    old_names = {name for entry in here for name in events.all_words_of(entry.event)}
    erased = {source for e in there if (source := events.erased_by(e.event))}
    purged = {row for e in there for row in events.purged_by(e.event)}
    return Slice(new, tuple(
        row for row in theirs.words
        if row.id not in texts and row.id not in old_names and row.id not in purged and erased.isdisjoint(row.sources)
    ))


def as_copied(content: Slice, ids: Ids) -> tuple[str, Slice]:
    """The same record as a session of its own: its new id, and the record with names that are not taken.

    Notes keep their ids, for those are only known within their session.
    """
    session = ids.new()
    of_events = {entry.id: ids.new(_EVENT_ID) for entry in content.entries}
    of_words = {row.id: ids.new(_WORDS_ID) for row in content.words}
    for entry in content.entries:
        for name in (*events.all_words_of(entry.event), *events.purged_by(entry.event)):
            if name not in of_words:
                of_words[name] = ids.new(_WORDS_ID)  # gone there; nothing may ever take its place here
    entries = tuple(
        replace(entry, session=session, id=of_events[entry.id], event=_renamed(entry.event, of_events, of_words))
        for entry in content.entries
    )
    return session, Slice(entries, tuple(replace(row, id=of_words[row.id]) for row in content.words))


def _renamed(event: events.Event, of_events: dict[str, str], of_words: dict[str, str]) -> events.Event:
    if isinstance(event, events.Undone):
        return replace(event, event=of_events.get(event.event, event.event))
    said = events.ContributionRecorded | events.PersonListed | events.MessageSent
    if isinstance(event, said | PointMade | LineKept | LineAdded | PenHanded | DoubtLookedAt):
        return replace(event, words=of_words[event.words])
    may_say = events.ContributionEdited | PointReworded | SignOffAnswered | LineEdited | StrandWoven | AskMarked
    if isinstance(event, may_say) and event.words is not None:
        return replace(event, words=of_words[event.words])
    if isinstance(event, events.RawWordsPurged):
        finals = tuple(replace(f, words=of_words[f.words]) for f in event.finals)
        return replace(event, gone=tuple(of_words[row] for row in event.gone), finals=finals)
    return event


def _beside(content: Slice) -> tuple[dict[int, list[Words]], list[Words]]:
    """Words by the seq of the first entry that names them, and those that none names, by id."""
    first = {name: entry.seq for entry in reversed(content.entries) for name in events.all_words_of(entry.event)}
    beside: dict[int, list[Words]] = {}
    others: list[Words] = []
    for row in sorted(content.words, key=lambda row: row.id):
        if row.id in first:
            beside.setdefault(first[row.id], []).append(row)
        else:
            others.append(row)
    return beside, others


def _from_entry(entry: Entry, words: list[Words]) -> dict[str, Any]:
    name, version, body = to_body(entry.event)
    row = {
        "seq": entry.seq, "type": name, "recorded_at": entry.recorded_at.isoformat(),
        "effective_at": entry.effective_at.isoformat(), "actor": entry.actor, "id": entry.id,
        "command": entry.command, "version": version, "body": body,
    }
    return row | {"words": [_from_words(w) for w in words]} if words else row


def _from_words(row: Words) -> dict[str, Any]:
    return {"text": row.text, "said_by": row.said_by, "id": row.id, "sources": list(row.sources)}


_ENTRY_KEYS: dict[str, type] = {
    "seq": int, "type": str, "recorded_at": str, "effective_at": str, "actor": str, "id": str, "command": str,
    "version": int, "body": dict,
}
_WORDS_KEYS: dict[str, type] = {"text": str, "said_by": str, "id": str, "sources": list}


def _to_entry(session: str, row: Mapping) -> Entry:
    _check_keys(row, _ENTRY_KEYS, {"words": list})
    try:
        event = from_body(row["type"], row["version"], row["body"])
    except NewerRecord as newer:
        raise NewerRecord("This was written by a newer Convenor.", where=row.place, cure=newer.cure) from newer
    except (DamagedRecord, KeyError) as trouble:
        raise Problem(f"The body of this {row['type']} is not as it should be.",
                      where=row.place, cure=_UNDO_IT) from trouble
    if row["version"] == version_of(row["type"]) and to_body(event)[2] != row["body"]:
        raise Problem(f"The body of this {row['type']} has something in it that would be lost.",
                      where=row.place, cure=_UNDO_IT)
    return Entry(session, row["seq"], row["id"], _instant(row, "recorded_at"), _instant(row, "effective_at"),
                 row["actor"], row["command"], event)


def _to_words(row: Mapping, entry: Entry | None) -> Words:
    _check_keys(row, _WORDS_KEYS, {})
    sources = tuple(row["sources"])
    about = events.source_of(entry.event) if entry else None
    named = entry is None or row["id"] in events.all_words_of(entry.event)
    if not named or not sources or not all(isinstance(s, str) for s in sources) or about not in (None, *sources):
        # Words without their source could never be erased.
        raise Problem("These words do not say which note they are of.", where=row.place, cure=_UNDO_IT)
    return Words(row["id"], row["text"], row["said_by"], sources)


def _check_whole(entries: list[Entry], words: list[Words], place: Place) -> None:
    if not entries or not isinstance(entries[0].event, events.SessionPlanned):
        raise Problem("The session's beginning is missing.", where=place, cure=_UNDO_IT)
    for names in ([e.id for e in entries], [w.id for w in words]):
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise Problem(f"“{name[:40]}” stands in this file twice.", where=place, cure=_UNDO_IT)
            seen.add(name)


def _check_keys(row: Mapping, needed: dict[str, type], allowed: dict[str, type]) -> None:
    for key in row:
        if key not in needed and key not in allowed:
            raise Problem(f"“{key[:40]}” is not known here.", where=row.place, cure=_UNDO_IT)
    for key, kind in needed.items():
        if key not in row:
            raise Problem(f"“{key}” is missing here.", where=row.place, cure=_UNDO_IT)
        _check_kind(row, key, kind)
    for key, kind in allowed.items():
        if key in row:
            _check_kind(row, key, kind)


def _check_kind(row: Mapping, key: str, kind: type) -> None:
    if not isinstance(row[key], kind) or isinstance(row[key], bool):
        raise Problem(f"“{key}” is not as it should be here.", where=row.place, cure=_UNDO_IT)


def _a_mapping(row: object, place: Place) -> Mapping:
    if not isinstance(row, Mapping):
        raise Problem("There is something else in this list than its rows.", where=place, cure=_UNDO_IT)
    return row


def _instant(row: Mapping, key: str) -> datetime:
    try:
        at = datetime.fromisoformat(row[key])
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or at.isoformat() != row[key]:
        raise Problem(f"“{key}” is not an instant with its offset.", where=row.place, cure=_UNDO_IT)
    return at
