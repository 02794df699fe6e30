"""What `convenor doctor --mend` can put right by itself: never anybody's words, and nothing without saying so."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from convenor.cli.drafts import FOLDER
from convenor.cli.wiring import RECORD_FILE
from convenor.session.problem import Problem
from convenor.store import health

LEFT_BEHIND = 3600
"""Seconds after which a file that was being written is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that can be put right. `says` is what would be done, as "Close … to other people"."""

    says: str
    do: Callable[[], None]


def mends(home: Path) -> tuple[Mend, ...]:
    """What could be put right in that home, in the order in which it is to be done. Changes nothing."""
    return (*_open_to_others(home), *_half_written(home), *_not_carried_over(home))


def _open_to_others(home: Path) -> Iterator[Mend]:
    if os.name != "posix":
        return
    files = [home / RECORD_FILE, *home.glob(f"{RECORD_FILE}-*"), *(home / FOLDER).glob("*"), home / FOLDER]
    for path in (home, *files):
        if path.exists() and not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            mode = 0o700 if path.is_dir() else 0o600
            yield Mend(f"Close {path} to other people of this computer.", _closing(path, mode))


def _closing(path: Path, mode: int) -> Callable[[], None]:
    return lambda: path.chmod(mode)


def _half_written(home: Path) -> Iterator[Mend]:
    """Files that were being written when something was killed; what they were to replace is whole."""
    for path in sorted([*home.glob(".*.part"), *(home / FOLDER).glob("*.part")]):
        if path.is_file() and time.time() - path.stat().st_mtime > LEFT_BEHIND:
            yield Mend(f"Remove {path}, which was never finished.", path.unlink)


def _not_carried_over(home: Path) -> Iterator[Mend]:
    """Whatever only opening and closing the record does: old copies of erased words, a long log beside the file."""
    path = home / RECORD_FILE
    wanting = [f for f in health.examine(path) if f.about in ("erasing", "size") and not f.well]
    if wanting:
        yield Mend("Carry what stands beside the record over into it, and overwrite what was erased.", _carrying(path))


def _carrying(path: Path) -> Callable[[], None]:
    def carry() -> None:
        from convenor.store.sqlite import SqliteStore

        with closing(SqliteStore(path)) as store:
            store.sessions()

    return carry


def mend(found: Mend) -> str:
    """Do it, and say in words what came of it."""
    try:
        found.do()
    except Problem as problem:
        return f"Not done: {found.says} {problem.what} {problem.cure}".strip()
    except OSError as trouble:
        return f"Not done: {found.says} The computer says: {trouble.strerror}."
    return f"Done: {found.says}"
