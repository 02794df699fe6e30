"""Where a person's sessions are kept: CONVENOR_HOME, or the platform's own place for such things."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from convenor.session.problem import Problem

VARIABLE = "CONVENOR_HOME"
PRIVATE = 0o700

_CHOOSE = f"Choose another folder with {VARIABLE}."


def find_home(environ: Mapping[str, str]) -> Path:
    """The folder that holds everything, absolute; made if it is missing, and closed to other people.

    A folder that may be read but not written to is returned as it is: what is in it can still be read.

    Raises:
        Problem: there can be no such folder there, or this person may not open it.
    """
    home = _named(environ)
    try:
        missing = not home.exists()
        if missing:
            _make(home)
        elif not home.is_dir():
            raise Problem(f"{home} is a file, and sessions are kept in a folder.", cure=_CHOOSE)
        else:
            _check(home)
    except OSError as trouble:
        raise Problem(
            f"{home} cannot be used to keep sessions in ({_reason(trouble)}).",
            cure=f"See that you may write in {home.parent}, or choose another folder with {VARIABLE}.",
        ) from trouble
    return home


def _named(environ: Mapping[str, str]) -> Path:
    wanted = environ.get(VARIABLE, "").strip()
    if not wanted:
        return Path(platformdirs.user_data_dir("convenor", appauthor=False))
    try:
        return Path(wanted).expanduser().absolute()
    except RuntimeError as trouble:  # "~somebody" who is not known here
        what = f"{VARIABLE} says {wanted}, and there is no such person here."
        raise Problem(what, cure=_CHOOSE) from trouble


def _make(home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    # Two doors may open at once on a first day; the one that comes second finds the folder made.
    home.mkdir(mode=PRIVATE, exist_ok=True)
    _close_to_others(home)


def _check(home: Path) -> None:
    mode = home.stat().st_mode
    if mode & stat.S_ISVTX:
        # Closing a folder like /tmp would lock everybody else out of it.
        raise Problem(f"{home} is shared with everybody on this machine.", cure=_CHOOSE)
    if not os.access(home, os.R_OK | os.X_OK):
        raise Problem(f"{home} belongs to somebody else and cannot be opened.", cure=_CHOOSE)
    if stat.S_IMODE(mode) & 0o077:
        _close_to_others(home)


def _close_to_others(home: Path) -> None:
    # A read-only disk, another owner, or a file system without permissions: none of them stops the reading.
    with contextlib.suppress(OSError):
        home.chmod(PRIVATE)


def _reason(trouble: OSError) -> str:
    return (trouble.strerror or type(trouble).__name__).lower()
