"""Raw words past their day: offered on the first screen, shown before anything goes, and never by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from convenor.services.host import Host
from convenor.services.outside import Outside
from convenor.services.purge_words import due_words
from convenor.services.purging import Due, due, is_past, purge
from convenor.session.session import Session
from convenor.session.text import shown
from convenor.terminal.calm import calmly
from convenor.terminal.widgets.choice import Choice

if TYPE_CHECKING:
    from convenor.terminal.app import ConvenorApp

MOST = 3
"""Sessions that are told of one by one."""


def past_words(host: Host, sessions: Iterable[Session], nothing: set[tuple[str, int]]) -> str:
    """Of how many sessions raw words are past their day; empty for none.

    `nothing` gathers those that have none, by id and number in the log, so that they are looked through once.
    """
    n = 0
    for session in sessions:
        if (session.id, session.seq) in nothing or not is_past(session, host.now()):
            continue
        if due(host, [session]):
            n += 1
        else:
            nothing.add((session.id, session.seq))
    return f"of {n} session{'' if n == 1 else 's'} past {'its' if n == 1 else 'their'} day; shows first" if n else ""


def ask_about(app: ConvenorApp, outside: Outside, sessions: Iterable[Session]) -> None:
    """Show what would go and what would stay, and do it if that is chosen."""
    found = due(outside.host, sessions)
    if not found:
        return
    answers = {"keep": "Not now: keep them", "go": "Let them go for good; the notes stay as they are"}

    def then(answer: str | None) -> None:
        if answer != "go":
            return
        with calmly(app):
            for one in found:
                purge(outside.host, one.session.id)
            app.tell("Gone. The notes say what they said. Copies that you made of the record are not reached.")

    app.push_screen(Choice("Raw words past their day", answers, more=_told(found)), then)


def _told(found: tuple[Due, ...]) -> str:
    blocks = []
    for one in found[:MOST]:
        blocks.append("\n".join([shown(one.session.plan.title), *(f"  {line}" for line in due_words(one))]))
    if len(found) > MOST:
        blocks.append(f"and {len(found) - MOST} more. `convenor purge` lists all of them.")
    return "\n".join(blocks)
