"""`go SESSION step …`: the words of a guided part, one after another."""

from __future__ import annotations

from typing import NoReturn

import click

from convenor.services import guiding
from convenor.services.host import Host, Wish

ACTS = {
    "next": guiding.next_step,
    "back": guiding.step_back,
    "skip": guiding.skip_step,
    "end": guiding.end_steps,
    "line": guiding.read_on,
}


def step(host: Host, session_id: str, words: str | None, wish: Wish) -> None:
    """Do what the words say; without any, begin to guide where the clock is. Raises UsageError for others."""
    act, _, amount = (words or "").partition(" ")
    if not act:
        guiding.begin(host, session_id, wish)
    elif act == "longer":
        guiding.longer(host, session_id, _seconds(amount), wish=wish)
    elif act in ACTS and not amount:
        ACTS[act](host, session_id, wish=wish)
    else:
        _refuse()


def _seconds(amount: str) -> int:
    try:
        return int(amount)
    except ValueError:
        raise click.UsageError("longer needs seconds: `go SESSION step longer 30`.") from None


def _refuse() -> NoReturn:
    raise click.UsageError("step goes: next, back, skip, longer SECONDS, line (the next line of the script), end.")
