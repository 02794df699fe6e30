"""A note that came back as a file, paragraph by paragraph."""

from __future__ import annotations

from pathlib import Path

from convenor.cli.linting import open_checked
from convenor.writeup.returned import Came


def read_came(path: Path) -> tuple[Came, ...]:
    """What stands in a Word, Markdown or text file. Raises Problem for another, or one that cannot be read."""
    page = open_checked(path).page
    return tuple(
        Came(p.text, "paragraph" if p.kind == "fragment" else p.kind, max(0, p.depth - 1)) for p in page.paragraphs
    )
