"""What gathering found, in words: room by room, then what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from convenor.services.gathering import Gathered, Heard
from convenor.session.session import Session
from convenor.session.text import shown


def found_lines(gathered: Gathered, session: Session) -> Iterator[str]:
    """Everything that accepting would do, a line each."""
    places: dict[tuple[int, str], list[Heard]] = {}
    for heard in gathered.new:
        places.setdefault((heard.line.room or 0, heard.line.segment), []).append(heard)
    for (room, segment), lines in sorted(places.items(), key=lambda kv: kv[0][0]):
        part = session.segment(segment)
        where = session.plan.room(room)
        label = (where.label if where else f"Room {room}") if room else "Everyone together"
        yield shown(f"{label} ({part.title if part else segment})")
        for heard in lines:
            yield f"  + {_words(heard)}"
    for note, heard in gathered.changed:
        yield shown(f"  changed on the sheet: “{note.text}” is now “{heard.line.text}”")
    for note in gathered.struck:
        yield shown(f"  struck on the sheet, so its words go for good: “{note.text}”")
    for heard in gathered.nowhere:
        yield f"  left out, for there is no Room {heard.line.room}: {shown(heard.line.text)}"
    for heard in gathered.withheld:
        yield f"  left out, for a line of that moment was erased here: {shown(heard.line.text)}"


def _words(heard: Heard) -> str:
    line = heard.line
    more: list[str] = [line.kind] if line.kind != "point" else []
    more += [line.said_by] if line.said_by else []
    more += {"us": ["for us only"], "named": ["named"]}.get(line.consent or "", [])
    more += ["under another"] if heard.under else []
    return shown(f"{line.text}  [{'; '.join(more)}]" if more else line.text)


def summary(gathered: Gathered) -> str:
    """How many lines are new, in how many rooms, and what was left out."""
    n = len(gathered.new)
    rooms = len({h.line.room for h in gathered.new if h.line.room})
    said = [f"{n} new line{'' if n == 1 else 's'}" + (f" in {rooms} room{'' if rooms == 1 else 's'}" if rooms else "")]
    arrived = gathered.arrived
    left = [
        f"{count} {word if count == 1 else words}"
        for count, word, words in (
            (gathered.known, "line known already", "lines known already"),
            (arrived.doubles, "double", "doubles"),
            (arrived.direct, "direct message", "direct messages"),
            (arrived.reactions, "reaction", "reactions"),
        )
        if count
    ]
    said += [f"left out: {', '.join(left)}"] if left else []
    return "; ".join(said) + "."
