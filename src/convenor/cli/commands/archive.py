"""`convenor archive`: published notes from before, or from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from convenor.cli.archive import notes_in, read_note
from convenor.cli.options import Day, json_option, print_json
from convenor.cli.wiring import home, make_archive
from convenor.services.archive import Published
from convenor.services.segments import fresh_id
from convenor.session.problem import Problem
from convenor.session.text import shown


@click.group("archive")
def archive_command() -> None:
    """Published notes from before, or from elsewhere: add them, list them, take one out.

    They are found by `convenor search` and stand in `convenor roundup`, and are kept as text in the home.
    """


@archive_command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE|FOLDER…")
@click.option("--address", default="", metavar="URL", help="Where it stands; for one file.")
@click.option("--date", "day", type=Day(), help="The day of its event; without it, the first that is written in it.")
@click.option("--series", default="", help="The series that it belongs to.")
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="What it is about, of the house's themes.")
@json_option
def add_command(
    files: tuple[Path, ...], address: str, day: date | None, series: str, themes: tuple[str, ...], as_json: bool
) -> None:
    """Take notes in as text: from text, Markdown, Word or saved HTML. The same note again takes its own place."""
    archive = make_archive(home())
    paths = [one for path in files for one in notes_in(path)]
    if len(paths) > 1 and (address or day):
        raise click.UsageError("--address and --date are for one file at a time.")
    taken, troubles = [], []
    known = {n.came_from: n for n in archive.all()}
    for path in paths:
        try:
            before = known.get(path.name)
            note = read_note(before.id if before else fresh_id(path.stem, archive.marks()), path)
        except Problem as problem:
            if len(paths) == 1:
                raise
            troubles.append(problem)
            continue
        note = replace(
            note, address=address or (before.address if before else ""), day=day or note.day,
            series=series or (before.series if before else ""), themes=themes or (before.themes if before else ()),
        )
        archive.put(note)
        taken.append(note)
    if as_json:
        print_json([note_row(n) for n in taken])
    else:
        for note in taken:
            click.echo(_line(note))
    for trouble in troubles:
        click.echo(shown(str(trouble)), err=True)
    if troubles:
        some = f"{len(taken)} notes were taken in" if taken else "Nothing was taken in"
        raise Problem(f"{some}; {len(troubles)} could not be read.")


@archive_command.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """List the published notes, oldest first."""
    notes = make_archive(home()).all()
    if as_json:
        print_json([note_row(n) for n in notes])
        return
    if not notes:
        click.echo("There are no published notes yet. `convenor archive add FILE` takes one in.")
    for note in notes:
        click.echo(_line(note))


@archive_command.command("remove")
@click.argument("note")
def remove_command(note: str) -> None:
    """Take a note out of the archive for good, and out of the search. What stands on the web stays there."""
    make_archive(home()).remove(note)
    click.echo("Gone from the archive and from the search.")


def note_row(note: Published) -> dict[str, Any]:
    return {
        "id": note.id, "title": note.title, "date": note.day.isoformat() if note.day else None,
        "address": note.address, "series": note.series, "themes": list(note.themes), "came_from": note.came_from,
        "passages": len(note.passages),
    }


def _line(note: Published) -> str:
    day = f"{note.day.day} {note.day:%B %Y}" if note.day else "no date"
    return f"{note.id}  {day}  {shown(note.title)}  [{shown(note.where)}]"
