"""`convenor compare`: a note that was edited in Word or elsewhere comes back, and its changes are accepted or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from convenor.cli.came_back import read_came
from convenor.cli.options import at_option, json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import make_host, make_writer
from convenor.services import comparing
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.returned import Change, compared


@click.command("compare")
@click.argument("session")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--accept", "wanted", multiple=True, metavar="N|all", help="Take this change over; may be given again.")
@click.option("--own", is_flag=True, help="With --accept: you answer for what nothing in the record bears out.")
@click.option("--take-back", metavar="EDIT", help="Let a line read as it was composed again.")
@json_option
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes.")
@at_option
@click.pass_context
def compare_command(
    ctx: click.Context, session: str, file: Path | None, wanted: tuple[str, ...], own: bool, take_back: str | None,
    as_json: bool, style: str, library: str | None, actor: str, at: datetime | None,
) -> None:
    """Lay a note that came back (Word, Markdown or text) beside ours, and show what was changed.

    Nothing is taken over before --accept. A sentence that nothing in the record bears out is flagged; it is taken
    over only with --own. Without FILE: what was taken over so far, each to be taken back with --take-back.
    """
    if (wanted or own) and (file is None or take_back is not None):
        raise click.UsageError("--accept and --own go with a file.")
    if own and not wanted:
        raise click.UsageError("--own goes with --accept.")
    host = make_host(at)
    found = find_session(host, session)
    writer = make_writer(library_of(ctx, library), style)
    wish = Wish(actor=actor)
    if take_back is not None:
        comparing.take_back(host, found.id, take_back, wish)
        found = host.session(found.id)
    if file is None:
        _edits(found, json=as_json)
        return
    came = read_came(file)
    if wanted:
        done = comparing.accept(host, found.id, writer.document, came, _numbers(wanted), own=own, wish=wish)
        if not as_json:
            click.echo(f"Taken over: {', '.join(map(str, done)) or 'nothing'}.")
        found = host.session(found.id)
    _show(compared(found, writer.document(found), came), json=as_json)


def _numbers(wanted: tuple[str, ...]) -> set[int] | None:
    if "all" in wanted:
        return None
    bad = next((w for w in wanted if not w.isdigit()), None)
    if bad is not None:
        raise click.UsageError(f"“{bad}” is no number of a change. Write --accept 2, or --accept all.")
    return {int(w) for w in wanted}


def _show(changes: Sequence[Change], *, json: bool) -> None:
    if json:
        print_json([_row(c) for c in changes])
        return
    for change in changes:
        click.echo(f"{change.n}  {change.what}")
        for sign, text in (("was", change.was), ("now", change.now)):
            if text:
                click.echo(f"   {sign}  {shown(text)}")
        for doubt in change.doubts:
            click.echo(f"   ! {doubt.why}: {shown(doubt.sentence)}")
    click.echo("It reads as ours does." if not changes else "Nothing of this is in the note yet: --accept N takes it.")


def _row(change: Change) -> dict[str, Any]:
    return {"n": change.n, "what": change.what, "was": change.was or None, "now": change.now or None,
            "doubts": [{"sentence": d.sentence, "why": d.why} for d in change.doubts]}


def _edits(session: Session, *, json: bool) -> None:
    rows = comparing.edits(session)
    if json:
        print_json([{"id": e.id, "was": e.text if e.after is None else None,
                     "now": (e.edit.text or None) if e.edit else e.text,
                     "owned": bool(e.after is not None or (e.edit and e.edit.owned))} for e in rows])
        return
    for line in rows:
        if line.after is not None:
            click.echo(f"{line.id}  put in\n   now  {shown(line.edit.text if line.edit else line.text)}")
        elif line.edit is not None:
            click.echo(f"{line.id}  {'left out' if line.edit.gone else 'changed'}\n   was  {shown(line.text)}")
            if line.edit.text:
                click.echo(f"   now  {shown(line.edit.text)}")
    if not rows:
        click.echo("Every line reads as it was composed.")
