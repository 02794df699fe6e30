"""Half-typed lines in the home: one small file each, closed to other people, gone when its line is kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

FOLDER = "half-typed"


class HomeDrafts:
    """`Drafts` in a folder of the home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def keep(self, session: str, actor: str, text: str, place: str = "") -> None:
        path = self._path(session, actor, place)
        with contextlib.suppress(OSError):  # whatever the disk says, typing goes on
            if not text:
                path.unlink(missing_ok=True)
                return
            self._folder.mkdir(mode=0o700, exist_ok=True)
            beside = path.with_suffix(".part")
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
                file.write(text)
            beside.replace(path)

    def found(self, session: str, actor: str, place: str = "") -> str:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return self._path(session, actor, place).read_text(encoding="utf-8", errors="surrogatepass")
        return ""

    def _path(self, session: str, actor: str, place: str) -> Path:
        # Names of people are not names of files, and need not be read in a folder.
        whose = f"{actor}\n{place}" if place else actor
        return self._folder / f"{name_of(session)}-{_hashed(whose)}.txt"


def name_of(session: str) -> str:
    """What the names of a session's files begin with, so that those of a session that is gone can be told."""
    return _hashed(session)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
