"""`convenor coverage`: what of a session its note does not use."""

from __future__ import annotations

from dataclasses import asdict
from typing import cast, get_args

import click

from convenor.cli.options import json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import make_host, make_writer
from convenor.services import pointing
from convenor.services.checking import COVERAGE_OF, count_words, has_looked
from convenor.services.finding import find_session
from convenor.session.series import Profile
from convenor.session.text import shown
from convenor.writeup.coverage import CoverageRow, coverage


@click.command("coverage")
@click.argument("session")
@style_option
@click.option("--profile", type=click.Choice(get_args(Profile)), help="Without it: the series' own, else by the date.")
@click.option("--looked", is_flag=True, help="Say that you have looked at what is not used. No reason is asked for.")
@json_option
@library_option
@click.pass_context
def coverage_command(
    ctx: click.Context, session: str, style: str, profile: str | None, looked: bool, as_json: bool, library: str | None
) -> None:
    """What of a session its note does not use: parts, rooms, questions, objections.

    Notes that are for us only are counted apart. Nothing has to be used, and no reason is asked for.
    """
    host = make_host()
    found = find_session(host, session)
    if looked:
        pointing.looked(host, found.id)
        found = host.session(found.id)
    document = make_writer(library_of(ctx, library), style).document(found, cast(Profile | None, profile))
    rows = coverage(found, document)
    if as_json:
        print_json([{**asdict(row), "unused": row.unused} for row in rows])
        return
    if not rows:
        click.echo("Nothing was noted, so there is nothing to use.")
        return
    for row in rows:
        click.echo(shown(_line(row)))
    unused = sum(row.unused for row in rows)
    seen = " You have looked at it." if has_looked(found) else ""
    click.echo("Everything that was noted has a place in the note." if not unused else
               f"{unused} of these {'has' if unused == 1 else 'have'} no place in the note.{seen}")


def _line(row: CoverageRow) -> str:
    what = row.what if len(row.what) <= 70 else f"{row.what[:69]}…"
    sign = "  <- not used" if row.unused else ""
    return f"{COVERAGE_OF[row.of]:9}  {count_words(row)}  {what}{sign}"
