"""Which file it is that came back: the newest ones are offered, and any other can be named."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App

from convenor.services.signoff import Composed
from convenor.session.problem import Problem
from convenor.session.text import shown
from convenor.terminal.calm import in_words
from convenor.terminal.compare.sheet import CompareSheet
from convenor.terminal.desk.sheets import Wording
from convenor.terminal.note.places import Place
from convenor.terminal.page import Page
from convenor.terminal.running.said import cut
from convenor.terminal.running.sheets import Choice, Choose

ENDINGS = (".docx", ".md", ".txt")
OFFERED = 9
"""Files that are offered, the newest first."""


def ask_for_file(page: Page, session_id: str, note: Composed, folders: Sequence[Place]) -> None:
    """Ask for the file, and show what was changed in it."""
    which_file(page.app, "Which file came back?", folders, partial(_open, page, session_id, note))


def which_file(
    app: App[Any], title: str, folders: Sequence[Place], then: Callable[[str], None], endings: Sequence[str] = ENDINGS
) -> None:
    """Ask for a file of the right kind, and go on with its place."""
    choices = [Choice(str(path), cut(shown(path.name), 40), place) for path, place in newest(folders, endings)]
    about = "" if choices else f"There is none in {', '.join(place.name for place in folders)}."
    asks = Choose(title, [*choices, Choice("", "Another one: give its place")], about=about)
    app.push_screen(asks, partial(_chosen, app, then))


def newest(folders: Sequence[Place], endings: Sequence[str] = ENDINGS) -> list[tuple[Path, str]]:
    """The newest files of the right kind in these folders."""
    found: dict[Path, tuple[float, str]] = {}
    for place in folders:
        for path in _files(place.folder, endings):
            with contextlib.suppress(OSError):
                found.setdefault(path, (path.stat().st_mtime, place.name))
    order = sorted(found, key=lambda path: (-found[path][0], path.name))
    return [(path, found[path][1]) for path in order[:OFFERED]]


def _files(folder: Path, endings: Sequence[str]) -> Iterator[Path]:
    try:
        for path in folder.iterdir():
            if path.suffix.lower() in endings and not path.name.startswith((".", "~$")):
                yield path
    except OSError:  # a folder that may not be looked into offers nothing
        return


def _chosen(app: App[Any], then: Callable[[str], None], choice: str | None) -> None:
    if choice is None:
        return
    if choice:
        then(choice)
        return
    app.push_screen(Wording("Where is the file?", ""), partial(_typed, then))


def _typed(then: Callable[[str], None], typed: str | None) -> None:
    if typed is not None:
        then(typed.strip().strip("\"'"))


def _open(page: Page, session_id: str, note: Composed, path: str) -> None:
    try:
        came = page.outside.writer.read_back(Path(path).expanduser())
    except Problem as problem:
        page.convenor.tell(in_words(problem))
        return
    page.app.push_screen(CompareSheet(page.outside, session_id, note, came), lambda _: page.look_again())
