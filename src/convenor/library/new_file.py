"""A file of one's own put into the library, where none of that name is yet."""

from __future__ import annotations

import os
from pathlib import Path

from convenor.session.problem import Problem


def put(path: Path, text: str) -> None:
    """Write the file, closed to others, and wait until it is on disk. Nothing is ever written over.

    Raises Problem when a file of that name is there, or the disk refused.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n",
                  opener=lambda file, flags: os.open(file, flags, 0o600)) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as trouble:
        raise Problem(f"{path} is there already.", cure="Edit it, or choose another name; nothing was changed."
                      ) from trouble
    except OSError as trouble:
        reason = (trouble.strerror or "the disk refused").lower()
        raise Problem(f"{path} could not be written: {reason}.", cure="Mend its permissions.") from trouble
