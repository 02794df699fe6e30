"""A file that a colleague sent, opened on the first screen: the newest ones are offered, any other can be named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from convenor.services.carrying import ENDINGS, Carrier, WentApart, taken_words
from convenor.session.problem import Problem
from convenor.terminal.calm import in_words
from convenor.terminal.compare.asking import which_file
from convenor.terminal.note.places import Place
from convenor.terminal.page import Page
from convenor.terminal.running.sheets import Choice, Choose, Reading


def ask_which(page: Page, carrier: Carrier, folders: Sequence[Place]) -> None:
    """Ask for the file, take it in, and open its session."""
    which_file(page.app, "Which file did they send?", folders, partial(_take, page, carrier), ENDINGS)


def _take(page: Page, carrier: Carrier, path: str, *, as_copy: bool = False) -> None:
    try:
        taken = carrier.take(page.host, Path(path).expanduser(), as_copy=as_copy)
    except WentApart as apart:
        choices = [Choice(False, "Leave it: nothing was changed"), Choice(True, "Take it in as a session of its own")]
        page.app.push_screen(
            Choose("It cannot go on from what is here", choices, about=apart.what),
            lambda yes: _take(page, carrier, path, as_copy=True) if yes else None,
        )
        return
    except Problem as problem:
        page.app.push_screen(Reading("This file was not taken in", in_words(problem).splitlines()))
        return
    session = page.host.session(taken.session_id)
    page.convenor.open_session(page.outside, taken.session_id)
    page.app.push_screen(Reading("A colleague’s file", taken_words(taken, session)))
