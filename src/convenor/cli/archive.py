"""Published notes in the home: one file each in the folder `archive`, and reading them in from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from convenor.cli.files import read_bytes, read_text, write_text
from convenor.exchange.published_file import from_file, to_file
from convenor.services.archive import Published, from_page
from convenor.session.problem import NotFound, Problem
from convenor.writeup.lint.page import Page

FOLDER = "archive"
ENDINGS = (".md", ".markdown", ".txt", ".text", ".docx", ".html", ".htm")


class HomeArchive:
    """`Archive` in a folder of the home."""

    def __init__(self, home: Path, forget: Callable[[Path], None]) -> None:
        """`forget` throws the search's index of that home away."""
        self._home = home
        self._folder = home / FOLDER
        self._forget = forget

    def all(self) -> Sequence[Published]:
        notes = [self._read(path) for path in self._files()]
        return sorted(notes, key=lambda n: (n.day or date.min, n.title.casefold()))

    def marks(self) -> dict[str, str]:
        marks = {}
        for path in self._files():
            seen = path.stat()
            marks[path.stem] = f"{seen.st_mtime_ns}-{seen.st_size}"
        return marks

    def note(self, note_id: str) -> Published:
        return self._read(self._path(note_id))

    def put(self, note: Published) -> None:
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            text = to_file(note)
        except OSError as trouble:
            raise Problem(f"{self._folder} could not be made: {trouble.strerror}.") from trouble
        write_text(self._folder / f"{note.id}.md", text, private=True)

    def remove(self, note_id: str) -> None:
        path = self._path(note_id)
        try:
            path.unlink()
            self._forget(self._home)
        except OSError as trouble:
            raise Problem(f"{path} could not be deleted: {trouble.strerror}.",
                          cure="Close other windows of Convenor, and try again.") from trouble

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.md")) if self._folder.is_dir() else []

    def _path(self, note_id: str) -> Path:
        path = self._folder / f"{note_id}.md"
        if path not in self._files():
            raise NotFound(f"There is no published note “{note_id}” in the archive.",
                           cure="`convenor archive list` lists them.")
        return path

    def _read(self, path: Path) -> Published:
        return from_file(path.stem, read_text(path), str(path))


def notes_in(path: Path) -> list[Path]:
    """The file, or all notes in the folder and those below it. Raises Problem when there is none."""
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file()
                   and not p.name.startswith((".", "~$")))
    if not found:
        raise Problem(f"There is no note in {path}.", cure=f"Notes end in {', '.join(ENDINGS)}.")
    return found


def read_note(note_id: str, path: Path) -> Published:
    """The note in that file. Raises Problem when it cannot be read, or holds no words."""
    page = _page(path)
    if not page.paragraphs:
        raise Problem(f"There are no words in {path}.", cure="Is it the right file?")
    return from_page(note_id, page, path.name)


def _page(path: Path) -> Page:
    match path.suffix.lower():
        case ".docx":
            from convenor.exchange.word_in import page_of, read_word

            return page_of(read_word(read_bytes(path), str(path)))
        case ".html" | ".htm":
            from convenor.exchange.html_in import from_html

            return from_html(read_text(path))
        case ".md" | ".markdown":
            from convenor.writeup.lint.markdown_page import from_markdown

            return from_markdown(read_text(path))
        case ".txt" | ".text":
            from convenor.writeup.lint.plain_page import from_text

            return from_text(read_text(path))
        case ending:
            raise Problem(f"A file that ends in “{ending}” cannot be taken in.",
                          cure="Save it as text (.txt), Markdown (.md), Word (.docx) or HTML (.html).")
