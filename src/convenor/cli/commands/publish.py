"""`convenor publish` and `convenor amend`: the note before everybody, kept to the letter, and its later versions."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, library_of, library_option, style_option
from convenor.cli.wiring import make_host, make_rulebook, make_writer
from convenor.services import publishing
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.writeup.compose import voice_of


@click.command("publish")
@click.argument("session")
@click.option("--address", metavar="URL", help="Where it stands.")
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes.")
@at_option
@click.pass_context
def publish_command(
    ctx: click.Context, session: str, address: str | None, style: str, library: str | None, actor: str,
    at: datetime | None,
) -> None:
    """Keep the final note to the letter, and where it is published. Without --address: whether it is, and as it was.

    Publishes nothing by itself: put it there first (`convenor writeup SESSION --final`).
    """
    host = make_host(at)
    found = find_session(host, session)
    writer = make_writer(library_of(ctx, library), style)
    if address is not None:
        rules = make_rulebook(library_of(ctx, library), style)
        publishing.publish(host, found.id, writer.document, address, rules, Wish(actor=actor))
        found = host.session(found.id)
    click.echo(publishing.state_words(found, writer.document(found)))
    _versions(found)


@click.command("amend")
@click.argument("session")
@click.option("--accept", is_flag=True, help="Make it the next version, which says when it was amended.")
@click.option("--address", default="", metavar="URL", help="Where it stands now, if that is elsewhere.")
@style_option
@library_option
@click.option("--as", "actor", default=FACILITATOR, metavar="AUTHOR", help="Who writes.")
@at_option
@click.pass_context
def amend_command(
    ctx: click.Context, session: str, accept: bool, address: str, style: str, library: str | None, actor: str,
    at: datetime | None,
) -> None:
    """Show what has changed since the note was published, and where the old words stand; with --accept, go on from it.

    Everybody whose words changed has to have said yes to them before, as for the first version.
    """
    host = make_host(at)
    found = find_session(host, session)
    writer = make_writer(library_of(ctx, library), style)
    changes = publishing.changes_since(found, writer.document(found))
    if accept or address:
        rules = make_rulebook(library_of(ctx, library), style)
        voice = voice_of(found.plan, writer.style())
        publishing.amend(host, found.id, writer.document, voice, address, rules, Wish(actor=actor))
    for change in changes:
        click.echo(f"{change.words}:")
        for sign, text in (("was", change.was), ("now", change.now)):
            if text:
                click.echo(f"  {sign}  {shown(text)}")
    if not changes:
        click.echo("It reads as it was published.")
    for line in publishing.out_there_words(host.session(found.id)):
        click.echo(line)
    if accept or address:
        after = host.session(found.id)
        click.echo(publishing.state_words(after, writer.document(after)))
        click.echo(f"Put it there: `convenor writeup {found.id} --final` gives it.")
        return
    for old in found.published:
        click.echo(f"The old words stand at {old.address} (version {old.version}), and wherever that was sent.")
    if changes:
        click.echo("Nothing is changed yet: --accept makes it the next version.")


def _versions(session: Session) -> None:
    for one in session.published:
        click.echo(f"version {one.version}  {one.day}  {one.address}  SHA-256 {one.digest}")
    for line in publishing.out_there_words(session):
        click.echo(line)
