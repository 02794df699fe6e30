"""`convenor codes`: the ways in for those who have no terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import doors
from convenor.services.finding import find_session
from convenor.session.doors import ROLES, Role

_MAY = {
    "participant": "see the question and answer it",
    "note-taker": "keep notes in any room",
    "facilitator": "start, go on, add minutes, send messages",
}


@click.command("codes")
@click.argument("session")
@click.option("--renew", type=click.Choice(ROLES), metavar="ROLE",
              help="A new code or link; the one before opens no more.")
@click.option("--shut", "shut", type=click.Choice(ROLES), metavar="ROLE", help="Let nobody in as that any more.")
@json_option
@at_option
def codes_command(session: str, renew: str | None, shut: str | None, as_json: bool, at: datetime | None) -> None:
    """The code for participants, and whether there are links for note-takers and facilitators.

    ROLE is participant, note-taker or facilitator. A link is shown once, when it is made; put it after the address
    that `convenor serve` tells.
    """
    if renew and shut:
        raise click.UsageError("Renew a code or shut its door, not both.")
    host = make_host(at)
    found = find_session(host, session)
    new: doors.Key | None = None
    if renew:
        new = doors.renew(host, found.id, cast(Role, renew))
    elif shut:
        doors.shut(host, found.id, cast(Role, shut))
    entrance = host.session(found.id).entrance
    rows = []
    for role in ROLES:
        door = entrance.door(role)
        secret = new.secret if new and new.role == role else door.code if door else ""
        rows.append({
            "role": role, "open": door is not None, "code": doors.spoken(secret) if door and door.code else None,
            "path": doors.path_of(role, secret) if secret else None, "may": _MAY[role],
        })
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(f"{row['role']:12} {_said(row)}")


def _said(row: Mapping[str, object]) -> str:
    if not row["open"]:
        return "nobody can come in; `convenor serve` or --renew opens it."
    if row["code"]:
        return f"code {row['code']}: may {row['may']}."
    if row["path"]:
        return f"{row['path']} after the address: may {row['may']}. Shown this once; give it to nobody else."
    return f"has a link, shown when it was made: may {row['may']}. --renew makes a new one."
