"""`convenor lint`: a note against its house style, its dictionary, its people and its record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, cast, get_args

import click

from convenor.cli.options import at_option, json_option, library_of, library_option, print_json, style_option
from convenor.cli.wiring import make_host, make_rulebook, make_shelf, make_writer
from convenor.services.checking import Checked, NoteRemark, checked
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.house_fixes import safe_fixes, take_fixes
from convenor.services.looking import looked as say_looked
from convenor.session.people import Person
from convenor.session.problem import Problem
from convenor.session.series import Profile
from convenor.session.text import shown
from convenor.writeup.lint.care import CARE
from convenor.writeup.lint.check import check, profile_in
from convenor.writeup.lint.finding import Finding
from convenor.writeup.lint.house import House
from convenor.writeup.lint.ours import house_of
from convenor.writeup.style import Style

_ENDINGS = (".md", ".markdown", ".txt", ".text", ".docx", ".html", ".htm", ".odt", ".rtf", ".doc", ".pdf")


@click.command("lint")
@click.argument("target", metavar="FILE|SESSION")
@style_option
@click.option("--profile", type=click.Choice(get_args(Profile)), help="Without it: the session's, else by its date.")
@click.option("--fix", is_flag=True, help="Make the fixes that change no meaning, and show them.")
@click.option("--looked", is_flag=True, help="Say that you have looked: the doubts may stand. Sessions only.")
@click.option("--advice", is_flag=True, help="Also what is never wrong but worth a look, such as long points.")
@json_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who has looked.")
@at_option
@click.pass_context
def lint_command(
    ctx: click.Context, target: str, style: str, profile: str | None, fix: bool, looked: bool, advice: bool,
    as_json: bool, library: str | None, actor: str, at: datetime | None,
) -> None:
    """Check a note: a session's, or a Markdown, text or Word file, also one that Convenor never made.

    Each finding has its place, what is wrong and what may stand there instead. A person's own words, between
    quotation marks or on a page that they wrote, are asked about and never changed. It also asks about what may
    touch somebody: who can be known though not named, stories of people who were not there. For a session it
    says what its record does not bear out. In a Word file the line is the paragraph.

    What a session's record does not bear out, and what may touch somebody, has to be looked at once before its note
    is final. --looked says so; it holds for as long as those lines read as they do now.

    Exit code: 0 when nothing is found, 1 when something is that nobody has looked at (or the file cannot be read), 2
    for wrong usage.
    """
    house_style = make_writer(library_of(ctx, library), style).style()
    people = tuple(make_shelf(library_of(ctx, library)).people())
    chosen = cast(Profile | None, profile)
    path = Path(target)
    open_doubts = 0
    if path.is_dir():
        raise Problem(f"{target} is a folder.", cure="Name one file in it.")
    if path.exists() or path.suffix.lower() in _ENDINGS:
        found, fixed = _of_file(path, house_style, chosen, people, fix=fix)
        if looked:
            raise Problem("Only a session has doubts to look at.", cure="A file's findings are mended in the file.")
        rows = [_row(target, f) for f in found if advice or f.weight != "advice"]
        made = [_row(target, f) for f in fixed]
    else:
        host = make_host(at)
        session = find_session(host, target)
        writer = make_writer(library_of(ctx, library), style)
        rules = make_rulebook(library_of(ctx, library), style)

        def check_it() -> Checked:
            now = host.session(session.id)
            return checked(now, writer.document(now, chosen), rules, chosen, advice=advice, now=host.now())

        found_now = check_it()
        mends = safe_fixes(found_now.remarks) if fix else ()
        if mends:
            take_fixes(host, session.id, lambda s: writer.document(s, chosen), mends, Wish(actor=actor))
            found_now = check_it()
        if looked:
            say_looked(host, session.id, found_now, Wish(actor=actor))
            found_now = check_it()
        open_doubts = len(found_now.doubts)
        rows = [_remark_row(session.id, r) for r in found_now.remarks]
        made = [_remark_row(session.id, r) for r in mends]
    if as_json:
        print_json({"findings": rows, "fixed": made})
    else:
        _say(rows, made)
        if open_doubts:
            click.echo(f"{_them(open_doubts)} to be looked at before the note is final: change the words, or say with"
                       " --looked that they may stand.")
    if any(not row.get("looked") for row in rows):
        raise click.exceptions.Exit(1)


def _of_file(
    path: Path, style: Style, profile: Profile | None, people: tuple[Person, ...], *, fix: bool
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    from convenor.cli.linting import open_checked

    file = open_checked(path)
    house = _house(style, profile or profile_in(file.page), people)
    found = check(file.page, house)
    fixed = file.mend(found) if fix else ()
    found = check(file.page, house) if fixed else found
    both = (*found, *check(file.page, house, CARE))
    return tuple(sorted(both, key=lambda f: (f.line, f.column))), fixed


def _house(style: Style, profile: str, people: tuple[Person, ...]) -> House:
    from convenor.library.dictionary import EnglishDictionary

    return house_of(style, profile, people, EnglishDictionary())


def _row(file: str, finding: Finding) -> dict[str, Any]:
    return {"file": file, "line": finding.line, "column": finding.column, "rule": finding.rule,
            "weight": finding.weight, "what": finding.what, "found": finding.found, "fix": finding.fix,
            "safe": finding.safe}


def _remark_row(name: str, remark: NoteRemark) -> dict[str, Any]:
    return {"file": name, "line": remark.line, "column": remark.column, "rule": remark.rule, "weight": remark.weight,
            "what": remark.what, "found": remark.found, "fix": remark.fix, "safe": remark.safe, "of": remark.of,
            "looked": remark.looked}


def _them(doubts: int) -> str:
    return "One of these has" if doubts == 1 else f"{doubts} of these have"


def _say(rows: list[dict[str, Any]], made: list[dict[str, Any]]) -> None:
    for row in made:
        click.echo(shown(f"{_place(row)}: mended: “{row['found']}” is now “{row['fix']}”."))
    for row in rows:
        found = row["found"] if len(row["found"]) <= 60 else f"{row['found'][:59]}…"
        here = f" Here: “{found}”." if found.strip() else ""
        fix = f" Perhaps: “{row['fix']}”." if row["fix"] and row["fix"] not in row["what"] else ""
        seen = " You have looked at it." if row.get("looked") else ""
        click.echo(shown(f"{_place(row)}: {row['what'].rstrip('.')}.{here}{fix}{seen}".replace("?.", "?")))
    mended = f"{len(made)} mended; " if made else ""
    if not rows:
        click.echo(f"{mended}nothing else found." if made else "Nothing found.")
    else:
        click.echo(f"{mended}{len(rows)} finding{'' if len(rows) == 1 else 's'}.")


def _place(row: dict[str, Any]) -> str:
    return f"{row['file']}:{row['line']}:{row['column']}"
