"""Recording: what is said, kept before it is shown as kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convenor.services import capturing
from convenor.services.finding import find_note, find_segment
from convenor.services.host import Host, Wish
from convenor.services.noting_place import MOST_ROOMS as MOST_ROOMS
from convenor.services.noting_place import Unnoted as Unnoted
from convenor.services.noting_place import check_noted as check_noted
from convenor.services.noting_place import check_room as check_room
from convenor.services.noting_place import phase as phase
from convenor.services.noting_place import place as place
from convenor.services.ports import Batch, Happening
from convenor.session import event as events
from convenor.session.agenda import Plan
from convenor.session.event import Phase, Words
from convenor.session.exercise import Consent, NoteKind
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import MAX_BYTES, cleaned


@dataclass(frozen=True, slots=True)
class Line:
    """One note as it arrives. Empty fields take what the place, the speaker or the default says."""

    text: str
    kind: NoteKind = "point"
    said_by: str = ""
    segment: str = ""
    """Part that it belongs to; the current place when empty."""
    room: int | None = None
    under: str = ""
    """Id of the note that it belongs under; "above" for the last one of the same batch or note-taker."""
    consent: Consent | None = None
    prompt: str = ""
    phase: Phase | None = None
    """When it was noted, if that is not now: a line that comes in later from somewhere else."""


def record(
    host: Host, session_id: str, lines: Sequence[Line], wish: Wish | None = None, *, content: object = None
) -> tuple[str, ...]:
    """Keep these notes, all of them or none, and return their ids once they are on disk.

    `content` stands for what was sent, where the lines were read from it anew and a name more may change the reading.

    Raises Problem for an unknown part, room or note, an empty line, or one that is too long.
    """
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        happenings: list[Happening] = []
        words: list[Words] = []
        ids: list[str] = []
        above = last_of(session, wish.actor)
        for line in lines:
            note_id, row = host.ids.new(), host.ids.new(16)
            event, said_by = _recorded(session, line, note_id, row, ids[-1] if ids else above)
            words.append(Words(row, cleaned(line.text), said_by, (note_id,)))
            happenings.append(host.happening(event, wish))
            ids.append(note_id)
        return Batch(tuple(happenings), tuple(words), result=tuple(ids))

    if not lines:
        return ()
    for line in lines:
        check_text(line.text)
    return host.record(session_id, wish, tuple(lines) if content is None else content, decide)


def _recorded(
    session: Session, line: Line, note_id: str, row: str, above: str | None
) -> tuple[events.ContributionRecorded, str]:
    segment = find_segment(session, line.segment).id if line.segment else place(session)
    if line.room is not None:
        check_room(session.plan, line.room)
    check_noted(session, line.room)
    if reason := capturing.not_recorded(session, segment):
        raise Unnoted(reason, cure="What belongs to another part can be noted there.")
    under: str | None = None
    if line.under == "above":
        under = above
    elif line.under:
        parent = find_note(session, line.under)
        if not parent.stands:
            raise Problem("The note that this one is to go under was taken back.")
        under = parent.id
    person = session.plan.named(line.said_by) if line.said_by.strip() else None
    said_by = person.name if person else line.said_by.strip()
    usual: Consent = "us" if capturing.asks_each_time(session, segment) else _usual_consent(session.plan, said_by)
    consent = line.consent or usual
    if consent == "named" and not said_by:
        raise Problem("A note can only be named when it says whose words they are.", cure="Say who said it.")
    event = events.ContributionRecorded(
        contribution=note_id,
        segment=segment,
        words=row,
        phase=line.phase or phase(session),
        kind=line.kind,
        room=line.room,
        prompt=line.prompt or None,
        under=under,
        consent=consent,
    )
    return event, said_by


def _usual_consent(plan: Plan, said_by: str) -> Consent:
    """A line said by an invited speaker starts as named; anybody else's as in the note, unnamed."""
    for invited in plan.invited:
        if invited.person.name == said_by:
            return "named" if invited.person.may_be_named else "note"
    return "note"


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to change in a note; None leaves it as it is."""

    text: str | None = None
    kind: NoteKind | None = None
    said_by: str | None = None
    consent: Consent | None = None


def edit(host: Host, session_id: str, note: str, change: Edit, wish: Wish | None = None) -> None:
    """Change a note. The earlier words stay in the record until the note is erased."""
    wish = wish or Wish()
    if change.text is not None:
        check_text(change.text)

    def decide(session: Session) -> Batch:
        now = _standing(session, note, "changed")
        words: tuple[Words, ...] = ()
        said_by = now.said_by
        if change.said_by is not None:
            person = session.plan.named(change.said_by) if change.said_by.strip() else None
            said_by = person.name if person else change.said_by.strip()
        if change.text is not None or change.said_by is not None:
            text = cleaned(change.text) if change.text is not None else now.text
            words = (Words(host.ids.new(16), text, said_by, (now.id,)),)
        if (change.consent or now.consent) == "named" and not said_by:
            raise Problem("A note can only be named when it says whose words they are.", cure="Say who said it.")
        event = events.ContributionEdited(now.id, words[0].id if words else None, change.kind, change.consent)
        return Batch((host.happening(event, wish),), words, result=(now.id,))

    host.record(session_id, wish, (note, change), decide)


def move(host: Host, session_id: str, note: str, segment: str, room: int | None, wish: Wish | None = None) -> None:
    """Put a note into another part, and into that room of it (None for no room)."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = _standing(session, note, "moved")
        to = find_segment(session, segment)
        if room is not None:
            check_room(session.plan, room)
        event = events.ContributionMoved(now.id, to.id, room)
        return Batch((host.happening(event, wish),), result=(now.id,))

    host.record(session_id, wish, (note, segment, room), decide)


