"""`convenor plan`: what can be changed of a session beforehand, and while it runs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast, get_args

import click

from convenor.cli.options import Blank, Day, Hour, at_option, blank_option, library_option
from convenor.cli.wiring import make_host, make_shelf
from convenor.services import editing, planning, reality
from convenor.services.blanks import fill, left_words
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.inviting import book_at, invited
from convenor.services.standing import agenda_lines, planned_words
from convenor.session.exercise import Exercise, Rule
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.timeline import timeline


@click.group("plan")
@click.argument("session")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who changes it.")
@at_option
@click.pass_context
def plan_command(ctx: click.Context, session: str, actor: str, at: datetime | None) -> None:
    """Change a session's agenda: insert, move, set, drop, undo; or its rooms and people."""
    library = ctx.find_root().obj
    ctx.obj = (session, Wish(actor=actor), library, at)


def _opened(ctx: click.Context, at: datetime | None) -> tuple[Host, Session, Wish]:
    session, wish, _, at_before = ctx.obj
    host = make_host(at or at_before)
    return host, find_session(host, session), wish


def _show(host: Host, session: Session) -> None:
    fresh = host.session(session.id)
    for line in agenda_lines(fresh, host.now()):
        click.echo(line)
    click.echo(planned_words(fresh, timeline(fresh, host.now())))


@plan_command.command("insert")
@click.argument("what", metavar='EXERCISE|"Title"')
@click.option("--minutes", type=int, metavar="N")
@click.option("--after", metavar="PART", help="The part before it, or “start”.")
@blank_option
@library_option
@at_option
@click.pass_context
def insert_command(
    ctx: click.Context,
    what: str,
    minutes: int | None,
    after: str | None,
    blanks: tuple[tuple[str, str], ...],
    library: str | None,
    at: datetime | None,
) -> None:
    """Put in an exercise, or a plain part of that title."""
    host, session, wish = _opened(ctx, at)
    found: Exercise | str = what
    try:
        found = make_shelf(library or (ctx.obj[2] or {}).get("library")).exercise(what)
    except NotFound:
        if what == what.lower() and " " not in what and "-" in what:
            raise  # it looks like an exercise's name, so a plain part of that title is not what was meant
    editing.insert(host, session.id, found, minutes=minutes, after=after, blanks=dict(blanks), wish=wish)
    _show(host, session)


@plan_command.command("move")
@click.argument("part", metavar="PART")
@click.option("--after", required=True, metavar="PART|start")
@at_option
@click.pass_context
def move_command(ctx: click.Context, part: str, after: str, at: datetime | None) -> None:
    """Move a part."""
    host, session, wish = _opened(ctx, at)
    editing.move(host, session.id, part, after, wish)
    _show(host, session)


@plan_command.command("set")
@click.argument("part", metavar="PART")
@click.option("--minutes", type=int, metavar="N")
@click.option("--minimum", type=int, metavar="N")
@click.option("--maximum", type=int, metavar="N")
@click.option("--rule", type=click.Choice(get_args(Rule)))
@click.option("--start-at", metavar="HH:MM|none", help="Pin it to a clock time, or “none” to unpin it.")
@click.option("--title", metavar="T")
@click.option("--lead", metavar="NAME", help="Who leads it.")
@at_option
@click.pass_context
def set_command(
    ctx: click.Context,
    part: str,
    minutes: int | None,
    minimum: int | None,
    maximum: int | None,
    rule: str | None,
    start_at: str | None,
    title: str | None,
    lead: str | None,
    at: datetime | None,
) -> None:
    """Change a part's minutes, bounds, rule, pin, title or lead."""
    pin = None if start_at in (None, "none") else Hour().convert(start_at, None, ctx)
    setting = editing.Setting(minutes, minimum, maximum, cast(Rule | None, rule), pin, start_at == "none", title, lead)
    if setting == editing.Setting():
        raise click.UsageError("Say what is to change, for instance --minutes 12.")
    host, session, wish = _opened(ctx, at)
    editing.change(host, session.id, part, setting, wish)
    _show(host, session)


@plan_command.command("drop")
@click.argument("part", metavar="PART")
@at_option
@click.pass_context
def drop_command(ctx: click.Context, part: str, at: datetime | None) -> None:
    """Leave a part out."""
    host, session, wish = _opened(ctx, at)
    editing.drop(host, session.id, part, wish)
    _show(host, session)


