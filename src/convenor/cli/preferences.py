"""What a person has chosen, in the home: the look, whether anything moves, and a file of keys that they may edit."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from convenor.session.problem import Place, Problem

KEYS_FILE = "keys.yaml"
LOOK_FILE = "look.txt"
STILL_FILE = "motion-off.txt"
"""Is there while motion is off."""


class HomePreferences:
    """`Preferences` in a folder of the home."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def look(self) -> str:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return (self._home / LOOK_FILE).read_text(encoding="utf-8")[:100].strip()
        return ""

    def keep_look(self, name: str) -> None:
        from convenor.cli.files import write_text

        with contextlib.suppress(Problem, OSError):
            write_text(self._home / LOOK_FILE, f"{name}\n", private=True)

    def motion(self) -> bool:
        return not (self._home / STILL_FILE).exists()

    def keep_motion(self, moves: bool) -> None:
        from convenor.cli.files import write_text

        path = self._home / STILL_FILE
        with contextlib.suppress(Problem, OSError):
            if moves:
                path.unlink(missing_ok=True)
            else:
                write_text(path, "Motion is off. Without this file it is on.\n", private=True)

    def keys(self) -> Mapping[str, tuple[str, Place | None]]:
        path = self._home / KEYS_FILE
        if not path.exists():
            return {}
        from convenor.library.keys import load_keys

        return load_keys(path)
