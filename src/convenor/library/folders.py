"""What lies in the folders of a shelf, as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from convenor.library.document import Document
from convenor.session.problem import Problem

FILE_ENDINGS = (".yaml", ".yml")


def files_in(folder: Path) -> list[Path]:
    """Its library files by name; none when it is not there. Raises Problem when it cannot be read."""
    try:
        return sorted(p for p in folder.iterdir() if p.suffix.lower() in FILE_ENDINGS and not p.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as trouble:
        raise Problem(f"The folder {folder} cannot be read.", cure="Mend its permissions.") from trouble


def packs(folder: Path) -> list[Path]:
    """Its folders with a house style each, by name."""
    try:
        return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []


def resolved(path: Path) -> Path:
    """Where it really is, as far as that can be told."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a symbolic link that goes round in a circle
        return path


def in_one_folder(one: Document, other: Document) -> bool:
    """Whether the two stand beside each other."""
    return resolved(one.path).parent == resolved(other.path).parent


def twice(documents: Iterable[Document]) -> list[Problem]:
    """A fault for each file whose short name another of the same folder has already."""
    first: dict[str, Document] = {}
    found = []
    for document in documents:
        other = first.setdefault(document.id, document)
        if other is not document:
            found.append(Problem(
                f"The short name {document.id[:60]} is taken by {other.path.name} in the same folder.",
                cure="Give one of the two another `id`.", where=document.id_place,
            ))
    return found
