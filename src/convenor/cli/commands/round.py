"""`convenor round`: who has had their turn in the round that is on, and who passes."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.going_round import passes, round_on, waiting_words
from convenor.session.problem import Problem
from convenor.session.text import shown


@click.command("round")
@click.argument("session")
@click.option("--passes", "passing", multiple=True, metavar="NAME", help="They pass.")
@click.option("--not-passed", multiple=True, metavar="NAME", help="They do not after all.")
@json_option
@at_option
def round_command(
    session: str, passing: tuple[str, ...], not_passed: tuple[str, ...], as_json: bool, at: datetime | None
) -> None:
    """Say who of the roster has not been heard in the round that is on. Whoever is named in a note there has been."""
    host = make_host(at)
    found = find_session(host, session)
    for name in passing:
        passes(host, found.id, name)
    for name in not_passed:
        passes(host, found.id, name, passed=False)
    now = round_on(host.session(found.id))
    if as_json:
        print_json(None if now is None else {
            "segment": now.part.id, "heard": [p.name for p in now.heard], "passed": [p.name for p in now.passed],
            "waiting": [p.name for p in now.waiting]})
    elif now is None:
        raise Problem("No round is on.", cure="A round is a part in which everybody on the roster has a turn.")
    else:
        click.echo(shown(waiting_words(now)))
