"""Adding an entry to a book without disturbing a line that its owner wrote."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from convenor.library.book_lines import in_list
from convenor.library.nodes import Listing, Mapping
from convenor.library.reader import read_bytes
from convenor.session.problem import Place, Problem

Entry = TypeVar("Entry")

_HEADINGS = {
    "people": "# The people's book: whoever your notes may introduce. Add, change and take out as you like.\n",
    "series": "# The series book: what the events of a series share. Add, change and take out as you like.\n",
}


def add_entry(
    path: Path,
    name: str,
    lines: Sequence[str],
    holds: Callable[[bytes], tuple[tuple[Entry, ...], tuple[Problem, ...]]],
    entry: Entry,
) -> None:
    """Add the lines of `entry` to the list `name` of the book at `path`, which is made when it is not there.

    `holds` says what a book with those bytes holds, and its faults. The new book is read back before it takes
    the old one's place: it must hold what the old one held, and `entry` after it.

    Raises:
        Problem: the book has a fault, the entry does not fit, or the disk refused. Nothing has changed then.
    """
    try:
        old = path.read_bytes() if path.exists() else b""
    except OSError as trouble:
        raise _unwritable(path) from trouble
    before: tuple[Entry, ...] = ()
    if old:
        before, faults = holds(old)
        if faults:
            raise faults[0]
    alone = _begun(name, lines)
    new = _with(old, name, lines) if old else alone
    after, faults = holds(new)
    # A fault that the entry has by itself, or that it makes beside the others, is its own; any other comes of the
    # place where it was put.
    own = holds(alone)[1] or (faults if after == (*before, entry) else ())
    if own:
        raise Problem(f"That could not be added to {path.name}: {own[0].what}", cure=own[0].cure)
    if after != (*before, entry):
        raise Problem(
            "The book is laid out in a way that nothing can be added to without changing it.",
            where=Place(str(path)), cure="Add these lines by hand:\n" + "\n".join(in_list(lines, 2)),
        )
    replace_file(path, new)


def _begun(name: str, lines: Sequence[str]) -> bytes:
    return (f"{_HEADINGS[name]}schema: {name}/1\n{name}:\n" + "\n".join(in_list(lines, 2)) + "\n").encode()


def _with(old: bytes, name: str, lines: Sequence[str]) -> bytes:
    """The book with the lines behind the last entry. When the list is not at the end, it will not read back."""
    end = "\r\n" if b"\r\n" in old else "\n"
    node = read_bytes(old, name).node
    entries = node.get(name) if isinstance(node, Mapping) else None
    indent, text = 2, old.decode("utf-8-sig")
    if isinstance(entries, Listing) and entries.items:
        indent = entries.at.column - 1
    elif isinstance(entries, Listing):
        text = _without_empty_list(text, entries)
    elif isinstance(node, Mapping) and node.key(name) is None:
        text = f"{text.rstrip()}{end}{name}:"
    return (text.rstrip() + end + end.join(in_list(lines, indent)) + end).encode()


def _without_empty_list(text: str, entries: Listing) -> str:
    """`people: []` becomes `people:`."""
    lines = text.split("\n")
    row = lines[entries.at.line - 1]
    start = entries.at.column - 1
    lines[entries.at.line - 1] = row[:start].rstrip() + row[start:].replace("[]", "", 1)
    return "\n".join(lines)


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the file's place so that at every moment either the old or the new one is whole on the disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)  # gone already when all went well
    except OSError as trouble:
        raise _unwritable(path) from trouble
    _fsync_folder(path.parent)


def _fsync_folder(folder: Path) -> None:
    """So that the new name, too, outlives a power cut. Windows has no such thing and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network folders will not
        pass
    finally:
        os.close(handle)


def _unwritable(path: Path) -> Problem:
    return Problem("The book could not be written.", where=Place(str(path)),
                   cure="Check that the folder is there, that it may be written to, and that the disk is not full.")
