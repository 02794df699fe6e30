"""A command file: on a Mac, a double click on it opens a window of Terminal."""

from __future__ import annotations

import shlex

from convenor.cli.icons.opening import COLUMNS, MARK, NAME, POINTS, ROWS, Opening

FILE_NAME = f"{NAME}.command"


def command_file(opening: Opening) -> str:
    """The file's whole text. What cannot be made larger opens all the same."""
    larger = f'tell application "Terminal" to set font size of front window to {POINTS}'
    lines = [
        "#!/bin/sh",
        f"# {MARK}",
        f"printf '\\033]0;{NAME}\\007\\033[8;{ROWS};{COLUMNS}t'",
        f"osascript -e {shlex.quote(larger)} >/dev/null 2>&1",
        *([f"export CONVENOR_HOME={shlex.quote(opening.home)}"] if opening.home else []),
        "clear",
        f"exec {shlex.join(opening.command)}",
    ]
    return "\n".join(lines) + "\n"
