"""What a part, or the step of it that is on, asks to be noted: of which kind, and on what terms."""

from __future__ import annotations

from convenor.session.exercise import Capture, NoteKind
from convenor.session.session import Session

_WORDS: dict[NoteKind, str] = {
    "point": "points", "quote": "their very words", "question": "questions", "story": "stories", "example": "examples",
    "action": "actions", "idea": "ideas", "word": "a word each", "objection": "objections", "resource": "pointers",
    "reflection": "reflections", "journal": "pages",
}


def capture_at(session: Session, segment_id: str) -> Capture:
    """What is asked for in that part now: by the step that somebody guides to, else by the part."""
    segment, progress = session.segment(segment_id), session.progress_of(segment_id)
    if segment is None or progress is None:
        return Capture()
    on = progress.steps.on if progress.state == "running" else None
    step = next((s for s in segment.steps if on is not None and s.id == on.step), None)
    return step.capture if step is not None and step.capture is not None else segment.capture


def usual_kind(session: Session, segment_id: str) -> NoteKind:
    """What a line there is when nobody says: a point, unless the part asks for other things only.

    When the session is over nobody asks any more: what comes to mind then is no next step unless somebody says so.
    """
    if session.state == "ended":
        return "point"
    kinds = [kind for kind in capture_at(session, segment_id).kinds if kind != "journal"]
    return kinds[0] if kinds and "point" not in kinds else "point"


def asks_each_time(session: Session, segment_id: str) -> bool:
    """Whether a line there is for us only until its speaker has said yes."""
    return capture_at(session, segment_id).consent == "ask-each-time"


def not_recorded(session: Session, segment_id: str) -> str:
    """Why nothing can be noted there just now; empty when it can.

    A step that is on and is not recorded, or a whole part of that sort that may go deep. In a light one, such as an
    arrival or a break, a line is a practical matter and is kept.
    """
    segment = session.segment(segment_id)
    if segment is None or capture_at(session, segment_id).consent != "not-recorded":
        return ""
    progress = session.progress_of(segment_id)
    on = progress.steps.on if progress is not None and progress.state == "running" else None
    step = next((s for s in segment.steps if on is not None and s.id == on.step), None)
    if step is not None and step.capture is not None:
        return f"Nothing is noted in this step, “{step.title}”."
    deep = segment.care is not None and segment.care.level != "light"
    return f"Nothing is noted in “{segment.title}”." if deep else ""


def asked_words(session: Session, segment_id: str) -> str:
    """What is asked for: "Asked for: a word each; for us only until they say yes". Empty when it is the usual."""
    if not_recorded(session, segment_id):
        return "Nothing is noted here"
    kinds = [kind for kind in capture_at(session, segment_id).kinds if kind != "journal"]
    asks = session.state != "ended" and kinds and "point" not in kinds
    words = [_WORDS[kind] for kind in kinds] if asks else []
    terms = "for us only until they say yes" if asks_each_time(session, segment_id) else ""
    asked = f"Asked for: {', '.join(words)}" if words else ""
    return "; ".join(filter(None, [asked, terms if asked else terms.capitalize()]))
