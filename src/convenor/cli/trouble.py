"""What happens when Convenor itself is at fault: a calm sentence here, the particulars in a file.

The file is meant to be sent to somebody else, so it holds no words of anybody's notes: kinds of errors and
places in the program, and never what an error says, for that may quote what somebody typed.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

import convenor
from convenor.cli.home import find_home
from convenor.session.problem import Problem

LOG = "trouble.log"
OLD_LOG = "trouble.old.log"
LARGEST = 1_000_000
"""Size in bytes at which the file is put aside and a new one begun; one old file is kept."""

_MOST_FRAMES = 40
_MOST_ERRORS = 20


def report(trouble: BaseException, *, home: Callable[[], Path] | None = None, now: datetime | None = None) -> str:
    """Write the particulars down, and return the one sentence that a person reads.

    `home` finds the folder and may fail: that costs the file, not the sentence. Without it, the usual home;
    without `now`, the machine's own clock.
    """
    log = write_down(trouble, home or (lambda: find_home(os.environ)), now or datetime.now(UTC))
    cure = f"send {log} to whoever helps you; no notes are in it." if log else "run `convenor doctor`."
    return (
        "Something went wrong inside Convenor, not in what you did; whatever it said was kept is kept. "
        f"Please try again, and if it happens again, {cure}"
    )


def write_down(trouble: BaseException, home: Callable[[], Path], now: datetime) -> Path | None:
    """Add the particulars to the log in the home; its path, or None when it could not be written."""
    with contextlib.suppress(OSError, Problem):
        folder = home()
        log = folder / LOG
        if log.exists() and log.stat().st_size >= LARGEST:
            log.replace(folder / OLD_LOG)
        entry = "\n".join(particulars(trouble, now)) + "\n\n"
        handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(handle, "a", encoding="utf-8", newline="\n") as file:
            file.write(entry)
        return log
    return None


def particulars(trouble: BaseException, now: datetime) -> Iterator[str]:
    """The lines of one entry: when, which versions, and each error with its places, the cause last."""
    yield (
        f"{now.isoformat(timespec='seconds')} convenor {convenor.__version__}, "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    )
    waiting: list[tuple[str, BaseException]] = [("", trouble)]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_ERRORS:
        link, error = waiting.pop(0)
        if id(error) in seen:
            continue
        seen.add(id(error))
        yield f"{link}{_name(error)}"
        yield from _places(error.__traceback__)
        if error.__cause__ is not None:
            waiting.append(("because of ", error.__cause__))
        elif error.__context__ is not None and not error.__suppress_context__:
            waiting.append(("while handling ", error.__context__))
        if isinstance(error, BaseExceptionGroup):
            waiting.extend(("one of them ", inner) for inner in error.exceptions)


def _name(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    # Numbers and SQLite's own names of errors tell much, and cannot quote anybody.
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f"{name} {error.errno}"
    code = getattr(error, "sqlite_errorname", None)
    return f"{name} {code}" if isinstance(code, str) else name


def _places(chain: TracebackType | None) -> Iterator[str]:
    frames = [
        (_short(frame.f_code.co_filename), line, frame.f_code.co_name) for frame, line in traceback.walk_tb(chain)
    ]
    if len(frames) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        yield from _lines(frames[:half])
        yield f"  … {len(frames) - 2 * half} more"
        frames = frames[-half:]
    yield from _lines(frames)


def _lines(frames: list[tuple[str, int, str]]) -> Iterator[str]:
    for file, line, function in frames:
        yield f"  {file}:{line} {function}"


def _short(filename: str) -> str:
    """The end of a path: enough to find the file, without the name of anybody's own folder."""
    path = PurePath(filename)
    if path.suffix != ".py":
        return "(made while running)"
    for root in (Path(convenor.__file__).parent.parent, *map(Path, sys.path)):
        if root.name and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
