"""`convenor note`, `convenor notes`, `convenor erase`."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from typing import cast

import click

from convenor.cli import incoming
from convenor.cli.agreeing import agreed
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import home, make_copies, make_host
from convenor.services import capturing, handing_in, holding, recording, views
from convenor.services.breaking import breaks
from convenor.services.finding import find_note, find_segment, find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.publishing import out_there_words
from convenor.services.shortline import CONSENTS, KINDS
from convenor.session.exercise import Consent, NoteKind
from convenor.session.problem import Problem
from convenor.session.session import Contribution, Session
from convenor.session.text import shown, split_lines

_ENOUGH = 40
"""Characters of a line by which its writer knows it again."""


@click.command("note", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("session")
@click.argument("text", required=False)
@click.option("--segment", metavar="PART", help="The part that it belongs to; without it, the one that is on.")
@click.option("--room", type=int, metavar="N", help="The room that it was said in.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is; without it, a point.")
@click.option("--said-by", metavar="NAME", help="Who said it.")
@click.option("--under", metavar="NOTE", help="The note that it belongs under.")
@click.option("--consent", type=click.Choice(CONSENTS), help="us: for us only; note: unnamed; named: said yes.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NOTE-TAKER", help="Who is taking notes.")
@click.option("--command-id", metavar="ID", help="Sending the same id twice keeps the note once.")
@click.option("--edit", metavar="NOTE", help="Change this note; TEXT is its new text.")
@click.option("--take-back", metavar="NOTE", help="Take this note back; it can be restored.")
@click.option("--restore", metavar="NOTE", help="Bring back a note that was taken back.")
@click.option("--move-to", metavar="PART[:ROOM]", help="Put the note named by TEXT there.")
@click.option("--strike", is_flag=True, help="Erase your own last line at once, for good.")
@click.option("--undo", is_flag=True, help="Undo the last thing that you did to the notes.")
@at_option
def note_command(
    session: str,
    text: str | None,
    segment: str | None,
    room: int | None,
    kind: str | None,
    said_by: str | None,
    under: str | None,
    consent: str | None,
    actor: str,
    command_id: str | None,
    edit: str | None,
    take_back: str | None,
    restore: str | None,
    move_to: str | None,
    strike: bool,
    undo: bool,
    at: datetime | None,
) -> None:
    """Keep TEXT as a note, word for word; with - each line that comes in is one. Prints an id for each."""
    chosen = [o for o in (edit, take_back, restore, move_to) if o is not None]
    if len(chosen) + strike + undo > 1:
        raise click.UsageError("One thing at a time: --edit, --take-back, --restore, --move-to, --strike or --undo.")
    if chosen or strike or undo:
        only_edit = {"--kind": kind, "--said-by": said_by, "--consent": consent} if edit is None else {}
        needless = {"--segment": segment, "--room": room, "--under": under, **only_edit}
        if edit is None and move_to is None:
            needless["TEXT"] = text
        _refuse([name for name, value in needless.items() if value is not None])
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor, command=command_id or "")
    a_kind, a_consent = cast(NoteKind | None, kind), cast(Consent | None, consent)
    if edit is not None:
        change = recording.Edit(text, a_kind, said_by, a_consent)
        if change == recording.Edit():
            raise click.UsageError("Say what is to change: a new TEXT, --kind, --said-by or --consent.")
        recording.edit(host, found.id, edit, change, wish)
        click.echo(edit)
    elif take_back is not None:
        broken = breaks(found, take_back, erased=False)
        recording.take_back(host, found.id, take_back, wish)
        click.echo(take_back)
        for words in broken:
            click.echo(words, err=True)
        for words in out_there_words(host.session(found.id)):
            click.echo(words, err=True)
    elif restore is not None:
        recording.restore(host, found.id, restore, wish)
        click.echo(restore)
    elif move_to is not None:
        click.echo(_move(host, found, text, move_to, wish))
    elif strike:
        click.echo(recording.strike(host, found.id, wish))
    elif undo:
        click.echo(recording.undo_own(host, found.id, wish))
    else:
        line = recording.Line(
            text="",
            kind=a_kind or _usual(found, segment),
            said_by=said_by or "",
            segment=segment or "",
            room=room,
            under=under or "",
            consent=a_consent,
        )
        _keep(host, found, text, line, wish)


def _usual(session: Session, part: str | None) -> NoteKind:
    """What a line of that part is when nobody says."""
    if part:
        return capturing.usual_kind(session, find_segment(session, part).id)
    return capturing.usual_kind(session, recording.place(session)) if session.segments else "point"


def _refuse(needless: list[str]) -> None:
    """What would be passed over in silence is a misunderstanding, so it is said."""
    if needless:
        raise click.UsageError(f"{' and '.join(needless)}: not for this. To put a note elsewhere there is --move-to.")


def _keep(host: Host, session: Session, text: str | None, line: recording.Line, wish: Wish) -> None:
    if text is None:
        raise click.UsageError("Give the note's text, or - to read lines.")
    if text != "-":
        _record(host, session, [replace(line, text=text)], wish)
    elif wish.command:  # one name for all of them, so they are kept together or not at all
        whole = split_lines("".join(incoming.pieces()))
        _record(host, session, [replace(line, text=t) for t in whole if t.strip()], wish)
    else:
        _keep_as_they_come(host, session, line, wish)


def _keep_as_they_come(host: Host, session: Session, line: recording.Line, wish: Wish) -> None:
    """Keep each line as soon as it is there, so that one that was typed is safe before the next.

    Many that come at once are kept at once. The first that cannot be kept ends it; those before it stay.
    """
    kept = 0
    for texts in incoming.lines():
        some = [replace(line, text=t) for t in texts if t.strip()]
        try:
            _record(host, session, some, wish)
            kept += len(some)
        except Problem:
            for one in some:
                try:
                    _record(host, session, [one], wish)
                except Problem as problem:
                    raise _stopped(problem, one, kept) from problem
                kept += 1


def _stopped(problem: Problem, line: recording.Line, kept: int) -> Problem:
    if not kept:
        return problem
    before = "The line before it was kept" if kept == 1 else f"The {kept} lines before it were kept"
    begins = shown(line.text[:_ENOUGH]).strip()
    return Problem(
        f"{problem.what} That line begins “{begins}”.",
        where=problem.where,
        cure=f"{problem.cure} {before}; send the rest again from there.".strip(),
    )


def _record(host: Host, session: Session, lines: list[recording.Line], wish: Wish) -> None:
    """Keep these lines and print their ids, at once, for somebody may be waiting for them."""
    for note_id in recording.record(host, session.id, lines, wish):
        click.echo(note_id)
    if asked := holding.asked_of_note_takers(host.session(session.id)):
        click.echo(asked, err=True)  # it is kept all the same: nothing that was typed is lost
    sys.stdout.flush()


def _move(host: Host, session: Session, note: str | None, place: str, wish: Wish) -> str:
    if note is None:
        raise click.UsageError("Say which note is to move: note SESSION --move-to PART[:ROOM] NOTE.")
    segment, colon, room = place.partition(":")
    if colon and not (room.isascii() and room.isdigit()):
        raise Problem(f"“{room}” is not the number of a room.", cure="Write it like rooms:3.")
    where = segment or find_note(session, note).segment
    recording.move(host, session.id, note, where, int(room) if room else None, wish)
    return note


@click.command("notes")
@click.argument("session")
@json_option
@click.option("--taken-back", is_flag=True, help="Those that were taken back, instead.")
def notes_command(session: str, as_json: bool, taken_back: bool) -> None:
    """List what was noted, in the order in which it was kept; then the pages, in no order."""
    host = make_host()
    found = find_session(host, session)
    notes = [n for n in found.contributions if n.taken_back and not n.erased] if taken_back else found.notes()
    pages = () if taken_back else handing_in.pages(host, found.id)
    if as_json:
        hanging = found.hanging()
        print_json([*(views.note_row(n, hanging.get(n.id)) for n in notes), *(handing_in.page_row(p) for p in pages)])
        return
    if not notes and not pages:
        click.echo("Nothing has been noted yet." if not taken_back else "Nothing was taken back.")
    hanging = found.hanging()
    for note in notes:
        click.echo(_line(found, note, hangs=note.id in hanging))
    if pages:
        click.echo(f"{handing_in.count_words(pages).capitalize()}, in no order:")
    for page in pages:
        click.echo(f"{page.id}  {shown(page.text)}  [{page.strand}]")


def _line(session: Session, note: Contribution, *, hangs: bool) -> str:
    part = session.segment(note.segment)
    place = part.title if part else note.segment
    if note.room is not None:
        place += f", Room {note.room}"
    more: list[str] = [note.kind] if note.kind != "point" else []
    more += [note.said_by] if note.said_by else []
    more += {"us": ["for us only"], "named": ["named"]}.get(note.consent, [])
    more += ["added before"] if note.phase == "before" else ["added afterwards"] if note.phase == "after" else []
    indent = "  " if hangs else ""
    return f"{note.id}  {indent}{shown(note.text)}  [{shown('; '.join([place, *more]))}]"


@click.command("erase")
@click.argument("session")
@click.argument("note")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who erases.")
@at_option
def erase_command(session: str, note: str, yes: bool, actor: str, at: datetime | None) -> None:
    """Erase a note's words for good. They cannot be brought back."""
    host = make_host(at)
    found = find_session(host, session)
    victim = find_note(found, note)
    broken = () if victim.erased else breaks(found, victim.id)
    if not yes and not victim.erased:
        click.echo(f"“{shown(victim.text)}”")
        for words in broken:
            click.echo(words)
        if not agreed("Erase these words for good? They cannot be brought back."):
            raise Problem("Nothing was erased.", cure="With --yes nothing is asked.")
    recording.erase(host, found.id, note, Wish(actor=actor))
    click.echo("Erased. The words are gone from the record.")
    for words in broken if yes else ():
        click.echo(words)
    for words in out_there_words(host.session(found.id)):
        click.echo(words)
    folder = make_copies(home(), host.store).folder_of(found.id)
    if folder:
        click.echo(f"Copies made before this still hold them: look in {folder}, and wherever else you sent them.")
