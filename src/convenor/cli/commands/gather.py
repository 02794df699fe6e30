"""`convenor gather`: lines that were kept elsewhere, shown first, then kept here."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from convenor.cli.files import read_bytes
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import gathering, pasting
from convenor.services.finding import find_session
from convenor.services.gathering import Arrived, Gathered, Heard
from convenor.session.problem import Place, Problem
from convenor.session.session import Session
from convenor.session.text import shown

PASTED = "-"
_BIGGEST = 20 * 1024 * 1024


@click.command("gather")
@click.argument("session")
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--accept", is_flag=True, help="Keep what is shown; without it nothing changes.")
@click.option("--room", type=int, metavar="N", help="The room of lines that name none.")
@json_option
@at_option
def gather_command(
    session: str, files: tuple[str, ...], accept: bool, room: int | None, as_json: bool, at: datetime | None
) -> None:
    """Take in note-takers' sheets, pasted lines ("Room 3", then a point a line) and saved chat.

    Shows what is new, room by room. Gathering the same again, or the same chat saved by somebody else, adds
    nothing twice.
    """
    host = make_host(at)
    found = find_session(host, session)
    if room is not None:
        from convenor.services.recording import check_room

        check_room(found.plan, room)
    gathered = gathering.sort_out(host, found.id, _arrived(files, found, host.now(), room))
    notes = gathering.keep(host, found.id, gathered) if accept else ()
    if as_json:
        print_json(_row(gathered, accept, notes))
        return
    _show(gathered, found)
    click.echo(_closing(gathered, accept))


def _arrived(files: tuple[str, ...], session: Session, now: datetime, room: int | None) -> Arrived:
    from convenor.exchange.chat import ChatFile, from_chats, is_chat

    found: list[Arrived] = []
    chats: list[ChatFile] = []
    for file in files:
        text = _text(file)
        name = "what was pasted" if file == PASTED else Path(file).name
        if not text.strip():
            raise Problem("There is nothing in it.", where=Place(name))
        if pasting.is_sheet(text):
            found.append(pasting.from_sheet(text, session, now, name))
        elif is_chat(text):
            chats.append(ChatFile(text, name, room))
        else:
            found.append(pasting.from_block(text, session, room, name))
    if chats:
        found.append(from_chats(chats, session, now))
    return gathering.joined(found)


def _text(file: str) -> str:
    data = sys.stdin.buffer.read() if file == PASTED else read_bytes(Path(file))
    if len(data) > _BIGGEST:
        raise Problem("This is too big to be notes or chat.", where=Place(file), cure="Is it the right file?")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")  # what some editors save as “Unicode”
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise Problem(
            "This is not text.", where=Place(file), cure="Is it the right file? Save it as text (UTF-8)."
        ) from trouble
    if "\x00" in text:
        raise Problem("This is not text.", where=Place(file), cure="Is it the right file?")
    return text


def _show(gathered: Gathered, session: Session) -> None:
    places: dict[tuple[int, str], list[Heard]] = {}
    for heard in gathered.new:
        places.setdefault((heard.line.room or 0, heard.line.segment), []).append(heard)
    for (room, segment), lines in sorted(places.items(), key=lambda kv: kv[0][0]):
        part = session.segment(segment)
        where = session.plan.room(room)
        label = (where.label if where else f"Room {room}") if room else "Everyone together"
        click.echo(shown(f"{label} ({part.title if part else segment})"))
        for heard in lines:
            click.echo(f"  + {_words(heard)}")
    for note, heard in gathered.changed:
        click.echo(shown(f"  changed on the sheet: “{note.text}” is now “{heard.line.text}”"))
    for note in gathered.struck:
        click.echo(shown(f"  struck on the sheet, so its words go for good: “{note.text}”"))
    for heard in gathered.nowhere:
        click.echo(f"  left out, for there is no Room {heard.line.room}: {shown(heard.line.text)}")
    for heard in gathered.withheld:
        click.echo(f"  left out, for a line of that moment was erased here: {shown(heard.line.text)}")


def _words(heard: Heard) -> str:
    line = heard.line
    more: list[str] = [line.kind] if line.kind != "point" else []
    more += [line.said_by] if line.said_by else []
    more += {"us": ["for us only"], "named": ["named"]}.get(line.consent or "", [])
    more += ["under another"] if heard.under else []
    return shown(f"{line.text}  [{'; '.join(more)}]" if more else line.text)


def _closing(gathered: Gathered, accepted: bool) -> str:
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
    words = "; ".join(said) + "."
    if gathered.empty:
        return f"{words} There is nothing to keep."
    return f"{words} Kept." if accepted else f"{words}\nNothing is kept yet. The same with --accept keeps it."


def _row(gathered: Gathered, accepted: bool, notes: tuple[str, ...]) -> dict[str, Any]:
    arrived = gathered.arrived
    return {
        "accepted": accepted,
        "new": [_line_row(h) for h in gathered.new],
        "changed": [{"id": note.id} | _line_row(h) for note, h in gathered.changed],
        "struck": [note.id for note in gathered.struck],
        "known": gathered.known,
        "no_such_room": [_line_row(h) for h in gathered.nowhere],
        "withheld": [_line_row(h) for h in gathered.withheld],
        "left_out": {"direct": arrived.direct, "reactions": arrived.reactions, "doubles": arrived.doubles},
        "notes": list(notes),
    }


def _line_row(heard: Heard) -> dict[str, Any]:
    line = heard.line
    return {
        "text": line.text,
        "kind": line.kind,
        "room": line.room,
        "segment": line.segment or None,
        "said_by": line.said_by or None,
        "consent": line.consent,
        "at": heard.at.isoformat() if heard.at else None,
        "from": heard.where or None,
    }
