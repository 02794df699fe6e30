"""Everything said, in rows for a spreadsheet, at any time: which part, round, room, prompt, kind, consent, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from convenor.exchange.csv_rows import to_spreadsheet
from convenor.session.agenda import Segment
from convenor.session.pages import HandedIn
from convenor.session.session import Contribution, Session
from convenor.timing.zones import zone

HEAD = (
    "part", "round", "room", "room name", "prompt", "kind", "text", "said by", "consent", "date", "time",
    "noted by", "noted", "under", "id", "strand",
)
NOTHING = "nothing noted"
_NOTED = {"before": "before the session", "during": "", "after": "afterwards"}


def to_rows_csv(session: Session, pages: Iterable[HandedIn] = ()) -> str:
    """Every note that stands, those for us only included, by part, then room, then as they came.

    A room in which nothing was noted, of a part in rooms that has begun, is named with a row that says so. Pages
    come last, in no order, without a time, a room or anybody's name.
    """
    return to_spreadsheet([HEAD, *_rows(session), *(_page(session, page) for page in pages)])


def _rows(session: Session) -> Iterator[tuple[object, ...]]:
    notes, hanging = session.notes(), session.hanging()
    round_ = 0
    for part, progress in session.parts():
        here = [n for n in notes if n.segment == part.id]
        in_rooms = part.mode == "breakout" and progress.state != "dropped"
        round_ += in_rooms
        number = round_ if in_rooms else None
        for note in sorted(here, key=lambda n: n.room or 0):
            yield _row(session, part, number, note, hanging.get(note.id))
        if in_rooms and (progress.state in ("running", "done") or here):
            heard = {n.room for n in here}
            for room in session.plan.open_rooms:
                if room.n not in heard:
                    said = (part.title, number, room.n, room.label, _prompt(session, part, room.n), NOTHING)
                    yield (*said, *[None] * (len(HEAD) - len(said)))


def _row(
    session: Session, part: Segment, round_: int | None, note: Contribution, under: str | None
) -> tuple[object, ...]:
    at = note.at.astimezone(zone(session.plan.timezone))
    room = session.plan.room(note.room) if note.room is not None else None
    return (
        part.title, round_ if note.room is not None else None, note.room,
        room.label if room else None if note.room is None else f"Room {note.room}",
        _asked(session, part, note), note.kind, note.text, note.said_by or None, note.consent,
        f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}", note.by, _NOTED[note.phase] or None, under, note.id, None,
    )


def _page(session: Session, page: HandedIn) -> tuple[object, ...]:
    part = session.segment(page.segment)
    known = {"part": part.title if part else page.segment or None, "kind": "journal", "text": page.text,
             "consent": "note", "id": page.id, "strand": page.strand}
    return tuple(known.get(column) for column in HEAD)


def _asked(session: Session, part: Segment, note: Contribution) -> str | None:
    """What was asked where the note was noted: its own prompt, its room's question, or the part's."""
    own = next((p.text for p in part.prompts if note.prompt and p.id == note.prompt), note.prompt or "")
    return own or _prompt(session, part, note.noted_in or note.room)


def _prompt(session: Session, part: Segment, n: int | None) -> str | None:
    room = session.plan.room(n) if n is not None else None
    if room is not None and room.question:
        return room.question
    shown = next((p.text for p in part.prompts if p.show), "")
    if shown or part.mode not in ("breakout", "report-back"):
        return shown or None
    return " ".join(session.plan.questions) or None
