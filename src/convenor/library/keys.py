"""A person's own keys: a name of a command, and the key that is to do it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from convenor.library import nodes
from convenor.library.reader import read
from convenor.session.problem import Place, Problem

CURE = "Write it like `next-part: ctrl+n`; `convenor keys` lists the commands."


def load_keys(path: Path) -> Mapping[str, tuple[str, Place | None]]:
    """Keys by name of command, with their places. Raises Problem with the place of the first fault."""
    if _says_nothing(path):
        return {}
    reading = read(path)
    if reading.problems:
        raise reading.problems[0]
    node = reading.node
    if node is None:
        return {}
    if not isinstance(node, nodes.Mapping):
        raise Problem("These are not names of commands with their keys.", cure=CURE, where=_place(path, node.at))
    found: dict[str, tuple[str, Place | None]] = {}
    for name, value in node.entries:
        if not isinstance(value, nodes.Scalar):
            raise Problem(f"“{name.text}” wants a key, not a list.", cure=CURE, where=_place(path, value.at))
        if not value.is_nothing:
            found[name.text] = (value.text.strip(), _place(path, value.at))
    return found


def _says_nothing(path: Path) -> bool:
    """Whether there are only comments in it, as in one that has just been made."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False  # reading it says what is wrong
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)


def _place(path: Path, at: nodes.Mark) -> Place:
    return Place(str(path), at.line, at.column)
