"""`convenor new` and `convenor plan`."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast, get_args

import click

from convenor.cli.options import Day, Hour, at_option, blank_option, library_of, library_option
from convenor.cli.wiring import make_host, make_shelf
from convenor.services import editing, planning, reality
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.inviting import book_at, invited, person, series
from convenor.services.segments import open_blanks
from convenor.services.standing import agenda_lines, planned_words
from convenor.session.exercise import Exercise, Rule
from convenor.session.problem import NotFound, Problem
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.timeline import timeline

USUAL_FORMAT = "short-openers-discussion"
WITH_ROOMS = "series-event"


@click.command("new")
@click.argument("format_id", metavar="[FORMAT]", required=False)
@click.option("--title", required=True, metavar="T", help="What the session is called.")
@click.option("--like", metavar="SESSION", help="Copy agenda, series and times of an earlier session.")
@click.option("--series", "series_label", metavar="S", help="The series that it belongs to.")
@click.option("--question", "questions", multiple=True, metavar="Q", help="A topic question; may be given again.")
@click.option("--context", multiple=True, metavar="TEXT", help="A paragraph of context; may be given again.")
@click.option("--date", "day", type=Day(), help="Its day.")
@click.option("--start", type=Hour(), help="Local time at which it starts.")
@click.option("--end", type=Hour(), help="Local time at which it is promised to end.")
@click.option("--timezone", metavar="ZONE", default="", help="Such as Europe/London.")
@click.option("--convenor", metavar="NAME", help="Who convenes it.")
@click.option("--thought-leader", "leaders", multiple=True, metavar="NAME")
@click.option("--speaker", "speakers", multiple=True, metavar='"Name; role; organisation; clause"')
@click.option("--respondent", "respondents", multiple=True, metavar='"…"', help="As for --speaker.")
@click.option("--room", "rooms", multiple=True, metavar='"question"', help="One for each room.")
@click.option(
    "--rooms", "room_count", type=click.IntRange(1, 99), metavar="N", help="So many rooms, one shared question."
)
@click.option("--companion", default="", metavar="NAME", help="Who keeps company when something tender comes up.")
@click.option("--people", type=int, metavar="N", help="How many people are expected.")
@blank_option
@library_option
@at_option
@click.pass_context
def new_command(
    ctx: click.Context,
    format_id: str | None,
    title: str,
    like: str | None,
    series_label: str | None,
    questions: tuple[str, ...],
    context: tuple[str, ...],
    day: date | None,
    start: time | None,
    end: time | None,
    timezone: str,
    convenor: str | None,
    leaders: tuple[str, ...],
    speakers: tuple[str, ...],
    respondents: tuple[str, ...],
    rooms: tuple[str, ...],
    room_count: int | None,
    companion: str,
    people: int | None,
    blanks: tuple[tuple[str, str], ...],
    library: str | None,
    at: datetime | None,
) -> None:
    """Plan a session from a format, or like an earlier one. Prints its id, alone."""
    if rooms and room_count:
        raise click.UsageError("Give --room once for each room, or --rooms with their number, not both.")
    host, shelf = make_host(at), make_shelf(library_of(ctx, library))
    # a fault in the book stops only who needs it
    book = book_at(shelf.people(), day) if convenor or leaders or speakers or respondents else ()
    earlier = find_session(host, like) if like else None
    a_series = series(series_label, shelf.series()) if series_label else None
    shared = questions[0] if questions else ""
    details = planning.Details(
        title=title,
        series=a_series,
        questions=questions,
        context=context,
        date=day,
        start=start,
        end=end,
        timezone=timezone,
        convenor=person(convenor, book) if convenor else None,
        thought_leaders=tuple(person(name, book) for name in leaders),
        speakers=tuple(invited(s, book) for s in speakers),
        respondents=tuple(invited(r, book) for r in respondents),
        rooms=rooms or (shared,) * (room_count or 0),
        companion=companion,
        people=people,
        blanks=blanks,
    )
    wanted = format_id or (a_series.format if a_series and not earlier else "")
    if not wanted and not earlier:
        wanted = WITH_ROOMS if details.rooms else USUAL_FORMAT
    form = shelf.format(wanted) if wanted else None
    session_id = planning.new_session(host, details, of=form, like=earlier)
    click.echo(session_id)
    for notice in shelf.notices(form) if form else ():
        click.echo(shown(notice), err=True)
    for segment, names in open_blanks(host.session(session_id)):
        click.echo(f"“{shown(segment.title)}” has blanks to fill in: {', '.join(names)}.", err=True)


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