def take_back(host: Host, session_id: str, note: str, wish: Wish | None = None) -> None:
    """Take a note out of the record. It can be restored; its words are still there."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = _standing(session, note, "taken back")
        return Batch((host.happening(events.ContributionTakenBack(now.id), wish),), result=(now.id,))

    host.record(session_id, wish, ("take back", note), decide)


def restore(host: Host, session_id: str, note: str, wish: Wish | None = None) -> None:
    """Bring back a note that was taken back."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = find_note(session, note)
        if now.erased:
            raise Problem("That note was erased; its words are gone for good.")
        if now.purged and not now.text:
            raise Problem("The words of that note went when their day had come; they are gone for good.")
        if not now.taken_back:
            raise Problem("That note was not taken back.")
        return Batch((host.happening(events.ContributionRestored(now.id), wish),), result=(now.id,))

    host.record(session_id, wish, ("restore", note), decide)


def erase(host: Host, session_id: str, note: str, wish: Wish | None = None) -> None:
    """Erase a note's words for good, every version of them. Cannot be undone; returns when they are gone."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        now = find_note(session, note)
        if now.erased:
            return Batch(erase=(now.id,), result=(now.id,))  # asked again: make sure, and say so
        event = events.ContributionErased(now.id)
        return Batch((host.happening(event, wish),), erase=(now.id,), result=(now.id,))

    host.record(session_id, wish, ("erase", note), decide)


def strike(host: Host, session_id: str, wish: Wish | None = None) -> str:
    """Erase one's own last line at once, without asking, and return its id."""
    wish = wish or Wish()
    last = last_of(host.session(session_id), wish.actor)
    if last is None:
        raise Problem("You have no line to strike.")
    erase(host, session_id, last, replace(wish))
    return last


def undo_own(host: Host, session_id: str, wish: Wish | None = None) -> str:
    """Undo the newest thing that this note-taker did to the notes; return the note's id."""
    wish = wish or Wish()

    def decide(session: Session) -> Batch:
        log = host.store.read(session_id).entries
        undone = {e.event.event for e in log if isinstance(e.event, events.Undone)}
        for entry in reversed(log):
            event = entry.event
            if entry.actor != wish.actor or entry.id in undone:
                continue
            if isinstance(event, events.ContributionEvent):
                note = session.contribution(event.contribution)
                if note is None or note.erased:
                    continue
                return Batch((host.happening(events.Undone(entry.id), wish),), result=(note.id,))
        raise Problem("There is nothing of yours to undo.")

    return host.record(session_id, wish, "undo own", decide)[0]


def last_of(session: Session, actor: str) -> str | None:
    """Id of the newest note of this note-taker that stands."""
    for note in reversed(session.contributions):
        if note.by == actor and note.stands:
            return note.id
    return None


def _standing(session: Session, note: str, verb: str) -> Contribution:
    now = find_note(session, note)
    if now.erased:
        raise Problem(f"That note was erased, so it cannot be {verb}.")
    if now.purged and not now.text:
        raise Problem(f"The words of that note went when their day had come, so it cannot be {verb}.")
    if now.taken_back:
        raise Problem(f"That note was taken back, so it cannot be {verb}.", cure="Restore it first.")
    return now


def check_text(text: str) -> None:
    """Raises Problem for a note that is empty, or longer than one note can be."""
    if not text.strip():
        raise Problem("There is nothing in that note to keep.")
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise Problem(
            f"That note is too long: {size:,} bytes, and {MAX_BYTES:,} is the most that one note can hold.",
            cure="Split it into several; nothing of it was kept.",
        )
