"""What a note-taker's device sends: each act under an id made there, so that sending it again does nothing twice."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from convenor.services import recording
from convenor.services.capturing import usual_kind
from convenor.services.doors import digest_of
from convenor.services.going_round import with_speaker
from convenor.services.host import Host, Wish
from convenor.services.origins import Origins
from convenor.services.recording import Edit
from convenor.services.shortline import CONSENTS, KINDS, parse
from convenor.session.event import Phase
from convenor.session.exercise import Consent, NoteKind
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session

Do = Literal["note", "edit", "take-back", "restore", "strike", "move"]
DEEDS: tuple[Do, ...] = get_args(Do)
LONGEST = 60_000
"""Characters of one line from a page; what is longer is a document, and belongs elsewhere."""
LONGEST_WAIT = 24 * 3600
"""Seconds that a line may say that it waited: a device's clock is not to be trusted further."""
_ID = re.compile(r"[a-z0-9]{16,40}")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a note-taker did on their device."""

    id: str
    do: Do
    line: str = ""
    """Id of the act that made the line which this is about; empty for a new line."""
    text: str = ""
    segment: str = ""
    room: int | None = None
    kind: NoteKind | None = None
    """What was chosen by a button; None leaves it to what is typed."""
    said_by: str = ""
    consent: Consent | None = None
    under: bool = False
    """Whether it belongs under the note-taker's line before it."""


def act_of(sent: dict[str, object]) -> tuple[Act, float]:
    """The act that a device sent as plain values, and how many seconds it waited there.

    Raises Problem for anything that no page of ours sends.
    """
    room, waited = sent.get("room"), sent.get("waited") or 0
    do = next((d for d in DEEDS if d == sent.get("do")), None)
    kind = next((k for k in KINDS if k == sent.get("kind")), None)
    consent = next((c for c in CONSENTS if c == sent.get("consent")), None)
    act_id, line = _text(sent, "id"), _text(sent, "line")
    fits = (
        do is not None
        and _ID.fullmatch(act_id)
        and (not line or _ID.fullmatch(line))
        and (kind or not sent.get("kind"))
        and (consent or not sent.get("consent"))
        and isinstance(room, int | None)
        and isinstance(waited, int | float)
        and math.isfinite(waited)
    )
    if not fits or do is None or not isinstance(waited, int | float) or not isinstance(room, int | None):
        raise _no_act()
    text = _text(sent, "text")
    if len(text) > LONGEST:
        raise Problem(
            f"That line has {len(text):,} characters; {LONGEST:,} is the most.",
            cure="Send a document to the facilitator instead.",
        )
    act = Act(act_id, do, line, text, _text(sent, "segment"), room, kind, _text(sent, "said_by"), consent,
              bool(sent.get("under")))
    return act, min(max(float(waited), 0.0), LONGEST_WAIT)


def _text(sent: dict[str, object], name: str) -> str:
    value = sent.get(name) or ""
    if not isinstance(value, str):
        raise _no_act()
    return value


def command_of(seat_key: str, act_id: str) -> str:
    """The command's id in the record: no device can speak under another's."""
    return f"{digest_of(seat_key)[:16]}-{act_id}"


class Desk:
    """What one note-taker's device may do in one session."""

    def __init__(self, host: Host, origins: Origins, session_id: str, seat_key: str, name: str) -> None:
        self._host = host
        self._origins = origins
        self._id = session_id
        self._key = seat_key
        self._name = name

    def do(self, act: Act, waited: float = 0.0) -> None:
        """Do it, durably, before returning; done before, it is not done again.

        Raises Problem when it cannot be done.
        """
        at = self._host.now() - timedelta(seconds=waited) if waited >= 1 else None
        wish = Wish(self._name, at, command_of(self._key, act.id))
        if act.do == "note":
            self._note(act, wish)
            return
        note = self._origins.note_of(self._id, command_of(self._key, act.line))
        if not note:
            raise NotFound("That line is not one of yours.")
        match act.do:
            case "edit":
                change = Edit(act.text, act.kind, act.said_by, act.consent)
                recording.edit(self._host, self._id, note, change, wish)
            case "take-back":
                recording.take_back(self._host, self._id, note, wish)
            case "restore":
                recording.restore(self._host, self._id, note, wish)
            case "strike":
                recording.erase(self._host, self._id, note, wish)
            case "move":
                recording.move(self._host, self._id, note, act.segment, act.room, wish)

    def _note(self, act: Act, wish: Wish) -> None:
        session = self._host.session(self._id)
        line = parse(act.text, session.plan, usual_kind(session, act.segment or recording.place(session)))
        line = with_speaker(session, replace(line, segment=act.segment))
        line = replace(
            line,
            segment=act.segment,
            room=line.room if line.room is not None else act.room,
            kind=act.kind or line.kind,
            said_by=act.said_by.strip() or line.said_by,
            consent=act.consent or line.consent,
            under="above" if act.under else line.under,
            phase=_phase(session, wish.at),
        )
        recording.record(self._host, self._id, [line], wish, content=act)


def _phase(session: Session, at: datetime | None) -> Phase | None:
    """When a line was noted that waited on its device; None when it did not."""
    if at is None or session.started_at is None or at < session.started_at:
        return None
    return "during" if session.ended_at is None or at <= session.ended_at else "after"


def _no_act() -> Problem:
    return Problem("This was not sent by a page of Convenor’s.", cure="Load the page again; nothing on it is lost.")
