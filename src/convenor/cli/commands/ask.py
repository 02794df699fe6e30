"""`convenor ask`: a line that is too good to lose, and could only be one person's, waits for their yes."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import asking
from convenor.services.finding import find_note, find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.session.text import shown


@click.command("ask")
@click.argument("session")
@click.argument("note", required=False)
@click.option("--reach", metavar="TEXT", help="How to reach them. Kept apart, and erased when the note is final.")
@click.option("--asked", is_flag=True, help="They were asked.")
@click.option("--yes", is_flag=True, help="They said yes.")
@click.option("--changed", metavar="TEXT", help="They said yes, if it reads like this.")
@click.option("--no", is_flag=True, help="They said no.")
@click.option("--named", is_flag=True, help="With a yes: also to their name.")
@json_option
@click.option("--as", "actor", default=FACILITATOR, metavar="NOTE-TAKER", help="Who writes.")
@at_option
def ask_command(
    session: str, note: str | None, reach: str | None, asked: bool, yes: bool, changed: str | None, no: bool,
    named: bool, as_json: bool, actor: str, at: datetime | None,
) -> None:
    """Mark a note whose speaker is to be asked for it, and keep what they say. Without NOTE: all that are marked.

    Until they say yes it is for us only; no answer means no.
    """
    acts = [name for name, given in (("reach", reach is not None), ("asked", asked), ("yes", yes),
                                     ("changed", changed is not None), ("no", no)) if given]
    if len(acts) > 1:
        raise click.UsageError(f"--{acts[0]} and --{acts[1]}: one of them at a time.")
    if note is None and (acts or named):
        raise click.UsageError("Which note? `convenor notes SESSION` lists them.")
    if named and acts not in (["yes"], ["changed"]):
        raise click.UsageError("--named goes with --yes or --changed.")
    host = make_host(at)
    found = find_session(host, session)
    wish = Wish(actor=actor)
    if note is not None:
        note = find_note(found, note).id
        match acts:
            case ["asked"]:
                asking.asked(host, found.id, note, wish)
            case ["yes"] | ["no"] | ["changed"]:
                asking.answered(host, found.id, note, acts[0], named=named, text=changed or "", wish=wish)
            case _:
                asking.mark(host, found.id, note, reach or "", wish)
        found = host.session(found.id)
    rows = [(a, found.contribution(a.contribution)) for a in found.asks if note in (None, a.contribution)]
    if as_json:
        print_json([{"note": a.contribution, "text": c.text if c else "", "reach": a.reach or None,
                     "asked": [t.isoformat() for t in a.asked], "answer": a.answer or None} for a, c in rows])
        return
    for ask, contribution in rows:
        click.echo(f"{ask.contribution}  {shown(contribution.text if contribution else '')}")
        click.echo(f"    {asking.ask_words(found, ask, host.now())}")
        if ask.reach:
            click.echo(f"    to be reached: {shown(ask.reach)}")
    if not rows:
        click.echo("Nobody is to be asked about a line.")
