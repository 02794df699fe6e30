"""`convenor refit`: shown before it is so, accepted or left."""

from __future__ import annotations

from datetime import datetime

import click

from convenor.cli.options import at_option, json_option, print_json
from convenor.cli.wiring import make_host
from convenor.services import refitting
from convenor.services.finding import find_session
from convenor.services.host import FACILITATOR, Wish
from convenor.services.standing import after_act, standing
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.timing.proposal import Choice, Proposal
from convenor.timing.warnings import not_in_it
from convenor.timing.words import clock_time, minutes_words


@click.command("refit")
@click.argument("session")
@json_option
@click.option("--accept", is_flag=True, help="Make it so; undo brings back the agenda before.")
@click.option("--choice", type=int, metavar="N", help="With --accept: one of the choices, where it does not fit.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who accepts.")
@at_option
def refit_command(
    session: str, as_json: bool, accept: bool, choice: int | None, actor: str, at: datetime | None
) -> None:
    """Propose how the session ends when promised. Nothing changes without --accept."""
    if choice is not None and not accept:
        raise click.UsageError("--choice goes with --accept.")
    host = make_host(at)
    found = find_session(host, session)
    offer = refitting.propose(host, found.id)
    if accept:
        refitting.accept(host, found.id, offer, choice, Wish(actor=actor))
    if as_json:
        print_json(refitting.proposal_row(offer.proposal))
        return
    chosen = next((c for c in offer.proposal.choices if c.n == choice), None)
    for line in refit_lines(found, offer.proposal, chosen):
        click.echo(line)
    if words := not_in_it(found, offer.at):
        click.echo(shown(words))
    if accept:
        click.echo(after_act(host.session(found.id), host.now()))
    else:
        click.echo(f"Nothing has changed. {standing(found, host.now())}")


def refit_lines(session: Session, proposal: Proposal, chosen: Choice | None = None) -> list[str]:
    """The proposal as a table in words. Once one is `chosen`, the choices ask no more."""
    end = f" To end at {clock_time(proposal.promised_end, session.plan.timezone)}:" if proposal.promised_end else ""
    lines = [f"{end.strip():44} before  after".rstrip()]
    lines.append(f"  {'Spare time':42} {_signed(proposal.spare_before)}  {_signed(proposal.spare_after)}")
    for line in proposal.lines:
        before, after = round(line.before_seconds / 60), round(line.after_seconds / 60)
        lines.append(f"  {shown(line.segment.title):42} {before:>6} {after:>6}  {shown(line.why)}".rstrip())
    for part in proposal.late:
        lines.append(f"{shown(part.segment.title)} will begin {minutes_words(part.seconds)} late.")
    if chosen:
        return [*lines, f"Chosen: {shown(chosen.what)}. {shown(chosen.cost)}"]
    if proposal.fits:
        lines.append("It fits.")
    else:
        lines.append(f"{minutes_words(proposal.short_seconds).capitalize()} cannot be found without a choice:")
    for choice in proposal.choices:
        gives = f"gives {minutes_words(choice.gives_seconds)}; " if choice.gives_seconds else ""
        lines.append(f"  {choice.n}  {shown(choice.what)} ({gives}{shown(choice.cost)})")
    return lines


def _signed(seconds: int) -> str:
    """Minutes of spare time; what is missing is said as a word, not a sign."""
    return f"{round(seconds / 60):>6}" if seconds >= 0 else " short"
