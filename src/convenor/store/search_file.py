"""The index of the search as a file beside the record: it can be thrown away, and is, whenever words are to go."""

from __future__ import annotations

from pathlib import Path

INDEX_FILE = "search.sqlite"


def forget_index(folder: Path) -> None:
    """Delete the index, if there is one. The next search makes it anew. Raises OSError when it is held open."""
    for ending in ("", "-journal", "-wal", "-shm"):
        (folder / f"{INDEX_FILE}{ending}").unlink(missing_ok=True)
