"""The lines of the running screen that depend on the window or on what its user is about to do."""

from __future__ import annotations

from textual.content import Content

from convenor.services import shortline
from convenor.session.session import Session, SessionState
from convenor.terminal.running.notes import note_text
from convenor.terminal.running.place import room_words
from convenor.terminal.running.said import cut
from convenor.terminal.running.view import View
from convenor.terminal.widgets.bar import PRIVATE
from convenor.timing.words import clock_time

IN_THE_LIST = "↑ ↓ choose · Enter: what to do with it · Esc or a click here: type again"
ELSEWHERE = "Click here to type"
ONLY_READ = "! Only reading: nothing can be kept. The first screen says why."
PRACTICE = "Practice: nothing is kept · Enter notes it · Esc menu"
TYPING = f"Enter keeps it · {shortline.HINT}"


def head(title: str, columns: int, standing: str, *, kept: bool) -> Content:
    """The left of the top line: which session it is, and who can see it where both fit beside how things stand."""
    words = Content(title if kept else f"{title} · to try out; nothing stays")
    gap = columns - 2 - words.cell_length - len(PRIVATE) - (len(standing) + 2 if standing else 0)
    return Content.assemble(words, " " * gap, (PRIVATE, "not bold $quiet")) if gap > 2 else words


def idle(*, rooms: bool, fit: str = "", back: str = "", asked: str = "", keeps: bool = True) -> str:
    """While nothing is typed. `fit`: the key for making it fit, when it would end after its promise.

    `back`: the key for ticking what the rooms say, while they come back. `asked`: what the part asks for, if that is
    not the usual. `keeps`: whether a line would be kept there.
    """
    if not keeps:
        return f"{asked} · Tab changes room · Esc menu" if rooms else f"{asked} · Esc menu"
    if back:
        return f"{back} ticks what the rooms say aloud · Enter keeps a line · Esc menu"
    if asked and not fit:
        return f"{asked} · Enter keeps it · Esc menu"
    tab = "Tab changes room · " if rooms else ""
    make = f"{fit}: make it fit · " if fit else ""
    return f"Enter keeps it · {make}{tab}↑ notes · Esc menu{'' if fit else ' · “ begins a quote'}"


def not_kept_yet(lines: int) -> str:
    """While pasted lines wait because the disk would not have them."""
    return f"{lines} pasted lines are not kept yet: Enter tries again"


def clock_line(seen: View) -> str:
    """The countdown on one line: "17:42 left of 25   Two minutes left"."""
    return "   ".join([f"{seen.clock} {seen.caption[0]}", *seen.caption[1:]]) if seen.clock else seen.part


def strip_line(seen: View, columns: int) -> str:
    """What is on, what is left and when it ends, on one line; what does not fit gives way from the right."""
    if not seen.clock:
        said = seen.short_standing.casefold() == seen.part.casefold()  # "Not started"
        return seen.part if said else f"{seen.part}   {seen.short_standing}"
    clock = clock_line(seen)
    space = columns - len("  NOW    ")
    if space - len(clock) - len(seen.short_standing) > 12:
        clock = f"{clock}   {seen.short_standing}"
    return f"NOW {cut(seen.part, space - len(clock))}   {clock}"


def after(seen: View, state: SessionState, start_key: str, note_key: str) -> str:
    """What comes next, or what can be done before the start and after the end."""
    if state == "ended":
        return f"{note_key} opens the note. What you remember can still be added below, marked “added afterwards”."
    if state == "planned":
        start = f"{start_key} starts it when people are there."
        return f"{seen.next}. {start}" if seen.next else "There is nothing in its agenda yet."
    return seen.next


def last_kept(session: Session, kept: str, columns: int) -> str:
    """The newest note on one line, for a strip."""
    last = next((n for n in reversed(session.contributions) if n.stands), None)
    if last is None:
        return ""
    room = f"  {room_words(session, last.room)}" if last.room is not None else ""
    at = clock_time(last.at, session.plan.timezone)
    text = cut(note_text(last).strip(), max(10, columns - len(room) - 15))
    return f"{kept.upper()} {text}{room}  {at}"
