"""`convenor serve`: the pages for note-takers, participants, the big screen and a second facilitator."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

import click

from convenor.cli.serving import serve
from convenor.cli.wiring import make_host
from convenor.services import doors
from convenor.services.finding import find_session
from convenor.services.host import Host
from convenor.services.serving import LOOPBACK, Asked, Serving
from convenor.session.doors import ROLES, Role
from convenor.session.problem import NotFound
from convenor.session.session import Session
from convenor.session.text import shown

LOOK_EVERY = 1.0
_BLACK_ON_WHITE, _PLAIN = "\x1b[30;107m", "\x1b[0m"
_WHO: dict[Role, str] = {
    "participant": "Participants", "note-taker": "Note-takers", "facilitator": "A second facilitator"
}


@click.command("serve")
@click.argument("session", required=False)
@click.option("--host", "address", default=LOOPBACK, show_default=True, metavar="ADDRESS",
              help="Who can reach it: 0.0.0.0 is everybody on the same network.")
@click.option("--port", type=click.IntRange(0, 65535), metavar="P", help="Else 8642, or the next that is free.")
@click.option("--certificate", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.pem",
              help="Serve by https with it.")
@click.option("--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.pem",
              help="The certificate’s key, if it is not in the same file.")
@click.option("--address", "public", default="", metavar="URL",
              help="How others call it, when something stands in front of it.")
@click.option("--no-qr", is_flag=True, help="No QR codes.")
def serve_command(
    session: str | None, address: str, port: int | None, certificate: Path | None, key: Path | None, public: str,
    no_qr: bool,
) -> None:
    """Serve the pages until Ctrl+C: for note-takers, participants, the big screen, and a second facilitator.

    Without SESSION: the one that is running, else the only one to come. Nobody but this computer reaches the pages
    until you say so with --host.
    """
    if key and not certificate:
        raise click.UsageError("--key goes with --certificate.")
    if public:
        _look_at_address(public)
    host = make_host()
    found = find_session(host, session) if session else _the_one(host)
    serving = serve(host, Asked(found.id, address, port, certificate, key, public))
    try:
        for line in greeting(found, serving, qr=not no_qr and sys.stdout.isatty()):
            click.echo(line)
        click.echo("Ctrl+C stops serving. It ends nothing of the session; everything that says Kept is kept.")
        _watch(serving)
    finally:
        serving.stop()


def _look_at_address(public: str) -> None:
    try:
        parts = urlsplit(public)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that do not close
        known = False
    if not known:
        raise click.UsageError("--address begins with http:// or https://, and a name follows.")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise click.UsageError(
            "--address has nothing after its name: the pages lead to each other from the top of it. "
            "Give them a name of their own, such as https://notes.example.org."
        )


def greeting(session: Session, serving: Serving, *, qr: bool) -> list[str]:
    """Where the pages are, who can reach them, and how each role comes in."""
    best, *others = serving.addresses()
    lines = [shown(session.plan.title), serving.who_can_reach(), "", f"Pages      {best}"]
    lines += [f"           {other}" for other in others]
    for role in ROLES:
        secret = serving.secret(role)
        lines += ["", f"{_WHO[role]}:"]
        if not secret:
            lines.append("  the link was shown before; `convenor codes SESSION --renew ROLE` makes a new one.")
            continue
        link = best + doors.path_of(role, secret)
        lines.append(f"  {link}" if role != "participant" else f"  code {doors.spoken(secret)} at {best}, or {link}")
        if qr and role != "facilitator":
            lines += [f"  {_BLACK_ON_WHITE}{line}{_PLAIN}" for line in serving.qr(link)]
    return [*lines, "", f"The big screen: {best}/screen in a browser that came in by the code.", ""]


def _watch(serving: Serving) -> None:
    """Say what the facilitator is to know, once each, until Ctrl+C."""
    told = ""
    waiting = threading.Event()
    while not waiting.wait(LOOK_EVERY):
        alert = serving.alert()
        if alert and alert != told:
            click.echo(alert, err=True)
        told = alert


def _the_one(host: Host) -> Session:
    every = host.sessions()
    running = [s for s in every if s.state in ("running", "paused")]
    coming = [s for s in every if s.state == "planned"]
    for some in (running, coming):
        if len(some) == 1:
            return some[0]
        if some:
            named = "; ".join(f"{shown(s.plan.title)} ({s.id})" for s in some[:6])
            raise NotFound("It could be more than one session.", cure=f"Say which: {named}.")
    raise NotFound("There is no session to serve.", cure="`convenor new` plans one.")
