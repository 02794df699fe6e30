"""`convenor letters`: every message that a session needs, filled in."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, library_of, library_option
from convenor.cli.stationery import make_stationery
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.letters import find_form, forms_for, letter_lines, write
from convenor.session.text import shown


@click.command("letters")
@click.argument("session")
@click.argument("which", required=False)
@click.option("--for", "name", default="", metavar="NAME", help="For this person or room alone.")
@click.option("--style", default="better-way", metavar="PACK", show_default=True, help="The house style.")
@library_option
@at_option
@click.pass_context
def letters_command(
    ctx: click.Context,
    session: str,
    which: str | None,
    name: str,
    style: str,
    library: str | None,
    at: datetime | None,
) -> None:
    """The messages that a session needs: without WHICH a list, with it that one filled in."""
    if which is None and name:
        raise click.UsageError("--for goes with one of the messages: `letters SESSION speaker-brief --for NAME`.")
    host = make_host(at)
    found = find_session(host, session)
    stationery = make_stationery(library_of(ctx, library), style)
    if which is None:
        forms = forms_for(found, host.now(), stationery)
        wide = max((len(f.id) for f in forms), default=0)
        for form in forms:
            click.echo(f"{shown(form.id):{wide}}  {shown(form.title)}: to {shown(form.to)}; {shown(form.when)}")
        return
    form = find_form(stationery.forms(), which)
    for n, letter in enumerate(write(found, host.now(), stationery, form, name)):
        if n:
            click.echo(f"\n{'-' * 72}\n")
        for line in letter_lines(letter):
            click.echo(line)
