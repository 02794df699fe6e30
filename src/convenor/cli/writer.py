"""Joins the house style on the shelf, the composer and the layouts into the port that the faces use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from convenor.cli.files import write_bytes, write_text
from convenor.library.house_style import load_style
from convenor.library.places import HOUSE_STYLES
from convenor.library.shelf import Shelf
from convenor.services.stages import banner
from convenor.session.problem import NotFound, Problem
from convenor.session.series import Profile
from convenor.session.session import Session
from convenor.writeup.compose import compose
from convenor.writeup.document import Document
from convenor.writeup.returned import Came
from convenor.writeup.style import Style


class StyledWriter:
    """Writes notes in one house style."""

    def __init__(self, shelf: Shelf, style: str) -> None:
        self._shelf = shelf
        self._style = style
        self._read: tuple[Path, tuple[tuple[str, int], ...], Style] | None = None
        """The pack as it was read last, and when its files were written."""

    def document(self, session: Session, profile: Profile | None = None) -> Document:
        """The note as blocks with their sources. Raises Problem for a style that is missing or broken."""
        document = compose(session, self.style(), profile)
        if not session.published:
            return replace(document, banner=banner(session))
        from convenor.services.publishing import state_words

        return replace(document, banner=state_words(session, document))

    def style(self) -> Style:
        """The house style itself. Raises Problem for one that is missing or broken."""
        pack = self._pack()
        written = tuple((file.name, file.stat().st_mtime_ns) for file in sorted(pack.iterdir()))
        if self._read is None or self._read[:2] != (pack, written):
            self._read = pack, written, load_style(pack)
        return self._read[2]

    def _pack(self) -> Path:
        """The pack's folder: a person's own before the bundled one of the same name."""
        known: set[str] = set()
        for source in self._shelf.sources:
            styles = source.folder / HOUSE_STYLES
            if (styles / self._style).is_dir():
                return styles / self._style
            if styles.is_dir():
                known |= {folder.name for folder in styles.iterdir() if folder.is_dir()}
        raise NotFound(
            f"There is no house style called “{self._style}”.", cure=f"There are: {', '.join(sorted(known))}."
        )

    def digest(self, session: Session) -> str:
        from convenor.exchange.mail import to_mail
        from convenor.services.digesting import day_digest

        return to_mail(day_digest(session, self.style()))

    def text(self, session: Session, profile: Profile | None = None, *, final: bool = False) -> str:
        from convenor.exchange.text import to_text

        return to_text(_as(self.document(session, profile), final=final))

    def save(self, session: Session, path: Path, profile: Profile | None = None, *, final: bool = False) -> None:
        layout = layout_of(path)
        document = _as(self.document(session, profile), final=final)
        content = layout(document)
        if path.suffix.lower() in (".html", ".htm"):
            from convenor.exchange.copy_page import to_copy_page
            from convenor.services.post import post_of

            content = to_copy_page(document, post_of(session, document, self.style().themes))
        if isinstance(content, bytes):
            write_bytes(path, content)
        else:
            write_text(path, content)

    def read_back(self, path: Path) -> tuple[Came, ...]:
        from convenor.cli.came_back import read_came

        return read_came(path)

    def read_reply(self, path: Path) -> str:
        from convenor.cli.replies import read_reply

        return read_reply(str(path))


def _as(document: Document, *, final: bool) -> Document:
    return replace(document, banner="") if final else document


def layout_of(path: Path) -> Callable[[Document], str | bytes]:
    """How a document is written into a file of that ending. Raises Problem for one that is not known."""
    match path.suffix.lower():
        case ".md":
            from convenor.exchange.markdown import to_markdown

            return to_markdown
        case ".html" | ".htm":
            from convenor.exchange.html import to_html

            return to_html
        case ".txt":
            from convenor.exchange.text import to_text

            return to_text
        case ".docx":
            from convenor.exchange.word import to_word

            return to_word
        case ending:
            raise Problem(
                f"A note cannot be written as “{ending or path.name}”.",
                cure="End the name in .md, .html, .txt or .docx.",
            )
