"""`convenor purge`: raw words past their day go; the final note's stay."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.agreeing import agreed
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import home, make_copies, make_host
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.purge_words import due_row, due_words
from convenor.services.purging import due, purge
from convenor.session.problem import Problem
from convenor.session.text import shown


@click.command("purge")
@click.argument("sessions", nargs=-1, metavar="[SESSION…]")
@click.option("--yes", is_flag=True, help="Do not ask: let them go.")
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who lets them go.")
@at_option
def purge_command(sessions: tuple[str, ...], yes: bool, as_json: bool, actor: str, at: datetime | None) -> None:
    """Let raw words go whose day is over, of these sessions or of all.

    How long they are kept is the format's `keep_raw_days`, counted from the session's end. What the final note says
    stays; notes that are not in it, earlier versions, who said what where the note names nobody, and the roster go for
    good. Without a yes this shows what would go, and changes nothing.
    """
    host = make_host(at)
    found = due(host, [find_session(host, wanted) for wanted in sessions] or host.sessions())
    if as_json:
        if yes:
            for one in found:
                purge(host, one.session.id, Wish(actor=actor))
        print_json([due_row(one, gone=yes) for one in found])
        return
    for problem in host.unreadable() if not sessions else ():
        click.echo(shown(str(problem)), err=True)
    if not found:
        click.echo("No raw words are past their day.")
        return
    for one in found:
        click.echo(shown(one.session.plan.title))
        for line in due_words(one):
            click.echo(f"  {line}")
    if not yes and not agreed("Let these words go for good? They cannot be brought back."):
        raise Problem("Nothing was changed.", cure="With --yes nothing is asked.")
    copies = make_copies(home(), host.store)
    for one in found:
        purge(host, one.session.id, Wish(actor=actor))
        click.echo(f"Gone: {shown(one.session.plan.title)}. Its note says what it said.")
        folder = copies.folder_of(one.session.id)
        if folder:
            click.echo(f"Copies made before this still hold them: look in {folder}, and wherever else you sent them.")
