"""Reading and writing the files that a person names, with troubles in words."""

from __future__ import annotations

import os
from pathlib import Path

from convenor.session.problem import Place, Problem


def read_text(path: Path, cure: str = "Is it the right file? Nothing was changed.") -> str:
    """The file as UTF-8 text. Raises Problem, with that cure, when it is not text; also when it cannot be read."""
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise Problem(
            "This file is not UTF-8 text.", where=Place(str(path)), cure=cure
        ) from trouble


def read_table(path: Path) -> str:
    """The same for a table of people, which spreadsheets save in more than one way."""
    return read_text(path, "In the spreadsheet, save it as “CSV UTF-8”. Nobody was added.")


def read_bytes(path: Path) -> bytes:
    """The file as it is. Raises Problem when it is not there or not readable."""
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise _in_words(trouble, path, "read") from trouble


def write_text(path: Path, text: str, *, private: bool = False) -> None:
    """Write it whole or not at all, as UTF-8 with the line ends of Unix."""
    write_bytes(path, text.encode("utf-8"), private=private)


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write it whole or not at all: beside its place first, then on disk, then moved there.

    `private` keeps it from other people of this computer, where its disk knows of such things.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.unlink(missing_ok=True)
        mode = 0o600 if private else 0o666
        with open(beside, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as trouble:
        beside.unlink(missing_ok=True)
        raise _in_words(trouble, path, "written") from trouble


def make_folder(path: Path) -> None:
    """Make the folder, and those above it. Raises Problem when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as trouble:
        raise Problem(f"{path} is a file, not a folder.", cure="Give another place.") from trouble
    except OSError as trouble:
        raise _in_words(trouble, path, "made") from trouble


def _in_words(trouble: OSError, path: Path, verb: str) -> Problem:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "there is no such file or folder",
        PermissionError: "you have no right to it",
        IsADirectoryError: "it is a folder",
        NotADirectoryError: "a part of its path is not a folder",
    }
    reason = reasons.get(type(trouble), (trouble.strerror or "the disk refused").lower())
    return Problem(f"{path} could not be {verb}: {reason}.", cure="Give another place; nothing was lost.")
