"""What `convenor doctor --mend` can put right by itself: never anybody's words, and nothing without saying so."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from convenor.cli import leftovers
from convenor.cli.aside import copy_aside
from convenor.cli.drafts import FOLDER
from convenor.cli.mend import Mend
from convenor.cli.wiring import RECORD_FILE
from convenor.session.problem import Problem
from convenor.store import health, salvage


def mends(home: Path) -> tuple[Mend, ...]:
    """What could be put right in that home, in the order in which it is to be done. Changes nothing."""
    return (
        *_open_to_others(home),
        *_damaged(home),
        *leftovers.orphaned(home),
        *leftovers.not_carried_over(home),
        *_not_carried_over(home),
        *leftovers.never_finished(home),
        *leftovers.stale_drafts(home),
        *leftovers.torn_copies(home),
        *leftovers.left_practice(),
    )


def _damaged(home: Path) -> Iterator[Mend]:
    """A record with damage in it: what can be read whole goes into a sound one, and the damaged one is put aside."""
    path = home / RECORD_FILE
    if path.exists() and salvage.is_damaged(path):
        says = "Carry every session that can be read over into a sound record, and put the damaged one aside."
        yield Mend(says, partial(_save, home))


def _save(home: Path) -> str:
    path, beside = home / RECORD_FILE, home / "record.saved.sqlite"
    for left in home.glob(f"{beside.name}*"):  # of an earlier try that was killed; the record is as it was
        left.unlink()
    saved = salvage.save(path, beside)
    aside = copy_aside(home, path, f"record-damaged-{datetime.now(UTC):%Y-%m-%d}.sqlite")
    for end in ("-wal", "-shm"):  # the sound record must not take the damaged one's for its own
        if (log := path.with_name(f"{path.name}{end}")).exists():
            if end == "-wal" and log.stat().st_size:
                log.replace(aside.with_name(f"{aside.name}{end}"))
            else:
                log.unlink()
    beside.replace(path)  # there is a record at every instant, whenever the computer goes down
    count = f"{len(saved.whole)} session{'' if len(saved.whole) == 1 else 's'}"
    told = f"{count} carried over; the damaged file is {aside}."
    if saved.lost:
        told += (
            f" Could not be read: {', '.join(saved.lost)}. If a readable copy of it was written, "
            "`convenor import FILE` brings it back."
        )
    return told


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


def _not_carried_over(home: Path) -> Iterator[Mend]:
    """Whatever only opening and closing the record does: old copies of erased words, a long log beside the file."""
    path = home / RECORD_FILE
    wanting = [f for f in health.examine(path) if f.about in ("erasing", "size") and not f.well]
    if wanting:
        says = "Carry what stands beside the record over into it, and overwrite what was erased."
        yield Mend(says, partial(leftovers.open_and_close, home))


def mend(found: Mend) -> str:
    """Do it, and say in words what came of it."""
    try:
        more = found.do()
    except Problem as problem:
        return f"Not done: {found.says} {problem.what} {problem.cure}".strip()
    except OSError as trouble:
        return f"Not done: {found.says} The computer says: {trouble.strerror}."
    return f"Done: {found.says} {more or ''}".strip()
