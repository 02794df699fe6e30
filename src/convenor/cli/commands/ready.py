"""`convenor ready`: what to look at a quarter of an hour before."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.machine import ThisMachine
from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.readiness import consent_read, missing_words, ready
from convenor.session.text import shown

MARKS = {"ready": "ready  ", "missing": "MISSING", "unknown": "look   "}


@click.command("ready")
@click.argument("session")
@json_option
@click.option("--consent-read", "was_read", is_flag=True, help="Note that the consent words were read out.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who says so.")
@at_option
def ready_command(session: str, as_json: bool, was_read: bool, actor: str, at: datetime | None) -> None:
    """Say what is there and what is missing. Nothing is locked, whatever it says."""
    host = make_host(at)
    found = find_session(host, session)
    if was_read:
        consent_read(host, found.id, Wish(actor=actor))
        found = host.session(found.id)
    checks = ready(found, ThisMachine(), host.now())
    if as_json:
        print_json([{"about": c.about, "state": c.state, "says": c.says, "cure": c.cure or None} for c in checks])
        return
    for check in checks:
        click.echo(f"{MARKS[check.state]}  {check.about:11} {shown(check.says)}")
        if check.cure:
            click.echo(f"{'':21}{shown(check.cure)}")
    click.echo(missing_words(checks))
