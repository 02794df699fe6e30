"""`convenor message`: tell all rooms something, or one."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import home, make_copies, make_host
from convenor.services import messages
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.session.session import Session


@click.command("message")
@click.argument("session")
@click.argument("text", required=False)
@click.option("--room", type=int, metavar="N", help="Only to this room.")
@click.option("--erase", metavar="ID", help="Take a message off every page; its words are gone for good.")
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who says it.")
@at_option
def message_command(
    session: str,
    text: str | None,
    room: int | None,
    erase: str | None,
    as_json: bool,
    actor: str,
    at: datetime | None,
) -> None:
    """Tell all rooms something, or one; without TEXT, list what was sent.

    Note-takers have it before them until the part ends or a newer message comes to the same rooms.
    `go SESSION call-back` calls everybody back.
    """
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    if erase is not None and text is not None:
        raise click.UsageError("Give a text to send, or --erase, not both.")
    if room is not None and text is None:
        raise click.UsageError("Say what Room N is to be told.")
    if erase is not None:
        messages.erase(host, found.id, erase, wish)
    elif text is not None:
        sent = messages.send(host, found.id, text, room, wish)
    now = host.session(found.id)
    if as_json:
        print_json([messages.message_row(now, m) for m in now.messages])
    elif erase is not None:
        click.echo("Erased. The words are gone from the record.")
        folder = make_copies(home(), host.store).folder_of(found.id)
        if folder:
            click.echo(f"Copies made before this still hold them: look in {folder}, and wherever else you sent them.")
    elif text is not None:
        click.echo(f"Sent to {messages.to_whom(now, room)}. Its id is {sent}.")
    else:
        _list(now)


def _list(session: Session) -> None:
    if not session.messages:
        click.echo("Nothing was sent yet.")
    for message in session.messages:
        now = "  [stands now]" if messages.stands(session, message) else ""
        click.echo(f"{message.id}  {messages.sent_line(session, message)}{now}")
