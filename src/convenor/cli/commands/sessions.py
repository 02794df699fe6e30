"""`convenor sessions` and `convenor agenda`."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import views
from convenor.services.finding import find_session
from convenor.services.stages import stage
from convenor.services.standing import agenda_lines, standing
from convenor.session.text import shown


@click.command("sessions")
@json_option
def sessions_command(as_json: bool) -> None:
    """List sessions, newest first."""
    host = make_host()
    found = list(reversed(host.sessions()))
    for problem in host.unreadable():
        click.echo(shown(str(problem)), err=True)
    if as_json:
        print_json([views.session_row(s) for s in found])
        return
    if not found:
        click.echo("There are no sessions yet. `convenor new --title …` plans one; `convenor demo` shows one.")
    for session in found:
        day = f"{session.plan.date:%a} {session.plan.date.day} {session.plan.date:%b %Y}" if session.plan.date else ""
        notes = len(session.notes())
        kept = f"{notes} note{'' if notes == 1 else 's'}" if notes else ""
        if session.state == "ended" and kept:
            kept = f"{kept} · {stage(session)}"
        click.echo(f"{session.id}  {session.state:8} {day:16} {shown(session.plan.title)}  {kept}".rstrip())


@click.command("agenda")
@click.argument("session")
@json_option
@at_option
def agenda_command(session: str, as_json: bool, at: datetime | None) -> None:
    """Show a session's agenda: planned, actual and projected times, and where it stands."""
    host = make_host(at)
    found = find_session(host, session)
    if as_json:
        print_json(views.agenda(found, host.now()))
        return
    click.echo(shown(found.plan.title))
    for line in agenda_lines(found, host.now()):
        click.echo(line)
    click.echo(standing(found, host.now()))
