"""Where a note may be saved, so that nobody need know a path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

FORMS: dict[str, str] = {
    ".html": "Web page, for the blog (.html)",
    ".docx": "Word (.docx)",
    ".md": "Markdown (.md)",
    ".txt": "Plain text (.txt)",
}
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, and what people call it."""

    name: str
    folder: Path


def places() -> tuple[Place, ...]:
    """The folders that this computer has, the likeliest first; at least the home folder."""
    home = Path.home()
    wanted = (
        Place("Documents", platformdirs.user_documents_path()),
        Place("Desktop", platformdirs.user_desktop_path()),
        Place("Downloads", platformdirs.user_downloads_path()),
    )
    found = [place for place in wanted if place.folder.is_dir() and place.folder != home]
    return (*found, Place("Your own folder", home))


def file_name(typed: str) -> str:
    """The words as a name that any computer takes; never empty."""
    plain = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", typed)
    name = " ".join(plain.split()).strip(". ")[:LONGEST_NAME].strip(". ")
    reserved = re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    return f"{name} note" if reserved else name or "Note"


def free_path(folder: Path, name: str, ending: str) -> Path:
    """A file of that name, or the next that is not taken: nothing is ever written over."""
    path, n = folder / f"{name}{ending}", 2
    while path.exists():
        path, n = folder / f"{name} {n}{ending}", n + 1
    return path
