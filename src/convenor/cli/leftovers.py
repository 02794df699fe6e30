"""What a kill or a lost disk leaves behind in a home and beside it, and what becomes of each."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from convenor.cli import aside, copies
from convenor.cli.aside import put_aside
from convenor.cli.drafts import FOLDER, name_of
from convenor.cli.example import PRACTICE_FOLDER
from convenor.cli.mend import LEFT_BEHIND, Mend
from convenor.cli.wiring import RECORD_FILE, make_copies
from convenor.session.problem import Problem
from convenor.store.pages import PAGES_FILE
from convenor.store.sqlite import SqliteStore

A_DAY = 24 * 3600


def never_finished(home: Path) -> Iterator[Mend]:
    """Files that were being written when something was killed; what they were to replace is whole."""
    folders = {home, home / FOLDER, *_copy_folders(home)}
    for path in sorted(found for folder in folders for found in _parts(folder)):
        if _is_old(path):
            yield Mend(f"Put {path} aside, which was never finished.", partial(_aside, home, path))


def orphaned(home: Path) -> Iterator[Mend]:
    """SQLite's own files without the record that they belong to: a new record must not take them for its own."""
    if (home / RECORD_FILE).exists():
        return
    for path in sorted(home.glob(f"{RECORD_FILE}-*")):
        yield Mend(f"Put {path} aside: the record that it belongs to is not there.", partial(_aside, home, path))


def not_carried_over(home: Path) -> Iterator[Mend]:
    """What a kill left beside the record or the pages, long enough ago that nobody is writing it."""
    log = home / f"{RECORD_FILE}-wal"
    if (home / RECORD_FILE).exists() and _size(log) and _is_old(log):
        yield Mend("Carry over into the record what a crash left beside it.", partial(open_and_close, home))
    journal = home / f"{PAGES_FILE}-journal"
    if (home / PAGES_FILE).exists() and _size(journal) and _is_old(journal):
        yield Mend("Take back the half-done change that a crash left beside the pages.", partial(_read_pages, home))


def stale_drafts(home: Path) -> Iterator[Mend]:
    """Half-typed lines of sessions that are not in the record any more; without a record nobody can tell."""
    drafts = sorted((home / FOLDER).glob("*.txt"))
    if not drafts or not (home / RECORD_FILE).exists():
        return
    try:
        with closing(SqliteStore(home / RECORD_FILE)) as store:
            known = {name_of(session) for session in store.sessions()}
    except (Problem, sqlite3.Error):
        return
    stale = [path for path in drafts if path.stem.split("-")[0] not in known]
    if stale:
        what = "1 half-typed line" if len(stale) == 1 else f"{len(stale)} half-typed lines"
        yield Mend(f"Put {what} aside, of sessions that are not there any more.", partial(_all_aside, home, stale))


def torn_copies(home: Path) -> Iterator[Mend]:
    """Readable copies that cannot be read: written anew from the record, the torn ones put aside."""
    if not (home / RECORD_FILE).exists():
        return
    try:
        folders = copies.chosen_in(home)
    except Problem as problem:
        path = home / copies.CHOSEN
        yield Mend(f"Put {path} aside. {problem.what} {problem.cure}", partial(_aside, home, path))
        return
    for session, folder in sorted(folders.items()):
        with suppress(OSError):
            for path in sorted(Path(folder).glob(f"*-{session}.yaml")):
                if _is_torn(path):
                    says = f"Write the copy {path} anew, for it cannot be read."
                    yield Mend(says, partial(_anew, home, session, path))


def left_practice() -> Iterator[Mend]:
    """Examples that were open when the computer went down. Nothing in them was to stay, and they say so."""
    for folder in sorted(Path(tempfile.gettempdir()).glob(f"{PRACTICE_FOLDER}*")):
        with suppress(OSError):
            newest = max(path.stat().st_mtime for path in (folder, *folder.rglob("*")))
            if folder.is_dir() and not folder.is_symlink() and time.time() - newest > A_DAY:
                yield Mend(f"Remove {folder}, an example that was to go with its window.", partial(_remove, folder))


def _parts(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        hidden = folder.name != FOLDER
        yield from (path for path in folder.glob(".*.part" if hidden else "*.part") if path.is_file())


def _copy_folders(home: Path) -> set[Path]:
    try:
        return {Path(folder) for folder in copies.chosen_in(home).values()}
    except Problem:
        return set()


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > LEFT_BEHIND


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_torn(path: Path) -> bool:
    from convenor.cli.files import read_text
    from convenor.exchange.record_file import whole_from_yaml

    try:
        whole_from_yaml(read_text(path), path.name)
    except Problem:
        return True
    return False


def _aside(home: Path, path: Path) -> str:
    return f"It is {put_aside(home, path)} now."


def _all_aside(home: Path, paths: list[Path]) -> str:
    for path in paths:
        put_aside(home, path)
    return f"They are in {home / aside.FOLDER} now."


def _anew(home: Path, session: str, path: Path) -> str:
    from convenor.cli.wiring import RandomIds, SystemClock
    from convenor.services.host import Host

    with closing(SqliteStore(home / RECORD_FILE)) as store:
        found = Host(store, SystemClock(), RandomIds()).session(session)
        torn = path.rename(path.with_name(f"{path.stem} (cannot be read){path.suffix}"))
        said = make_copies(home, store).after_part(found)
        if said:
            torn.rename(path)
            raise Problem(said)
    return f"The torn one is {torn.name} beside it."


def open_and_close(home: Path) -> None:
    """Do whatever only opening and closing the record does."""
    with closing(SqliteStore(home / RECORD_FILE)) as store:
        store.sessions()


def _read_pages(home: Path) -> None:
    with closing(SqliteStore(home / RECORD_FILE)) as store:
        store.pages.read("")


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)
