"""`convenor go`: what a facilitator does while the session is on."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from convenor.cli import stepping
from convenor.cli.commands.hold import hold_lines
from convenor.cli.options import Instant, at_option
from convenor.cli.wiring import make_host
from convenor.services import breakout, calling, editing, guiding, holding, reality, running
from convenor.services.finding import find_segment, find_session
from convenor.services.guide_view import guide_lines
from convenor.services.host import FACILITATOR, Host, Wish
from convenor.services.messages import called_back_words
from convenor.services.standing import after_act
from convenor.session.problem import Problem
from convenor.session.session import Session

VERBS = (
    "start", "next", "back", "pause", "resume", "skip", "end", "undo", "add", "speaker", "promise", "at", "call-back",
    "breakout", "hold", "step", "said",
)


@click.command("go", context_settings={"ignore_unknown_options": True})
@click.argument("session")
@click.argument("verb", type=click.Choice(VERBS), metavar="|".join(VERBS))
@click.argument("value", required=False)
@click.argument("amount", required=False)
@click.option("--from", "seen", metavar="PART", help="The part that you saw running; refused if another is on by now.")
@click.option("--since", type=Instant(), help="It happened then, not now.")
@click.option("--ago", type=click.IntRange(0, 600), metavar="MINUTES", help="It happened so many minutes ago.")
@click.option("--as", "actor", default=FACILITATOR, metavar="NAME", help="Who acts.")
@at_option
def go_command(
    session: str,
    verb: str,
    value: str | None,
    amount: str | None,
    seen: str | None,
    since: datetime | None,
    ago: int | None,
    actor: str,
    at: datetime | None,
) -> None:
    """Run a session: `go SESSION next`, `go SESSION add 5`, `go SESSION start --ago 3`."""
    host = make_host(at)
    found = find_session(host, session)
    if since and ago is not None:
        raise click.UsageError("Give --since or --ago, not both.")
    effective = since or (host.now() - timedelta(minutes=ago) if ago else None)
    value = f"{value} {amount}" if value and amount else value
    click.echo(go(host, found, verb, value, seen=seen, wish=Wish(actor=actor, at=effective)))
    if host.trouble:
        click.echo(host.trouble, err=True)


def go(host: Host, session: Session, verb: str, value: str | None, *, seen: str | None, wish: Wish) -> str:
    """Do it, and say how things stand then. Also what `run --plain` calls for a line that begins `go `."""
    if value is not None and verb not in ("add", "speaker", "promise", "at", "call-back", "breakout", "hold", "step"):
        raise click.UsageError(f"“{verb}” takes nothing after it, but “{value}” was given.")
    if seen is not None:
        seen = find_segment(session, seen).id
    match verb:
        case "start":
            running.start(host, session.id, seen=seen, wish=wish)
        case "next":
            running.next_part(host, session.id, seen=seen, wish=wish)
        case "back":
            running.back(host, session.id, seen=seen, wish=wish)
        case "pause":
            running.pause(host, session.id, seen=seen, wish=wish)
        case "resume":
            running.resume(host, session.id, seen=seen, wish=wish)
        case "skip":
            running.skip(host, session.id, seen=seen, wish=wish)
        case "end":
            running.end(host, session.id, seen=seen, wish=wish)
        case "undo":
            return editing.undo(host, session.id, wish) + "\n" + after_act(host.session(session.id), host.now())
        case "add":
            running.add(host, session.id, _minutes(value), seen=seen, wish=wish)
        case "speaker":
            running.speaker(host, session.id, value, seen=seen, wish=wish)
        case "promise":
            running.promise_local(host, session.id, _hour(value), wish=wish)
        case "step":
            stepping.step(host, session.id, value, wish)
            return "\n".join(guide_lines(host.session(session.id), host.now()))
        case "said":
            guiding.care_said(host, session.id, wish)
            return "It is noted that it was said."
        case "hold":
            holding.hold(host, session.id, _on_or_off(value), wish)
            return "\n".join(hold_lines(host.session(session.id), host.now()))
        case "at":
            reality.found_to_be(host, session.id, _part(value), wish)
        case "breakout":
            began = breakout.breakout_now(host, session.id, _long(value), seen=seen, wish=wish)
            now = host.session(session.id)
            return breakout.begun_words(now, began) + "\n" + after_act(now, host.now())
        case "call-back":
            calling.call_back(host, session.id, _grace(value), seen=seen, wish=wish)
            now = host.session(session.id)
            return called_back_words(now, host.now()) + "\n" + after_act(now, host.now())
        case _:
            raise Problem(f"“{verb}” is not something that a session does.", cure=f"It does: {', '.join(VERBS)}.")
    return after_act(host.session(session.id), host.now())


def _minutes(value: str | None) -> int:
    if value is None:
        raise click.UsageError("add needs minutes: `go SESSION add 5`.")
    try:
        return int(value)
    except ValueError:
        raise click.UsageError(f"“{value}” is not a whole number of minutes.") from None


def _long(value: str | None) -> int:
    return breakout.USUAL_MINUTES if value is None else _minutes(value)


def _grace(value: str | None) -> int:
    return calling.USUAL_GRACE if value is None else _minutes(value)


def _on_or_off(value: str | None) -> bool:
    if value not in ("on", "off"):
        raise click.UsageError("hold needs on or off: `go SESSION hold on`.")
    return value == "on"


def _part(value: str | None) -> str:
    if value is None:
        raise click.UsageError("at needs the part that you are really in: `go SESSION at rooms --since …`.")
    return value


def _hour(value: str | None) -> str:
    if value is None:
        raise click.UsageError("promise needs the new end: `go SESSION promise 12:40`.")
    return value
