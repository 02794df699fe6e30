"""`convenor formats`, `exercises`, `people`, `series` and `check`."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from convenor.cli.options import json_option, library_of, library_option, print_json
from convenor.cli.wiring import RECORD_FILE, home, make_host, make_shelf
from convenor.services import views
from convenor.services.catalogue import exercise_lines, format_lines
from convenor.services.suiting import LEVELS, MODES, CareLevel, Suited, Wanted, suited, used_in
from convenor.services.usual_words import usual_lines, usual_row
from convenor.session.problem import NotFound, Problem
from convenor.session.text import shown

if TYPE_CHECKING:
    from convenor.library.shelf import Shelf
    from convenor.session.exercise import Mode
    from convenor.session.session import Session

T = TypeVar("T")


@click.command("formats")
@click.argument("words", metavar="[ID]", nargs=-1)
@click.option("--title", default="", metavar="T", help="With save: what people call the format.")
@json_option
@library_option
@click.pass_context
def formats_command(
    ctx: click.Context, words: tuple[str, ...], title: str, as_json: bool, library: str | None
) -> None:
    """List session formats, or show one.

    `convenor formats save SESSION ID` makes a format of your own of a session's agenda.
    """
    shelf = make_shelf(library_of(ctx, library))
    if len(words) == 3 and words[0] == "save":
        _save(shelf, words[1], words[2], title)
        return
    if title:
        raise click.UsageError("--title goes with: convenor formats save SESSION ID")
    if words:
        found = shelf.format(" ".join(words))
        _one(as_json, views.format_row(found), format_lines(found))
    else:
        _many(as_json, [views.format_row(f) for f in shelf.formats()])
    _hidden(shelf.notices())


@click.command("exercises")
@click.argument("words", metavar="[ID] [WORDS…]", nargs=-1)
@click.option("--minutes", type=click.IntRange(1, 600), metavar="N", help="The minutes that there are.")
@click.option("--people", type=click.IntRange(1), metavar="N", help="How many people there are.")
@click.option("--care", type=click.Choice(LEVELS), help="The most that the group can carry.")
@click.option("--mode", type=click.Choice(tuple(MODES)), help="How people are to be together.")
@click.option("--session", metavar="SESSION", help="Fits into that session: its people; says what it has already.")
@click.option("--alone", is_flag=True, help="Nobody can stay with a person who is upset.")
@json_option
@library_option
@click.pass_context
def exercises_command(
    ctx: click.Context,
    words: tuple[str, ...],
    minutes: int | None,
    people: int | None,
    care: CareLevel | None,
    mode: Mode | None,
    session: str | None,
    alone: bool,
    as_json: bool,
    library: str | None,
) -> None:
    """List exercises, show one, or find those that suit: best first, with the reason.

    `convenor exercises new ID` begins one of your own.
    """
    shelf = make_shelf(library_of(ctx, library))
    if len(words) == 2 and words[0] == "new":
        _begin(shelf, words[1])
        return
    wanted = Wanted(words, minutes, people, care, companion=not alone, mode=mode)
    if session:
        wanted = _in_session(wanted, session)
    if len(words) == 1 and wanted == Wanted(words):
        with contextlib.suppress(NotFound):
            found = shelf.exercise(words[0])
            ran = _held_so_far()
            row = views.exercise_row(found) | {"usual": usual_row(found, ran)}
            _one(as_json, row, [*exercise_lines(found), *usual_lines(found, ran)])
            _hidden(shelf.notices())
            return
    if wanted == Wanted():
        _many(as_json, [views.exercise_row(e) for e in shelf.exercises()])
    else:
        cards = shelf.cards() if words else ()
        _suited(as_json, suited((*shelf.exercises(), *cards), wanted), words)
    _hidden(shelf.notices())


def _held_so_far() -> Sequence[Session]:
    """The sessions in the home, for what an exercise really took; a record that cannot be read hides no exercise."""
    try:
        return make_host().sessions() if (home() / RECORD_FILE).is_file() else ()
    except Problem:
        return ()


def _in_session(wanted: Wanted, session: str) -> Wanted:
    from convenor.services.finding import find_session

    there = find_session(make_host(), session)
    return replace(wanted, people=wanted.people or there.plan.people, already=used_in(there))


def _save(shelf: Shelf, session: str, name: str, title: str) -> None:
    from functools import partial

    from convenor.library.format_file import keep
    from convenor.services.as_format import save
    from convenor.services.finding import find_session

    agenda = find_session(make_host(), session)
    for sentence in save(agenda, shelf, partial(keep, home(), shelf), title=title, name=name):
        click.echo(shown(sentence))
    click.echo(f"`convenor new {name} --title …` plans from it.")


def _begin(shelf: Shelf, name: str) -> None:
    from convenor.library.starter import begin

    if any(e.id == name for e in shelf.exercises()):
        raise Problem(f"The shelf has an exercise {name} already.", cure="Choose another name; nothing was changed.")
    click.echo(f"Fill it in: {begin(home(), name)}")
    click.echo("`convenor check` says what is amiss.")


def _suited(as_json: bool, found: list[Suited], words: tuple[str, ...]) -> None:
    if not found:
        raise NotFound(f"No exercise goes by “{' '.join(words)}”.", cure="`convenor exercises` lists them all.")
    if as_json:
        print_json([views.exercise_row(s.exercise) | {"fits": s.fits, "why": s.why} for s in found])
        return
    width = max(len(s.exercise.id) for s in found)
    for s in found:
        mark = "fits" if s.fits else "no  "
        click.echo(f"{mark}  {s.exercise.id:{width}}  {s.exercise.minutes.typical:>3} min  {shown(s.why)}")


@click.command("people")
@click.argument("name", metavar="[NAME]", required=False)
@json_option
def people_command(name: str | None, as_json: bool) -> None:
    """List the people book, or show one person."""
    people = make_shelf().people()
    if name:
        found = _only([p for p in people if p.answers_to(name)], f"“{name}” is not in the people book.")
        row = views.person_row(found)
        _one(as_json, row, _pairs(row))
    elif as_json:
        print_json([views.person_row(p) for p in people])
    else:
        _say_empty(people, "people.yaml", "people")
        for p in people:
            post = p.post
            between = f" {post.preposition} " if post.preposition else ", "
            where = between.join(w for w in (post.role, post.organisation) if w)
            consent = "" if p.may_be_named else "  (not to be named)"
            click.echo(shown(f"{p.name}{', ' + where if where else ''}{consent}"))


@click.command("series")
@click.argument("series_id", metavar="[ID]", required=False)
@json_option
def series_command(series_id: str | None, as_json: bool) -> None:
    """List the series book, or show one series."""
    book = make_shelf().series()
    if series_id:
        wanted = series_id.casefold()
        same = [s for s in book if wanted in (s.id.casefold(), s.label.casefold())]
        row = views.series_row(_only(same, f"“{series_id}” is not in the series book."))
        _one(as_json, row, _pairs(row))
    elif as_json:
        print_json([views.series_row(s) for s in book])
    else:
        _say_empty(book, "series.yaml", "series")
        for s in book:
            click.echo(shown(f"{s.id}  {s.label}"))


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path))
@library_option
@click.pass_context
def check_command(ctx: click.Context, paths: tuple[Path, ...], library: str | None) -> None:
    """Check files of the library, and say every fault of every file; without PATH, all that Convenor would read."""
    from convenor.library.check import check

    shelf = make_shelf(library_of(ctx, library))
    report = check(shelf, paths)
    for problem in report.problems:
        where = f"{problem.where}: " if problem.where else ""
        click.echo(shown(f"{where}{problem.what} {problem.cure}".rstrip()))
    for notice in report.notices:
        click.echo(shown(notice))
    count, faults = len(report.files), len(report.problems)
    files = f"{count} file{'' if count == 1 else 's'}"
    if faults:
        click.echo(f"{faults} fault{'' if faults == 1 else 's'} in {files} read.")
        raise click.exceptions.Exit(1)
    click.echo(f"{files} read; no fault.")


def _only(found: Sequence[T], otherwise: str) -> T:
    if len(found) != 1:
        raise NotFound(otherwise if not found else "More than one answers to that.")
    return found[0]


def _one(as_json: bool, row: dict[str, Any], lines: Sequence[str]) -> None:
    if as_json:
        print_json(row)
        return
    for line in lines:
        click.echo(line)


def _many(as_json: bool, rows: list[dict[str, Any]]) -> None:
    if as_json:
        print_json(rows)
        return
    width = max((len(r["id"]) for r in rows), default=0)
    for row in rows:
        minutes = row["minutes"]
        click.echo(f"{row['id']:{width}}  {minutes['typical']:>3} min  {shown(row['title'])}")


def _pairs(row: dict[str, Any]) -> list[str]:
    return [f"{key.replace('_', ' ')}: {shown(_words(value))}" for key, value in row.items() if value not in (None, [])]


def _words(value: object) -> str:
    """A value of a row as people read it: several are parted by semicolons."""
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one)
    return str(value)


def _say_empty(book: Sequence[object], file: str, what: str) -> None:
    if not book:
        click.echo(f"The {what} book is empty. It is the file {home() / file}.")


def _hidden(notices: Sequence[str]) -> None:
    for notice in notices:
        click.echo(shown(notice), err=True)
