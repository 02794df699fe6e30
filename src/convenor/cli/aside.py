"""Putting things aside: out of the way, still there, and closed to other people."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

FOLDER = "put-aside"


def put_aside(home: Path, path: Path) -> Path:
    """Move a file into the home's folder for what was put aside, under a name that is free. Returns where it is now.

    Raises OSError when it cannot be moved; then it is where it was.
    """
    return path.rename(_place(home, path.name))


def copy_aside(home: Path, path: Path, name: str) -> Path:
    """The same, leaving the file where it is; the copy is on the disk before this returns."""
    place = _place(home, name)
    with open(path, "rb") as old, open(place, "xb", opener=lambda file, flags: os.open(file, flags, 0o600)) as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
    return place


def _place(home: Path, name: str) -> Path:
    folder = home / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    wanted = Path(name)
    names = (f"{wanted.stem}{'' if n == 1 else f'-{n}'}{wanted.suffix}" for n in count(1))
    return next(folder / free for free in names if not (folder / free).exists())
