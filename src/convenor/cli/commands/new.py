"""`convenor new`: a session, from a format, like an earlier one, or from what its series usually takes."""

from __future__ import annotations

from datetime import date, datetime, time

import click

from convenor.cli.options import Day, Hour, at_option, blank_option, library_of, library_option
from convenor.cli.wiring import make_host, make_shelf
from convenor.services import planning
from convenor.services.finding import find_session
from convenor.services.inviting import book_at, invited, person, series
from convenor.services.segments import open_blanks
from convenor.session.text import shown

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
    for segment in host.session(session_id).segments:
        if names := open_blanks(segment):
            click.echo(f"“{shown(segment.title)}” has blanks to fill in: {', '.join(names)}.", err=True)