@plan_command.command("undo")
@at_option
@click.pass_context
def undo_command(ctx: click.Context, at: datetime | None) -> None:
    """Undo the last change to the agenda."""
    host, session, wish = _opened(ctx, at)
    click.echo(editing.undo(host, session.id, wish))
    _show(host, session)


@plan_command.command("details")
@click.option("--title", metavar="T")
@click.option("--question", "questions", multiple=True, metavar="Q", help="Replaces the questions there are.")
@click.option("--date", "day", type=Day())
@click.option("--start", type=Hour())
@click.option("--end", type=Hour())
@click.option("--companion", metavar="NAME", help="Who keeps company; an empty name takes it away.")
@click.option("--people", type=int, metavar="N")
@click.option("--room", "rooms", multiple=True, metavar='"question"', help="Replaces the rooms there are.")
@click.option("--speaker", "speakers", multiple=True, metavar='"…"', help="Replaces the speakers there are.")
@click.option("--respondent", "respondents", multiple=True, metavar='"…"')
@library_option
@at_option
@click.pass_context
def details_command(
    ctx: click.Context,
    title: str | None,
    questions: tuple[str, ...],
    day: date | None,
    start: time | None,
    end: time | None,
    companion: str | None,
    people: int | None,
    rooms: tuple[str, ...],
    speakers: tuple[str, ...],
    respondents: tuple[str, ...],
    library: str | None,
    at: datetime | None,
) -> None:
    """Change what is known beforehand: title, questions, times, people, rooms, speakers."""
    host, session, wish = _opened(ctx, at)
    shelf = make_shelf(library or (ctx.obj[2] or {}).get("library"))
    book = book_at(shelf.people(), day or session.plan.date) if speakers or respondents else ()
    change = planning.DetailsChange(
        title=title,
        questions=questions or None,
        date=day,
        start=start,
        end=end,
        companion=companion,
        people=people,
        rooms=rooms or None,
        speakers=tuple(invited(s, book) for s in speakers) or None,
        respondents=tuple(invited(r, book) for r in respondents) or None,
    )
    if change == planning.DetailsChange():
        raise Problem("Nothing was given to change.", cure="For instance: plan SESSION details --people 25.")
    planning.change_details(host, session.id, change, wish)
    _show(host, session)


@plan_command.command("person")
@click.argument("verb", type=click.Choice(["absent", "swap", "replace", "add"]))
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--respondent", is_flag=True, help="With add: a respondent, not a speaker.")
@library_option
@at_option
@click.pass_context
def person_command(
    ctx: click.Context, verb: str, names: tuple[str, ...], respondent: bool, library: str | None, at: datetime | None
) -> None:
    """Who really spoke: absent NAME, swap NAME NAME, replace NAME "NEW; role; …", add "NEW; role; …"."""
    wanted = 2 if verb in ("swap", "replace") else 1
    if len(names) != wanted:
        raise click.UsageError(f"{verb} takes {wanted} name{'s' if wanted > 1 else ''}; {len(names)} were given.")
    host, session, wish = _opened(ctx, at)
    shelf = make_shelf(library or (ctx.obj[2] or {}).get("library"))
    book = book_at(shelf.people(), session.plan.date) if verb in ("replace", "add") else ()
    change: reality.Turnout
    match verb:
        case "absent":
            change = reality.Absent(names[0])
        case "swap":
            change = reality.Swapped(*names)
        case "replace":
            change = reality.Replaced(names[0], invited(names[1], book))
        case _:
            change = reality.Added(invited(names[0], book), "respondent" if respondent else "speaker")
    reality.turnout(host, session.id, change, wish)
    plan = host.session(session.id).plan
    for label, people in (("Speakers", plan.speakers), ("Respondents", plan.respondents)):
        if people:
            click.echo(f"{label}: {shown(', '.join(i.person.name for i in people))}.")


@plan_command.command("fill")
@click.argument("blanks", nargs=-1, type=Blank(), metavar="NAME=WORDS…")
@at_option
@click.pass_context
def fill_command(ctx: click.Context, blanks: tuple[tuple[str, str], ...], at: datetime | None) -> None:
    """Fill in what the agenda still leaves blank, such as year=2040; without words, say what that is."""
    host, session, wish = _opened(ctx, at)
    if blanks:
        fill(host, session.id, dict(blanks), wish)
    click.echo(shown(left_words(host.session(session.id))) or "Nothing is blank.")
