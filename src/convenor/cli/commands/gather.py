"""`convenor gather`: lines that were kept elsewhere, shown first, then kept here."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from convenor.cli.arriving import arrived
from convenor.cli.files import read_bytes
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import gathering
from convenor.services.finding import find_session
from convenor.services.gathered_words import found_lines, summary
from convenor.services.gathering import Gathered, Heard
from convenor.session.problem import Place, Problem

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
    texts = [(_name(file), _text(file)) for file in files]
    gathered = gathering.sort_out(host, found.id, arrived(texts, found, host.now(), room))
    notes = gathering.keep(host, found.id, gathered) if accept else ()
    if as_json:
        print_json(_row(gathered, accept, notes))
        return
    for line in found_lines(gathered, found):
        click.echo(line)
    click.echo(_closing(gathered, accept))


def _name(file: str) -> str:
    return "what was pasted" if file == PASTED else Path(file).name


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


def _closing(gathered: Gathered, accepted: bool) -> str:
    words = summary(gathered)
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
